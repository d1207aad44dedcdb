"""Row <-> value for the work of coding: who codes what, seals, decisions, proposed categories, the trail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from analysis.bench_rows import Adjudication, Assignment, OpenCategory, Seal, TrailRow
from analysis.study import StudyData
from survey_app.storage.bench_tables import adjudications, assignments, coding_changes, open_categories, seals

Row = dict[str, Any]
TIME = "%Y-%m-%dT%H:%M:%S"


def write_bench_rows(connection: Connection, data: StudyData) -> None:
    """Every row about the work of coding of a study that is not in the database yet."""
    for table, rows in (
        (assignments, [asdict(row) for row in data.assignments]),
        (seals, [asdict(row) for row in data.seals]),
        (adjudications, [asdict(row) for row in data.adjudications]),
        (open_categories, [asdict(row) for row in data.open_categories]),
    ):
        numbered = [{"study": data.study.id, "position": i, **row} for i, row in enumerate(rows)]
        if numbered:
            connection.execute(insert(table), numbered)
    if data.trail:
        connection.execute(insert(coding_changes), [_change_row(data.study.id, row) for row in data.trail])


def read_bench_rows(connection: Connection, study: str) -> dict[str, Any]:
    """The same rows, under the names of their fields in StudyData."""
    return {
        "assignments": read_assignments(connection, study),
        "seals": read_seals(connection, study),
        "adjudications": read_adjudications(connection, study),
        "open_categories": read_open_categories(connection, study),
        "trail": read_trail(connection, study),
    }


def _rows(connection: Connection, table: Table, study: str) -> Iterable[Any]:
    return connection.execute(select(table).where(table.c.study == study).order_by(table.c.position)).all()


def read_assignments(connection: Connection, study: str) -> tuple[Assignment, ...]:
    """Who codes which sheet."""
    found = _rows(connection, assignments, study)
    return tuple(Assignment(row.casus, row.perspectief, row.codeur, row.seed) for row in found)


def read_seals(connection: Connection, study: str) -> tuple[Seal, ...]:
    """Which sheets are sealed."""
    found = _rows(connection, seals, study)
    return tuple(
        Seal(row.casus, row.perspectief, row.codeur, row.verzegeld_op, row.hash, row.codeboeken)
        for row in found
    )


def read_adjudications(connection: Connection, study: str) -> tuple[Adjudication, ...]:
    """What was decided; proposals are not decisions and are left out."""
    return tuple(
        Adjudication(
            row.casus,
            row.perspectief,
            row.aspect,
            row.waarde,
            row.grond,
            row.toelichting,
            row.door,
            row.besloten_op,
        )
        for row in _rows(connection, adjudications, study)
        if row.besloten_op
    )


def read_open_categories(connection: Connection, study: str) -> tuple[OpenCategory, ...]:
    """Categories proposed while coding open answers."""
    found = _rows(connection, open_categories, study)
    return tuple(
        OpenCategory(row.question, row.category, row.label, row.status, row.samengevoegd_met) for row in found
    )


def read_trail(connection: Connection, study: str) -> tuple[TrailRow, ...]:
    """Every change, in the order in which they happened."""
    c = coding_changes.c
    found = connection.execute(select(coding_changes).where(c.study == study).order_by(c.id))
    return tuple(trail_row(row) for row in found)


def trail_row(row: Any) -> TrailRow:
    """A row of `coding_changes` as a value."""
    return TrailRow(
        row.casus,
        row.perspectief,
        row.aspect,
        row.codeur,
        row.changed_by,
        row.changed_at.strftime(TIME),
        row.wat,
        row.oud,
        row.nieuw,
        row.why,
    )


def _change_row(study: str, row: TrailRow) -> Row:
    return {
        "study": study,
        "casus": row.casus,
        "perspectief": row.perspectief,
        "aspect": row.aspect,
        "codeur": row.codeur,
        "changed_by": row.door,
        "changed_at": datetime.strptime(row.op, TIME),
        "wat": row.wat,
        "oud": row.oud,
        "nieuw": row.nieuw,
        "why": row.waarom,
        "revision": 0,
    }
