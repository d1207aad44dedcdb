"""What changed in a text, line by line, for who reads the history or meets a colleague's version."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_LINES = 5000  # beyond this every line is compared by its place only; comparing is slow
Mark = Literal["same", "gone", "come"]


@dataclass(frozen=True)
class Line:
    """A line that stayed, went or came."""

    text: str
    mark: Mark


def differences(old: str, new: str) -> tuple[Line, ...]:
    """The lines of both texts in order; what went stands before what came in its place."""
    before, after = old.splitlines(), new.splitlines()
    if len(before) + len(after) > MOST_LINES:
        return (*(Line(text, "gone") for text in before), *(Line(text, "come") for text in after))
    found: list[Line] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, to_start, to_end in matcher.get_opcodes():
        if tag == "equal":
            found.extend(Line(text, "same") for text in before[start:end])
            continue
        found.extend(Line(text, "gone") for text in before[start:end])
        found.extend(Line(text, "come") for text in after[to_start:to_end])
    return tuple(found)


def without_long_stretches(lines: tuple[Line, ...], around: int = 2) -> tuple[Line | None, ...]:
    """The changes with a few lines round them; None stands for lines that are left out."""
    changed = [place for place, line in enumerate(lines) if line.mark != "same"]
    near = {at for place in changed for at in range(place - around, place + around + 1)}
    found: list[Line | None] = []
    for place, line in enumerate(lines):
        if place in near:
            found.append(line)
        elif not found or found[-1] is not None:
            found.append(None)
    return tuple(found)
