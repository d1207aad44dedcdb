"""The funnel: between which limits chance alone keeps a municipality of its size, and who lies outside."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analysis.arguments import between, number, refuse, same_length, whole
from analysis.results import Funnel, FunnelLimits, FunnelPoint

INNER, OUTER = 0.95, 0.998
METHOD = "exacte binomiale grenzen, geïnterpoleerd"
OVERDISPERSED = (
    "De gemeenten verschillen onderling meer dan toeval alleen verklaart. Buiten de grenzen liggen is dan "
    "minder bijzonder; zoek eerst naar verschillen in bevolking en registratie."
)


def funnel_limits(target: float, n: int, level: float = 0.95) -> FunnelLimits:
    """Between which shares a group of n stays, as long as only chance makes it differ from the target.

    `target` is the share that all are held against (0-1), `n` the size of the group (1 or more), `level` how
    much of chance lies between the limits: 0.95 and 0.998 are the usual ones.

    Missing values: none are possible. Errors: ValueError for a target outside 0-1, an n below 1, another
    level. At a target of 0 or 1 both limits are the target.

    Formula. With p = (1 - level)/2, R binomial(n, target), r the smallest count with P(R <= r) > p and a =
    (P(R <= r) - p) / P(R = r): low = (r - a)/n, not below 0. The high limit is the mirror image: 1 less the
    low limit at 1 - target. A count lies below the low limit exactly when P(R <= count) <= p, above the high
    one exactly when P(R >= count) <= p. (Spiegelhalter takes the formula of the low limit, with 1 - p, for
    the high one too. That limit lies at most one count lower and lets P(R > count) decide, so that low and
    high are not alike.)

    Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202, appendix. The counts are those of
    R, `qbinom`.

    >>> found = funnel_limits(0.2, 50)
    >>> f"{found.low:.4f} {found.high:.4f}"
    '0.0844 0.3271'
    """
    target, n = number("target", target, 0.0, 1.0), whole("n", n, low=1)
    tail = (1 - between("level", level)) / 2
    if target in (0.0, 1.0):
        return FunnelLimits(target, n, level, target, target, METHOD)
    low, high = _low(target, n, tail), 1 - _low(1 - target, n, tail)
    return FunnelLimits(target, n, level, low, high, METHOD)


def _low(target: float, n: int, tail: float) -> float:
    """The count, between two whole ones, that chance stays below with probability `tail`; as a share."""
    from scipy.stats import binom

    count = int(binom.ppf(tail, n, target))
    if binom.cdf(count, n, target) <= tail:  # R's quantile reaches the probability, this one passes it
        count += 1
    part = (binom.cdf(count, n, target) - tail) / binom.pmf(count, n, target)
    return max(0.0, float(count - part) / n)


def funnel(
    municipalities: Sequence[str],
    counts: Sequence[int],
    sizes: Sequence[int],
    target: float | None = None,
) -> Funnel:
    """Which municipalities differ more from the common share than chance allows one of their size.

    `municipalities` are names, `counts` and `sizes` their k and n, in the same order. `target` is the share
    to hold them against; without it that is the share of all together.

    Missing values are refused. Errors: ValueError for lists of different length, no municipality at all, a
    name that comes twice, a count that is not whole or above its size, a size of 0.

    Formula: limits as in `funnel_limits`, at 95% and 99.8%. Of municipalities that differ by chance alone one
    in 20 lies outside the first and one in 500 outside the second; both are no verdict. Dispersion is the
    mean of (k/n - target)^2 / (target (1 - target)/n); the caution is given when the sum of these is above
    the 95% point of chi-square with one degree of freedom less than there are municipalities (as many, with a
    given target).

    Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202.

    >>> found = funnel(["A", "B", "C"], [10, 30, 20], [100, 100, 100])
    >>> [(point.municipality, point.flag) for point in found.points]
    [('A', 'onder_95'), ('B', 'boven_95'), ('C', 'binnen')]
    """
    rows = checked_counts(municipalities, counts, sizes)
    common = sum(k for _, k, _ in rows) / sum(n for _, _, n in rows)
    held_against = common if target is None else number("target", target, 0.0, 1.0)
    points = tuple(_point(name, k, n, held_against) for name, k, n in rows)
    dispersion = _dispersion(points, held_against)
    caution = OVERDISPERSED if _beyond_chance(dispersion, len(points), target is None) else ""
    return Funnel(held_against, points, dispersion, METHOD, caution)


def checked_counts(
    municipalities: Sequence[str], counts: Sequence[int], sizes: Sequence[int]
) -> list[tuple[str, int, int]]:
    """Name, k and n of each municipality; ValueError names what does not fit."""
    names = [str(name) for name in municipalities]
    if not names or len(set(names)) < len(names):
        raise refuse("municipalities", names, "at least one name, and each name once")
    same_length("municipalities", names, "counts", counts)
    same_length("municipalities", names, "sizes", sizes)
    checked = [whole(f"n of {name}", n, low=1) for name, n in zip(names, sizes, strict=True)]
    return [
        (name, whole(f"k of {name}", k, high=n), n) for name, k, n in zip(names, counts, checked, strict=True)
    ]


def _point(name: str, k: int, n: int, target: float) -> FunnelPoint:
    inner, outer = funnel_limits(target, n, INNER), funnel_limits(target, n, OUTER)
    return FunnelPoint(name, k, n, k / n, inner, outer, _flag(k / n, inner, outer))


def _flag(estimate: float, inner: FunnelLimits, outer: FunnelLimits) -> str:
    for limits, name in ((outer, "998"), (inner, "95")):
        if estimate < limits.low:
            return f"onder_{name}"
        if estimate > limits.high:
            return f"boven_{name}"
    return "binnen"


def _dispersion(points: Sequence[FunnelPoint], target: float) -> float:
    spread = target * (1 - target)
    if not spread:
        return math.nan
    return sum((point.estimate - target) ** 2 * point.n / spread for point in points) / len(points)


def _beyond_chance(dispersion: float, municipalities: int, target_from_data: bool) -> bool:
    from scipy.stats import chi2

    free = municipalities - target_from_data
    return free > 0 and dispersion * municipalities > float(chi2.ppf(0.95, free))
