"""A municipality against comparable ones: how much it differs, its place, and whether it does as well.

Counts are taken as the outcome of a process that could have gone otherwise: also a register that holds
everybody says with some uncertainty how a municipality does. The interval of the difference knows chance
only, not that municipalities register differently; the funnel's caution says when they differ more than
chance explains.
"""

from __future__ import annotations

import math
from statistics import median

import pandas as pd

from analysis.arguments import between, chosen, refuse
from analysis.benchmark.funnel import checked_counts, funnel, funnel_limits
from analysis.benchmark.ranking import ranking
from analysis.proportions import difference
from analysis.results import Benchmark, Comparable, Difference

__all__ = ["at_least_comparable", "compare_with", "funnel", "funnel_limits", "ranking"]

OWN = "eigen gemeente"
COLUMNS = ("municipality", "k", "n")
RULE_LEVEL = 0.95
RULE = (
    "Ten minste vergelijkbaar: de ondergrens van het eenzijdige 97,5%-interval van het verschil ligt boven "
    "de vooraf gekozen marge onder nul"
)
RULE_LOWER = (
    "Ten minste vergelijkbaar (lager is beter): de bovengrens van het eenzijdige 97,5%-interval van het "
    "verschil ligt onder de vooraf gekozen marge boven nul"
)


def compare_with(
    k: int,
    n: int,
    others: pd.DataFrame,
    municipality: str = OWN,
    level: float = 0.95,
    highest_first: bool = True,
) -> Benchmark:
    """How a municipality compares with others: the difference, its rank, its place in the funnel.

    `k` of `n` is the municipality's own count, such as youths with jeugdzorg of all youths, or trajectories
    that were ended as planned of all that ended. `others` has a row per other municipality, with the columns
    `municipality` (names, each once, not the own one), `k` and `n`. `level` is that of the difference and of
    the ranks together; `highest_first` gives rank 1 to the largest share.

    Missing values are refused: leave out a municipality whose figure is hidden. Errors: ValueError for other
    columns, no other municipality, a name that comes twice, a count that is no whole number or above its n,
    an n of 0.

    Formula. Difference: k/n less the share of the others taken together, sum k / sum n, interval after
    Newcombe. The median of the others' shares stands beside it, because together the largest of them weighs
    most. Rank as in `ranking`; funnel as in `funnel`, over own and others, at 95% and 99.8%.

    Source: Newcombe 1998 (difference); Klein, Wright and Wieczorek 2020 (rank); Spiegelhalter 2005 (funnel).

    >>> others = pd.DataFrame({"municipality": ["A", "B", "C"], "k": [50, 80, 60], "n": [500, 1000, 400]})
    >>> found = compare_with(90, 600, others, municipality="D")
    >>> f"{found.difference.estimate:.3f} ({found.difference.ci_low:.3f}-{found.difference.ci_high:.3f})"
    '0.050 (0.020-0.083)'
    >>> own = found.ranking.of("D")
    >>> own.rank, own.lowest_rank, own.highest_rank
    (1, 1, 3)
    """
    _check_columns(others)
    names = [municipality, *others["municipality"]]
    rows = checked_counts(names, [k, *others["k"]], [n, *others["n"]])
    (_, k, n), theirs = rows[0], rows[1:]
    shares = [their_k / their_n for _, their_k, their_n in theirs]
    pooled_k, pooled_n = sum(one[1] for one in theirs), sum(one[2] for one in theirs)
    columns = [name for name, _, _ in rows], [row[1] for row in rows], [row[2] for row in rows]
    return Benchmark(
        municipality=municipality,
        k=k,
        n=n,
        estimate=k / n,
        others=len(theirs),
        pooled_k=pooled_k,
        pooled_n=pooled_n,
        pooled=pooled_k / pooled_n,
        difference=difference(k, n, pooled_k, pooled_n, level),
        median=median(shares),
        difference_from_median=k / n - median(shares),
        lowest=min(shares),
        highest=max(shares),
        ranking=ranking(*columns, level=level, highest_first=highest_first),
        funnel=funnel(*columns),
    )


def _check_columns(others: object) -> None:
    if not isinstance(others, pd.DataFrame) or not len(others):
        raise refuse("others", others, "a DataFrame with at least one row")
    for column in COLUMNS:
        if column not in others.columns:
            raise refuse("others", list(others.columns), f"a DataFrame with the columns {', '.join(COLUMNS)}")


def at_least_comparable(
    difference: Difference, margin: float, reason: str, higher_is_better: bool = True
) -> Comparable:
    """Whether a municipality does at least as well as comparable ones, by a rule stated beforehand.

    `difference` is own minus others with its 95% interval, from `difference` or `compare_with`. `margin` is
    how much worse still counts as comparable, in the unit of the share: 0.05 is five percentage points. It is
    chosen, with its `reason` in words, before the figures are seen. `higher_is_better` is False for a share
    one wants small, such as trajectories broken off by the client.

    Missing values: a difference that could not be computed gives niet_vast_te_stellen. Errors: ValueError for
    a margin that is not between 0 and 1, an empty reason, an interval at another level than 95%.

    Formula. ten_minste_vergelijkbaar when the lower limit of the one-sided 97.5% interval (the lower limit of
    the two-sided 95% one) lies above -margin; lager when the upper limit lies below -margin; else
    niet_vast_te_stellen: not finding a difference is not finding that there is none. When lower is better:
    the upper limit below margin, the lower limit above margin (hoger), and else niet_vast_te_stellen.

    Source: the rule of non-inferiority: Piaggio and others 2012 (CONSORT extension); ICH E9 1998, section
    3.3.2.

    >>> from analysis.proportions import difference
    >>> why = "een kleiner verschil merkt een ouder niet"
    >>> at_least_comparable(difference(160, 200, 700, 900), 0.10, why).outcome
    'ten_minste_vergelijkbaar'
    >>> at_least_comparable(difference(12, 15, 700, 900), 0.10, why).outcome
    'niet_vast_te_stellen'
    """
    if not isinstance(difference, Difference):
        raise refuse("difference", difference, "a Difference")
    if not math.isclose(difference.level, RULE_LEVEL):
        raise refuse("difference", difference.level, "a difference with an interval of 0.95")
    chosen("higher_is_better", higher_is_better, (True, False))
    if not isinstance(reason, str) or not reason.strip():
        raise refuse("reason", reason, "a sentence that says why this margin")
    margin = between("margin", margin)
    outcome = _outcome(difference, margin, higher_is_better)
    method = RULE if higher_is_better else RULE_LOWER
    return Comparable(difference, margin, reason.strip(), higher_is_better, outcome, method)


def _outcome(difference: Difference, margin: float, higher_is_better: bool) -> str:
    """Comparisons with NaN are false: without an interval nothing is established."""
    low, high = difference.ci_low, difference.ci_high
    if not higher_is_better:
        low, high = -high, -low
    if low > -margin:
        return "ten_minste_vergelijkbaar"
    if high < -margin:
        return "lager" if higher_is_better else "hoger"
    return "niet_vast_te_stellen"
