"""Reviewing the names in a text: what someone decided on a page, for one place or for every same name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.intake import IntakeSource
from survey_app.domain.pseudonyms import (
    LONGEST_NAME,
    Decision,
    NameKind,
    OwnName,
    ReviewedName,
    Searched,
    normalised_name,
    occurrences,
    overlapping,
)

LONGEST_LIST = 2_000  # names of a study's own list at once
_POSSESSIVE = ("'s", "’s", "s")


@dataclass(frozen=True)
class NameChange:
    """What a reviewer saw and what it becomes: the same place in the text."""

    before: ReviewedName
    after: ReviewedName


@dataclass(frozen=True)
class TextUnderReview:
    """A text with the names proposed in it, in the order of the text."""

    source: IntakeSource
    searched: Searched
    names: tuple[ReviewedName, ...]

    @property
    def open(self) -> tuple[ReviewedName, ...]:
        """Names nobody decided on yet."""
        return tuple(name for name in self.names if name.decision is Decision.OPEN)

    def words(self, name: ReviewedName) -> str:
        """The name as it stands in the text."""
        return self.source.text[name.start : name.eind]

    def after(self, name: ReviewedName | None) -> ReviewedName | None:
        """The next undecided name, from the beginning again after the last; None when all are decided."""
        at = name.start if name else -1
        return next((n for n in self.open if n.start > at), next(iter(self.open), None))


@dataclass(frozen=True)
class Waiting:
    """A text in the list of those that wait: how many names are proposed, and how many not decided on."""

    source: IntakeSource
    searched: Searched
    names: int
    open: int


@dataclass(frozen=True)
class Missed:
    """A name that no search found, wherever it stands, and the proposals that it takes the place of."""

    names: tuple[ReviewedName, ...]
    instead: tuple[ReviewedName, ...]


class Stretch(NamedTuple):
    """A piece of the text; `name` where it is one."""

    text: str
    name: ReviewedName | None


def stretches(text: TextUnderReview) -> Iterator[Stretch]:
    """The whole text in pieces, its names apart."""
    at, whole = 0, text.source.text
    for name in text.names:
        if name.start > at:
            yield Stretch(whole[at : name.start], None)
        yield Stretch(whole[name.start : name.eind], name)
        at = name.eind
    if whole[at:]:
        yield Stretch(whole[at:], None)


def read_change(sent: Mapping[str, Any]) -> NameChange | None:
    """The change that a form or a script asks for; None when it is not one that a page can send."""
    place = _whole(sent.get("start")), _whole(sent.get("eind"))
    texts = [sent.get(field, "") for field in ("was_soort", "was_besluit", "soort", "besluit")]
    aliases = [sent.get(field, "") for field in ("was_zelfde", "zelfde_als")]
    if None in place or not all(isinstance(text, str) for text in (*texts, *aliases)):
        return None
    if texts[0] not in set(NameKind) or texts[2] not in set(NameKind):
        return None
    if not {texts[1], texts[3]} <= set(Decision):
        return None
    return _change(int(place[0] or 0), int(place[1] or 0), texts, aliases)


def _change(start: int, eind: int, texts: Sequence[str], aliases: Sequence[str]) -> NameChange:
    was_kind, was, kind, decision = texts
    before = ReviewedName(start, eind, NameKind(was_kind), Decision(was), aliases[0])
    same_as = " ".join(aliases[1].split()) if decision == Decision.YES else ""
    return NameChange(before, ReviewedName(start, eind, NameKind(kind), Decision(decision), same_as))


def _whole(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value < 10**9 else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return None


def check_change(change: NameChange, known: Sequence[str]) -> Mistake | None:
    """What is wrong with `same_as`: too long, or a pseudonym that the study does not have."""
    same_as = change.after.same_as
    if "\0" in same_as or len(same_as) > LONGEST_NAME:
        return Mistake("zelfde_als", messages.NAME_TOO_LONG, {"limit": LONGEST_NAME})
    if same_as.startswith("[") and same_as.strip("[] ").casefold() not in known:
        return Mistake("zelfde_als", messages.UNKNOWN_PSEUDONYM, {})
    return None


def everywhere(text: TextUnderReview, change: NameChange) -> tuple[NameChange, ...]:
    """The change, and the same for every undecided place with the same words of the same kind."""
    wanted = normalised_name(text.words(change.before))
    others = [
        NameChange(name, replace(change.after, start=name.start, eind=name.eind))
        for name in text.open
        if name.start != change.before.start
        and name.kind == change.before.kind
        and normalised_name(text.words(name)) == wanted
    ]
    return (change, *others)


def missed_name(text: TextUnderReview, words: str, kind: str) -> Missed | Mistake:
    """Where these words stand: accepted at once, for a person typed them; instead of what was open there."""
    if "\0" in words or len(words) > LONGEST_NAME:
        return Mistake("tekst", messages.NAME_TOO_LONG, {"limit": LONGEST_NAME})
    if kind not in set(NameKind):
        return Mistake("soort_gemist", messages.NO_KIND_OF_NAME, {})
    places = occurrences(text.source.text, words)
    if not places:
        return Mistake("tekst", messages.NAME_NOT_FOUND, {})
    accepted = [name for name in text.names if name.decision is Decision.YES]
    names = [ReviewedName(start, eind, NameKind(kind), Decision.YES) for start, eind in places]
    free = tuple(name for name in names if not overlapping(name, accepted))
    if not free:
        return Mistake("tekst", messages.NAME_OVERLAPS, {})
    return Missed(free, tuple({old for name in free for old in overlapping(name, text.names)}))


def suggested_same(text: TextUnderReview, name: ReviewedName) -> str:
    """'Jan' for 'Jans' where both stand in the text; '' where nothing says that they are the same."""
    words = text.words(name)
    others = {text.words(other) for other in text.names if other.kind == name.kind}
    bare = (words.removesuffix(ending) for ending in _POSSESSIVE if words.endswith(ending))
    return next((one for one in bare if one in others and len(one) > 1), "")


def own_list(lines: str, kind: str) -> tuple[tuple[OwnName, ...], ...] | Mistake:
    """The study's own list: a name per line, with = between names of the same."""
    if kind not in set(NameKind):
        return Mistake("soort", messages.NO_KIND_OF_NAME, {})
    groups = [[" ".join(name.split()) for name in line.split("=")] for line in lines.splitlines()]
    named = [tuple(OwnName(NameKind(kind), name) for name in group if name) for group in groups]
    found = tuple(group for group in named if group)
    if not found or len(found) > LONGEST_LIST:
        return Mistake("namen", messages.EMPTY_NAME_LIST, {"limit": LONGEST_LIST})
    if "\0" in lines or any(len(one.name) > LONGEST_NAME for group in found for one in group):
        return Mistake("namen", messages.NAME_TOO_LONG, {"limit": LONGEST_NAME})
    return found
