"""Costs and plans travel with a study through the database: load and export give the same bytes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from analysis.study_folder import read_study_folder
from survey_app.storage.study_folder import export_study, load_study, read_frame, read_study

DOORBRAAK = Path(__file__).parents[3] / "examples" / "doorbraak"
TODAY = date(2026, 5, 1)


def files_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_study_with_costs_comes_out_as_it_came_in(engine, tmp_path):
    assert load_study(engine, DOORBRAAK, TODAY) == []
    assert export_study(engine, "doorbraak", tmp_path / "uit") == []

    assert files_in(tmp_path / "uit") == files_in(DOORBRAAK)


def test_costs_that_are_spelled_otherwise_come_out_as_they_came_in(engine, tmp_path):
    folder = shutil.copytree(DOORBRAAK, tmp_path / "anders")
    costs = (folder / "costs.csv").read_bytes()
    (folder / "costs.csv").write_bytes(costs.replace(b"7018.91", b"7018.910").replace(b"\n", b"\r\n"))
    load_study(engine, folder, TODAY)
    export_study(engine, "doorbraak", tmp_path / "uit")

    assert files_in(tmp_path / "uit") == files_in(folder)


def test_the_database_gives_back_every_cost_item_and_plan(engine):
    load_study(engine, DOORBRAAK, TODAY)
    kept, read = read_study(engine, "doorbraak"), read_study_folder(DOORBRAAK).value

    assert (kept.costs, kept.plans) == (read.costs, read.plans)
    assert read_frame(engine, "doorbraak").costs == read.costs  # they do not change while people work
