"""How large a difference between groups is, with its interval: Hedges' g and Cliff's delta for two groups."""

from __future__ import annotations

import math

import numpy as np

from analysis import pingouin_adapter
from analysis.arguments import Floats
from analysis.results import Effect

HEDGES, CLIFF = "Hedges' g", "Cliffs delta"
NONCENTRAL = "niet-centrale t-verdeling"
CONSISTENT = "consistente variantie (Cliff), asymmetrisch interval (Feng en Cliff)"
TOO_LARGE = "De groepen liggen zo ver uiteen dat het interval niet te berekenen is."
SEPARATE = "exacte binomiale grens, omdat de groepen elkaar niet overlappen"


def hedges_g(first: Floats, second: Floats, level: float) -> Effect:
    """Difference of means in pooled standard deviations, corrected for few people.

    At least 2 values each, not all equal within both groups. The correction is 1 - 3 / (4 df - 1), df = n1
    + n2 - 2. Interval: the noncentralities under which the observed t is a bound, times the same factor as
    g.
    """
    g = pingouin_adapter.hedges_g(first, second)
    df = len(first) + len(second) - 2
    per_t = math.sqrt(1 / len(first) + 1 / len(second)) * (1 - 3 / (4 * df - 1))
    tail = (1 - level) / 2
    low, high = (_noncentrality(g / per_t, df, chance) * per_t for chance in (1 - tail, tail))
    reason = "" if math.isfinite(low + high) else TOO_LARGE
    return Effect(HEDGES, g, low, high, level, NONCENTRAL, reason)


def _noncentrality(t: float, df: int, chance: float) -> float:
    """The noncentrality under which a t below this one has this chance; NaN where that cannot be computed."""
    from scipy import optimize, stats

    def miss(noncentrality: float) -> float:
        return float(stats.nct.cdf(t, df, noncentrality)) - chance

    reach = 2.0
    while miss(t - reach) < 0 or miss(t + reach) > 0:
        reach *= 2
    if not math.isfinite(miss(t - reach) + miss(t) + miss(t + reach)):
        return math.nan
    return float(optimize.brentq(miss, t - reach, t + reach, xtol=1e-12, rtol=1e-12))


def cliffs_delta(first: Floats, second: Floats, level: float) -> Effect:
    """P(first higher) - P(second higher) over all pairs; no interval below 2 values each.

    Where every first is above every second (or below) the variance is 0. Then min(n1, n2) separate pairs all
    point one way, and the exact binomial bound of that is the bound of delta.
    """
    above, below = _wins(first, second)
    delta = float((above - below).sum()) / (len(first) * len(second))
    if abs(delta) == 1:
        return _separate(delta, min(len(first), len(second)), level)
    if min(len(first), len(second)) < 2:
        reason = "Een groep van één persoon heeft geen spreiding; daarom is er geen interval."
        return Effect(CLIFF, delta, math.nan, math.nan, level, CONSISTENT, reason)
    variance = _variance(first, second, delta)
    low, high = _feng_cliff(delta, variance, len(first) + len(second) - 2, level)
    return Effect(CLIFF, delta, low, high, level, CONSISTENT)


def _wins(own: Floats, others: Floats) -> tuple[Floats, Floats]:
    """For each of its own: how many of the others it is above, and how many it is below."""
    ordered = np.sort(others)
    above = np.searchsorted(ordered, own, side="left").astype(np.float64)
    below = len(others) - np.searchsorted(ordered, own, side="right").astype(np.float64)
    return above, below


def _separate(delta: float, pairs: int, level: float) -> Effect:
    bound = 2 * ((1 - level) / 2) ** (1 / pairs) - 1
    low, high = (bound, 1.0) if delta > 0 else (-1.0, -bound)
    return Effect(CLIFF, delta, low, high, level, SEPARATE)


def _variance(first: Floats, second: Floats, delta: float) -> float:
    """Cliff's consistent estimate of the variance of delta."""
    n1, n2 = len(first), len(second)
    above, below = _wins(first, second)
    of_first = (above - below) / n2
    beaten, won = _wins(second, first)
    of_second = (won - beaten) / n1
    unequal = float((above + below).sum())
    single = (unequal - n1 * n2 * delta**2) / ((n1 - 1) * (n2 - 1))
    return float((n2 - 1) * of_first.var(ddof=1) + (n1 - 1) * of_second.var(ddof=1) + single) / (n1 * n2)


def _feng_cliff(delta: float, variance: float, df: int, level: float) -> tuple[float, float]:
    from scipy import special

    t = float(special.stdtrit(df, (1 + level) / 2))
    middle = delta - delta**3
    reach = t * math.sqrt(variance) * math.sqrt((1 - delta**2) ** 2 + t * t * variance)
    scale = 1 - delta**2 + t * t * variance
    return (middle - reach) / scale, (middle + reach) / scale
