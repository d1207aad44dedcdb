"""Every place in a text that may be a name: none overlaps another, and the more certain find wins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from survey_app.domain.pseudonyms import FoundName, NameKind, OwnName, normalised_name, occurrences
from survey_app.names.patterns import CERTAIN, LIKELY, POSSIBLE, Pattern
from survey_app.names.vocabulary import CONNECTING, ROLES, TITLES

Lists = Callable[[str], Iterable[FoundName]]  # text -> what stands in name lists
SHORTEST_OWN = 2  # a name of one letter would mark half the text
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?]\s+|\n\s*")
_NOT_AT_THE_EDGE = frozenset(word for phrase in CONNECTING | TITLES for word in phrase.split()) | {
    "en",
    "of",
    "bij",
    "uit",
    "naar",
    "met",
    "voor",
    "dat",
    "die",
}


def find_names(text: str, own: Iterable[OwnName] = (), lists: Lists | None = None) -> tuple[FoundName, ...]:
    """Every place that may be a name, in the order of the text.

    `lists` is deduce's, or None where there is none: then only shapes and the study's own names are found.
    """
    kept = _Kept()
    kept.add_all(text, _shaped(text, CERTAIN), whole=True)
    kept.add_all(text, find_own(text, own), whole=True)
    kept.add_all(text, _shaped(text, LIKELY))
    for name in lists(text) if lists else ():
        kept.add_all(text, _within_sentences(text, name))
    kept.add_all(text, _again(text, kept.names))
    kept.add_all(text, _shaped(text, POSSIBLE))
    kept.add_all(text, _again(text, kept.names))
    return tuple(kept.names)


def _within_sentences(text: str, found: FoundName) -> list[FoundName]:
    """The lists take 'Thijmen. Noor' for one name: a name ends where its sentence does."""
    parts, begin = [], found.start
    for stop in _SENTENCE_END.finditer(text, found.start, found.eind):
        parts.append(FoundName(begin, stop.start(), found.kind))
        begin = stop.end()
    return [*parts, FoundName(begin, found.eind, found.kind)]


def _shaped(text: str, patterns: Iterable[Pattern]) -> list[FoundName]:
    return [found for pattern in patterns for found in pattern.find(text)]


def find_own(text: str, own: Iterable[OwnName]) -> list[FoundName]:
    """Where the study's own names stand, the longest first; also with the s of possession."""
    found = []
    for one in sorted(set(own), key=lambda one: (-len(one.name), one.name, one.kind)):
        if len(one.name) < SHORTEST_OWN:
            continue
        for name in (one.name, *(f"{one.name}{ending}" for ending in ("s", "'s", "’s"))):
            found += [FoundName(start, eind, one.kind) for start, eind in occurrences(text, name)]
    return found


def _again(text: str, names: Iterable[FoundName]) -> list[FoundName]:
    """Persons and institutions once seen, wherever they stand again: Jansen after mevrouw Jansen."""
    seen = {}
    for name in names:
        if name.kind in (NameKind.PERSOON, NameKind.INSTELLING, NameKind.PLAATS):
            seen[text[name.start : name.eind]] = name.kind
    return find_own(text, (OwnName(kind, name) for name, kind in seen.items() if _tells(name)))


def _tells(name: str) -> bool:
    """Whether a name can be searched for without marking ordinary words."""
    return len(name) > 2 and name[0].isupper() and normalised_name(name) not in _NOT_AT_THE_EDGE


class _Kept:
    """Names in the order of the text, none over another."""

    def __init__(self) -> None:
        self.names: list[FoundName] = []

    def add_all(self, text: str, names: Iterable[FoundName], whole: bool = False) -> None:
        """Keeps each of these names as far as it is free, the first first; `whole`: no word of it is idle."""
        for name in names:
            for part in self._free(name):
                kept = part if whole and part == name else _trimmed(text, part)
                if kept:
                    self.names.insert(bisect_left(self.names, kept), kept)

    def _free(self, found: FoundName) -> list[FoundName]:
        at = bisect_left(self.names, (found.start,), key=lambda name: (name.start,))
        over = [n for n in self.names[max(at - 1, 0) :][:50] if n.start < found.eind and found.start < n.eind]
        parts, begin = [], found.start
        for name in over:
            parts.append(FoundName(begin, max(begin, name.start), found.kind))
            begin = max(begin, name.eind)
        parts.append(FoundName(begin, max(begin, found.eind), found.kind))
        return parts if over else [found]


def _trimmed(text: str, found: FoundName) -> FoundName | None:
    """Without the words around a name that are not the name; None when no name is left."""
    words = list(re.finditer(r"[^\s,;:()\"“”„]+", text[found.start : found.eind]))
    while words and (_idle(words[0][0], first=True) or _is_role(found.kind, words[0][0])):
        words.pop(0)
    while words and _idle(words[-1][0], first=False):
        words.pop()
    if not words or not _is_name(found.kind, [word[0] for word in words]):
        return None
    start, eind = found.start + words[0].start(), found.start + words[-1].end()
    eind = start + len(text[start:eind].rstrip(".,;:!?"))
    return FoundName(start, eind, found.kind) if eind > start else None


def _idle(word: str, first: bool) -> bool:
    """A word at the edge that is no part of a name: 'van' after, 'mevrouw' before; not 'De' in De Vries."""
    bare = word.strip(".,'’").casefold()
    if not bare:
        return True
    if first and (word[:1].isupper() or bare in CONNECTING):
        return bare in TITLES
    return bare in _NOT_AT_THE_EDGE


def _is_role(kind: NameKind, word: str) -> bool:
    """'Vader' in Vader Benali; but a wijkteam is an institution's own word."""
    return kind is NameKind.PERSOON and len(word) > 3 and word.casefold() in ROLES


def _is_name(kind: NameKind, words: list[str]) -> bool:
    """A person, place or institution has a capital or is a phrase that a pattern knew."""
    if kind in (NameKind.PERSOON, NameKind.PLAATS):
        return any(any(sign.isupper() for sign in word) for word in words)
    return True
