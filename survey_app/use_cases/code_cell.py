"""Coding one cell: the value, its reason, its quotes; and who changed what, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from analysis.study import Coding, Fragment
from codebooks.model import Aspect
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.cell_edit import (
    MOST_QUOTES,
    Bar,
    CellEdit,
    CellNow,
    CellPlace,
    barred,
    check_edit,
    coding_after,
    too_many,
    with_names,
)
from survey_app.domain.cell_form import check_form, edit_of
from survey_app.domain.coding import CellForm, Change, Sheet


@dataclass(frozen=True)
class Codeur:
    """Who codes: the name in the data says nothing about the person."""

    name: str


class Changes(Protocol):
    """Where changes are kept (survey_app/storage/codings.py)."""

    def change(self, change: Change) -> bool:
        """Keeps the change; False when the cell or who may write in it changed meanwhile."""


class Cells(Changes, Protocol):
    """Where one cell is looked up and changed."""

    def cell(self, place: CellPlace, codeur: str, edit: CellEdit | None = None) -> CellNow:
        """What this codeur may know of the cell, and of what the edit names."""


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    MISTAKES = auto()
    STALE = auto()
    NOT_ASSIGNED = auto()
    SEALED = auto()


@dataclass(frozen=True)
class Coded:
    """The outcome and the mistakes, if any; `now` is the cell as it stands after it."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()
    now: CellNow | None = None


BARRED = {Bar.NOT_ASSIGNED: Outcome.NOT_ASSIGNED, Bar.SEALED: Outcome.SEALED, Bar.SEVERAL: Outcome.MISTAKES}
SEVERAL = (Mistake("waarde", messages.SEVERAL_CODEURS),)
TOO_MANY = (Mistake("fragmenten", messages.TOO_MANY_QUOTES, {"most": MOST_QUOTES}),)


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
        memo=clean(form["memo"]) if "memo" in form else None,
    )


def save_cell(
    store: Cells, place: CellPlace, aspect: Aspect, edit: CellEdit, codeur: Codeur, time: datetime
) -> Coded:
    """Keeps the whole cell as the edit has it, or says why not and what is there now.

    Nothing is overwritten unseen, and the history gets a line for everything that changed.
    """
    if too_many(edit):
        return Coded(Outcome.MISTAKES, TOO_MANY, store.cell(place, codeur.name))
    now = store.cell(place, codeur.name, edit)
    coded = _decide(store, now, aspect, edit, codeur, time)
    if coded.outcome is not Outcome.STALE:
        return coded
    again = store.cell(place, codeur.name)
    bar = barred(again, codeur.name)  # sealed or assigned elsewhere, perhaps, while this was under way
    return Coded(BARRED[bar] if bar else Outcome.STALE, SEVERAL if bar is Bar.SEVERAL else (), again)


def code_cell(
    store: Changes,
    sheet: Sheet,
    aspect: Aspect,
    name: str,
    form: CellForm,
    revision: int,
    codeur: Codeur,
    time: datetime,
) -> Coded:
    """Keeps the form in the cell `name` (codebook.aspect); `revision` is what the codeur was looking at."""
    kept = sheet.own(name, codeur.name)
    edit = edit_of(form, kept.coding if kept else None, sheet, revision)
    now = CellNow(
        CellPlace(sheet.study, sheet.casus, sheet.perspectief, name),
        sheet.of(name),
        sheet.assigned,
        sheet.sealed,
        _known(sheet, edit),
        tuple(quote.tekst for quote in edit.new),
    )
    return _decide(store, now, aspect, edit, codeur, time, tuple(check_form(form, sheet.sources)))


def _known(sheet: Sheet, edit: CellEdit) -> tuple[Fragment, ...]:
    """The sheet's quotes, and those of the cell that stand in a source beyond the sheet."""
    known = {one.fragment for one in sheet.fragments}
    beyond = (name for name in edit.state.fragmenten if name not in known)
    return (*sheet.fragments, *(Fragment(name, "", 0, 0, "") for name in beyond))


def _decide(
    store: Changes,
    now: CellNow,
    aspect: Aspect,
    edit: CellEdit,
    codeur: Codeur,
    time: datetime,
    mistakes: tuple[Mistake, ...] = (),
) -> Coded:
    bar, kept = barred(now, codeur.name), now.own(codeur.name)
    if bar:
        return Coded(BARRED[bar], SEVERAL if bar is Bar.SEVERAL else (), now)
    if edit.revision != (kept.revision if kept else 0):
        return Coded(Outcome.STALE, (), now)
    mistakes += tuple(check_edit(aspect, edit, kept.coding if kept else None, now))
    if mistakes:
        return Coded(Outcome.MISTAKES, mistakes, now)
    return _keep(store, now, edit, codeur, time)


def _keep(store: Changes, now: CellNow, edit: CellEdit, codeur: Codeur, time: datetime) -> Coded:
    kept, place = now.own(codeur.name), now.place
    empty = Coding(place.casus, place.perspectief, place.aspect, codeur.name, "")
    state, fresh = with_names(edit, now.fragments)
    after = coding_after(kept.coding if kept else empty, state, codeur.name)
    if after == (kept.coding if kept else empty):
        return Coded(Outcome.SAVED, (), now)
    change = Change(place.study, kept, after, fresh, codeur.name, time, edit.reason, not now.assigned)
    if store.change(change):
        return Coded(Outcome.SAVED, (), now.after(change))
    return Coded(Outcome.STALE, (), now)
