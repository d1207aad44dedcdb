"""The same people at two moments: did they change, which way, and by how much?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.arguments import Floats, between, chosen, numbers, same_index, same_length
from analysis.groups.exact_ranks import Integers, doubled_ranks, signed_rank_p, unblurred
from analysis.results import Effect, PairedComparison
from analysis.spread import spread_of

EXACT_PAIRS = 200  # pairs that differ: up to here every sign is counted
ZEROS = {
    "pratt": "gelijke paren tellen mee bij het rangschikken (Pratt)",
    "wilcoxon": "gelijke paren vallen weg (Wilcoxon)",
}
BISERIAL = "rangbiseriële correlatie (paren)"
BISERIAL_INTERVAL = "Fisher-z, variantie over paren van mensen (Walsh), t-verdeling"


def paired(before: Any, after: Any, zeros: str = "pratt", level: float = 0.95) -> PairedComparison:
    """Did the same people change between two moments: Wilcoxon's signed ranks, with an effect size.

    `before` and `after` are numbers, the two of one person on the same place. `zeros` says what a pair
    without change does: "pratt" (the default) ranks it with the others and then leaves it out, so that many
    unchanged people make the others weigh as they should; "wilcoxon" leaves it out before ranking. `level`
    is the level of the interval. Ranks of differences have a meaning only where steps are about equally
    large.

    Missing: a pair of which one or both are missing is left out and counted in `n_dropped`.

    Errors: ValueError for lists of unequal length, a text or an infinity, an unknown `zeros`, two Series
    with another index. No complete pair, or no pair that changed: NaN with a reason. When everyone who
    changed went the same way the effect is 1 or -1 and has no interval.

    Formula: W = sum of the ranks of |after - before| of those who went up. P is exact up to 200 changed
    pairs: the share of all ways to give signs to these ranks, ties included, with W as far from its mean or
    farther. Above that normal, with the variance of the ranks as they are, without continuity correction.
    Effect: (ranks up - ranks down) / (all ranks of changed pairs), -1 to 1. Interval: tanh(atanh(r) +/- t x
    se / (1 - r^2)); se from the mean sign of d(i) + d(j) per person, of which r is the ratio over all pairs
    (i, j). The usual formula takes the variance that holds when nothing changes, and covers far too little
    where r is large.

    Source: Wilcoxon 1945; Pratt 1959; Kerby 2014 (effect); Hoeffding 1948 (its variance). R:
    coin::wilcoxsign_test(after ~ before, zero.method = "Pratt", distribution = "exact").

    >>> found = paired([5, 6, 4, 7, 6, 5], [7, 6, 6, 8, 7, 4])
    >>> f"p = {found.p:.3f}, r = {found.effect.estimate:.2f}, {found.n_higher} up, {found.n_lower} down"
    'p = 0.250, r = 0.70, 4 up, 1 down'
    """
    level = between("level", level)
    chosen("zeros", zeros, ZEROS)
    first, second, n_dropped = _complete_pairs(before, after)
    change = _change(first, second)
    ranks, up = _ranks(change, zeros)
    reason = _nothing_changed(len(first), len(ranks))
    statistic, p, how = (math.nan, math.nan, "") if reason else _tested(change, ranks, up, zeros)
    return PairedComparison(
        test="" if reason else "wilcoxon",
        method="" if reason else f"Wilcoxon-rangtekentoets, tweezijdig; {ZEROS[zeros]}; {how}",
        statistic=statistic,
        p=p,
        exact=not reason and len(ranks) <= EXACT_PAIRS,
        effect=_biserial(_ranked(change, zeros), ranks, up, level, reason),
        before=spread_of(first),
        after=spread_of(second),
        n=len(first),
        n_dropped=n_dropped,
        n_higher=int((change > 0).sum()),
        n_lower=int((change < 0).sum()),
        n_equal=int((change == 0).sum()),
        reason=reason,
    )


def _complete_pairs(before: Any, after: Any) -> tuple[Floats, Floats, int]:
    first, second = numbers("before", before, missing=True), numbers("after", after, missing=True)
    same_length("before", list(first), "after", list(second))
    same_index("before", before, "after", after)
    kept = ~(np.isnan(first) | np.isnan(second))
    return first[kept], second[kept], int((~kept).sum())


def _change(before: Floats, after: Floats) -> Floats:
    """After - before, in which equal differences are equal; only their order and signs are used."""
    return unblurred(after - before, float(np.abs([before, after]).max(initial=0.0)))


def _ranked(change: Floats, zeros: str) -> Floats:
    """The changes that are ranked: Pratt's with the zeros among them."""
    return change if zeros == "pratt" else change[change != 0]


def _ranks(change: Floats, zeros: str) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Doubled ranks of the pairs that changed, and which of them went up."""
    ranked = _ranked(change, zeros)
    return doubled_ranks(np.abs(ranked))[ranked != 0], change[change != 0] > 0


def _nothing_changed(pairs: int, changed: int) -> str:
    if pairs == 0:
        return "Er is geen paar met beide waarden."
    return "" if changed else "Niemand veranderde; er is niets te toetsen."


def _tested(change: Floats, ranks: Integers, up: Any, zeros: str) -> tuple[float, float, str]:
    """W, its p and how that was found."""
    from scipy import stats

    statistic = float(ranks[up].sum()) / 2
    if len(ranks) <= EXACT_PAIRS:
        return statistic, signed_rank_p(ranks, up), "exact: alle tekens geteld, ook met gelijke waarden"
    zero_method = "pratt" if zeros == "pratt" else "wilcox"
    found = stats.wilcoxon(change, zero_method=zero_method, correction=False, method="asymptotic")
    how = "normale benadering met correctie voor gelijke waarden, zonder continuïteitscorrectie"
    return statistic, float(found.pvalue), how


def _biserial(change: Floats, ranks: Integers, up: Any, level: float, reason: str) -> Effect:
    if reason:
        return Effect(BISERIAL, math.nan, math.nan, math.nan, level, BISERIAL_INTERVAL, reason)
    from scipy import special

    every = float(ranks.sum())
    estimate = float(2 * ranks[up].sum() - every) / every
    if abs(estimate) == 1:
        reason = "Iedereen die veranderde, veranderde dezelfde kant op; daarom is er geen interval."
        return Effect(BISERIAL, estimate, math.nan, math.nan, level, BISERIAL_INTERVAL, reason)
    t = float(special.stdtrit(len(change) - 1, (1 + level) / 2))
    reach = t * _standard_error(change, estimate) / (1 - estimate**2)
    middle = math.atanh(estimate)
    return Effect(
        BISERIAL, estimate, math.tanh(middle - reach), math.tanh(middle + reach), level, BISERIAL_INTERVAL
    )


def _standard_error(change: Floats, estimate: float) -> float:
    """Of the effect, a ratio over pairs of people: sign of their summed change / whether either changed."""
    n, ordered = len(change), np.sort(change)
    above = n - np.searchsorted(ordered, -change, side="right")
    below = np.searchsorted(ordered, -change, side="left")
    changed = float(np.count_nonzero(change)) / n
    counted = np.where(change != 0, 1.0, changed)
    pull = ((above - below) / n - estimate * counted) / counted.mean()
    return 2 * float(pull.std(ddof=1)) / math.sqrt(n)
