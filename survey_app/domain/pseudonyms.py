"""Names in a text, what a reviewer decided about each, and the text with pseudonyms in their place.

Positions are Unicode code points. A name is replaced only where someone accepted it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Protocol, TypeVar

LONGEST_NAME = 200  # code points; a longer selection is a sentence, not a name
PSEUDONYM = re.compile(r"\[([a-z-]+ [1-9][0-9]{0,5})\]")


class NameKind(StrEnum):
    """What a name is a name of; also the word in its pseudonym: [persoon 1]."""

    PERSOON = "persoon"
    PLAATS = "plaats"
    INSTELLING = "instelling"
    ADRES = "adres"
    TELEFOON = "telefoonnummer"
    EMAIL = "e-mailadres"
    DATUM = "datum"
    NUMMER = "nummer"  # BSN, IBAN, dossier


class Decision(StrEnum):
    """What a reviewer decided about a proposed name."""

    OPEN = ""
    YES = "ja"
    NO = "nee"


class Searched(StrEnum):
    """With what a text was searched for names."""

    NOT_YET = ""
    PATTERNS = "patronen"  # without the name lists: they are missing or did not work
    LISTS = "lijsten"


@dataclass(frozen=True, order=True)
class FoundName:
    """A stretch of text that may be a name: text[start:eind]."""

    start: int
    eind: int
    kind: NameKind


@dataclass(frozen=True, order=True)
class ReviewedName:
    """A proposed name with what was decided; `same_as` is another name of the same, or its pseudonym."""

    start: int
    eind: int
    kind: NameKind
    decision: Decision = Decision.OPEN
    same_as: str = ""


@dataclass(frozen=True)
class OwnName:
    """A name that the study knows: of its own list, or accepted in an earlier text."""

    kind: NameKind
    name: str


@dataclass(frozen=True)
class NewName:
    """A name that gets a pseudonym, without its brackets: 'persoon 1'."""

    kind: NameKind
    name: str
    pseudonym: str


@dataclass(frozen=True)
class Pseudonymised:
    """A text with pseudonyms, and the names that the study did not know yet."""

    text: str
    new: tuple[NewName, ...]

    @property
    def fingerprint(self) -> str:
        """Names exactly this text: what a reviewer saw is what is settled."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def eind(self) -> int: ...


S = TypeVar("S", bound=_Stretch)


def overlapping(one: _Stretch, others: Iterable[S]) -> list[S]:
    """Those of the others that share a code point with this one."""
    return [other for other in others if other.start < one.eind and one.start < other.eind]


def normalised_name(name: str) -> str:
    """The name as it is compared: no case, no double spaces, one way to write an accent."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def occurrences(text: str, name: str) -> list[tuple[int, int]]:
    """Where the name stands as whole words, exactly as it is written; spaces may be line ends."""
    words = [re.escape(word) for word in name.split()]
    if not words:
        return []
    begin = r"(?<!\w)" if re.match(r"\w", name.strip()) else ""
    end = r"(?!\w)" if re.search(r"\w\Z", name.strip()) else ""
    return [match.span() for match in re.finditer(begin + r"\s+".join(words) + end, text)]


def used_pseudonyms(texts: Iterable[str]) -> frozenset[str]:
    """The pseudonyms that stand in these texts, so that a number is never given twice."""
    return frozenset(match for text in texts for match in PSEUDONYM.findall(text))


def pseudonymised(
    text: str,
    names: Iterable[ReviewedName],
    known: Callable[[NameKind, str], str],
    taken: Collection[str],
) -> Pseudonymised:
    """The text with a pseudonym for every accepted name.

    `known` gives the pseudonym of a name that the study has, else ''; `taken` are those in use. ValueError
    when two accepted names overlap: then nobody can say what the text becomes.
    """
    accepted = sorted(name for name in names if name.decision is Decision.YES)
    _refuse_overlap(accepted)
    numbering = _Numbering(known, frozenset(taken))
    pieces, at = [], 0
    for name in accepted:
        pseudonym = numbering.of(name.kind, text[name.start : name.eind], name.same_as)
        pieces += [text[at : name.start], f"[{pseudonym}]"]
        at = name.eind
    return Pseudonymised("".join([*pieces, text[at:]]), tuple(numbering.new))


def _refuse_overlap(names: Sequence[ReviewedName]) -> None:
    for one, following in zip(names, names[1:], strict=False):
        if following.start < one.eind:
            raise ValueError("two accepted names overlap")


class _Numbering:
    """Gives names their pseudonyms, in the order in which they appear."""

    def __init__(self, known: Callable[[NameKind, str], str], taken: frozenset[str]) -> None:
        self._known, self._taken = known, set(taken)
        self._given: dict[tuple[NameKind, str], str] = {}
        self.new: list[NewName] = []

    def of(self, kind: NameKind, name: str, same_as: str) -> str:
        """The pseudonym of this name, which may be that of another name."""
        wanted = as_pseudonym(same_as, kind)
        if not wanted and same_as and normalised_name(same_as) != normalised_name(name):
            wanted = self._own(kind, same_as, "")
        return self._own(kind, name, wanted)

    def _own(self, kind: NameKind, name: str, wanted: str) -> str:
        key = (kind, normalised_name(name))
        if key in self._given and wanted in ("", self._given[key]):
            return self._given[key]
        found = wanted or self._known(kind, name)
        if not found:
            found = self._next(kind)
        if not self._known(kind, name) and key not in self._given:
            self.new.append(NewName(kind, name, found))
        self._taken.add(found)
        self._given.setdefault(key, found)
        return found

    def _next(self, kind: NameKind) -> str:
        return next(p for n in count(1) if (p := f"{kind} {n}") not in self._taken)


def as_pseudonym(text: str, kind: NameKind) -> str:
    """'persoon 1' for '[persoon 1]' or 'Persoon 1'; '' when the text is no pseudonym of this kind."""
    match = PSEUDONYM.fullmatch(f"[{text.strip().strip('[]').casefold()}]")
    return match[1] if match and match[1].rpartition(" ")[0] == kind else ""


def still_there(text: str, names: Iterable[ReviewedName], after: str) -> tuple[str, ...]:
    """Accepted names that stand in the pseudonymised text all the same: refused or unseen elsewhere."""
    accepted = {text[n.start : n.eind] for n in names if n.decision is Decision.YES}
    return tuple(sorted(name for name in accepted if occurrences(after, name)))
