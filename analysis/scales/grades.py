"""Report grades (rapportcijfers): the mean never without its n, its interval and its spread."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from analysis.arguments import Floats, between, number, numbers, refuse
from analysis.results import Grades, Spread
from analysis.spread import spread_of

PASS_MARK = 5.5
METHOD = "gemiddelde met t-interval; kwartielen met lineaire interpolatie"


def grades(
    values: Any,
    scale: tuple[float, float] = (1, 10),
    level: float = 0.95,
    pass_mark: float = PASS_MARK,
) -> Grades:
    """Which report grades were given: mean with its interval, spread, how many are onvoldoende.

    `values` is a list of grades on `scale` (lowest and highest possible, both included). `level` is the level
    of the interval, between 0 and 1. Below `pass_mark`, itself on the scale, a grade is onvoldoende.

    Missing (None, NaN) is left out and counted in `n_missing`; it is never a grade of 0.

    Errors: ValueError for a grade outside the scale, a text or an infinity; for a scale that is no pair of
    numbers from low to high. One grade, or all grades the same: no interval, with a reason.

    Formula: mean +/- t x sd / sqrt(n), t from Student's distribution with n - 1 degrees of freedom. The
    interval can reach beyond the scale when few people gave grades near its end: a sign that it is rough
    there.

    Source: Student 1908; R: t.test(x)$conf.int, quantile(x, type = 7).

    >>> found = grades([8, 7, 7, 5, None, 9])
    >>> f"{found.spread.mean:.1f} [{found.ci_low:.2f}; {found.ci_high:.2f}], {found.n_below} onvoldoende"
    '7.2 [5.36; 9.04], 1 onvoldoende'
    """
    level = between("level", level)
    low, high = _scale(scale)
    pass_mark = number("pass_mark", pass_mark, low, high)
    every = numbers("values", values, missing=True)
    given = every[~np.isnan(every)]
    _on_scale(given, low, high)
    spread = spread_of(given)
    ci_low, ci_high, reason = _interval(spread, level)
    n_below = int(np.count_nonzero(given < pass_mark))
    return Grades(
        spread=spread,
        n_missing=len(every) - len(given),
        counts=_counts(given),
        n_below=n_below,
        share_below=n_below / spread.n if spread.n else math.nan,
        pass_mark=pass_mark,
        ci_low=ci_low,
        ci_high=ci_high,
        level=level,
        scale=(low, high),
        method=METHOD,
        reason=reason,
    )


def _scale(scale: object) -> tuple[float, float]:
    if not isinstance(scale, tuple | list) or len(scale) != 2:
        raise refuse("scale", scale, "a lowest and a highest grade")
    low, high = number("scale[0]", scale[0]), number("scale[1]", scale[1])
    if low >= high:
        raise refuse("scale", scale, "a lowest and a highest grade, in that order")
    return low, high


def _on_scale(given: Floats, low: float, high: float) -> None:
    outside = given[(given < low) | (given > high)]
    if len(outside):
        raise refuse("values", float(outside[0]), f"grades from {low:g} to {high:g}")


def _interval(spread: Spread, level: float) -> tuple[float, float, str]:
    if spread.n == 0:
        return math.nan, math.nan, "Er is geen cijfer gegeven."
    if spread.n == 1:
        return math.nan, math.nan, "Uit één cijfer volgt geen interval."
    if spread.low == spread.high:
        return math.nan, math.nan, "Iedereen gaf hetzelfde cijfer; daaruit volgt geen interval."
    from scipy import special

    reach = float(special.stdtrit(spread.n - 1, (1 + level) / 2)) * spread.sd / math.sqrt(spread.n)
    return spread.mean - reach, spread.mean + reach, ""


def _counts(given: Floats) -> tuple[tuple[float, int], ...]:
    grade, often = np.unique(given, return_counts=True)
    return tuple(zip(map(float, grade), map(int, often), strict=True))
