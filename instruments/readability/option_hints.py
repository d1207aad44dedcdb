"""Hints on the answers of a question as a list: ranges that overlap, a scale that leans to one side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from instruments.readability.measures import words
from instruments.readability.word_lists import NEGATIVE, POSITIVE

FEWEST_STEPS = 3  # with fewer answers that are good or bad, it is no scale
_DAYS = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "jaar": 365, "jaren": 365}
_NUMBER = r"(\d+)"
_BETWEEN = re.compile(rf"{_NUMBER}\s*(\w*)\s*(-|–|tot en met|t/m|tot)\s*{_NUMBER}\s*(\w*)", re.I)
_BELOW = re.compile(
    rf"(?:minder|korter|jonger|lager|kleiner) dan {_NUMBER}\s*(\w*)|tot {_NUMBER}\s*(\w*)", re.I
)
_ABOVE = re.compile(rf"(?:meer|langer|ouder|hoger|groter) dan {_NUMBER}\s*(\w*)", re.I)
_FROM = re.compile(
    rf"{_NUMBER}\s*(\w*?)\s*(?:of|en) (?:meer|langer|ouder|hoger)\s*(\w*)|vanaf {_NUMBER}\s*(\w*)", re.I
)
_ENDLESS = 10**9
_Bound = tuple[str, int]  # a number as written, and whether the range starts or ends just before or after it


@dataclass(frozen=True)
class _Range:
    """What an answer covers: from `low` up to but not including `high`, in quarters of its unit."""

    label: str
    unit: str
    low: int
    high: int


def option_hints(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Code and sentence of every hint on the Dutch labels of one question's answers."""
    ranges = [found for label in labels if (found := _range(label))]
    for number, one in enumerate(ranges):
        for other in ranges[number + 1 :]:
            if one.unit == other.unit and max(one.low, other.low) < min(one.high, other.high):
                yield (
                    "options-overlap",
                    f"'{one.label}' en '{other.label}' overlappen; wie ertussen zit, past in beide.",
                )
    yield from _balance(labels)


def _range(label: str) -> _Range | None:
    """A number counts from just before to just after itself, so that 'tot 3' and 't/m 3' differ."""
    if found := _BETWEEN.search(label):
        low, early, joint, high, late = found.groups()
        return _made(label, late or early, (low, -1), (high, -1 if joint.lower() == "tot" else 1))
    if found := _FROM.search(label):
        first, unit, after, second, other = found.groups()
        return _made(label, unit or after or other or "", (first or second, -1), None)
    if found := _ABOVE.search(label):
        return _made(label, found[2], (found[1], 1), None)
    if found := _BELOW.search(label):
        first, unit, second, other = found.groups()
        return _made(label, unit or other or "", None, (first or second, -1))
    return None


def _made(label: str, unit: str, low: _Bound | None, high: _Bound | None) -> _Range:
    """The range with its bounds in quarters of a day, or of whatever it counts; None is without end."""
    days = _DAYS.get(unit.lower(), 0)
    start, end = (bound and int(bound[0]) * 4 * (days or 1) + bound[1] for bound in (low, high))
    return _Range(
        label,
        "dagen" if days else unit.lower(),
        -_ENDLESS if start is None else start,
        _ENDLESS if end is None else end,
    )


def _balance(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    sides = [_side(label) for label in labels]
    good, bad = sides.count(1), sides.count(-1)
    if good + bad >= FEWEST_STEPS and good != bad:
        yield (
            "scale-leans",
            f"Er zijn {good} gunstige en {bad} ongunstige antwoorden; geef er van elk evenveel.",
        )


def _side(label: str) -> int:
    """1 for a favourable answer, -1 for an unfavourable one, 0 for neither or both."""
    found = [word.lower() for word in words(label)]
    denied = {
        after for before, after in zip(found, found[1:], strict=False) if before in ("niet", "geen", "minder")
    }
    good = bool((set(found) & POSITIVE) - denied) or bool(denied & NEGATIVE)
    bad = bool((set(found) & NEGATIVE) - denied) or bool(denied & POSITIVE)
    return int(good) - int(bad)
