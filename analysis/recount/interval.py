"""Interval: the values a printed figure may stand for, and arithmetic on them that never leaves one out.

Exact: a bound is a Fraction, or an infinity where there is no bound. Bounds are closed, so that a half may
have been rounded either way (half up as well as half to even).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from analysis.results.recount import Bound

LARGEST = Fraction(10) ** 40  # beyond this no figure of a report goes, and no float either way


@dataclass(frozen=True)
class Interval:
    """All values from low to high, both included. An infinity only on its own side."""

    low: Bound
    high: Bound

    @property
    def bounded(self) -> bool:
        """Whether it ends on both sides."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def holds(self, value: Bound) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high

    def within(self, other: Interval) -> bool:
        """Whether all of it lies in the other."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return _between(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return _between(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return _between(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """ZeroDivisionError when the divisor is nothing but zero; no bounds when it may be zero."""
        if other.low == other.high == 0:
            raise ZeroDivisionError
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(_inverse(other.high), _inverse(other.low))


EVERYTHING = Interval(-math.inf, math.inf)


def exactly(value: Fraction | int) -> Interval:
    """The interval of one value."""
    return Interval(Fraction(value), Fraction(value))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; of nothing it is zero."""
    result = exactly(0)
    for interval in intervals:
        result = result + interval
    return result


def _between(low: Bound, high: Bound) -> Interval:
    """Past what a report can hold a bound is no bound: else its digits grow without end."""
    if low < -LARGEST:
        low = -math.inf
    if high > LARGEST:
        high = math.inf
    return Interval(min(low, LARGEST), max(high, -LARGEST))


def _times(a: Bound, b: Bound) -> Bound:
    """Zero times no bound is zero: the other factor is finite, however large."""
    return Fraction(0) if a == 0 or b == 0 else a * b


def _inverse(bound: Bound) -> Bound:
    return Fraction(0) if math.isinf(bound) else 1 / Fraction(bound)
