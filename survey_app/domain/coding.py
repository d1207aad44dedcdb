"""Coding a cell: what a codeur filled in, whether it can stand, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from analysis.study import Coding, Fragment, Source
from codebooks.model import Aspect, Codebook
from codebooks.values import KEYS, REASONS, Value
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.quotes import SHORTEST, find_quote

LONGEST_TEXT = 5_000  # characters of an explanation, a quote or a why


@dataclass(frozen=True)
class KeptCoding:
    """A coding as it is kept, with the number of its last change."""

    coding: Coding
    revision: int


@dataclass(frozen=True)
class CellChange:
    """One change in a cell's history: append-only."""

    aspect: str
    changed_by: str
    changed_at: datetime
    old: str
    new: str
    why: str
    what: str = "waarde"
    codeur: str = ""  # whose coding


@dataclass(frozen=True)
class Sheet:
    """Everything that is known about one casus from one perspectief."""

    study: str
    casus: str
    perspectief: str
    codings: tuple[KeptCoding, ...] = ()
    sources: tuple[Source, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    changes: tuple[CellChange, ...] = ()

    def of(self, aspect: str) -> tuple[KeptCoding, ...]:
        """The codings of one aspect (qualified), one per codeur."""
        return tuple(kept for kept in self.codings if kept.coding.aspect == aspect)


@dataclass(frozen=True)
class CellForm:
    """What a codeur filled in for one cell; `dropped` are the quotes to let go."""

    waarde: str
    reden: str = ""
    toelichting: str = ""
    quote: str = ""
    dropped: frozenset[str] = frozenset()
    why: str = ""


@dataclass(frozen=True)
class Change:
    """What is to be kept of a change, all of it or nothing; `before` is None for a cell that was empty."""

    study: str
    before: KeptCoding | None
    after: Coding
    fragment: Fragment | None
    changed_by: str
    changed_at: datetime
    why: str


def values_of(aspect: Aspect) -> tuple[str, ...]:
    """What may be chosen, in the order of the keys 1-5 (an aspect with options: the options)."""
    if aspect.options:
        return (*(option.code for option in aspect.options), str(Value.GEEN_INFORMATIE))
    return tuple(str(value) for value in KEYS)


def own_row(codings: Sequence[KeptCoding], codeur: str) -> KeptCoding | None:
    """The coding that this codeur changes: the only one there is, or among several the codeur's own."""
    if len(codings) == 1:
        return codings[0]
    return next((kept for kept in codings if kept.coding.codeur == codeur), None)


def check_cell(
    aspect: Aspect, form: CellForm, before: Coding | None, sources: Sequence[Source]
) -> list[Mistake]:
    """Everything that keeps the form from being saved, all at once."""
    checks = (
        _check_value(aspect, form),
        _check_reason(aspect, form),
        _check_why(form, before),
        _check_quote(form, sources),
        *_check_lengths(form),
    )
    return [mistake for mistake in checks if mistake is not None]


def _check_value(aspect: Aspect, form: CellForm) -> Mistake | None:
    if not form.waarde:
        return Mistake("waarde", messages.NO_VALUE)
    return None if form.waarde in values_of(aspect) else Mistake("waarde", messages.NOT_A_VALUE)


def _check_reason(aspect: Aspect, form: CellForm) -> Mistake | None:
    if not form.reden or form.waarde not in values_of(aspect):
        return None
    fitting = REASONS[Value(form.waarde)] if not aspect.options else ()
    if form.reden in fitting:
        return None
    return Mistake("reden", messages.REASON_DOES_NOT_FIT, {"value": form.waarde.replace("_", " ")})


def _check_why(form: CellForm, before: Coding | None) -> Mistake | None:
    changed = before is not None and form.waarde and form.waarde != before.waarde
    return Mistake("waarom", messages.WHY_NEEDED) if changed and not form.why else None


def _check_quote(form: CellForm, sources: Sequence[Source]) -> Mistake | None:
    if not form.quote or len(form.quote) > LONGEST_TEXT:
        return None
    if not sources:
        return Mistake("citaat", messages.NO_SOURCE)
    if len(form.quote) < SHORTEST:
        return Mistake("citaat", messages.QUOTE_TOO_SHORT, {"least": SHORTEST})
    places = find_quote(sources, form.quote)
    if len(places) == 1:
        return None
    return Mistake("citaat", messages.QUOTE_TWICE if places else messages.QUOTE_NOT_FOUND)


def _check_lengths(form: CellForm) -> Iterable[Mistake]:
    texts = {"toelichting": form.toelichting, "citaat": form.quote, "waarom": form.why}
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            yield Mistake(field, messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})


def changed_coding(before: Coding, form: CellForm, codeur: str, quote: Fragment | None) -> Coding:
    """The coding after the form. A new value is the codeur's own: no longer of where it once came from."""
    kept = tuple(name for name in before.fragmenten if name not in form.dropped)
    added = (quote.fragment,) if quote and quote.fragment not in kept else ()
    after = replace(
        before,
        waarde=form.waarde,
        reden=form.reden,
        toelichting=form.toelichting,
        fragmenten=(*kept, *added),
    )
    same = (before.waarde, before.reden) == (after.waarde, after.reden)
    return after if same else replace(after, codeur=codeur, herkomst="")


def book_and_aspect(books: Iterable[Codebook], perspectief: str, name: str) -> tuple[Codebook, Aspect] | None:
    """The codebook and aspect with this qualified name, where this perspectief is coded with it."""
    for book in books:
        for aspect in book.aspects:
            if f"{book.id}.{aspect.id}" == name and perspectief in book.perspectieven:
                return book, aspect
    return None
