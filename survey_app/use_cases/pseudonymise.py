"""From a text with names to a source that can be coded: search, decide on every name, settle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.name_review import (
    Missed,
    NameChange,
    TextUnderReview,
    Waiting,
    check_change,
    everywhere,
    missed_name,
)
from survey_app.domain.pseudonyms import FoundName, OwnName, ReviewedName, Searched
from survey_app.names.finder import Lists, find_names, find_own


class Outcome(Enum):
    """How a decision ended."""

    SAVED = "saved"
    STALE = "stale"  # someone else decided meanwhile; nothing was kept
    WRONG = "wrong"  # see the mistake; nothing was kept


@dataclass(frozen=True)
class Decided:
    """What was kept, or why nothing was."""

    outcome: Outcome
    changes: tuple[NameChange, ...] = ()
    mistake: Mistake | None = None


class Review(Protocol):
    """Where texts under review and their names are kept."""

    def text(self, study: str, bron: str) -> TextUnderReview | None: ...
    def waiting(self, study: str) -> tuple[Waiting, ...]: ...
    def to_search(self, study: str, with_lists: bool) -> tuple[str, ...]: ...
    def keep_found(self, study: str, bron: str, found: Iterable[FoundName], how: Searched | None) -> None: ...
    def decide(self, study: str, bron: str, changes: Sequence[NameChange]) -> bool: ...
    def put(
        self, study: str, bron: str, names: Sequence[ReviewedName], instead: Sequence[ReviewedName]
    ) -> bool: ...


class Names(Protocol):
    """Where the study's names are kept, encrypted."""

    def own_names(self, study: str) -> tuple[OwnName, ...]: ...
    def register(self, study: str, groups: Sequence[Sequence[OwnName]]) -> int: ...


def decide(
    store: Review, study: str, text: TextUnderReview, changes: Sequence[NameChange], known: Sequence[str]
) -> Decided:
    """Keeps these decisions, all or none; `known` are the study's pseudonyms."""
    mistake = next((m for change in changes if (m := check_change(change, known))), None)
    if mistake:
        return Decided(Outcome.WRONG, mistake=mistake)
    if not store.decide(study, text.source.bron, changes):
        return Decided(Outcome.STALE)
    return Decided(Outcome.SAVED, tuple(changes))


def decide_everywhere(
    store: Review, study: str, text: TextUnderReview, change: NameChange, known: Sequence[str]
) -> Decided:
    """As `decide`, for every undecided place with the same name."""
    return decide(store, study, text, everywhere(text, change), known)


def add_missed(store: Review, study: str, text: TextUnderReview, words: str, kind: str) -> Decided:
    """Accepts a name that no search found, at every place where it stands."""
    found = missed_name(text, words, kind)
    if not isinstance(found, Missed):
        return Decided(Outcome.WRONG, mistake=found)
    if not store.put(study, text.source.bron, found.names, found.instead):
        return Decided(Outcome.STALE)
    return Decided(Outcome.SAVED, tuple(NameChange(name, name) for name in found.names))


def search_texts(store: Review, names: Names, study: str, load: Callable[[], Lists | None]) -> int:
    """Looks for names in every text that waits for it; how many texts were searched.

    `load` gives the name lists, or None when they are not to be had; it is only asked when there is work,
    because it takes seconds and a gigabyte.
    """
    done: list[str] = []
    if not store.to_search(study, with_lists=True):
        return 0
    lists = load()
    while todo := [b for b in store.to_search(study, with_lists=lists is not None) if b not in done]:
        for bron in todo:
            search_text(store, names, study, bron, lists)
            done.append(bron)
    return len(done)


def search_text(store: Review, names: Names, study: str, bron: str, lists: Lists | None) -> None:
    """Looks for names in one text and keeps them as proposals."""
    text = store.text(study, bron)
    if text is None:
        return
    own = names.own_names(study)
    found, how = _with_lists(text.source.text, own, lists)
    store.keep_found(study, bron, found, how)


def _with_lists(
    text: str, own: Sequence[OwnName], lists: Lists | None
) -> tuple[tuple[FoundName, ...], Searched]:
    try:
        if lists is not None:
            return find_names(text, own, lists), Searched.LISTS
    except Exception:  # noqa: S110  (whatever the lists stumble over, a text can be reviewed; nothing is logged: it may hold a name)
        pass
    return find_names(text, own), Searched.PATTERNS


def register_own_names(store: Review, names: Names, study: str, groups: Sequence[Sequence[OwnName]]) -> int:
    """Keeps the study's own list, and proposes its names in the texts that wait; how many were new."""
    new = names.register(study, groups)
    listed = [one for group in groups for one in group]
    for waiting in store.waiting(study):
        found = find_own(waiting.source.text, listed)
        store.keep_found(study, waiting.source.bron, _apart(found), None)
    return new


def _apart(found: Iterable[FoundName]) -> list[FoundName]:
    """Without those that overlap an earlier, longer one."""
    kept: list[FoundName] = []
    for name in found:
        if all(name.eind <= other.start or other.eind <= name.start for other in kept):
            kept.append(name)
    return kept
