"""Where coding begins: the list of sheets, and the ways to a sheet from a source and from the schema."""

from __future__ import annotations

import re

from survey_app.domain.roles import Role

PAGE = "/studies/zwolle/codeerbladen"
SHEET = "/studies/zwolle/casus/4/ouder"


def row_of(html: str, address: str) -> str:
    """The row with the link to this sheet, in words."""
    rows = re.findall(r"<tr>.*?</tr>", html, re.S)
    row = next(row for row in rows if f'href="{address}"' in row)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", row)).strip()


def test_without_assignments_every_sheet_is_listed(as_role):
    html = as_role(Role.CODEUR).get(PAGE).text

    assert len(re.findall(r'href="/studies/zwolle/casus/\d+/\w+"', html)) == 45
    assert row_of(html, SHEET) == "Casus 4, Ouder 30 van 44 begonnen"
    assert "Aan u toegewezen" not in html


def test_ones_own_sheets_come_first_and_another_has_none(double_sheet):
    double_sheet.code("anna", "klik_swt", "rood")
    anna, cora = double_sheet.browser("anna").get(PAGE).text, double_sheet.browser("cora").get(PAGE).text

    assert row_of(anna, SHEET) == "Casus 4, Ouder 1 van 44 begonnen"
    assert anna.index("Aan u toegewezen") < anna.index(SHEET) < anna.index("Aan niemand toegewezen")
    assert SHEET not in cora
    assert "Aan u is geen blad toegewezen" in cora


def test_of_a_blind_sheet_the_work_of_the_other_does_not_count(double_sheet):
    double_sheet.code("bram", "klik_swt", "rood")

    assert "0 van 44 nog niet begonnen" in row_of(double_sheet.browser("anna").get(PAGE).text, SHEET)


def test_who_sealed_first_sees_that_the_other_has_not(double_sheet):
    double_sheet.seal("anna")
    anna = double_sheet.browser("anna")
    assert "door u verzegeld; wacht op een andere codeur" in row_of(anna.get(PAGE).text, SHEET)
    assert "Vergelijk wat door iedereen is verzegeld" not in anna.get(PAGE).text

    double_sheet.seal("bram")
    assert row_of(anna.get(PAGE).text, SHEET).endswith("■ door u verzegeld")
    assert "Vergelijk wat door iedereen is verzegeld" in anna.get(PAGE).text


def test_coding_begins_at_the_list(as_role):
    assert f'href="{PAGE}"' in as_role(Role.CODEUR).get("/").text


def test_a_source_leads_to_the_sheet_that_it_is_coded_on(as_role):
    researcher = as_role(Role.ONDERZOEKER)
    sheet = 'href="/studies/zwolle/casus/3/ouder"'

    assert sheet in researcher.get("/studies/zwolle/bronnen").text
    assert sheet in researcher.get("/studies/zwolle/bronnen/ouder_03").text


def test_the_heads_of_the_schema_lead_to_the_sheets(as_role):
    codeur = as_role(Role.CODEUR)
    one = codeur.get("/studies/zwolle/analyseschema").text
    three = codeur.get("/studies/zwolle/analyseschema/perspectieven").text

    assert re.search(r'<th[^>]*schema__casus"><a href="casus/4/ouder"', one)
    assert re.search(r'<th[^>]*staand"><a href="\.\./casus/1/swt"', three)
