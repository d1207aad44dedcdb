"""Blindness in SQL is the blindness of analysis/sealing.py, whatever was assigned and sealed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from analysis.bench_rows import DECIDED_BY, Assignment, Seal
from analysis.sealing import blind_sheets, blindness
from survey_app.storage import blind
from survey_app.storage.bench_tables import assignments, coding_changes, seals
from survey_app.storage.blind import may_see
from survey_app.storage.tables import codings

SHEETS = (("1", "ouder"), ("1", "swt"), ("2", "ouder"))
NAMES = ("codeur_1", "codeur_2", "codeur_3")
OWNERS = (*NAMES, DECIDED_BY, "")
SHEET, NAME = st.sampled_from(SHEETS), st.sampled_from(NAMES)
PAIRS = st.sets(st.tuples(SHEET, NAME))
STUDY = "zwolle"


def on(sheet, name):
    return {"study": STUDY, "casus": sheet[0], "perspectief": sheet[1], "codeur": name}


@pytest.fixture
def bench(zwolle_engine):
    """The example study with nothing but a row of everyone on three sheets; and a change of each."""
    coding = {"aspect": "boek.a", "waarde": "groen", "reden": "", "toelichting": "", "fragmenten": ""}
    coding |= {"status": "concept", "herkomst": "", "memo": "", "revision": 1}
    change = {"aspect": "", "changed_by": "x", "changed_at": datetime(2026, 11, 27), "oud": "", "nieuw": ""}
    change |= {"why": "", "revision": 1}
    everyone = [on(sheet, name) for sheet in SHEETS for name in OWNERS]
    with zwolle_engine.begin() as connection:
        connection.execute(delete(codings))
        connection.execute(insert(codings), [{**row, **coding, "position": 0} for row in everyone])
        lines = [{**row, **change, "wat": what} for row in everyone for what in ("waarde", "toewijzing")]
        connection.execute(insert(coding_changes), lines)
    return zwolle_engine


def put(connection, assigned, sealed):
    for table in (assignments, seals):
        connection.execute(delete(table))
    rows = [{**on(sheet, name), "position": i, "seed": ""} for i, (sheet, name) in enumerate(assigned)]
    closed = {"verzegeld_op": "2026-11-27", "hash": "f", "codeboeken": ""}
    lines = [{**on(sheet, name), "position": i, **closed} for i, (sheet, name) in enumerate(sealed)]
    for table, found in ((assignments, rows), (seals, lines)):
        if found:
            connection.execute(insert(table), found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAIRS, PAIRS, st.sampled_from(("", *NAMES, DECIDED_BY, "codeur_9")))
def test_the_database_hides_and_shows_what_the_rule_says(bench, assigned, sealed, reader):
    given_out = [Assignment(*sheet, name) for sheet, name in assigned]
    closed = [Seal(*sheet, name, "2026-11-27", "f", "") for sheet, name in sealed]
    rule = blindness(given_out, closed)
    shown = {(*sheet, name) for sheet in SHEETS for name in OWNERS if rule.shows(*sheet, name, reader)}

    with bench.begin() as connection:
        put(connection, assigned, sealed)
        assert blind.blind_sheets(connection, STUDY) == blind_sheets(given_out, closed)
        assert seen_in(connection, codings, reader) == shown
        changes = coding_changes.c
        assert seen_in(connection, coding_changes, reader, changes.wat == "waarde") == shown
        assert len(seen_in(connection, coding_changes, reader, changes.wat == "toewijzing")) == 15


def seen_in(connection, table, reader, *where):
    c = table.c
    query = select(c.casus, c.perspectief, c.codeur).where(c.study == STUDY, may_see(c, reader), *where)
    return {tuple(row) for row in connection.execute(query)}


def test_assignments_of_another_study_hide_nothing_here(bench):
    with bench.begin() as connection:
        from sqlalchemy import text

        connection.execute(
            text("INSERT INTO studies SELECT 'elders', loaded_on, frame_hash FROM studies WHERE id='zwolle'")
        )
        rows = [{**on(SHEETS[0], name), "study": "elders", "position": 0, "seed": ""} for name in NAMES]
        connection.execute(insert(assignments), rows)

        assert blind.blind_sheets(connection, STUDY) == frozenset()
        assert len(seen_in(connection, codings, "")) == 15
        assert blind.blind_sheets(connection, "elders") == {SHEETS[0]}
