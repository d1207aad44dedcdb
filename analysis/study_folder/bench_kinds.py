"""The files about the work of coding: their columns, and how a row becomes a value and back."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import fields as fields_of
from typing import Any

from analysis.bench_rows import Adjudication, Assignment, OpenCategory, Seal, TrailRow
from analysis.study_folder.row_kinds import RowKind


def _columns(row: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(row))


ASSIGNMENTS: RowKind[Assignment] = RowKind(
    "assignments.csv",
    _columns(Assignment),
    lambda fields: Assignment(*fields),
    astuple,
    lambda data: data.assignments,
)
SEALS: RowKind[Seal] = RowKind(
    "seals.csv", _columns(Seal), lambda fields: Seal(*fields), astuple, lambda data: data.seals
)
ADJUDICATIONS: RowKind[Adjudication] = RowKind(
    "adjudications.csv",
    _columns(Adjudication),
    lambda fields: Adjudication(*fields),
    astuple,
    lambda data: data.adjudications,
)
TRAIL: RowKind[TrailRow] = RowKind(
    "trail.csv", _columns(TrailRow), lambda fields: TrailRow(*fields), astuple, lambda data: data.trail
)
OPEN_CATEGORIES: RowKind[OpenCategory] = RowKind(
    "open_categories.csv",
    _columns(OpenCategory),
    lambda fields: OpenCategory(*fields),
    astuple,
    lambda data: data.open_categories,
)
BENCH_KINDS = (ASSIGNMENTS, SEALS, ADJUDICATIONS, TRAIL, OPEN_CATEGORIES)
