"""How a number is written in Dutch. Rounding happens here and nowhere else in the house.

A share is never written without its n: below the threshold there is no percentage at all, only 'k van n'.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

THRESHOLD = 10  # when the study names none
SIGNALS_BELOW = 20  # fewer cases than this are signals, whatever the threshold of the study: no percentage


def count_text(value: int | float) -> str:
    """A count with a dot between thousands; a part of one (a partial credit) with at most two decimals."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    rounded = Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    whole, _, decimals = f"{rounded:,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def percent_text(share: float) -> str:
    """A share (0-1) as a whole percentage; what is not all or nothing never rounds to all or nothing."""
    percentage = int((Decimal(repr(float(share))) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if percentage == 0 and share > 0:
        return "minder dan 1%"
    if percentage == 100 and share < 1:
        return "meer dan 99%"
    return f"{percentage}%"


def share_text(share: float, n: int | float | None, threshold: int = THRESHOLD) -> str:
    """A share (0-1) with its n: '60% (15 van 25)', with few cases '3 van 4'; '' when n is not known."""
    if not n:
        return ""
    k_of_n = f"{count_text(_hits(share, n))} van {count_text(n)}"
    return k_of_n if n < max(threshold, SIGNALS_BELOW) else f"{percent_text(share)} ({k_of_n})"


def bound_text(share: float) -> str:
    """A bound of a scale (0-1), which is a rule and not a measurement, so without n: '75%'."""
    return f"{count_text(round(share * 100, 2))}%"


def _hits(share: float, n: int | float) -> float:
    """share x n without the noise of binary fractions: 0.6 x 15 is 9."""
    return round(share * n, 6)
