"""Ranking of municipalities, with the ranks that the figures leave open to each."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.arguments import between
from analysis.benchmark.funnel import checked_counts
from analysis.proportions import percent, share
from analysis.results import Ranked, Ranking, Share


def ranking(
    municipalities: Sequence[str],
    counts: Sequence[int],
    sizes: Sequence[int],
    level: float = 0.95,
    highest_first: bool = True,
) -> Ranking:
    """Which place each municipality takes, and which other places cannot be excluded.

    `municipalities` are names, `counts` and `sizes` their k and n, in the same order. `highest_first` gives
    rank 1 to the largest share; with False to the smallest.

    Missing values are refused. Errors: ValueError for lists of different length, no municipality at all, a
    name that comes twice, a count that is not whole or above its size, a size of 0, a level that is no
    probability.

    Formula. Each of the K shares gets an exact (Clopper-Pearson) interval at level^(1/K), so that all K hold
    together with at least `level`. A municipality whose interval lies wholly above another's is surely before
    it: its ranks run from 1 + (how many are surely before it) to K - (how many are surely after it). All
    these intervals of rank hold together, with at least `level`. Rank itself: 1 + how many shares are
    strictly before.

    Source: Klein, Wright and Wieczorek 2020, Journal of the Royal Statistical Society A 183, 589-606; the
    exact intervals in place of their normal ones are our choice, for small municipalities.

    >>> found = ranking(["A", "B", "C"], [10, 30, 80], [100, 100, 100])
    >>> [(one.municipality, one.rank, one.lowest_rank, one.highest_rank) for one in found.ranked]
    [('C', 1, 1, 1), ('B', 2, 2, 2), ('A', 3, 3, 3)]
    >>> ranking(["A", "B"], [1, 2], [10, 10]).of("A").lowest_rank
    1
    """
    rows = checked_counts(municipalities, counts, sizes)
    each = between("level", level) ** (1 / len(rows))
    shares = [share(k, n, method="exact", level=each) for _, k, n in rows]
    found = [
        _ranked(name, own, shares, highest_first) for (name, _, _), own in zip(rows, shares, strict=True)
    ]
    method = (
        f"rangen uit gelijktijdige exacte intervallen, samen {percent(level)} (Klein, Wright en Wieczorek)"
    )
    return Ranking(tuple(sorted(found, key=lambda one: one.rank)), level, method)


def _ranked(name: str, own: Share, shares: Sequence[Share], highest_first: bool) -> Ranked:
    above = sum(other.estimate > own.estimate for other in shares)
    below = sum(other.estimate < own.estimate for other in shares)
    surely_above = sum(other.ci_low > own.ci_high for other in shares)
    surely_below = sum(other.ci_high < own.ci_low for other in shares)
    if not highest_first:
        above, surely_above, surely_below = below, surely_below, surely_above
    low, high = 1 + surely_above, len(shares) - surely_below
    return Ranked(name, own.k, own.n, own.estimate, 1 + above, low, high, own.ci_low, own.ci_high)
