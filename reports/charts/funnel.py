"""Municipalities in a funnel: how many against which share, and between which limits chance keeps them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.charts.palette import HOUSE, PAPER, RULE, SOFT
from reports.charts.svg import SIZE, SMALL, WIDTH, dot, picture, shape, stroke, words
from reports.charts.text_boxes import text_width

LEFT, TOP, HIGH, BELOW = 120.0, 46.0, 300.0, 58.0
RIGHT = 20.0
INNER, OUTER = "6 4", "2 3"  # the dashes of the limits


@dataclass(frozen=True)
class Ticked:
    """A number on an axis: how it is written and where it stands."""

    value: float
    text: str
    address: str


@dataclass(frozen=True)
class Municipality:
    """A point with its limits (0-1), `named` where its name is written beside it."""

    label: str
    size: float
    share: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    own: bool = False
    named: bool = False


@dataclass(frozen=True)
class Axes:
    """From numbers to places in the picture."""

    sizes: tuple[float, float]
    shares: tuple[float, float]

    def place(self, size: float, share: float) -> tuple[float, float]:
        """Where a municipality of this size with this share stands; sizes on a log scale."""
        x = _part(math.log(size), *map(math.log, self.sizes))
        y = _part(share, *self.shares)
        return LEFT + 30 + x * (WIDTH - LEFT - RIGHT - 60), TOP + HIGH - y * HIGH


def _part(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def funnel_picture(
    name: str,
    title: str,
    said: str,
    points: Sequence[Municipality],
    sizes: Sequence[Ticked],
    shares: Sequence[Ticked],
    middle: float,
) -> str:
    """The picture. Both axes bear numbers of the table only; `middle` is the share of all others."""
    seen = [s for p in points for s in (p.share, *p.outer)]
    axes = Axes((min(p.size for p in points), max(p.size for p in points)), (min(seen), max(seen)))
    body = (
        _legend()
        + "".join(_limits(points, axes, which, dash) for which, dash in (("inner", INNER), ("outer", OUTER)))
        + stroke(_across(axes, middle), SOFT, 1)
        + _size_axis(sizes, axes)
        + _share_axis(shares, axes)
        + "".join(_mark(point, axes) for point in points)
        + "".join(_names(points, axes))
    )
    return picture(name, title, said, TOP + HIGH + BELOW, body)


def _across(axes: Axes, share: float) -> list[tuple[float, float]]:
    return [axes.place(size, share) for size in axes.sizes]


def _limits(points: Sequence[Municipality], axes: Axes, which: str, dash: str) -> str:
    ordered = sorted(points, key=lambda point: point.size)
    found = [(point.size, getattr(point, which)) for point in ordered]
    ends = ([axes.place(size, pair[end]) for size, pair in found] for end in (0, 1))
    return "".join(stroke(line, SOFT, 1.3, dash) for line in ends)


def _mark(point: Municipality, axes: Axes) -> str:
    x, y = axes.place(point.size, point.share)
    if point.own:
        return shape([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], HOUSE)
    return dot(x, y, 4.5, PAPER, HOUSE)


def _names(points: Sequence[Municipality], axes: Axes) -> Iterator[str]:
    """The names of the own municipality and of those outside the limits, where they cover nothing."""
    taken = [_around(*axes.place(point.size, point.share)) for point in points]
    for point in sorted((p for p in points if p.named or p.own), key=lambda p: not p.own):
        x, y = axes.place(point.size, point.share)
        width = text_width(point.label, SIZE, bold=True)
        for left, base in (
            (x + 12, y + 4),
            (x - 12 - width, y + 4),
            (x - width / 2, y - 13),
            (x - width / 2, y + 23),
        ):
            room = (left, base - SIZE, left + width, base + 4)
            if left >= LEFT and room[2] <= WIDTH and not any(_meet(room, other) for other in taken):
                taken.append(room)
                yield words(left, base, point.label, SIZE, bold=point.own)
                break


Room = tuple[float, float, float, float]


def _around(x: float, y: float) -> Room:
    return x - 7, y - 7, x + 7, y + 7


def _meet(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _size_axis(sizes: Sequence[Ticked], axes: Axes) -> str:
    floor = TOP + HIGH + 10
    parts = [stroke([(LEFT, floor), (WIDTH - RIGHT, floor)], RULE)]
    for tick in _apart(sizes, axes):
        x = axes.place(tick.value, axes.shares[0])[0]
        parts.append(stroke([(x, floor), (x, floor + 5)], SOFT))
        parts.append(words(x, floor + 19, tick.text, SMALL, "middle", address=tick.address))
    parts.append(words((LEFT + WIDTH) / 2, floor + 38, "Aantal waarover het gaat", SMALL, "middle", SOFT))
    return "".join(parts)


def _apart(ticks: Sequence[Ticked], axes: Axes) -> list[Ticked]:
    """The ticks that do not stand on one that is already there."""
    kept: list[Ticked] = []
    for tick in ticks:
        x = axes.place(tick.value, axes.shares[0])[0]
        if all(abs(x - axes.place(one.value, axes.shares[0])[0]) > 60 for one in kept):
            kept.append(tick)
    return kept


def _share_axis(shares: Sequence[Ticked], axes: Axes) -> str:
    parts = [stroke([(LEFT, TOP), (LEFT, TOP + HIGH)], RULE), words(0, TOP - 4, "Aandeel", SMALL, fill=SOFT)]
    heights: list[float] = []
    for tick in shares:
        y = axes.place(axes.sizes[0], tick.value)[1]
        if all(abs(y - other) > SMALL * 1.4 for other in heights):
            heights.append(y)
            parts.append(stroke([(LEFT - 5, y), (LEFT, y)], SOFT))
            parts.append(words(LEFT - 9, y + 4, tick.text, SMALL, "end", address=tick.address))
    return "".join(parts)


def _legend() -> str:
    """What the marks and lines are."""
    own = shape([(LEFT + 8, 4), (LEFT + 16, 12), (LEFT + 8, 20), (LEFT, 12)], HOUSE)
    parts = [own, words(LEFT + 22, 16, "eigen gemeente", SMALL)]
    for left, dash, said in ((LEFT + 140, INNER, "95%-grens"), (LEFT + 270, OUTER, "99,8%-grens")):
        parts.append(stroke([(left, 12), (left + 34, 12)], SOFT, 1.3, dash))
        parts.append(words(left + 40, 16, said, SMALL))
    parts.append(stroke([(LEFT + 410, 12), (LEFT + 444, 12)], SOFT))
    parts.append(words(LEFT + 450, 16, "anderen", SMALL))
    return "".join(parts)
