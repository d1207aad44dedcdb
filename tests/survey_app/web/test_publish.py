"""Every table as a page, and the nota as a file."""

from __future__ import annotations

import re

import pytest

from survey_app.domain.roles import Role

# How a study is read from either database is proven by the tests of the store.
ON_ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def lezer(as_role):
    return as_role(Role.LEZER)


@ON_ONE_DATABASE
def test_every_table_that_is_listed_opens_and_holds_rows(lezer):
    links = re.findall(r'href="(/studies/zwolle/tabellen/[^"]+)"', lezer.get("/studies/zwolle/tabellen").text)
    broken = {link: lezer.get(link).status_code for link in links}

    assert len(links) > 20
    assert set(broken.values()) == {200}


@ON_ONE_DATABASE
def test_colours_stand_with_letter_and_shape(lezer):
    html = lezer.get("/studies/zwolle/tabellen/analyseschema").text

    assert html.count('class="kleur kleur--') == 28 * 15
    assert "▲ O" in html


@ON_ONE_DATABASE
def test_warnings_stand_above_and_notes_below(lezer):
    html = lezer.get("/studies/zwolle/tabellen/waarden").text

    assert html.index("utrecht-alert--warning") < html.index("<table")


@ON_ONE_DATABASE
@pytest.mark.parametrize("name", ["bestaat_niet", "a%00b", "%F0%9F%98%80", "..%2Fnota"])
def test_a_table_that_does_not_exist_is_a_404(lezer, name):
    assert lezer.get(f"/studies/zwolle/tabellen/{name}").status_code == 404


def test_the_nota_page_says_what_is_in_it(lezer):
    html = lezer.get("/studies/zwolle/nota").text

    assert html.count("utrecht-ordered-list__item") > 3
    assert 'href="/studies/zwolle/nota.html"' in html


def test_the_nota_is_a_file_that_needs_nothing_else(lezer):
    answer = lezer.get("/studies/zwolle/nota.html")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="nota-zwolle.html"'
    assert answer.text.lower().startswith("<!doctype html>")
    assert "<script" not in answer.text
    assert not re.search(r'(src|href)="https?://', answer.text)
