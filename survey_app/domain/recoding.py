"""Looking at a cell again because its definition changed: it stays, or it gets another value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from analysis.cells import FIXED
from analysis.study import Coding
from codebooks.model import Aspect
from codebooks.values import REASONS, Value
from survey_app.domain import agreement_messages as messages
from survey_app.domain.adjudication import ChangedSince
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import LONGEST_TEXT, values_of


@dataclass(frozen=True)
class CellToRecode:
    """A coding, everything that changed since in what it was judged by, and the revision of the coding."""

    coding: Coding
    changed: tuple[ChangedSince, ...]
    revision: int


@dataclass(frozen=True)
class RecodeForm:
    """What the codeur filled in; `stays` leaves the coding as it is."""

    stays: bool
    waarde: str = ""
    reden: str = ""
    toelichting: str = ""
    why: str = ""


@dataclass(frozen=True)
class Recoded:
    """What is to be kept of it, all of it or nothing."""

    study: str
    cell: CellToRecode
    after: Coding
    changed_by: str
    changed_at: datetime
    why: str


def in_queue(found: Iterable[tuple[ChangedSince, Coding, int]]) -> tuple[CellToRecode, ...]:
    """One cell per coding, in the order in which they first appear."""
    cells: dict[tuple[str, ...], CellToRecode] = {}
    for change, coding, revision in found:
        key = (coding.casus, coding.perspectief, coding.aspect, coding.codeur)
        before = cells.get(key, CellToRecode(coding, (), revision))
        cells[key] = replace(before, changed=(*before.changed, change))
    return tuple(cells.values())


def check_recoding(aspect: Aspect, form: RecodeForm, before: Coding) -> list[Mistake]:
    """Everything that keeps the new value from being saved, all at once; nothing where it stays."""
    if form.stays:
        return []
    checks = (
        None if form.waarde in values_of(aspect) else Mistake("waarde", messages.NO_NEW_VALUE),
        _check_reason(aspect, form),
        _check_why(form, before),
        *(
            Mistake(name, messages.TOO_LONG, {"limit": LONGEST_TEXT})
            for name, text in (("toelichting", form.toelichting), ("waarom", form.why))
            if len(text) > LONGEST_TEXT
        ),
    )
    return [mistake for mistake in checks if mistake is not None]


def _check_reason(aspect: Aspect, form: RecodeForm) -> Mistake | None:
    if not form.reden or form.waarde not in values_of(aspect):
        return None
    fitting = () if aspect.options else REASONS[Value(form.waarde)]
    return None if form.reden in fitting else Mistake("reden", messages.REASON_OF_ANOTHER_VALUE)


def _check_why(form: RecodeForm, before: Coding) -> Mistake | None:
    """As everywhere: a value that was fixed or came from a source is not changed without a word."""
    settled = before.status == FIXED or before.herkomst
    changed = form.waarde != before.waarde
    return Mistake("waarom", messages.WHY_RECODED) if settled and changed and not form.why else None


def recoded_row(before: Coding, form: RecodeForm, who: str) -> Coding:
    """The coding after the form. A new value is the codeur's own: no longer of where it once came from."""
    if form.stays:
        return before
    after = replace(before, waarde=form.waarde, reden=form.reden, toelichting=form.toelichting)
    same = (before.waarde, before.reden) == (after.waarde, after.reden)
    return after if same else replace(after, codeur=who, herkomst="")
