"""Coding one cell: the value, its reason, its quote; and who changed what, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from analysis.study import Coding
from codebooks.model import Aspect
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.coding import (
    CellForm,
    Change,
    KeptCoding,
    Sheet,
    changed_coding,
    check_cell,
    own_row,
)
from survey_app.domain.quotes import find_quote, named


@dataclass(frozen=True)
class Codeur:
    """Who codes: the name in the data says nothing about the person."""

    name: str


class Codings(Protocol):
    """Where codings are kept (survey_app/storage/codings.py)."""

    def sheet(self, study: str, casus: str, perspectief: str) -> Sheet:
        """What is known about one casus from one perspectief."""

    def change(self, change: Change) -> bool:
        """Keeps the change; False when the cell was changed meanwhile."""


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Coded:
    """The outcome and the mistakes, if any."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


def read_form(form: Mapping[str, str], dropped: Sequence[str]) -> CellForm:
    """The form as it was sent, without what no database can hold."""
    return CellForm(
        waarde=clean(form.get("waarde", "")),
        reden=clean(form.get("reden", "")),
        toelichting=clean(form.get("toelichting", "")),
        # Not normalised: the report's own spelling is what must be found.
        quote=form.get("citaat", "").replace("\0", "").strip(),
        dropped=frozenset(dropped),
        why=clean(form.get("waarom", "")),
    )


def code_cell(
    store: Codings,
    sheet: Sheet,
    aspect: Aspect,
    name: str,
    form: CellForm,
    revision: int,
    codeur: Codeur,
    now: datetime,
) -> Coded:
    """Keeps the form in the cell `name` (codebook.aspect); `revision` is what the codeur was looking at.

    Nothing is overwritten unseen, and every change is added to the history.
    """
    codings = sheet.of(name)
    before = own_row(codings, codeur.name)
    if before is None and codings:
        return Coded(Outcome.MISTAKES, (Mistake("waarde", messages.SEVERAL_CODEURS),))
    if revision != (before.revision if before else 0):
        return Coded(Outcome.STALE)
    mistakes = check_cell(aspect, form, before.coding if before else None, sheet.sources)
    if mistakes:
        return Coded(Outcome.MISTAKES, tuple(mistakes))
    return _keep(store, sheet, name, form, before, codeur, now)


def _keep(
    store: Codings,
    sheet: Sheet,
    name: str,
    form: CellForm,
    before: KeptCoding | None,
    codeur: Codeur,
    now: datetime,
) -> Coded:
    quote = next(iter(find_quote(sheet.sources, form.quote)), None)
    fragment = named(quote, sheet.fragments) if quote else None
    empty = Coding(sheet.casus, sheet.perspectief, name, codeur.name, "")
    after = changed_coding(before.coding if before else empty, form, codeur.name, fragment)
    if before and after == before.coding:
        return Coded(Outcome.SAVED)
    new = fragment if fragment and fragment not in sheet.fragments else None
    change = Change(sheet.study, before, after, new, codeur.name, now, form.why)
    return Coded(Outcome.SAVED if store.change(change) else Outcome.STALE)
