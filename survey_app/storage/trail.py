"""The trail of the codings: read here, written by whatever changes a coding, changed by nobody."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Engine, Select, and_, func, select

from analysis.bench_rows import TrailRow
from survey_app.domain.trail import CellTrail, TrailFilter, TrailPage
from survey_app.storage.bench_rows import trail_row
from survey_app.storage.bench_tables import coding_changes
from survey_app.storage.blind import may_see
from survey_app.storage.database import reading

PAGE = 100  # changes on one page
BATCH = 1_000  # changes read at once for a download


class SqlTrail:
    """What this codeur may see of the trail; '' is someone who codes nothing."""

    def __init__(self, engine: Engine, study: str, codeur: str) -> None:
        self._engine, self._study, self._codeur = engine, study, codeur

    def page(self, wanted: TrailFilter, number: int) -> TrailPage:
        """A page of changes, the newest first; `number` from 1, what is too high gives the last."""
        here = self._where(wanted)
        with reading(self._engine) as connection:
            total = connection.execute(select(func.count()).where(here)).scalar_one()
            pages = max(1, -(-total // PAGE))
            at = min(max(1, number), pages)
            query = self._query(here).order_by(coding_changes.c.id.desc()).limit(PAGE).offset((at - 1) * PAGE)
            rows = tuple(trail_row(row) for row in connection.execute(query))
        return TrailPage(rows, at, pages, total)

    def cell(self, casus: str, perspectief: str, aspect: str) -> CellTrail:
        """Everything that happened to one cell, in order, with what happened to its whole sheet."""
        c = coding_changes.c
        here = and_(
            self._where(TrailFilter(casus, perspectief)), c.aspect.in_((aspect, "")), c.wat != "toewijzing"
        )
        with reading(self._engine) as connection:
            found = connection.execute(self._query(here).order_by(c.id))
            return CellTrail(casus, perspectief, aspect, tuple(trail_row(row) for row in found))

    def all(self, wanted: TrailFilter) -> Iterator[TrailRow]:
        """Every change in order, read batch by batch."""
        query = self._query(self._where(wanted)).order_by(coding_changes.c.id)
        with reading(self._engine) as connection:
            found = connection.execution_options(yield_per=BATCH).execute(query)
            for row in found:
                yield trail_row(row)

    def _where(self, wanted: TrailFilter) -> ColumnElement[bool]:
        c = coding_changes.c
        chosen = [
            column == value
            for column, value in (
                (c.casus, wanted.casus),
                (c.perspectief, wanted.perspectief),
                (c.aspect, wanted.aspect),
                (c.codeur, wanted.codeur),
                (c.wat, wanted.wat),
            )
            if value
        ]
        return and_(c.study == self._study, may_see(c, self._codeur), *chosen)

    def _query(self, where: ColumnElement[bool]) -> Select[tuple[object, ...]]:
        return select(coding_changes).where(where)
