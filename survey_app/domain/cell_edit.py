"""A whole cell as a codeur wants it: whether it can stand beside what is kept, and what it changes.

A quote has its place in Unicode code points, and its words must be exactly those at that place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple

from analysis.study import Coding, Fragment
from codebooks.model import Aspect
from codebooks.values import REASONS, Value
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import LONGEST_TEXT, Change, KeptCoding, own_row, values_of
from survey_app.domain.quotes import named

MOST_QUOTES = 500  # under one cell
LAST_PLACE = 100_000_000  # code points; no text that was taken in is as long
UNDONE = "ongedaan"  # the why of an undo or redo that says no other


class CellPlace(NamedTuple):
    """Which cell; `aspect` is its qualified name."""

    study: str
    casus: str
    perspectief: str
    aspect: str


@dataclass(frozen=True)
class CellState:
    """Everything that a codeur says of one cell; `waarde` may still be ''."""

    waarde: str = ""
    reden: str = ""
    toelichting: str = ""
    memo: str = ""
    fragmenten: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellEdit:
    """A cell as it is to become, and the revision that the codeur was looking at (0: an empty cell).

    `new` are quotes without a name yet; `again` says that it is an undo or a redo.
    """

    revision: int
    state: CellState
    new: tuple[Fragment, ...] = ()
    why: str = ""
    again: bool = False

    @property
    def reason(self) -> str:
        """What the history will give as the why."""
        return self.why or (UNDONE if self.again else "")


@dataclass(frozen=True)
class CellNow:
    """What one codeur may know of a cell and of what an edit names: nothing of a colleague's blind work.

    `fragments`: the quotes under the codeur's row, and those the edit names, as far as there are such for
    this codeur on this sheet. `passages`: what the source has at each new quote's place, None for no such
    source. `values`: the sheet's values as this codeur sees them, per qualified aspect.
    """

    place: CellPlace
    codings: tuple[KeptCoding, ...] = ()
    assigned: frozenset[str] = frozenset()
    sealed: bool = False
    fragments: tuple[Fragment, ...] = ()
    passages: tuple[str | None, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def own(self, codeur: str) -> KeptCoding | None:
        """The row that this codeur changes; None where they have none yet."""
        return own_row(self.codings, codeur, bool(self.assigned))

    def quotes(self, codeur: str) -> tuple[Fragment, ...]:
        """The quotes under the codeur's row, in its order."""
        kept, found = self.own(codeur), {one.fragment: one for one in self.fragments}
        names = kept.coding.fragmenten if kept else ()
        return tuple(found[name] for name in names if name in found)

    def after(self, change: Change) -> CellNow:
        """The cell once this change is kept."""
        rest = tuple(kept for kept in self.codings if kept is not change.before)
        return replace(
            self,
            codings=(*rest, KeptCoding(change.after, change.revision)),
            fragments=(*self.fragments, *change.fragments),
            values={**self.values, self.place.aspect: change.after.waarde},
        )


class Bar(Enum):
    """Why someone may not write here at all."""

    NOT_ASSIGNED = auto()
    SEALED = auto()
    SEVERAL = auto()  # others coded this cell, each for themselves, and nobody assigned it


def barred(now: CellNow, codeur: str) -> Bar | None:
    """Whether this codeur may not write in this cell, and why."""
    if now.assigned and codeur not in now.assigned:
        return Bar.NOT_ASSIGNED
    if now.sealed:
        return Bar.SEALED
    others = now.codings and not now.assigned and now.own(codeur) is None
    return Bar.SEVERAL if others else None


def check_edit(aspect: Aspect, edit: CellEdit, before: Coding | None, now: CellNow) -> list[Mistake]:
    """Everything that keeps the edit from being saved, all at once."""
    return [
        *check_value(aspect, edit.state.waarde, edit.state.reden),
        *check_why(edit.state, before, edit.reason),
        *_check_lengths(edit),
        *_check_known(edit.state.fragmenten, now.fragments),
        *_check_new(edit, now),
    ]


def check_value(aspect: Aspect, waarde: str, reden: str) -> Iterator[Mistake]:
    """The value is one of the aspect's, or none yet; the reason explains it."""
    if waarde and waarde not in values_of(aspect):
        yield Mistake("waarde", messages.NOT_A_VALUE)
    elif reden and not waarde:
        yield Mistake("reden", messages.REASON_WITHOUT_VALUE)
    elif reden and (aspect.options or reden not in REASONS[Value(waarde)]):
        yield Mistake("reden", messages.REASON_DOES_NOT_FIT, {"value": waarde.replace("_", " ")})


def check_why(state: CellState, before: Coding | None, why: str) -> Iterator[Mistake]:
    """What was decided, or came from elsewhere, changes only with a reason that the history keeps."""
    if before is None or why or not (before.herkomst or before.status == "vastgesteld"):
        return
    if (state.waarde, state.reden) != (before.waarde, before.reden):
        yield Mistake("waarom", messages.WHY_NEEDED)


def too_many(edit: CellEdit) -> bool:
    """More quotes than a cell can have; nothing was looked up yet."""
    return len(edit.state.fragmenten) + len(edit.new) > MOST_QUOTES


def _check_lengths(edit: CellEdit) -> Iterator[Mistake]:
    texts = {"toelichting": edit.state.toelichting, "memo": edit.state.memo, "waarom": edit.why}
    for name, text in texts.items():
        if len(text) > LONGEST_TEXT:
            yield Mistake(name, messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})


def _check_known(names: Sequence[str], known: Sequence[Fragment]) -> Iterator[Mistake]:
    if len(set(names)) < len(names):
        yield Mistake("fragmenten", messages.QUOTE_LISTED_TWICE)
    if set(names) - {one.fragment for one in known}:
        yield Mistake("fragmenten", messages.QUOTE_UNKNOWN)


def _check_new(edit: CellEdit, now: CellNow) -> Iterator[Mistake]:
    here = {_place(one) for one in now.fragments if one.fragment in edit.state.fragmenten}
    places = {_place(quote) for quote in edit.new}
    if len(places) < len(edit.new) or places & here:
        yield Mistake("nieuw", messages.QUOTE_LISTED_TWICE)
    for quote, passage in zip(edit.new, now.passages, strict=True):
        if len(quote.tekst) > LONGEST_TEXT:
            yield Mistake("nieuw", messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})
        elif not _stands(quote, passage):
            yield Mistake("nieuw", messages.QUOTE_NOT_AT_PLACE)


def _stands(quote: Fragment, passage: str | None) -> bool:
    """Its words are those at its place; past the end of a source a passage is shorter than its place."""
    whole = len(quote.tekst) == quote.eind - quote.start
    return whole and quote.tekst == passage and bool(quote.tekst.strip())


def _place(quote: Fragment) -> tuple[str, int, int]:
    return quote.bron, quote.start, quote.eind


def with_names(edit: CellEdit, known: Sequence[Fragment]) -> tuple[CellState, tuple[Fragment, ...]]:
    """The state with every quote under a name, and the quotes that are not kept yet."""
    quotes = tuple(named(quote, known) for quote in edit.new)
    names = (*edit.state.fragmenten, *(quote.fragment for quote in quotes))
    kept = {one.fragment for one in known}
    fresh = tuple(quote for quote in quotes if quote.fragment not in kept)
    return replace(edit.state, fragmenten=names), fresh


def coding_after(before: Coding, state: CellState, codeur: str) -> Coding:
    """The coding in this state. A new value is the codeur's own: no longer of where it once came from.

    Quotes keep their order; what is new comes after.
    """
    kept = tuple(name for name in before.fragmenten if name in state.fragmenten)
    added = tuple(name for name in state.fragmenten if name not in kept)
    after = replace(
        before,
        waarde=state.waarde,
        reden=state.reden,
        toelichting=state.toelichting,
        memo=state.memo,
        fragmenten=(*kept, *added),
    )
    same = (before.waarde, before.reden) == (after.waarde, after.reden)
    return after if same else replace(after, codeur=codeur, herkomst="")
