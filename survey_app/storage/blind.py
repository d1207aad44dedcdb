"""What may be seen of codings, in SQL: nothing of a blind sheet but the reader's own.

The rule is that of analysis/sealing.py. Every query that returns something of a coding, a quote or a change
goes through here; `codeur` '' is someone who codes nothing: they see what has been released.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, not_, or_, select

from analysis.bench_rows import DECIDED_BY
from analysis.sealing import ASSIGNING, SheetName
from survey_app.storage.bench_tables import assignments, seals


def blind_sheets(connection: Connection, study: str) -> frozenset[SheetName]:
    """The sheets of which not everyone has sealed, as analysis.sealing.blind_sheets."""
    a, s = assignments.c, seals.c
    own_seal = and_(
        s.study == a.study, s.casus == a.casus, s.perspectief == a.perspectief, s.codeur == a.codeur
    )
    query = (
        select(a.casus, a.perspectief)
        .select_from(assignments.outerjoin(seals, own_seal))
        .where(a.study == study)
        .group_by(a.casus, a.perspectief)
        .having(and_(func.count(a.codeur) > 1, func.count(s.codeur) < func.count(a.codeur)))
    )
    return frozenset((row.casus, row.perspectief) for row in connection.execute(query))


def half_sealed(connection: Connection, study: str) -> frozenset[SheetName]:
    """The blind sheets that someone sealed: what they rest on may not change, and nobody may know what."""
    s = seals.c
    sealed = connection.execute(select(s.casus, s.perspectief).where(s.study == study).distinct())
    return blind_sheets(connection, study) & {(row.casus, row.perspectief) for row in sealed}


def may_see(columns: Any, codeur: str) -> ColumnElement[bool]:
    """For a table with study, casus, perspectief and codeur: the rows that this codeur may see.

    Of a table with `wat` also every row that says who codes what.
    """
    own = columns.codeur == codeur if codeur else false()
    open_to_all = columns.wat == ASSIGNING if "wat" in columns else false()
    return or_(own, open_to_all, not_(or_(_is_blind(columns), _takes_no_part(columns))))


def _is_blind(columns: Any) -> ColumnElement[bool]:
    """Someone of several codeurs has not sealed the sheet of this row."""
    a, s = assignments.alias().c, seals.alias().c
    here = (a.study == columns.study, a.casus == columns.casus, a.perspectief == columns.perspectief)
    sealed = exists().where(
        s.study == a.study, s.casus == a.casus, s.perspectief == a.perspectief, s.codeur == a.codeur
    )
    several = select(func.count(a.codeur)).where(*here).scalar_subquery() > 1
    return and_(several, exists().where(*here, ~sealed))


def _takes_no_part(columns: Any) -> ColumnElement[bool]:
    """The sheet of this row is assigned, and not to the codeur of the row."""
    a = assignments.alias().c
    here = (a.study == columns.study, a.casus == columns.casus, a.perspectief == columns.perspectief)
    assigned = exists().where(*here)
    return and_(columns.codeur != DECIDED_BY, assigned, ~exists().where(*here, a.codeur == columns.codeur))
