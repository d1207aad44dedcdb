"""Codings for another program from the command line: the kind follows from the name of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main

ZWOLLE = Path(__file__).resolve().parents[2] / "examples" / "zwolle"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("WEDERHOOR_DATABASE_URL", f"sqlite:///{tmp_path}/var/wederhoor.sqlite")
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.mark.parametrize("name", ["a.qdpx", "nieuw/b.QDC", "c.csv", "d.xlsx"])
def test_the_file_is_written_in_the_kind_of_its_name(run, tmp_path, name):
    assert run("load", ZWOLLE).exit_code == 0
    written = run("export-codings", "zwolle", tmp_path / name)

    assert written.exit_code == 0, written.output
    assert (tmp_path / name).stat().st_size > 1000


def test_another_name_and_an_unknown_study_are_said_in_a_sentence(run, tmp_path):
    assert "qdpx" in run("export-codings", "zwolle", tmp_path / "a.doc").output
    unknown = run("export-codings", "nergens", tmp_path / "a.qdpx")

    assert unknown.exit_code == 1
    assert "nergens" in unknown.output
    assert "Traceback" not in unknown.output
    assert not (tmp_path / "a.qdpx").exists()
