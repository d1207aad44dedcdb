"""Perspectieven side by side: a small panel per statement, a point per perspectief, a line between them.

A point stands as high as the part of the judgements that are groen; how many of how many stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.palette import HOUSE, PAPER, RULE, SOFT
from reports.charts.svg import LINE, SIZE, SMALL, WIDTH, box, dot, lines, picture, shape, stroke, words
from reports.charts.text_boxes import text_width, wrapped

ACROSS = 2  # panels beside each other
GAP = 28.0
PANEL = (WIDTH - GAP) / ACROSS
PLOT = 92.0
MARGIN = 22.0  # above the highest and below the lowest point, for what is written there
AXIS = 38.0  # left of the points, for the words of the axis
NOT_JUDGED = "geen oordeel"


@dataclass(frozen=True)
class Point:
    """What one perspectief judged: `share` is None where it judged nothing."""

    label: str
    share: float | None
    count: str = ""
    count_address: str = ""
    of: str = ""
    of_address: str = ""


@dataclass(frozen=True)
class Panel:
    """A statement and its points, in the order of the perspectieven."""

    title: str
    points: tuple[Point, ...]


def slopes(name: str, title: str, said: str, panels: Sequence[Panel]) -> str:
    """The picture: panels in rows of two, each row as high as its longest title needs."""
    parts: list[str] = []
    top = 0.0
    for start in range(0, len(panels), ACROSS):
        row = panels[start : start + ACROSS]
        titles = [wrapped(panel.title, PANEL - 4, SIZE, bold=True) for panel in row]
        sides = [wrapped(point.label, _step(panel) - 6, SMALL) for panel in row for point in panel.points]
        head = max(map(len, titles)) * SIZE * LINE
        for place, panel in enumerate(row):
            parts.append(_panel(panel, titles[place], place * (PANEL + GAP), top, head))
        top += head + PLOT + 2 * MARGIN + max(map(len, sides), default=0) * SMALL * LINE + GAP
    return picture(name, title, said, top, "".join(parts))


def _step(panel: Panel) -> float:
    return (PANEL - AXIS) / max(1, len(panel.points))


def _panel(panel: Panel, title: Sequence[str], left: float, top: float, head: float) -> str:
    floor = top + head + MARGIN + PLOT
    middles = [left + AXIS + _step(panel) * (place + 0.5) for place in range(len(panel.points))]
    known = [
        (x, floor - p.share * PLOT) for x, p in zip(middles, panel.points, strict=True) if p.share is not None
    ]
    parts = [lines(left, top + SIZE, title, bold=True), _axis(left, floor)]
    parts.append(stroke(known, HOUSE, 2) if len(known) > 1 else "")
    for place, (x, point) in enumerate(zip(middles, panel.points, strict=True)):
        parts.append(_point(place, x, floor, point))
        label = wrapped(point.label, _step(panel) - 6, SMALL)
        parts.append(lines(x, floor + MARGIN + SMALL, label, SMALL, anchor="middle", fill=SOFT))
    return "".join(parts)


def _axis(left: float, floor: float) -> str:
    """All groen above, none below; no numbers, as few judgements make no percentage."""
    ends = ((floor - PLOT, "alle"), (floor, "geen"))
    return "".join(
        stroke([(left + AXIS, y), (left + PANEL, y)], RULE) + words(left, y + 4, word, SMALL, fill=SOFT)
        for y, word in ends
    )


def _point(place: int, x: float, floor: float, point: Point) -> str:
    if point.share is None:
        return words(x, floor - PLOT / 2, NOT_JUDGED, SMALL, "middle", SOFT)
    y = floor - point.share * PLOT
    return _mark(place, x, y) + _beside(point, x, y - 11)


def _mark(place: int, x: float, y: float) -> str:
    """Another shape for each perspectief."""
    if place % 3 == 0:
        return dot(x, y, 5.5, HOUSE, PAPER)
    if place % 3 == 1:
        return box(x - 5, y - 5, 10, 10, HOUSE, stroke=PAPER)
    return shape([(x, y - 6.5), (x + 6.5, y + 5), (x - 6.5, y + 5)], HOUSE)


def _beside(point: Point, x: float, baseline: float) -> str:
    """'2 van 5' above the point: each number on its own, with where it stands; no line runs through it."""
    left, right = (text_width(number, SMALL, bold=True) for number in (point.count, point.of))
    return "".join(
        (
            box(x - 14 - left, baseline - SMALL * 0.85, 28 + left + right, SMALL * 1.1, PAPER),
            words(x - 14, baseline, point.count, SMALL, "end", bold=True, address=point.count_address),
            words(x, baseline, "van", SMALL, "middle", SOFT),
            words(x + 14, baseline, point.of, SMALL, address=point.of_address),
        )
    )
