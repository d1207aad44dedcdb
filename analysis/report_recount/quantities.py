"""Quantities: printed numbers with what they are of, and the verdict on one that others should give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from analysis.recount import recount
from analysis.recount.formula import Formula, FormulaError, evaluate, parse
from analysis.recount.interval import Interval, exactly
from analysis.recount.numerals import UnreadableError
from analysis.recount.printed import PrintedNumber, read_printed
from analysis.results.recount import Slip
from analysis.study import PublishedFigure

MOST_PARTS_FOR_SLIPS = 60


@dataclass(frozen=True)
class Quantity:
    """A printed number. `unit` is `procent`, `euro`, a measure such as `dagen`, or `aantal` for a count."""

    text: str
    unit: str
    number: PrintedNumber
    subject: str = ""

    @property
    def interval(self) -> Interval:
        """The values it may stand for."""
        return self.number.interval

    @property
    def point(self) -> Interval:
        """The value as printed; the whole interval of a range."""
        return self.interval if self.number.point is None else exactly(self.number.point)

    @property
    def value(self) -> Fraction | None:
        """The value as printed; None of a range."""
        return self.number.point


@lru_cache(maxsize=20_000)
def quantity(text: str, unit: str, subject: str = "") -> Quantity | None:
    """The quantity that the text prints in its unit; None when it prints no number."""
    try:
        return Quantity(text.strip(), unit, read_printed(text, unit), subject)
    except UnreadableError:
        return None


def loosened(one: Quantity, half: Fraction) -> Quantity:
    """The same, of which is known that it was rounded to twice `half`."""
    point = one.number.point
    if point is None or one.interval.high - one.interval.low >= 2 * half:
        return one
    return replace(one, number=replace(one.number, interval=Interval(point - half, point + half)))


@dataclass(frozen=True)
class Outcome:
    """Whether a printed quantity follows from its parts, and what they give."""

    holds: bool
    by_rounding: bool
    recomputed: Fraction | None
    around: Interval


def outcome(printed: Quantity, formula: str, parts: Sequence[Quantity]) -> Outcome | None:
    """The formula (analysis/recount/formula.py) over part_1, part_2, ...; None when it cannot be computed."""
    try:
        parsed = _parsed(formula)
        point = evaluate(parsed, lambda id: parts[_index(id)].point)
        around = evaluate(parsed, lambda id: parts[_index(id)].interval)
    except (FormulaError, ZeroDivisionError):
        return None
    return compared(printed, point, around)


@lru_cache(maxsize=500)
def _parsed(formula: str) -> Formula:
    return parse(formula)


def compared(printed: Quantity, point: Interval, around: Interval) -> Outcome:
    """The printed quantity beside what its parts give, as they stand and as they may have been rounded."""
    value = Fraction(point.low) if point.bounded and point.low == point.high else None
    exact = point.within(printed.interval)
    return Outcome(exact or around.meets(printed.interval), not exact, value, around)


def _index(id: str) -> int:
    return int(id.rpartition("_")[2]) - 1


def names(parts: Sequence[Quantity]) -> list[str]:
    """The names of the parts in a formula."""
    return [f"part_{number}" for number in range(1, len(parts) + 1)]


def sum_of(parts: Sequence[Quantity]) -> str:
    """The formula of their sum."""
    return f"sum({', '.join(names(parts))})"


def slips_of(printed: Quantity, formula: str, parts: Sequence[Quantity]) -> tuple[Slip, ...]:
    """The slips that would explain a quantity that does not hold; none with very many parts."""
    if len(parts) > MOST_PARTS_FOR_SLIPS:
        return ()
    figures = [
        PublishedFigure(name, "", part.subject, part.text, unit=part.unit)
        for name, part in zip(names(parts), parts, strict=True)
    ]
    whole = PublishedFigure("whole", "", printed.subject, printed.text, unit=printed.unit, formula=formula)
    return recount([*figures, whole]).figures[-1].slips
