"""Arithmetic on amounts between bounds: exact, and what is not known stays so, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from analysis.arguments import refuse
from analysis.results.routes import AmountRange
from analysis.route_rows import RouteStep


def exactly(value: int | Fraction) -> AmountRange:
    """An amount that is known."""
    return AmountRange(Fraction(value), Fraction(value), Fraction(value))


def between(low: Fraction, high: Fraction) -> AmountRange:
    """Everything from low to high, with what lies halfway."""
    return AmountRange(low, (low + high) / 2, high)


def unknown(reason: str) -> AmountRange:
    """An amount that cannot be computed, and why."""
    return AmountRange(None, None, None, reason)


def checked(name: str, value: AmountRange) -> AmountRange:
    """The range itself; ValueError unless its three amounts run from low to high, or are all missing."""
    three = (value.low, value.middle, value.high)
    known = [amount for amount in three if amount is not None]
    if len(known) not in (0, 3) or known != sorted(known) or any(amount < 0 for amount in known):
        raise refuse(name, three, "three amounts from zero up, from low to high, or three times None")
    return value


def added(ranges: Iterable[AmountRange]) -> AmountRange:
    """The ranges together; not known when one of them is not."""
    low = middle = high = Fraction(0)
    for one in ranges:
        if one.low is None or one.middle is None or one.high is None:
            return one
        low, middle, high = low + one.low, middle + one.middle, high + one.high
    return AmountRange(low, middle, high)


def times(value: AmountRange, count: int | None, reason: str) -> AmountRange:
    """The range so many times; not known, for this reason, when the count is not."""
    if count is None:
        return unknown(reason)
    if value.low is None or value.middle is None or value.high is None:
        return value
    return AmountRange(value.low * count, value.middle * count, value.high * count)


def divided(value: AmountRange, by: AmountRange, reason: str) -> AmountRange:
    """The range by the other: least is low by high, most is high by low. Not known when dividing by zero."""
    parts = (value.low, value.middle, value.high, by.low, by.middle, by.high)
    if any(part is None for part in parts):
        return value if value.low is None else by
    low, middle, high, by_low, by_middle, by_high = (Fraction(part or 0) for part in parts)
    if by_low == 0:
        return unknown(reason)
    return AmountRange(low / by_high, middle / by_middle, high / by_low)


def mixed(steps: Sequence[RouteStep], worth: Callable[[RouteStep], Fraction]) -> AmountRange:
    """What one client gets in a step on average, when its alternatives are worth this.

    Where shares are not known, what the known ones leave over may fall to any of the others. ValueError
    when the shares of a step add up to more than 1, or to less while all are known.
    """
    shares = [step.deel for step in steps if step.deel is not None]
    open_worths = [worth(step) for step in steps if step.deel is None]
    left = 1 - sum(shares, Fraction(0))
    if left < 0 or (left > 0 and not open_worths) or any(share < 0 for share in shares):
        place = f"{steps[0].route}, stap {steps[0].stap}"
        raise refuse("steps", place, f"shares from zero up that add up to 1, and they give {1 - left}")
    base = sum((step.deel * worth(step) for step in steps if step.deel is not None), Fraction(0))
    ends = [base + left * value for value in open_worths] or [base]
    return between(min(ends), max(ends))
