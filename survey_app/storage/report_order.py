"""The order of what is written in the report: an item changes places with the one beside it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Engine, select, update

from survey_app.domain.report_items import ItemKind
from survey_app.storage.database import writing
from survey_app.storage.report_tables import report_items


class SqlReportOrder:
    """The places of a study's items; only those of one kind are compared with each other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def move(self, study: str, kind: ItemKind, id: str, among: Collection[str], up: bool) -> bool:
        """Changes places with the one before or after it among these; False when there is none."""
        with writing(self._engine) as connection:
            order = _ordered(connection, study, kind)
            beside = [one for one in order if one in among or one == id]
            if id not in beside:
                return False
            place = beside.index(id) + (-1 if up else 1)
            if not 0 <= place < len(beside):
                return False
            mine, theirs = order.index(id), order.index(beside[place])
            order[mine], order[theirs] = order[theirs], order[mine]
            _place(connection, study, kind, order)
        return True


def _ordered(connection: Connection, study: str, kind: ItemKind) -> list[str]:
    c = report_items.c
    query = select(c.id).where(c.study == study, c.kind == kind.value).order_by(c.position, c.id)
    return list(connection.execute(query.with_for_update()).scalars())


def _place(connection: Connection, study: str, kind: ItemKind, order: list[str]) -> None:
    """Every item of the kind gets its number, so that equal places of before are settled too."""
    c = report_items.c
    for number, id in enumerate(order):
        here = (c.study == study, c.kind == kind.value, c.id == id, c.position != number)
        connection.execute(update(report_items).where(*here).values(position=number))
