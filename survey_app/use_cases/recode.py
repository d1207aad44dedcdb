"""Working through one's own queue of cells whose definition changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from codebooks.model import Aspect
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.recoding import CellToRecode, Recoded, RecodeForm, check_recoding, recoded_row


class Recodings(Protocol):
    """Where the queue is kept (survey_app/storage/recodings.py)."""

    def settle(self, recoded: Recoded) -> bool:
        """Keeps it; False when the cell moved on meanwhile."""


class Outcome(Enum):
    """What came of it."""

    SETTLED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Settled:
    """The outcome and the mistakes, if any."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


def read_recoding(form: Mapping[str, str]) -> RecodeForm:
    """The form as it was sent, without what no database can hold."""
    fields = {name: clean(form.get(name, "")) for name in ("waarde", "reden", "toelichting")}
    return RecodeForm(stays=form.get("actie") == "blijft", why=clean(form.get("waarom", "")), **fields)


def recode(
    store: Recodings,
    study: str,
    cell: CellToRecode,
    aspect: Aspect,
    form: RecodeForm,
    revision: int,
    who: str,
    now: datetime,
) -> Settled:
    """Takes the cell off the queue: as it was, or with the new value; `revision` is what `who` looked at."""
    if revision != cell.revision:
        return Settled(Outcome.STALE)
    mistakes = check_recoding(aspect, form, cell.coding)
    if mistakes:
        return Settled(Outcome.MISTAKES, tuple(mistakes))
    after = recoded_row(cell.coding, form, who)
    kept = store.settle(Recoded(study, cell, after, who, now, form.why))
    return Settled(Outcome.SETTLED if kept else Outcome.STALE)
