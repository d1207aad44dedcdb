"""Codings and their history: one sheet, one cell's form, one change to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from analysis.study import Coding, Fragment, Source
from codebooks.model import Aspect, Codebook
from codebooks.values import KEYS, Value

LONGEST_TEXT = 5_000  # characters of an explanation, a memo, a quote or a why
KEPT_TEXTS = ("waarde", "reden", "toelichting", "memo")


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
    assigned: frozenset[str] = frozenset()  # who codes it; nobody: everyone who codes may
    sealed: bool = False  # whether the codeur who looks sealed it

    def own(self, aspect: str, codeur: str) -> KeptCoding | None:
        """The coding of this aspect that this codeur changes; None where they have none yet."""
        return own_row(self.of(aspect), codeur, bool(self.assigned))

    def of(self, aspect: str) -> tuple[KeptCoding, ...]:
        """The codings of one aspect (qualified), one per codeur."""
        return tuple(kept for kept in self.codings if kept.coding.aspect == aspect)


@dataclass(frozen=True)
class CellForm:
    """What a codeur filled in for one cell; `dropped` are the quotes to let go, memo None stays as it was."""

    waarde: str
    reden: str = ""
    toelichting: str = ""
    quote: str = ""
    dropped: frozenset[str] = frozenset()
    why: str = ""
    memo: str | None = None


@dataclass(frozen=True)
class Change:
    """What is to be kept of a change, all of it or nothing; `before` is None for a cell that was empty.

    `fragments` are the quotes that were not kept yet; `shared` says that everyone writes in one row.
    """

    study: str
    before: KeptCoding | None
    after: Coding
    fragments: tuple[Fragment, ...]
    changed_by: str
    changed_at: datetime
    why: str
    shared: bool = True

    @property
    def revision(self) -> int:
        """The number that this change gets."""
        return self.before.revision + 1 if self.before else 1


def values_of(aspect: Aspect) -> tuple[str, ...]:
    """What may be chosen, in the order of the keys 1-5 (an aspect with options: the options)."""
    if aspect.options:
        return (*(option.code for option in aspect.options), str(Value.GEEN_INFORMATIE))
    return tuple(str(value) for value in KEYS)


def own_row(codings: Sequence[KeptCoding], codeur: str, assigned: bool = False) -> KeptCoding | None:
    """The coding that this codeur changes: the only one there is, or among several the codeur's own.

    On a sheet that was assigned everyone has a row of their own.
    """
    if len(codings) == 1 and not assigned:
        return codings[0]
    return next((kept for kept in codings if kept.coding.codeur == codeur), None)


def sheet_values(rows: Iterable[tuple[str, str, str]], codeur: str, assigned: bool) -> dict[str, str]:
    """Per aspect the value that this codeur's sheet has, from (aspect, codeur, waarde); '' is left out.

    On a sheet that nobody was assigned: the codeur's own, else the one that all others agree on.
    """
    own: dict[str, str] = {}
    others: dict[str, set[str]] = {}
    for aspect, name, waarde in rows:
        if name == codeur:
            own[aspect] = waarde
        elif not assigned:
            others.setdefault(aspect, set()).add(waarde)
    agreed = {aspect: found.pop() for aspect, found in others.items() if len(found) == 1}
    return {aspect: waarde for aspect, waarde in (agreed | own).items() if waarde}


def changed_things(before: Coding | None, after: Coding) -> tuple[tuple[str, str, str], ...]:
    """What the history must say: (wat, oud, nieuw), one for each thing and one for each quote."""
    was = before or replace(after, waarde="", reden="", toelichting="", memo="", fragmenten=())
    texts = ((name, getattr(was, name), getattr(after, name)) for name in KEPT_TEXTS)
    gone = (("fragment", name, "") for name in was.fragmenten if name not in after.fragmenten)
    come = (("fragment", "", name) for name in after.fragmenten if name not in was.fragmenten)
    return (*(change for change in texts if change[1] != change[2]), *gone, *come)


def book_and_aspect(books: Iterable[Codebook], perspectief: str, name: str) -> tuple[Codebook, Aspect] | None:
    """The codebook and aspect with this qualified name, where this perspectief is coded with it."""
    for book in books:
        for aspect in book.aspects:
            if f"{book.id}.{aspect.id}" == name and perspectief in book.perspectieven:
                return book, aspect
    return None
