"""Counts as plain bars, each with its number beside it and, where it is known, out of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.palette import HOUSE, SOFT
from reports.charts.svg import LINE, SIZE, WIDTH, box, lines, picture, words
from reports.charts.text_boxes import text_width, wrapped

LABELS = 170.0
BAR = 22.0
GAP = 14.0
SPACE = 4.0


@dataclass(frozen=True)
class Count:
    """A bar: the count, how it is written and where it stands; `of` is 0 where it is not known."""

    label: str
    count: int
    text: str
    address: str
    of: int = 0
    of_text: str = ""
    of_address: str = ""


def count_bars(name: str, title: str, said: str, bars: Sequence[Count], unit: str) -> str:
    """The picture; `unit` are the words after each number ('ingevuld'). A dashed frame stands for `of`."""
    room = WIDTH - LABELS - max(_written_width(bar, unit) for bar in bars) - 12
    scale = room / max(1, *(max(bar.count, bar.of) for bar in bars))
    parts, top = [], 4.0
    for bar in bars:
        label = wrapped(bar.label, LABELS - 12, SIZE)
        height = max(BAR, len(label) * SIZE * LINE)
        parts.append(lines(0, top + (height - (len(label) - 1) * SIZE * LINE) / 2 + SIZE * 0.36, label))
        parts.append(_bar(bar, top + (height - BAR) / 2, scale, unit))
        top += height + GAP
    return picture(name, title, said, top, "".join(parts))


def _pieces(bar: Count, unit: str) -> tuple[tuple[str, str], ...]:
    """What stands behind the bar, with the address of each number."""
    known = (("van", ""), (bar.of_text, bar.of_address)) if bar.of else ()
    return ((bar.text, bar.address), *known, (unit, ""))


def _written_width(bar: Count, unit: str) -> float:
    return sum(text_width(piece, SIZE, bold=True) + SPACE for piece, _ in _pieces(bar, unit))


def _bar(bar: Count, top: float, scale: float, unit: str) -> str:
    frame = ""
    if bar.of:
        frame = box(LABELS, top, bar.of * scale, BAR, "#ffffff", stroke=SOFT, stroke_dasharray="4 3")
    filled = box(LABELS, top, bar.count * scale, BAR, HOUSE)
    left = LABELS + max(bar.count, bar.of) * scale + 8
    return frame + filled + _line(bar, unit, left, top + BAR / 2 + SIZE * 0.36)


def _line(bar: Count, unit: str, left: float, baseline: float) -> str:
    parts = []
    for piece, address in _pieces(bar, unit):
        parts.append(words(left, baseline, piece, SIZE, bold=bool(address), address=address))
        left += text_width(piece, SIZE, bold=bool(address)) + SPACE
    return "".join(parts)
