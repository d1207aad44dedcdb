"""ReportItem: one thing that is written in the report, with the number of its last change.

A finding, a conclusion, a text, a comment on a norm: each kind has its own value (analysis/report_rows.py);
here it is what all of them share. Content is the value's fields by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]


class ItemKind(StrEnum):
    """What an item is; the kinds stand in the order they are made in."""

    NORM_COMMENT = "norm_comment"
    FINDING = "finding"
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"
    STANDPOINT = "standpoint"
    FOLLOW_UP = "follow_up"
    OBSERVATION = "observation"
    REALISATION = "realisation"
    REPORT_TEXT = "report_text"


@dataclass(frozen=True)
class ReportItem:
    """An item as it is kept."""

    kind: ItemKind
    id: str
    content: Content
    revision: int


@dataclass(frozen=True)
class ItemChange:
    """One time that an item was written: append-only. `new` is None when it was taken out.

    `revision` is the number that this change gives the item, one more than the person was looking at; the
    first is 1.
    """

    study: str
    kind: ItemKind
    id: str
    new: Content | None
    changed_by: str
    changed_at: datetime
    revision: int
    old: Content | None = None
