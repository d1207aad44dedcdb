"""The place after a study's last row: rows keep the order of their file, and what is new comes after."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, Table, bindparam, func, select


def next_position(connection: Connection, table: Table, study: str) -> int:
    """0 for the first row; on PostgreSQL two writers may get the same: then the key settles the order."""
    return int(connection.execute(_last(table), {"study": study}).scalar_one()) + 1


def place_after(table: Table, study: ColumnElement[str]) -> ScalarSelect[int]:
    """The same as an expression, for an INSERT that looks for its place itself."""
    return select(_highest(table) + 1).where(table.c.study == study).scalar_subquery()


@cache
def _last(table: Table) -> Select[Any]:
    """Made once per table: building a statement costs as much as running it."""
    return select(_highest(table)).where(table.c.study == bindparam("study"))


def _highest(table: Table) -> ColumnElement[int]:
    return func.coalesce(func.max(table.c.position), -1)
