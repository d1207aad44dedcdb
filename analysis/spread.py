"""How a row of numbers lies: mean, standard deviation, quartiles and extremes."""

from __future__ import annotations

import math

import numpy as np

from analysis.arguments import Floats
from analysis.results import Spread

NOISE = 1e-12  # of the largest number


def is_constant(values: Floats) -> bool:
    """Whether the numbers are all the same, but for the last bits that computing them leaves."""
    return bool(np.ptp(values) <= NOISE * np.abs(values).max())


def spread_of(values: Floats) -> Spread:
    """The spread of complete numbers; NaN where there are too few of them."""
    n = len(values)
    if n == 0:
        return Spread(0, *([math.nan] * 7))
    q1, median, q3 = (float(q) for q in np.quantile(values, [0.25, 0.5, 0.75]))
    sd = float(values.std(ddof=1)) if n > 1 else math.nan
    return Spread(n, float(values.mean()), sd, median, q1, q3, float(values.min()), float(values.max()))
