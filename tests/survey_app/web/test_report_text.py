"""The texts of the nota on the screen: written, looked up, met by a colleague's version, and frozen."""

from __future__ import annotations

import re

import pytest

from survey_app.domain.report_items import ItemKind
from survey_app.domain.roles import Role
from survey_app.storage.report_items import SqlReportItems

PAGE = "/studies/zwolle/teksten/doel"
MOMENTS = "/studies/zwolle/momentopnamen"
ON_ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the rest is no SQL
SLIP = "Bij {{ telling: casusonderzoek.regie_wt.groen }}."


@pytest.fixture
def author(as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def reader(as_role):
    return as_role(Role.LEZER)


@pytest.fixture
def rekenkamer(as_role):
    return as_role(Role.REKENKAMER)


def post(browser, page=PAGE, **fields):
    """The form as a browser sends it."""
    token = re.search(rb'name="csrf_token" value="([^"]+)"', browser.get("/").data)
    return browser.post(page, data={"csrf_token": token[1].decode(), **fields})


def kept(app, section="doel"):
    """The text in the database."""
    found = SqlReportItems(app.extensions["database"]).find("zwolle", ItemKind.REPORT_TEXT, section)
    return found.content["markdown"] if found else ""


def editor(answer):
    """What stands in the text field."""
    return re.search(r'name="tekst"[^>]*>\n(.*?)</textarea>', answer.text, re.DOTALL)[1]


def test_a_text_is_kept_and_printed_in_the_nota(author, zwolle_app):
    answer = post(
        author, tekst="Het *doel* bij {{ cijfer: selectie/totaal/aantal }} casussen.\r\n", revisie="0"
    )

    assert answer.status_code == 303
    assert kept(zwolle_app) == "Het *doel* bij {{ cijfer: selectie/totaal/aantal }} casussen.\n"
    nota = author.get("/studies/zwolle/nota.html").text
    assert re.search(r"Het <em>doel</em> bij <a [^>]*selectie/totaal/aantal[^>]*>15</a> casussen", nota)
    assert "De tekst is bewaard" in author.get(answer.location).text


@ON_ONE_DATABASE
def test_an_empty_text_is_taken_out_and_stays_in_the_history(author, zwolle_app):
    post(author, tekst="Weg hiermee.", revisie="0")
    post(author, tekst="  ", revisie="1")

    assert kept(zwolle_app) == ""
    assert author.get(PAGE).text.count("Weg hiermee.") == 2


def test_a_stale_text_is_kept_nowhere_and_both_are_shown(author, zwolle_app):
    post(author, tekst="De eerste.", revisie="0")

    answer = post(author, tekst="De tweede.", revisie="0")

    assert answer.status_code == 409
    assert kept(zwolle_app) == "De eerste.\n"
    assert editor(answer) == "De tweede.\n"
    assert "De eerste." in answer.text
    assert 'name="revisie" value="1"' in answer.text


@ON_ONE_DATABASE
def test_the_preview_button_shows_mistakes_with_the_name_that_was_meant_and_keeps_nothing(author, zwolle_app):
    answer = post(author, tekst=SLIP, revisie="0", knop="voorbeeld")

    assert "casusonderzoek.regie_swt.groen" in answer.text
    assert editor(answer) == f"{SLIP}\n"
    assert kept(zwolle_app) == ""


@ON_ONE_DATABASE
def test_a_typed_number_is_pointed_out_and_a_button_replaces_it(author):
    typed = "Bij 12 van de 15 was er een goede klik met het wijkteam."

    shown = post(author, tekst=typed, revisie="0", knop="voorbeeld")
    replaced = post(author, tekst=typed, revisie="0", knop="vervang:0:0")

    assert 'value="vervang:0:0"' in shown.text
    assert (
        editor(replaced)
        == "Bij {{ telling: casusonderzoek.klik_swt.groen }} was er een goede klik met het wijkteam.\n"
    )


@ON_ONE_DATABASE
@pytest.mark.parametrize("knop", ["vervang:9:9", "voegin:"])
def test_a_button_that_is_not_there_changes_nothing(author, knop):
    answer = post(author, tekst="Gewoon.", revisie="0", knop=knop)

    assert (answer.status_code, editor(answer)) == (200, "Gewoon.\n")


@ON_ONE_DATABASE
def test_what_is_looked_for_can_be_put_in_without_javascript(author):
    found = post(author, tekst="Begin.", revisie="0", knop="zoek", zoek="regie groen")
    button = re.search(r'value="(voegin:[^"]+)"', found.text)[1]

    answer = post(author, tekst="Begin.", revisie="0", knop=button)

    assert editor(answer) == "Begin.\n\n{{ telling: casusonderzoek.regie_swt.groen }}\n"


@ON_ONE_DATABASE
def test_the_sentences_that_the_nota_makes_are_offered(author):
    page = "/studies/zwolle/teksten/bevinding-succesfactoren"

    answer = post(author, page, tekst="", revisie="0", knop="zinnen")

    assert "De waarde groen komt het vaakst voor" in answer.text


@ON_ONE_DATABASE
def test_the_preview_and_the_search_answer_with_a_part_of_the_page(author):
    preview = post(author, f"{PAGE}/voorbeeld", tekst=SLIP)
    found = post(author, f"{PAGE}/zoek", zoek="oordelen")

    assert "regie_swt" in preview.text
    assert "<html" not in preview.text + found.text
    assert "{{ tabel: oordelen }}" in found.text


@ON_ONE_DATABASE
def test_hostile_text_is_shown_as_text(author):
    hostile = "</textarea><script>alert(1)</script> {{ telling: <b> }} \0 \ud800".encode("utf-8", "replace")

    answer = post(author, tekst=hostile, revisie="0", knop="voorbeeld")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text


@ON_ONE_DATABASE
@pytest.mark.parametrize("fields", [{}, {"tekst": "x", "revisie": "9" * 30}])
def test_half_a_form_keeps_nothing_and_is_no_fault_of_the_server(author, zwolle_app, fields):
    assert post(author, **fields).status_code in (303, 409)
    assert kept(zwolle_app) == ""


@ON_ONE_DATABASE
def test_a_book_is_too_long_for_one_section(author, zwolle_app):
    answer = post(author, tekst="woord " * 40_000, revisie="0")

    assert answer.status_code == 422
    assert kept(zwolle_app) == ""


@ON_ONE_DATABASE
def test_who_only_reads_sees_the_text_and_no_editor(reader, author):
    post(author, tekst="Te lezen.", revisie="0")

    page = reader.get(PAGE).text

    assert "Te lezen." in page
    assert "<textarea" not in page
    assert reader.get(MOMENTS).status_code == 403


@ON_ONE_DATABASE
def test_a_section_that_the_nota_does_not_have_is_not_found(author):
    assert author.get("/studies/zwolle/teksten/bestaat-niet").status_code == 404
    assert author.get("/studies/zwolle/teksten/..%2f..%2fetc").status_code == 404


@ON_ONE_DATABASE
def test_the_list_tells_which_parts_have_a_text_and_what_is_wrong(author):
    post(author, tekst=SLIP, revisie="0")

    page = author.get("/studies/zwolle/teksten").text

    assert "Verwijzingen in de teksten die niet kloppen: 1." in page
    assert author.get("/studies/zwolle/teksten?alle=1").text.count("<tr>") > page.count("<tr>")


@ON_ONE_DATABASE
def test_a_study_is_frozen_compared_and_taken_along(rekenkamer, author):
    refused = post(rekenkamer, MOMENTS, naam="  ")
    taken = post(rekenkamer, MOMENTS, naam="Concept <1>", waarom="voor de raad")

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert "Concept &lt;1&gt;" in rekenkamer.get(taken.location).text
    assert "precies hetzelfde" in rekenkamer.get(f"{MOMENTS}/1").text

    post(author, tekst="Nieuw sinds het bevriezen.", revisie="0")
    assert "Nieuw sinds het bevriezen." in rekenkamer.get(f"{MOMENTS}/1").text
    nota = rekenkamer.get(f"{MOMENTS}/1/nota.html")
    assert "1: Concept &lt;1&gt;, " in nota.text
    assert "Nieuw sinds het bevriezen." not in nota.text
    assert rekenkamer.get(f"{MOMENTS}/1/momentopname.zip").data.startswith(b"PK")


@ON_ONE_DATABASE
@pytest.mark.parametrize("number", ["0", "99999999999"])
def test_a_snapshot_that_is_not_there_is_not_found(rekenkamer, number):
    for page in ("", "/nota.html", "/momentopname.zip"):
        assert rekenkamer.get(f"{MOMENTS}/{number}{page}").status_code == 404
