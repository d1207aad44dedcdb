"""A business case goes into the database and comes out the same: its rows are part of the study's frame."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from survey_app.storage.study_folder import export_study, load_study, read_frame, read_study

GRONINGEN = Path(__file__).parents[3] / "examples" / "groningen"


@pytest.fixture
def groningen(engine):
    assert load_study(engine, GRONINGEN, date(2026, 5, 1)) == []
    return engine


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_load_and_export_give_the_same_bytes(groningen, tmp_path):
    assert export_study(groningen, "groningen", tmp_path / "uit") == []
    assert files_in(tmp_path / "uit") == files_in(GRONINGEN)


def test_the_database_gives_back_the_routes_that_the_folder_says(groningen):
    kept, read = read_study(groningen, "groningen"), read_study_folder(GRONINGEN).value
    assert all((kept.routes, kept.route_steps, kept.products))
    assert replace(kept, answers=()) == replace(read, answers=())


def test_routes_are_part_of_what_does_not_change_while_people_work(groningen):
    assert len(read_frame(groningen, "groningen").routes) == 6
