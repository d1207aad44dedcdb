"""Cells to be looked at again because their definition changed: the codeur's own queue, and settling it.

What a codeur sealed is never changed: such a cell waits for a decision instead (storage/adjudications.py).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, exists, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from analysis.bench_rows import DECIDED_BY
from survey_app.domain.adjudication import ChangedSince, Decision
from survey_app.domain.coding import changed_things
from survey_app.domain.recoding import CellToRecode, Recoded, in_queue
from survey_app.storage.assignments import sealed_in
from survey_app.storage.bench_tables import assignments, coding_changes, recodings, seals
from survey_app.storage.database import reading, writing
from survey_app.storage.study_rows import coding_of
from survey_app.storage.tables import codings


def waiting_for_decision(connection: Connection, study: str) -> tuple[ChangedSince, ...]:
    """Of rows that were sealed or decided: what changed since. The caller leaves blind sheets out."""
    r = recodings.c
    query = select(recodings).where(r.study == study, r.settled_on.is_(None), _is_closed(r))
    return tuple(_changed(row) for row in connection.execute(query.order_by(r.id)))


def settle_cell(connection: Connection, study: str, cell: Decision, day: date) -> None:
    """Everything of this cell that waited for a decision has it now."""
    r = recodings.c
    here = (r.study == study, r.casus == cell.casus, r.perspectief == cell.perspectief)
    waiting = (*here, r.aspect == cell.aspect, r.settled_on.is_(None))
    connection.execute(update(recodings).where(*waiting).values(settled_on=day))


class SqlRecodings:
    """The store behind `use_cases.recode`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def queue(self, study: str, codeur: str) -> tuple[CellToRecode, ...]:
        """This codeur's own cells and those that everyone shares, in the order in which they were put in."""
        r, c = recodings.c, codings.c
        same = and_(*(r[name] == c[name] for name in ("study", "casus", "perspectief", "aspect", "codeur")))
        query = (
            select(recodings, codings, c.revision.label("now"))
            .select_from(recodings.join(codings, same))
            .where(r.study == study, r.settled_on.is_(None), ~_is_closed(r))
            .where(or_(r.codeur == codeur, _is_shared(r)))
            .order_by(r.id)
        )
        with reading(self._engine) as connection:
            found = [(_changed(row), coding_of(row), row.now) for row in connection.execute(query)]
        return in_queue(found)

    def settle(self, recoded: Recoded) -> bool:
        """Keeps that the cell was looked at, with its new value if it has one; False when it moved on."""
        before = recoded.cell.coding
        try:
            with writing(self._engine) as connection:
                if sealed_in(connection, recoded.study, before.casus, before.perspectief, before.codeur):
                    return False
                if not _waits(connection, recoded) or not _write(connection, recoded):
                    return False
                done = update(recodings).where(*_waiting(recoded))
                connection.execute(done.values(settled_on=recoded.changed_at.date()))
                connection.execute(insert(coding_changes), _history(recoded))
        except IntegrityError:  # who writes in the shared row got a row of their own meanwhile
            return False
        return True


def _is_closed(columns: Any) -> ColumnElement[bool]:
    """The row was sealed by its codeur, or is a decision."""
    s = seals.c
    here = (s.study == columns.study, s.casus == columns.casus, s.perspectief == columns.perspectief)
    return or_(columns.codeur == DECIDED_BY, exists().where(*here, s.codeur == columns.codeur))


def _is_shared(columns: Any) -> ColumnElement[bool]:
    """Nobody is assigned the sheet, and the cell has one row, in which everyone writes."""
    a, c = assignments.alias().c, codings.alias().c
    sheet = (a.study == columns.study, a.casus == columns.casus, a.perspectief == columns.perspectief)
    cell = (
        c.study == columns.study,
        c.casus == columns.casus,
        c.perspectief == columns.perspectief,
        c.aspect == columns.aspect,
    )
    rows = select(func.count(c.codeur)).where(*cell).scalar_subquery()
    return and_(~exists().where(*sheet), rows == 1)


def _changed(row: Any) -> ChangedSince:
    return ChangedSince(
        row.casus, row.perspectief, row.aspect, row.codeur, row.what, row.old_version, row.new_version
    )


def _of_row(table: Any, recoded: Recoded) -> tuple[Any, ...]:
    c, coding = table.c, recoded.cell.coding
    return (
        c.study == recoded.study,
        c.casus == coding.casus,
        c.perspectief == coding.perspectief,
        c.aspect == coding.aspect,
        c.codeur == coding.codeur,
    )


def _waiting(recoded: Recoded) -> tuple[Any, ...]:
    return (*_of_row(recodings, recoded), recodings.c.settled_on.is_(None))


def _waits(connection: Connection, recoded: Recoded) -> bool:
    """Whether the cell waits for exactly what was shown."""
    waiting = select(func.count()).select_from(recodings).where(*_waiting(recoded))
    return connection.execute(waiting).scalar_one() == len(recoded.cell.changed)


def _write(connection: Connection, recoded: Recoded) -> bool:
    """The row as it is now; False when someone changed it since it was shown."""
    row = {**vars(recoded.after), "fragmenten": " ".join(recoded.after.fragmenten)}
    seen = (*_of_row(codings, recoded), codings.c.revision == recoded.cell.revision)
    change = update(codings).where(*seen).values({**row, "revision": recoded.cell.revision + 1})
    return connection.execute(change).rowcount == 1


def _history(recoded: Recoded) -> list[dict[str, Any]]:
    before, after = recoded.cell.coding, recoded.after
    things = [one for one in changed_things(before, after) if one[0] != "waarde"]
    return [
        {
            "study": recoded.study,
            "casus": after.casus,
            "perspectief": after.perspectief,
            "aspect": after.aspect,
            "codeur": after.codeur,
            "changed_by": recoded.changed_by,
            "changed_at": recoded.changed_at,
            "wat": what,
            "oud": old,
            "nieuw": new,
            "why": recoded.why,
            "revision": recoded.cell.revision + 1,
        }
        for what, old, new in (("hercodering", before.waarde, after.waarde), *things)
    ]
