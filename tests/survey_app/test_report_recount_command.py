"""`wederhoor recount FILE`: a report of any kind, with the study of its draft, as text and as JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main

RAPPORT = Path(__file__).with_name("report_files") / "rapport.md"
GRONINGEN = Path(__file__).resolve().parents[2] / "examples" / "groningen"


def run(*arguments):
    return CliRunner().invoke(main, ["recount", *map(str, arguments)])


def test_a_report_is_recounted_in_words():
    found = run(RAPPORT)

    assert found.exit_code == 0, found.output
    assert "gedrukt: 35; nagerekend: 36" in found.output
    assert "gedrukt: 54%; nagerekend: 53,3%" in found.output
    assert "Wat is nagerekend" in found.output


def test_a_report_is_recounted_for_programs():
    found = json.loads(run(RAPPORT, "--format", "json").output)

    assert [alarm["printed"] for alarm in found["alarms"]] == ["35", "54%"]
    assert found["alarms"][0]["where"] == "2 Aantallen, tabel 1"
    assert found["alarms"][0]["slips"] == [
        "Zonder '1 (Wethouder)' komt er wat gedrukt is: een regel niet meegeteld."
    ]
    assert {tally["kind"] for tally in found["tallies"]} >= {"column_total", "percentage", "list_count"}


def draft(tmp_path):
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_paragraph("Er waren 427 maatregelen in 2015 en 146 aanbieders.")
    document.save(file)
    path = tmp_path / "concept.docx"
    path.write_bytes(file.getvalue())
    return path


def test_a_draft_is_held_against_its_study(tmp_path):
    found = json.loads(run(draft(tmp_path), "--study", GRONINGEN, "--format", "json").output)
    numbers = {one["text"]: one for one in found["draft"]["numbers"]}

    assert set(numbers) == {"427", "146"}
    assert numbers["427"]["addresses"][0].startswith("routes/")
    assert numbers["146"]["addresses"] == []


@pytest.mark.parametrize("folder", ["nergens", "leeg"])
def test_a_study_that_cannot_be_read_is_a_problem(folder, tmp_path):
    (tmp_path / "leeg").mkdir()
    found = run(RAPPORT, "--study", tmp_path / folder)

    assert found.exit_code == 1
    assert "proble" in found.output
    assert "Traceback" not in found.output


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("nergens.docx", None, "ontbreekt of is niet te lezen"),
        ("leeg.docx", b"", "leeg"),
        ("kapot.docx", b"PK\x03\x04 x", "beschadigd"),
        ("oud.doc", b"\xd0\xcf\x11\xe0", "oude Word"),
        ("foto.jpg", b"\xff\xd8\xff\xe0\x00\x01", "niet vast te stellen"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(name, raw, words, tmp_path):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    found = run(tmp_path / name)

    assert found.exit_code == 1
    assert words in found.output
    assert found.exception is None or isinstance(found.exception, SystemExit)
