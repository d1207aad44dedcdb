"""Narekenen on a page: what the command finds, beside the study, of a file of which nothing is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sqlalchemy import func, select

from analysis.tables import Tables as AllTables
from survey_app.domain.roles import Role
from survey_app.storage.database import reading
from survey_app.storage.tables import metadata

PAGE = "/studies/zwolle/narekenen"
RAPPORT = Path(__file__).parents[2] / "report_files" / "rapport.md"
# Nothing of this page is asked of the database but the study, which the tests of the store read from both.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
pytestmark = ONE_DATABASE


@pytest.fixture
def writer(as_role):
    return as_role(Role.ONDERZOEKER)


def upload(browser, raw, name="rapport.md", **fields):
    data = {"bestand": (io.BytesIO(raw), name), **fields}
    return browser.post(PAGE, data=data, content_type="multipart/form-data")


def rows(app):
    with reading(app.extensions["database"]) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def test_each_finding_has_its_place_what_is_printed_and_expected_and_the_likely_slip(
    writer, zwolle_app, text_of
):
    before = rows(zwolle_app)
    answer = upload(writer, RAPPORT.read_bytes())
    said = text_of(answer)

    assert answer.status_code == 200
    assert "Plaats 2 Aantallen, tabel 1" in said
    assert "Gedrukt 35 Verwacht 36" in said
    assert "Gedrukt 54% Verwacht 53,3%" in said
    assert "Zonder '1 (Wethouder)' komt er wat gedrukt is" in said
    assert "Zeker: dit volgt niet uit wat ernaast staat" in said
    assert "Door geen cijfer verklaard" not in said
    assert rows(zwolle_app) == before
    assert "Narekenen" in writer.get("/studies/zwolle/bevindingen").text


@pytest.fixture
def one_table(monkeypatch):
    """The study with the one table that the draft is about: all of them together take seconds."""

    class Tables(AllTables):
        names = ("waarden",)

    monkeypatch.setattr("survey_app.use_cases.print_report_recount.Tables", Tables)


def test_a_draft_stands_beside_the_figures_of_the_study_with_its_number_words(writer, text_of, one_table):
    draft = b"Bij zeven van de vijftien casussen was dat zo. Er waren 1.234 klachten."
    said = text_of(upload(writer, draft, concept="ja"))

    assert "Telwoorden tellen mee" in said
    unexplained = said.split("Door geen cijfer verklaard")[1].split("Verklaard")[0]
    assert "1.234 : alinea 1" in unexplained
    assert "vijftien :" not in unexplained
    assert "vijftien :" in said


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("leeg.docx", b"", "Kies eerst een bestand"),
        ("kapot.docx", b"PK\x03\x04 x", "beschadigd"),
        ("<b>.html", b"<script>alert(1)</script><p>", "is niet na te rekenen"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(writer, name, raw, words):
    answer = upload(writer, raw, name)

    assert answer.status_code == 422
    assert words in answer.text
    assert "<script>alert" not in answer.text


def test_a_file_that_is_too_large_is_refused_and_so_is_a_role_that_writes_nothing(
    writer, as_role, monkeypatch
):
    for name in ("LARGEST", "MEGABYTE"):
        monkeypatch.setattr(f"survey_app.web.recount.{name}", 1000)
    too_large = upload(writer, b"x" * 3000)

    assert too_large.status_code == 413
    assert "hooguit 1 MB" in too_large.text
    assert as_role(Role.LEZER).get(PAGE).status_code == 403
