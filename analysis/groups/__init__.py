"""Do groups differ, by how much, and how sure is that? One comparison, or a family of them.

The companions `paired` (the same people twice), `cochran_q` and `mcnemar_exact` (yes and no) can be imported
from here too.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from analysis import pingouin_adapter
from analysis.arguments import Floats, between, chosen, numbers, refuse, whole
from analysis.groups.comparing import Outcome, by_rank, welch
from analysis.groups.paired import paired
from analysis.groups.split import Group, Split, split_by_group
from analysis.groups.yes_no import cochran_q, mcnemar_exact
from analysis.results import AdjustedP, Effect, GroupComparison
from analysis.spread import is_constant

__all__ = ["adjust_p", "cochran_q", "compare_groups", "mcnemar_exact", "paired"]

SEED = 20_240_601
LEVELS_OF_MEASUREMENT = ("ordinal", "interval")
ENOUGH_FOR_MEANS = 15  # per group: from here on a mean is about normal for any data with a scale of 1-10
ADJUSTMENTS = {"holm": "Holm", "bh": "Benjamini-Hochberg"}


def compare_groups(
    values: Any,
    groups: Any,
    order: Iterable[Hashable] | None = None,
    level: float = 0.95,
    level_of_measurement: str = "ordinal",
    seed: int = SEED,
) -> GroupComparison:
    """Do groups differ, and by how much: a test that is named, with an effect size and its interval.

    `values` are numbers, `groups` the group of each, in the same order. `order` names the groups in the
    order in which they are shown; the first is set against the second. Without it: ordered categories
    (pandas) as they are declared, else the order of first appearance; never the alphabet. `level` is the
    level of the intervals. `level_of_measurement` is "interval" when steps are equally large (a report
    grade, the mean of a scale), "ordinal" when only the order counts (helemaal oneens ... helemaal eens).
    `seed` starts the bootstrap.

    Which test: with "interval" and at least 15 values that are not all the same in every group, Welch; else
    by rank. That is decided by what was measured and how many answered, never by a look at the outcome or a
    test of normality. `why` says it.

    | | two groups | more groups |
    |---|---|---|
    | means | Welch's t; Hedges' g | Welch's analysis of variance; omega squared |
    | ranks | Mann-Whitney; Cliff's delta | Kruskal-Wallis; epsilon squared |

    P by rank is exact, by counting allocations with their ties: for two groups up to 100 people together,
    for more groups up to a million allocations (5, 5 and 5 people are 756,756). Two-sided means: as far
    from the expected rank sum, or farther. Above that the normal or chi-squared approximation, corrected
    for ties, without continuity correction. `method` says which, and `exact` too.

    Missing: rows without a value (`n_missing`) or without a group (`n_without_group`) are left out and
    counted.

    Errors: ValueError for a text or an infinity among the values, a group that `order` does not name, lists
    of unequal length, two Series with another index. Fewer than two groups with values, or all values the
    same: NaN with a reason. A declared group without values stays in `groups` and in a note.

    Formula: Hedges' g = (mean1 - mean2) / pooled sd x (1 - 3 / (4 (n1 + n2 - 2) - 1)), interval from the
    noncentral t. Cliff's delta = P(first higher) - P(second higher), -1 to 1, asymmetric interval from the
    consistent variance. Epsilon squared = H / (n - 1); omega squared = df (F - 1) / (df (F - 1) + n), at
    least 0; their intervals by 2000 draws within the groups, percentiles shifted by the bias of the
    bootstrap.

    Source: Welch 1947, 1951; Mann and Whitney 1947; Kruskal and Wallis 1952; Hedges 1981; Cliff 1996; Feng
    and Cliff 2004; Tomczak and Tomczak 2014; scipy, pingouin. R: t.test, oneway.test, coin::wilcox_test
    with distribution = "exact", kruskal.test.

    >>> found = compare_groups([7, 8, 6, 9, 5, 6, 4], ["ja", "ja", "ja", "ja", "nee", "nee", "nee"])
    >>> f"{found.test}: p = {found.p:.3f}, {found.effect.name} {found.effect.estimate:.2f}"
    'mann_whitney: p = 0.086, Cliffs delta 0.92'
    """
    level, seed = between("level", level), whole("seed", seed)
    chosen("level_of_measurement", level_of_measurement, LEVELS_OF_MEASUREMENT)
    split = split_by_group(values, groups, order)
    reason = _nothing_to_compare(split.filled)
    if reason:
        nothing = Effect("", math.nan, math.nan, math.nan, level, "", reason)
        return _comparison(split, Outcome("", "", math.nan, math.nan, nothing), "", reason)
    by_means, why = _choice(split.filled, level_of_measurement)
    samples = [group.values for group in split.filled]
    return _comparison(split, (welch if by_means else by_rank)(samples, level, seed), why, "")


def _nothing_to_compare(filled: Sequence[Group]) -> str:
    """Why there is no test, or ''."""
    if len(filled) < 2:
        return f"Er zijn minstens 2 groepen met waarden nodig; het zijn er {len(filled)}."
    pooled = np.concatenate([group.values for group in filled])
    return "Alle waarden zijn gelijk; er is niets te toetsen." if is_constant(pooled) else ""


def _choice(filled: Sequence[Group], level_of_measurement: str) -> tuple[bool, str]:
    """Whether means are compared (else ranks), and why."""
    if level_of_measurement == "ordinal":
        return False, "Rangen, omdat de waarden alleen een volgorde hebben (ordinaal)."
    few = [group.name for group in filled if len(group.values) < ENOUGH_FOR_MEANS]
    if few:
        return False, f"Rangen, omdat er minder dan {ENOUGH_FOR_MEANS} waarden zijn bij: {', '.join(few)}."
    same = [group.name for group in filled if is_constant(group.values)]
    if same:
        return False, f"Rangen, omdat alle waarden gelijk zijn bij: {', '.join(same)}."
    return (
        True,
        f"Gemiddelden: gelijke stappen (interval) en minstens {ENOUGH_FOR_MEANS} waarden per groep.",
    )


def _comparison(split: Split, outcome: Outcome, why: str, reason: str) -> GroupComparison:
    empty = [group.name for group in split.groups if not len(group.values)]
    return GroupComparison(
        test=outcome.test,
        method=outcome.method,
        why=why,
        statistic=outcome.statistic,
        df=outcome.df,
        df_within=outcome.df_within,
        p=outcome.p,
        exact=outcome.exact,
        effect=outcome.effect,
        difference=outcome.difference,
        difference_low=outcome.difference_low,
        difference_high=outcome.difference_high,
        groups=tuple(group.described() for group in split.groups),
        n=sum(len(group.values) for group in split.groups),
        n_missing=sum(group.n_missing for group in split.groups),
        n_without_group=split.n_without_group,
        reason=reason,
        notes=(f"Zonder waarden, dus niet vergeleken: {', '.join(empty)}.",) if empty else (),
    )


def adjust_p(p_values: Any, method: str = "holm") -> AdjustedP:
    """Which differences remain when so many were looked at: p-values corrected for the size of their family.

    `p_values` are numbers from 0 to 1, one a test. `method` "holm" guards against one false difference or
    more in the whole family; "bh" (Benjamini-Hochberg) bounds the share of false ones among those found.

    Missing: NaN or None is no test. It stays NaN and does not count in `n_tests`, so it makes nothing
    stricter.

    Errors: ValueError for a p outside 0-1, a text, an unknown method. No tests at all: nothing to adjust.

    Formula: with p(1) <= ... <= p(m), Holm gives max over j <= i of (m - j + 1) p(j); BH gives min over j
    >= i of m p(j) / j; both at most 1.

    Source: Holm 1979; Benjamini and Hochberg 1995; pingouin's multicomp. R: p.adjust(p, "holm"),
    p.adjust(p, "BH").

    >>> adjust_p([0.01, 0.04, None, 0.03]).adjusted
    (0.03, 0.06, nan, 0.06)
    """
    chosen("method", method, ADJUSTMENTS)
    given = numbers("p_values", p_values, missing=True)
    tests = ~np.isnan(given)
    outside = given[tests & ((given < 0) | (given > 1))]
    if len(outside):
        raise refuse("p_values", float(outside[0]), "numbers from 0 to 1")
    adjusted: Floats = np.full(len(given), math.nan)
    adjusted[tests] = pingouin_adapter.adjusted_p(given[tests], method)
    return AdjustedP(
        tuple(map(float, given)), tuple(map(float, adjusted)), int(tests.sum()), ADJUSTMENTS[method]
    )
