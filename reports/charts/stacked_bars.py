"""Values per aspect as stacked bars: each segment has its letter, its pattern and, if it fits, its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codebooks.values import KEYS, LETTERS, Value
from reports.charts.palette import GROUNDS, LETTER_INK, SOFT
from reports.charts.svg import LINE, SIZE, SMALL, WIDTH, box, lines, pattern_id, patterns, picture, words
from reports.charts.text_boxes import text_width, wrapped
from reports.tables import VALUE_WORDS

LABELS = 230.0  # room for the label of a row
BAR = 24.0
GAP = 12.0
LEGEND = 34.0


@dataclass(frozen=True)
class Segment:
    """A value, how often it was found, how that is written and where it stands."""

    value: Value
    count: int
    text: str
    address: str


@dataclass(frozen=True)
class BarRow:
    """A row: its label and its segments in the order of the values."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        """How many are counted in the row."""
        return sum(segment.count for segment in self.segments)


def stacked_bars(name: str, title: str, said: str, rows: Sequence[BarRow]) -> str:
    """The picture; bars are as long as their total, on one scale."""
    unit = (WIDTH - LABELS) / max(1, *(row.total for row in rows))
    used = [
        value for value in KEYS if any(s.value == value and s.count for row in rows for s in row.segments)
    ]
    parts, top = [patterns(name), _legend(name, used)], LEGEND
    for row in rows:
        label = wrapped(row.label, LABELS - 14, SIZE)
        height = max(BAR, len(label) * SIZE * LINE)
        parts.append(lines(0, top + _first_line(height, len(label)), label))
        parts.append(_bar(name, row, top + (height - BAR) / 2, unit))
        top += height + GAP
    return picture(name, title, said, top, "".join(parts))


def _first_line(height: float, count: int) -> float:
    """The baseline of the first of so many lines that stand in the middle of the height."""
    return (height - (count - 1) * SIZE * LINE) / 2 + SIZE * 0.36


def _legend(name: str, used: Sequence[Value]) -> str:
    widths = [27 + text_width(VALUE_WORDS[value], SMALL) + 12 for value in used]
    parts, left = [], min(LABELS, WIDTH - sum(widths))
    for value, width in zip(used, widths, strict=True):
        parts.append(_segment_box(name, value, left, 0, 22, 20))
        parts.append(_letter(value, left + 11, 14.5, LETTERS[value], ""))
        parts.append(words(left + 27, 14.5, VALUE_WORDS[value], SMALL))
        left += width
    return "".join(parts)


def _bar(name: str, row: BarRow, top: float, unit: float) -> str:
    parts, left = [], LABELS
    for segment in row.segments:
        width = segment.count * unit
        if segment.count:
            parts.append(_segment_box(name, segment.value, left, top, width, BAR))
            parts.append(_written(segment, left + width / 2, top + BAR / 2 + SMALL * 0.36, width - 3))
        left += width
    return "".join(parts)


def _segment_box(name: str, value: Value, left: float, top: float, width: float, height: float) -> str:
    fill = f"url(#{pattern_id(name, value)})"
    if value is Value.GEEN_INFORMATIE:
        return box(left + 0.5, top, width - 1, height, fill, stroke=SOFT, stroke_dasharray="3 2")
    return box(left, top, width, height, fill, stroke="#ffffff")


def _written(segment: Segment, middle: float, baseline: float, room: float) -> str:
    """Letter and count, else the letter, else nothing: the table has them all."""
    letter = LETTERS[segment.value]
    for line, address in ((f"{letter} {segment.text}", segment.address), (letter, "")):
        if text_width(line, SMALL, bold=True) <= room:
            return _letter(segment.value, middle, baseline, line, address)
    return ""


def _letter(value: Value, middle: float, baseline: float, line: str, address: str) -> str:
    """The letter on a plate of its own colour, so that no pattern runs through it."""
    width = text_width(line, SMALL, bold=True)
    plate = box(middle - width / 2, baseline - SMALL * 0.9, width, SMALL * 1.15, GROUNDS[value])
    return plate + words(middle, baseline, line, SMALL, "middle", LETTER_INK[value], True, address)
