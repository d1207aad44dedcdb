"""The nota inside the app: from each count one walks to the cells behind it, if one may see codings."""

from __future__ import annotations

import re

from survey_app.domain.roles import Role

PLACE = "/studies/zwolle/nota/lezen"


def test_a_count_leads_to_a_page_with_as_many_cells(as_role):
    browser = as_role(Role.ONDERZOEKER)
    html = browser.get(PLACE).text
    found = re.search(r'<a class="achter" href="\.\./cellen\?([^"]+)" aria-label="(\d+), [^"]+">', html)

    assert found is not None
    cells = browser.get("/studies/zwolle/cellen?" + found[1].replace("&amp;", "&"))
    assert cells.status_code == 200
    rows = cells.text.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr")
    assert rows == int(found[2]) > 0


def test_who_may_not_see_codings_reads_the_same_nota_without_those_ways(as_role):
    html = as_role(Role.LEZER).get(PLACE).text

    assert "<table" in html
    assert "../cellen" not in html


def test_the_page_carries_no_style_or_script_of_its_own(as_role):
    browser = as_role(Role.LEZER)
    html = browser.get(PLACE).text

    assert "<style" not in html
    assert "<script" not in html
    assert 'href="/studies/zwolle/nota/huisstijl.css"' in html
    style = browser.get("/studies/zwolle/nota/huisstijl.css")
    assert style.headers["Content-Type"].startswith("text/css")
    assert ".plaat" in style.text


def test_the_page_of_the_nota_leads_there(as_role):
    assert f'href="{PLACE}"' in as_role(Role.LEZER).get("/studies/zwolle/nota").text


def test_a_reader_finds_the_way_back_which_the_file_to_send_does_not_have(as_role):
    browser = as_role(Role.LEZER)

    assert '<a href="/studies/zwolle/nota">Terug naar Wederhoor</a>' in browser.get(PLACE).text
    assert "Terug naar Wederhoor" not in browser.get("/studies/zwolle/nota.html").text
