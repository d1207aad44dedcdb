"""How a number is written in Dutch. Rounding happens here and nowhere else in the house.

A share is never written without its n: below the threshold there is no percentage at all, only 'k van n'.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

THRESHOLD = 10  # when the study names none
_DUTCH = str.maketrans(",.", ".,")  # thousands and decimals change places
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
    return f"{percent_text(share)} ({k_of_n})" if is_percentage(n, threshold) else k_of_n


def is_percentage(n: int | float | None, threshold: int = THRESHOLD) -> bool:
    """Whether so many may be printed as a percentage; where the n is not beside it, the table knows best."""
    return n is None or n >= max(threshold, SIGNALS_BELOW)


def number_text(value: float, decimals: int = 2) -> str:
    """A statistic with a decimal comma: '0,69', '-0,05', never '-0,00'; '' for NaN. A count stays a count."""
    if isinstance(value, int):
        return count_text(value)
    if not math.isfinite(value):
        return ""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded + 0:,f}"  # + 0: a minus before nothing but zeros goes
    return text.translate(_DUTCH)


def p_text(value: float) -> str:
    """A p-value with three decimals; one that would read 0,000 is '< 0,001'."""
    if not math.isfinite(value):
        return ""
    return "< 0,001" if value < 0.0005 else number_text(value, 3)


def euro_text(value: float) -> str:
    """An amount in whole euros: '€ 53.834', '-€ 12'; '' for NaN."""
    if not math.isfinite(value):
        return ""
    whole = number_text(abs(value), 0)
    return f"-€ {whole}" if value < 0 and whole != "0" else f"€ {whole}"


def limit_text(share: float) -> str:
    """A limit of an interval (0-1) as a percentage, without n: the n stands beside the estimate."""
    return f"{number_text(share * 100, 0)}%" if math.isfinite(share) else ""


def bound_text(share: float) -> str:
    """A bound of a scale (0-1), which is a rule and not a measurement, so without n: '75%'."""
    return f"{count_text(round(share * 100, 2))}%"


def _hits(share: float, n: int | float) -> float:
    """share x n without the noise of binary fractions: 0.6 x 15 is 9."""
    return round(share * n, 6)
