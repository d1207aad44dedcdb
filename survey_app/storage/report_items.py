"""What is written in the report, in the database: each item with its revision, every change kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.judgement_rows import NormComment
from analysis.report_rows import (
    Conclusion,
    Finding,
    FollowUp,
    Observation,
    Realisation,
    Recommendation,
    ReportText,
    Standpoint,
)
from analysis.study import StudyData
from survey_app.domain.report_items import Content, ItemChange, ItemKind, ReportItem
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.report_tables import report_item_changes, report_items

# kind -> where StudyData holds its values, and what they are
PLACES: Mapping[ItemKind, tuple[str, type[Any]]] = MappingProxyType(
    {
        ItemKind.NORM_COMMENT: ("norm_comments", NormComment),
        ItemKind.FINDING: ("findings", Finding),
        ItemKind.CONCLUSION: ("conclusions", Conclusion),
        ItemKind.RECOMMENDATION: ("recommendations", Recommendation),
        ItemKind.STANDPOINT: ("standpoints", Standpoint),
        ItemKind.FOLLOW_UP: ("follow_ups", FollowUp),
        ItemKind.OBSERVATION: ("observations", Observation),
        ItemKind.REALISATION: ("realisations", Realisation),
        ItemKind.REPORT_TEXT: ("report_texts", ReportText),
    }
)


class SqlReportItems:
    """The store behind everything that is written in the report."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_kind(self, study: str, kind: ItemKind) -> tuple[ReportItem, ...]:
        """Every item of this kind in its order."""
        with reading(self._engine) as connection:
            return tuple(_item(row) for row in _rows(connection, study, kind))

    def find(self, study: str, kind: ItemKind, id: str) -> ReportItem | None:
        """The item; None when it is not there."""
        return next((item for item in self.of_kind(study, kind) if item.id == id), None)

    def write(self, change: ItemChange) -> bool:
        """Keeps the item, or takes it out, with its line in the history; False when it changed meanwhile."""
        try:
            with writing(self._engine) as connection:
                return write_item(connection, change)
        except IntegrityError:  # someone else made it first
            return False

    def write_all(self, changes: Sequence[ItemChange]) -> bool:
        """Keeps all of these or none; False when one of the items changed meanwhile."""
        try:
            with writing(self._engine) as connection:
                if not all(write_item(connection, change) for change in changes):
                    raise _StaleItem
        except (IntegrityError, _StaleItem):
            return False
        return True

    def changes(self, study: str, kind: ItemKind, id: str) -> tuple[ItemChange, ...]:
        """The history of an item, oldest first; those of one that was taken out too."""
        c = report_item_changes.c
        query = select(report_item_changes).where(c.study == study, c.kind == kind.value, c.item == id)
        with reading(self._engine) as connection:
            return tuple(_change(row) for row in connection.execute(query.order_by(c.id)))


class _StaleItem(Exception):
    """An item was changed meanwhile; the transaction leaves no trace."""


def write_item(connection: Connection, change: ItemChange) -> bool:
    """As SqlReportItems.write, inside a transaction that keeps more; raises what the database raises."""
    if not _written(connection, change):
        return False
    connection.execute(insert(report_item_changes), _change_row(change))
    return True


def content_of(value: Any) -> dict[str, Any]:
    """A value of analysis/report_rows.py as the content of an item."""
    return asdict(value)


def value_of(kind: ItemKind, content: Content) -> Any:
    """The value again; lists become tuples."""
    _, made = PLACES[kind]
    return made(**{key: tuple(one) if isinstance(one, list) else one for key, one in content.items()})


def write_report_rows(connection: Connection, data: StudyData) -> None:
    """Everything written in the report of a study that is not in the database yet."""
    rows = [
        {"study": data.study.id, "position": place, "kind": kind.value, "id": id_of(value)}
        | {"content": content_of(value)}
        for kind, (part, _) in PLACES.items()
        for place, value in enumerate(getattr(data, part))
    ]
    if rows:
        connection.execute(insert(report_items), rows)


def read_report_rows(connection: Connection, study: str) -> dict[str, Any]:
    """The parts of StudyData that are written in the report."""
    found: dict[str, list[Any]] = {part: [] for part, _ in PLACES.values()}
    for row in _rows(connection, study):
        kind = ItemKind(row.kind)
        found[PLACES[kind][0]].append(value_of(kind, row.content))
    return {part: tuple(values) for part, values in found.items()}


def id_of(value: Any) -> str:
    """What names a value among its kind: its id, its section, or the recommendation and who or when."""
    if isinstance(value, Standpoint):
        return f"{value.recommendation}.{value.by}"
    if isinstance(value, FollowUp):
        return f"{value.recommendation}.{value.year}"
    return str(value.section if isinstance(value, ReportText) else value.id)


def _rows(connection: Connection, study: str, kind: ItemKind | None = None) -> Any:
    c = report_items.c
    query = select(report_items).where(c.study == study).order_by(c.position, c.kind, c.id)
    return connection.execute(query if kind is None else query.where(c.kind == kind.value))


def _item(row: Any) -> ReportItem:
    return ReportItem(ItemKind(row.kind), row.id, row.content, row.revision)


def _written(connection: Connection, change: ItemChange) -> bool:
    c, seen = report_items.c, change.revision - 1
    here = (c.study == change.study, c.kind == change.kind.value, c.id == change.id)
    if change.new is None:
        return bool(connection.execute(delete(report_items).where(*here, c.revision == seen)).rowcount)
    if seen:
        kept = {"content": dict(change.new), "revision": change.revision}
        query = update(report_items).where(*here, c.revision == seen).values(**kept)
        return bool(connection.execute(query).rowcount)
    place = next_position(connection, report_items, change.study)
    row = {"study": change.study, "position": place, "kind": change.kind.value, "id": change.id}
    connection.execute(insert(report_items), {**row, "content": dict(change.new), "revision": 1})
    return True


def _change_row(change: ItemChange) -> dict[str, Any]:
    return {
        "study": change.study,
        "kind": change.kind.value,
        "item": change.id,
        "revision": change.revision,
        "changed_by": change.changed_by,
        "changed_at": change.changed_at,
        "old": None if change.old is None else dict(change.old),
        "new": None if change.new is None else dict(change.new),
    }


def _change(row: Any) -> ItemChange:
    return ItemChange(
        study=row.study,
        kind=ItemKind(row.kind),
        id=row.item,
        new=row.new,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        revision=row.revision,
        old=row.old,
    )
