"""The author's texts in the study folder: read as they were typed, and written back the same."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.report_rows import ReportText
from analysis.study_folder import folder_files, read_study_folder

KLEIN = Path(__file__).parent / "folders" / "klein"


@pytest.fixture
def folder(tmp_path):
    target = shutil.copytree(KLEIN, tmp_path / "klein")
    (target / "text").mkdir()
    (target / "text" / "inleiding.md").write_bytes("Een zin.\r\n\r\n*Nog* een é.\r\n".encode())
    (target / "text" / "aantekening.txt").write_text("geen tekst van de nota")
    return target


def originals(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_text_is_read_with_one_kind_of_line_end(folder):
    assert read_study_folder(folder).value.report_texts == (
        ReportText("inleiding", "Een zin.\n\n*Nog* een é.\n"),
    )


def test_a_folder_with_texts_is_written_back_byte_for_byte(folder):
    data, raw = read_study_folder(folder).value, originals(folder)

    assert folder_files(data, raw) == raw


def test_a_changed_text_is_written_anew_and_one_taken_out_does_not_come_back(folder):
    data, raw = read_study_folder(folder).value, originals(folder)

    changed = folder_files(replace(data, report_texts=(ReportText("inleiding", "Anders.\n"),)), raw)
    gone = folder_files(replace(data, report_texts=()), raw)

    assert changed["text/inleiding.md"] == b"Anders.\n"
    assert "text/inleiding.md" not in gone
    assert gone["text/aantekening.txt"] == raw["text/aantekening.txt"]
