"""The text of a source: one spelling, and its turns: who says what, and when.

Canonical text is one paragraph per turn, with a blank line between: `Spreker: tekst`, and with a time
`[00:01:02] Spreker: tekst`. Turns are found in the text itself; nothing beside it has to be kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_LABEL = 40  # characters of a speaker's name
SPOKEN = 0.3  # of the paragraphs have a label in a transcript in which labels return
ALL_SPOKEN = 0.6  # of the paragraphs have a label in a transcript in which none returns

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What no keyboard types and no database or report can hold, and the byte order mark.
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n{3,}")
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_WORD = r"\w[\w'’&/.-]*"
_MOST_WORDS = 4  # 'Interviewer', 'Dhr. De Vries', 'Ouder 2', 'SWT-medewerker (nieuw)'
_NAME = rf"{_WORD}(?: {_WORD}){{0,{_MOST_WORDS - 1}}}(?: \(\w[\w .-]{{0,18}}\))?"
LABEL = re.compile(
    rf"(?:[\[(]?(?P<before>{_TIME})[\])]?\s+)?(?P<name>{_NAME})"
    rf"(?:\s+[\[(]?(?P<after>{_TIME})[\])]?)?\s*:(?=\s|\Z)[ \t]*"
)
_STAMP = re.compile(rf"\[(?P<time>{_TIME})\][ \t]*")


@dataclass(frozen=True)
class Spoken:
    """One turn, or a paragraph that nobody says: `speaker` and `time` '' where they are not known."""

    text: str
    speaker: str = ""
    time: str = ""  # as 00:01:02


@dataclass(frozen=True)
class Turn:
    """Where a turn stands: text[start:eind] with its label, text[words:eind] without, in code points."""

    start: int
    eind: int
    speaker: str
    time: str
    words: int


def normalised(text: str) -> str:
    """The text as it is frozen: NFC, \\n line ends, no byte order mark and no control characters.

    Spaces at the end of lines and more than one blank line in a row go; a tab becomes a space. Doing it
    again changes nothing.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    tidy = unicodedata.normalize("NFC", _UNREADABLE.sub("", lines))
    stripped = "\n".join(line.rstrip() for line in tidy.split("\n"))
    return _BLANK_LINES.sub("\n\n", stripped).strip("\n")


def as_time(text: str) -> str:
    """A time of a recording as 00:01:02; parts of a second go."""
    numbers = [int(part) for part in re.split(r"[.,]", text)[0].split(":")]
    hours, minutes, seconds = ([0] * 3 + numbers)[-3:]
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def written(passages: Iterable[Spoken]) -> str:
    """The canonical text of these turns and paragraphs, in one spelling; empty ones are left out."""
    return normalised("\n\n".join(_written(one) for one in passages if one.text.strip()))


def _written(passage: Spoken) -> str:
    stamp = f"[{passage.time}] " if passage.time else ""
    label = f"{passage.speaker}: " if passage.speaker else ""
    # A blank line would end the turn: inside it, one line end is enough.
    return stamp + label + re.sub(r"\n\s*\n", "\n", normalised(passage.text).strip())


def label_of(paragraph: str) -> re.Match[str] | None:
    """The label that a paragraph begins with, if any: groups `name`, `before` and `after` (a time)."""
    found = LABEL.match(paragraph[: LONGEST_LABEL + 60])
    return found if found and len(found["name"]) <= LONGEST_LABEL and is_name(found["name"]) else None


def is_name(text: str) -> bool:
    """Whether this can be someone's label: letters first, with a capital, or one word (interviewer, r1)."""
    first = text[:1]
    return first.isalpha() and (not first.islower() or " " not in text)


def as_label(name: str) -> str:
    """The name as a label that is found again in the text: 'Jansen, Jan' is 'Jansen Jan'; '' for no name."""
    tidy = " ".join(re.sub(r"[^\w'’&/.() -]", " ", normalised(name)).split())
    if len(tidy) <= LONGEST_LABEL and re.fullmatch(_NAME, tidy) and is_name(tidy):
        return tidy
    words = re.findall(_WORD, tidy)
    if words and not is_name(" ".join(words)):
        words = ["Spreker", *words]
    return " ".join(words[:_MOST_WORDS])[:LONGEST_LABEL].strip()


def speakers(paragraphs: Sequence[str]) -> frozenset[str]:
    """The labels that are speakers: what returns, and in a transcript also who says one thing only."""
    found = [label for label in map(label_of, paragraphs) if label]
    counted = Counter(label["name"] for label in found)
    timed = {label["name"] for label in found if label["before"] or label["after"]}
    returning = frozenset(name for name, times in counted.items() if times > 1)
    share = SPOKEN if returning else ALL_SPOKEN
    if len(found) >= 2 and len(found) >= share * len(paragraphs):
        return frozenset(counted)
    return returning | timed


def turns(text: str) -> tuple[Turn, ...]:
    """The paragraphs of a normalised text in order, each with its speaker and time ('' where not known)."""
    places = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]
    known = speakers([text[start:eind] for start, eind in places])
    return tuple(_turn(text[start:eind], start, known) for start, eind in places)


def _turn(paragraph: str, start: int, known: frozenset[str]) -> Turn:
    eind = start + len(paragraph)
    label = label_of(paragraph)
    if label and label["name"] in known:
        time = label["before"] or label["after"]
        return Turn(start, eind, label["name"], as_time(time) if time else "", start + label.end())
    stamp = _STAMP.match(paragraph)
    if stamp:
        return Turn(start, eind, "", as_time(stamp["time"]), start + stamp.end())
    return Turn(start, eind, "", "", start)
