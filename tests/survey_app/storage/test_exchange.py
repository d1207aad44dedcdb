"""An import in the database: all of it with its trail, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import func, insert, select

from analysis.study import Coding, Fragment, Source
from survey_app.domain.exchange import ImportRows
from survey_app.domain.intake import IntakeSource
from survey_app.storage.bench_tables import assignments, coding_changes
from survey_app.storage.exchange import SqlExchange
from survey_app.storage.intake import SqlIntake
from survey_app.storage.study_folder import folder_as_files, read_study
from survey_app.storage.tables import codings, fragments, sources

ROWS = ImportRows(
    "zwolle",
    (Source("nieuw", "1", "ouder", "Een nieuwe tekst."),),
    (Fragment("c_nieuw", "nieuw", 4, 10, "nieuwe"),),
    (Coding("1", "ouder", "casusonderzoek.klik_swt", "import_vera", "rood", fragmenten=("c_nieuw",)),),
    "codeur_1",
    datetime(2026, 11, 27, 12),
    "Ingelezen uit n.qdpx",
    "verklaard",
)


def counts(engine):
    with engine.connect() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (sources, fragments, codings, coding_changes)
        ]


def test_an_import_is_kept_whole_with_a_line_for_the_text_and_for_the_value(zwolle_engine):
    assert SqlExchange(zwolle_engine).keep(ROWS)
    data = read_study(zwolle_engine, "zwolle")

    assert ROWS.sources[0] in data.sources
    assert ROWS.fragments[0] in data.fragments
    assert ROWS.codings[0] in data.codings
    assert [(t.wat, t.nieuw, t.codeur, t.door, t.waarom) for t in data.trail[-2:]] == [
        ("bron", "nieuw", "codeur_1", "codeur_1", "Ingelezen uit n.qdpx; verklaard"),
        ("waarde", "rood", "import_vera", "codeur_1", "Ingelezen uit n.qdpx"),
    ]


def test_a_study_with_an_import_is_still_a_study_folder(zwolle_engine, tmp_path):
    from survey_app.storage.study_folder import export_study, load_study

    SqlExchange(zwolle_engine).keep(ROWS)
    assert export_study(zwolle_engine, "zwolle", tmp_path / "uit") == []
    problems = load_study(zwolle_engine, tmp_path / "uit", date(2026, 11, 27))
    assert [one.code for one in problems] == ["study-exists"]  # the folder itself reads without a Problem
    assert b"import_vera" in folder_as_files(zwolle_engine, "zwolle")["codings.csv"]


@pytest.mark.parametrize("again", ["everything", "the text", "the coding"])
def test_what_came_to_be_there_meanwhile_leaves_everything_as_it_was(zwolle_engine, again):
    rows = {
        "everything": ROWS,
        "the text": replace(ROWS, codings=(), fragments=()),
        "the coding": replace(ROWS, sources=(), fragments=()),
    }[again]
    assert SqlExchange(zwolle_engine).keep(rows)
    before = counts(zwolle_engine)

    assert not SqlExchange(zwolle_engine).keep(ROWS)
    assert counts(zwolle_engine) == before


def test_a_sheet_that_was_assigned_meanwhile_takes_nothing(zwolle_engine):
    row = {"study": "zwolle", "position": 0, "casus": "1", "perspectief": "ouder", "codeur": "c", "seed": ""}
    with zwolle_engine.begin() as connection:
        connection.execute(insert(assignments), row)
    before = counts(zwolle_engine)

    assert not SqlExchange(zwolle_engine).keep(ROWS)
    assert counts(zwolle_engine) == before


def test_a_text_that_was_corrected_meanwhile_gets_no_quote_in_a_wrong_place(zwolle_engine):
    moved = replace(ROWS, sources=(), codings=(), fragments=(Fragment("c_x", "ouder_01", 0, 4, "Anders"),))

    assert not SqlExchange(zwolle_engine).keep(moved)


def test_a_name_of_a_text_under_review_is_not_taken(zwolle_engine):
    waiting = IntakeSource("nieuw", "1", "ouder", "verslag", "Tekst met Jan.", date(2026, 11, 27), "codeur_1")
    assert SqlIntake(zwolle_engine).add("zwolle", waiting)

    assert not SqlExchange(zwolle_engine).keep(ROWS)
