"""Decisions about cells that were coded twice: the row that counts, why, by whom, and the trail of it.

Deciding holds the study's own row, as sealing and assigning do: while it lasts no sheet becomes blind.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from analysis.bench_rows import DECIDED_BY
from survey_app.domain.adjudication import Bench, Decision, Step
from survey_app.storage.bench_rows import read_assignments, read_seals
from survey_app.storage.bench_tables import adjudications, coding_changes
from survey_app.storage.blind import blind_sheets, may_see
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.recodings import settle_cell, waiting_for_decision
from survey_app.storage.study_rows import coding_of
from survey_app.storage.tables import codings, studies


class SqlAdjudications:
    """What was coded twice, proposed and decided, as far as all may see it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def bench(self, study: str) -> Bench:
        """Everything that deciding rests on, from one snapshot, without the blind sheets."""
        c = codings.c
        query = select(codings).where(c.study == study, may_see(c, ""))
        with reading(self._engine) as connection:
            blind = blind_sheets(connection, study)
            found = connection.execute(query.order_by(c.position, c.casus, c.perspectief, c.aspect, c.codeur))
            return Bench(
                tuple(coding_of(row) for row in found),
                read_assignments(connection, study),
                read_seals(connection, study),
                tuple(
                    one for one in _decisions(connection, study) if (one.casus, one.perspectief) not in blind
                ),
                tuple(
                    one
                    for one in waiting_for_decision(connection, study)
                    if (one.casus, one.perspectief) not in blind
                ),
            )

    def keep(self, step: Step) -> bool:
        """Keeps the proposal or the decision; False when the cell moved on, or became blind, meanwhile."""
        cell = step.decision
        with writing(self._engine) as connection:
            connection.execute(select(studies.c.id).where(studies.c.id == step.study).with_for_update())
            if (cell.casus, cell.perspectief) in blind_sheets(connection, step.study):
                return False
            if _revision(connection, step) != step.seen:
                return False
            _write(connection, step)
        return True


def _decisions(connection: Connection, study: str) -> tuple[Decision, ...]:
    query = select(adjudications).where(adjudications.c.study == study).order_by(adjudications.c.position)
    return tuple(
        Decision(
            row.casus,
            row.perspectief,
            row.aspect,
            row.waarde,
            row.reden,
            row.grond,
            row.toelichting,
            tuple(row.fragmenten.split()),
            tuple(row.door.split()),
            row.besloten_op,
            row.revision,
        )
        for row in connection.execute(query)
    )


def _here(table: Any, step: Step) -> tuple[Any, ...]:
    c, cell = table.c, step.decision
    return (
        c.study == step.study,
        c.casus == cell.casus,
        c.perspectief == cell.perspectief,
        c.aspect == cell.aspect,
    )


def _revision(connection: Connection, step: Step) -> int:
    last = func.coalesce(func.max(adjudications.c.revision), 0)
    return int(connection.execute(select(last).where(*_here(adjudications, step))).scalar_one())


def _write(connection: Connection, step: Step) -> None:
    """A proposal takes the place of the one before; a decision also that of the decision before."""
    decided = bool(step.decision.decided_on)
    gone = [*_here(adjudications, step)]
    if not decided:
        gone.append(adjudications.c.proposal.is_(True))
    connection.execute(delete(adjudications).where(*gone))
    connection.execute(insert(adjudications), _row(connection, step))
    if decided:
        _write_coding(connection, step)
        settle_cell(connection, step.study, step.decision, step.changed_at.date())
    connection.execute(insert(coding_changes), _history(step))


def _row(connection: Connection, step: Step) -> dict[str, Any]:
    one = step.decision
    return {
        "study": step.study,
        "position": next_position(connection, adjudications, step.study),
        "casus": one.casus,
        "perspectief": one.perspectief,
        "aspect": one.aspect,
        "waarde": one.waarde,
        "reden": one.reden,
        "grond": one.grond,
        "toelichting": one.toelichting,
        "fragmenten": " ".join(one.fragmenten),
        "door": " ".join(one.by),
        "besloten_op": one.decided_on,
        "proposal": not one.decided_on,
        "revision": step.seen + 1,
    }


def _write_coding(connection: Connection, step: Step) -> None:
    """The row that counts from now on, beside the originals."""
    one = step.decision
    row = {
        "waarde": one.waarde,
        "reden": one.reden,
        "toelichting": one.toelichting,
        "fragmenten": " ".join(one.fragmenten),
        "status": "vastgesteld",
        "herkomst": "",
        "revision": step.seen + 1,
    }
    here = (*_here(codings, step), codings.c.codeur == DECIDED_BY)
    if connection.execute(update(codings).where(*here).values(row)).rowcount:
        return
    cell = {"study": step.study, "casus": one.casus, "perspectief": one.perspectief, "aspect": one.aspect}
    place = {"codeur": DECIDED_BY, "position": next_position(connection, codings, step.study)}
    connection.execute(insert(codings), {**row, **cell, **place, "memo": ""})


def _history(step: Step) -> dict[str, Any]:
    one = step.decision
    why = f"{one.grond}: {one.toelichting}"
    return {
        "study": step.study,
        "casus": one.casus,
        "perspectief": one.perspectief,
        "aspect": one.aspect,
        "codeur": DECIDED_BY,
        "changed_by": step.changed_by,
        "changed_at": step.changed_at,
        "wat": "besluit" if one.decided_on else "voorstel",
        "oud": step.before,
        "nieuw": one.waarde,
        "why": f"{step.why}\n{why}" if step.why else why,
        "revision": step.seen + 1,
    }
