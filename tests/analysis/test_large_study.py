"""A large study: read and counted by column, in time and memory that grow no faster than its answers."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest

from analysis.answer_columns import COLUMNS, AnswerColumns
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

SOURCE = Path(__file__).parents[2] / "bench" / "large_study.py"
QUESTIONS = 40
MOST_BYTES = 16  # per answer; seven words as text take some four hundred
WIDE_MARGIN = 20  # ten times the data in at most so many times the time: machines are busy


@pytest.fixture(scope="module")
def write_study():
    """The maker of the study that bench/tables.py measures with."""
    spec = importlib.util.spec_from_file_location("large_study", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.write_study


@pytest.fixture(scope="module")
def folder(write_study, tmp_path_factory):
    """The study with 2,000 responses."""
    made = tmp_path_factory.mktemp("studies") / "klein"
    write_study(made, 2_000)
    return made


def all_tables(folder):
    loaded = read_study_folder(folder)
    assert loaded.problems == ()
    tables = Tables(loaded.value)
    return {name: tables.table(name) for name in tables.names}


def test_every_table_is_made_without_one_answer_as_an_object(folder, monkeypatch):
    def refuse(self, rows):
        raise AssertionError("an answer was made an object")

    monkeypatch.setattr(AnswerColumns, "_rows", refuse)
    tables = all_tables(folder)

    assert {"respons", "vragen_inwoner", "vragen_inwoner_per_omvang"} <= set(tables)


def test_an_answer_takes_a_few_bytes(folder):
    answers = read_study_folder(folder).value.answers

    assert len(answers) == 2_000 * QUESTIONS
    assert sum(answers.column(name).codes.nbytes for name in COLUMNS) <= MOST_BYTES * len(answers)


def test_every_response_stands_in_the_tables(folder):
    tables = all_tables(folder)
    missing = tables["vragen_inwoner_ontbrekend"]

    assert tables["respons"].cell("inwoner", "ingevuld") == 2_000
    assert len(missing.rows) == QUESTIONS
    assert {sum(row.cells[1:]) for row in missing.rows} == {2_000}


@pytest.mark.slow
def test_ten_times_the_answers_take_no_more_than_ten_times_as_long(folder, write_study, tmp_path):
    write_study(tmp_path / "groot", 20_000)
    all_tables(folder)  # what is loaded once is loaded now
    small, large = min(seconds(folder) for _ in range(3)), seconds(tmp_path / "groot")

    assert large < WIDE_MARGIN * small


def seconds(folder):
    start = time.process_time()
    all_tables(folder)
    return time.process_time() - start
