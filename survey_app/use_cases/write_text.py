"""Writing the text of a section of the nota: nothing is overwritten unseen, every version is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from survey_app.domain.report_items import ItemChange, ItemKind, ReportItem
from survey_app.domain.report_text.written import LONGEST_TEXT, tidy


class Texts(Protocol):
    """Where texts are kept (survey_app/storage/report_items.py)."""

    def find(self, study: str, kind: ItemKind, id: str) -> ReportItem | None:
        """The text as it is now; None when there is none."""

    def write(self, change: ItemChange) -> bool:
        """Keeps it with its line in the history; False when it was changed meanwhile."""

    def changes(self, study: str, kind: ItemKind, id: str) -> tuple[ItemChange, ...]:
        """Its history, oldest first."""


class Outcome(Enum):
    """What came of it."""

    KEPT = auto()
    SAME = auto()
    TOO_LONG = auto()
    STALE = auto()


@dataclass(frozen=True)
class Author:
    """Who writes, and when (UTC)."""

    user: str
    now: datetime


def write_text(
    store: Texts, study: str, section: str, markdown: str, revision: int, author: Author
) -> Outcome:
    """Keeps the text; an empty one is taken out. `revision` is what the author was looking at, 0 for none."""
    text = tidy(markdown)
    if len(text) > LONGEST_TEXT:
        return Outcome.TOO_LONG
    now = store.find(study, ItemKind.REPORT_TEXT, section)
    if (now.revision if now else 0) != revision:
        return Outcome.STALE
    if text == (now.content["markdown"] if now else ""):
        return Outcome.SAME
    new = {"section": section, "markdown": text} if text else None
    change = ItemChange(
        study=study,
        kind=ItemKind.REPORT_TEXT,
        id=section,
        new=new,
        changed_by=author.user,
        changed_at=author.now,
        revision=revision + 1,
        old=dict(now.content) if now else None,
    )
    return Outcome.KEPT if store.write(change) else Outcome.STALE
