"""Proportions: a share with its interval, the difference of two shares, and the response with its formulas.

What a printed percentage or mean allows (`possible_n`, `possible_mean`, `possible_base`) can be imported from
here too; it stands in `analysis/printed_numbers.py`.
"""

from __future__ import annotations

import math

from analysis.arguments import between, chosen, whole
from analysis.printed_numbers import possible_base, possible_mean, possible_n
from analysis.response_rate import response_rate
from analysis.results import Difference, Share

__all__ = ["difference", "possible_base", "possible_mean", "possible_n", "response_rate", "share"]

METHODS = {"wilson": "Wilson", "exact": "exact (Clopper-Pearson)", "jeffreys": "Jeffreys"}
_STATSMODELS = {"wilson": "wilson", "exact": "beta", "jeffreys": "jeffreys"}
NOBODY = "Er is niemand om over te tellen (n = 0)."
Limits = tuple[float, float]


def share(
    k: int, n: int, method: str = "wilson", population: int | None = None, level: float = 0.95
) -> Share:
    """Which part of n has it, and within which limits the true part may lie.

    `k` and `n` are counts with 0 <= k <= n. `population` is the number of people (casussen) that the n were
    drawn from: give it when it is known and not large against n, and the interval becomes narrower; at
    n = population everyone was seen and nothing is uncertain. `level` lies strictly between 0 and 1.

    Missing values: whoever gave no answer is in neither k nor n. With n = 0 estimate and limits are NaN, with
    the reason. Errors: ValueError for a count that is not a whole number from 0 up, for k > n, for a
    population below n, another method or a level that is no probability.

    Formula. With z the normal quantile of 1 - (1 - level)/2 and p = k/n:

    - `wilson`: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n);
    - `exact`: the shares at which k or more, and k or fewer, have probability (1 - level)/2; it holds its
      level for every n and is often too wide;
    - `jeffreys`: the quantiles of Beta(k + 1/2, n - k + 1/2), with 0 for k = 0 and 1 for k = n, so that the
      interval holds the estimate.

    With a population of N, drawn at random without replacement, the variance of p is smaller by
    (N - n)/(N - 1). Wilson and Jeffreys then use n* = n (N - 1)/(N - n) and k* = p n* for n and k. `exact`
    tries every number K that may have it among the N with the hypergeometric distribution, which is exact.
    Both say how uncertain a random draw is, not how much those who did not answer differ.

    Source: Wilson 1927; Clopper and Pearson 1934; Brown, Cai and DasGupta 2001 (Jeffreys, its ends); Cochran
    1977, Sampling Techniques, 3rd ed., theorem 3.2 (finite population); Buonaccorsi 1987 (hypergeometric).
    Computed with statsmodels, `proportion_confint`, and scipy, `hypergeom`.

    >>> found = share(7, 15)
    >>> f"{found.estimate:.4f} ({found.ci_low:.4f}-{found.ci_high:.4f})"
    '0.4667 (0.2481-0.6988)'
    >>> share(7, 15, population=20).ci_high < found.ci_high
    True
    """
    n = whole("n", n)
    k = whole("k", k, high=n)
    chosen("method", method, METHODS)
    population = None if population is None else whole("population", population, low=n)
    level = between("level", level)
    words = _words(method, level, population)
    if n == 0:
        return Share(k, n, math.nan, math.nan, math.nan, level, words, population, NOBODY)
    low, high = _around(k / n, _limits(k, n, method, population, level))
    return Share(k, n, k / n, low, high, level, words, population)


def _words(method: str, level: float, population: int | None) -> str:
    words = f"{METHODS[method]}, interval van {percent(level)}"
    return words if population is None else f"{words}, correctie voor een populatie van {population}"


def percent(level: float) -> str:
    """A level of confidence as Dutch writes it: 0.95 as '95%', 0.998 as '99,8%'."""
    return f"{level * 100:.10g}%".replace(".", ",")


def _limits(k: int, n: int, method: str, population: int | None, level: float) -> Limits:
    if population is None:
        return _unlimited(k, n, method, level)
    if population == n:
        return k / n, k / n
    if method == "exact":
        return _hypergeometric(k, n, population, level)
    effective = n * (population - 1) / (population - n)
    return _unlimited(k / n * effective, effective, method, level)


def _unlimited(k: float, n: float, method: str, level: float) -> Limits:
    """The interval from statsmodels; k and n may be broken numbers."""
    from statsmodels.stats.proportion import proportion_confint  # takes a second to load

    low, high = proportion_confint(k, n, alpha=1 - level, method=_STATSMODELS[method])
    if method == "jeffreys":
        return (0.0 if k == 0 else float(low)), (1.0 if k == n else float(high))
    return float(low), float(high)


def _around(estimate: float, limits: Limits) -> Limits:
    """The limits without the noise of the last bit: within 0-1, and around the estimate."""
    low, high = limits
    return max(0.0, min(low, estimate)), min(1.0, max(high, estimate))


def _hypergeometric(k: int, n: int, population: int, level: float) -> Limits:
    """The numbers K among the population that the draw does not refute, as shares of it."""
    low = _fewest(k, n, population, level)
    high = population - _fewest(n - k, n, population, level)
    return low / population, high / population


def _fewest(k: int, n: int, population: int, level: float) -> int:
    """The smallest K with P(k or more | K) above (1 - level)/2; that chance grows with K, so halve."""
    from scipy.stats import hypergeom

    refuted, allowed = k - 1, population - (n - k)
    while allowed - refuted > 1:
        middle = (refuted + allowed) // 2
        if hypergeom.sf(k - 1, population, middle, n) > (1 - level) / 2:
            allowed = middle
        else:
            refuted = middle
    return allowed


def difference(k1: int, n1: int, k2: int, n2: int, level: float = 0.95) -> Difference:
    """How much the first share differs from the second, and within which limits.

    `k1` of `n1` and `k2` of `n2` are counts from two separate groups (not the same people twice); the result
    is k1/n1 - k2/n2, from -1 to 1. When 0 lies outside the interval, the groups differ at this level.

    Missing values: as in `share`; with a group of nobody everything is NaN, with the reason. Errors:
    ValueError for a count that is not a whole number from 0 up, or k above its n.

    Formula: with (l, u) the Wilson interval of each share, low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2) and
    high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2).

    Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10 (hybrid score, no continuity
    correction); its table II is the test. statsmodels' `newcomb` is the same; its score interval is not used.

    >>> found = difference(56, 70, 48, 80)
    >>> f"{found.estimate:.4f} ({found.ci_low:.4f}-{found.ci_high:.4f})"
    '0.2000 (0.0524-0.3339)'
    """
    n1, n2 = whole("n1", n1), whole("n2", n2)
    k1, k2 = whole("k1", k1, high=n1), whole("k2", k2, high=n2)
    first, second = share(k1, n1, level=level), share(k2, n2, level=level)
    words = f"Newcombe (hybride score uit Wilson), interval van {percent(first.level)}"
    gap = first.estimate - second.estimate
    low = gap - math.hypot(first.estimate - first.ci_low, second.ci_high - second.estimate)
    high = gap + math.hypot(first.ci_high - first.estimate, second.estimate - second.ci_low)
    return Difference(k1, n1, k2, n2, gap, low, high, first.level, words, first.reason or second.reason)
