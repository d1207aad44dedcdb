"""Field: one thing that a form asks of an item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Widget(StrEnum):
    """How it is asked."""

    TEXT = "text"  # several lines
    LINE = "line"
    ONE = "one"  # one of a list
    MANY = "many"  # any number of a list
    DAY = "day"
    YEAR = "year"


@dataclass(frozen=True)
class Field:
    """`name` is the field of the value in analysis/report_rows.py; `label` and `hint` are to be translated.

    `fixed` is asked once and never changed: it is part of the item's id.
    """

    name: str
    label: str
    widget: Widget = Widget.LINE
    required: bool = False
    hint: str = ""
    fixed: bool = False
