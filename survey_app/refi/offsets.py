"""What a program counts when it says where a selection begins and ends.

The standard says: Unicode code points, the first is 0; on the end it is vague, and every program we know of
reads the end as the first place after the selection. Programs count UTF-16 units, bytes, or one for a line
end that is two characters as well. A reading is one such way to count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

CODE_POINTS, UTF_16, UTF_8 = "codepoint", "utf16", "utf8"
AS_IS, ONE, TWO = "asis", "one", "two"
Span = tuple[int, int]
_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM_WIDTH = {CODE_POINTS: 1, UTF_16: 1, UTF_8: 3}


@dataclass(frozen=True)
class Reading:
    """What is counted, how a line end counts, whether the BOM counts, whether the end is in the selection."""

    unit: str = CODE_POINTS
    line_end: str = AS_IS
    bom: bool = False
    inclusive: bool = False


STANDARD = Reading()
# The likelier first: with equal evidence the first is taken.
READINGS: tuple[Reading, ...] = tuple(
    Reading(unit, line_end, bom, inclusive)
    for inclusive in (False, True)
    for bom in (False, True)
    for line_end in (AS_IS, ONE, TWO)
    for unit in (CODE_POINTS, UTF_16, UTF_8)
)
# What is known of programs, from their files and their makers; evidence in the file goes before it.
HABITS: tuple[tuple[str, Reading], ...] = (
    ("nvivo", Reading(UTF_16)),
    ("atlas", Reading(CODE_POINTS, ONE)),
    ("taguette", Reading(UTF_8)),
)


def has_habit(origin: str) -> bool:
    """Whether it is known how this program counts."""
    return any(word in origin.lower() for word, _ in HABITS)


def readings_for(origin: str) -> tuple[Reading, ...]:
    """Every reading, the habit of this program first."""
    habit = next((reading for word, reading in HABITS if word in origin.lower()), STANDARD)
    return (habit, *(reading for reading in READINGS if reading != habit))


def _utf_8(character: str) -> int:
    return len(character.encode("utf-8", "surrogatepass"))


# Which characters count for more than one, and for how many.
_WIDE: dict[str, tuple[re.Pattern[str], Callable[[str], int]]] = {
    CODE_POINTS: (re.compile(r"(?!)"), lambda _: 1),
    UTF_16: (re.compile("[\U00010000-\U0010ffff]"), lambda _: 2),
    UTF_8: (re.compile(r"[^\x00-\x7f]"), _utf_8),
}


def offsets(text: str, reading: Reading) -> list[int]:
    """What this reading calls each place 0..len(text) of a text without its BOM, the BOM not counted."""
    widths = [1] * len(text)
    wide, width = _WIDE[reading.unit]
    for found in wide.finditer(text):
        widths[found.start()] = width(found.group())
    if reading.line_end != AS_IS:
        for found in _LINE_END.finditer(text):
            size = found.end() - found.start()
            if reading.line_end == ONE and size == 2:
                widths[found.end() - 1] = 0
            if reading.line_end == TWO and size == 1:
                widths[found.start()] = 2
    return list(accumulate(widths, initial=0))


class Ruler:
    """Finds places in one text by any reading; a text is measured once per way of counting."""

    def __init__(self, text: str, had_bom: bool) -> None:
        self._text, self._had_bom = text, had_bom
        self._measured: dict[tuple[str, str], list[int]] = {}

    def span(self, reading: Reading, start: int | None, end: int | None) -> Span | None:
        """The places of a selection; None when one is no number, outside the text or inside a character."""
        if start is None or end is None:
            return None
        bom = _BOM_WIDTH[reading.unit] if reading.bom and self._had_bom else 0
        first, last = self._place(reading, start - bom), self._place(reading, end - bom)
        if first is None or last is None:
            return None
        after = last + 1 if reading.inclusive else last
        return (first, after) if first < after <= len(self._text) else None

    def _place(self, reading: Reading, offset: int) -> int | None:
        """Of a line end that counts as one, the place after it: both its halves have the same offset."""
        key = ("" if self._text.isascii() else reading.unit, reading.line_end)
        if key not in self._measured:
            self._measured[key] = offsets(self._text, reading)
        measured = self._measured[key]
        place = bisect_right(measured, offset) - 1
        return place if place >= 0 and measured[place] == offset else None
