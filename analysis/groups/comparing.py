"""The tests that `compare_groups` chooses from, each with its effect: Welch, Mann-Whitney, Kruskal-Wallis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis import pingouin_adapter
from analysis.arguments import Floats
from analysis.groups.effect_sizes import cliffs_delta, hedges_g
from analysis.groups.effects import epsilon_squared, omega_squared
from analysis.groups.exact_ranks import are_few, kruskal_p, rank_sum_p, unblurred
from analysis.results import Effect

EXACT_PEOPLE = 100  # two groups: up to here every allocation is counted (0.1 s)
EXACT_ALLOCATIONS = 1_000_000  # three or more: up to here (a few seconds at most)


@dataclass(frozen=True)
class Outcome:
    """What a test found; the fields mean what they mean in GroupComparison."""

    test: str
    method: str
    statistic: float
    p: float
    effect: Effect
    exact: bool = False
    df: float = math.nan
    df_within: float = math.nan
    difference: float = math.nan
    difference_low: float = math.nan
    difference_high: float = math.nan


def welch(samples: Sequence[Floats], level: float, seed: int) -> Outcome:
    """Welch's t for two groups, Welch's analysis of variance for more; every group varies."""
    if len(samples) > 2:
        found = pingouin_adapter.welch_anova(samples)
        effect = omega_squared(samples, level, seed)
        method = "Welch-variantieanalyse (ongelijke varianties)"
        return Outcome(
            "welch_anova", method, found.statistic, found.p, effect, False, found.df, found.df_within
        )
    return _welch_t(samples[0], samples[1], level)


def _welch_t(first: Floats, second: Floats, level: float) -> Outcome:
    from scipy import stats

    found = stats.ttest_ind(first, second, equal_var=False)
    low, high = found.confidence_interval(level)
    return Outcome(
        test="welch",
        method="Welch-t-toets (ongelijke varianties), tweezijdig",
        statistic=float(found.statistic),
        p=float(found.pvalue),
        effect=hedges_g(first, second, level),
        df=float(found.df),
        difference=float(first.mean() - second.mean()),
        difference_low=float(low),
        difference_high=float(high),
    )


def by_rank(samples: Sequence[Floats], level: float, seed: int) -> Outcome:
    """Mann-Whitney for two groups, Kruskal-Wallis for more; not all values are the same."""
    pooled = unblurred(np.concatenate(samples))
    compared = np.split(pooled, np.cumsum([len(sample) for sample in samples])[:-1])
    if len(samples) > 2:
        return _kruskal_wallis(compared, level, seed)
    return _mann_whitney(compared[0], compared[1], level)


def _mann_whitney(first: Floats, second: Floats, level: float) -> Outcome:
    from scipy import stats

    exact = len(first) + len(second) <= EXACT_PEOPLE
    normal = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=False)
    how = (
        "exact: alle verdelingen geteld, ook met gelijke waarden"
        if exact
        else "normale benadering met correctie voor gelijke waarden, zonder continuïteitscorrectie"
    )
    return Outcome(
        test="mann_whitney",
        method=f"Mann-Whitney-toets, tweezijdig; {how}",
        statistic=float(normal.statistic),
        p=rank_sum_p(first, second) if exact else float(normal.pvalue),
        effect=cliffs_delta(first, second, level),
        exact=exact,
    )


def _kruskal_wallis(samples: Sequence[Floats], level: float, seed: int) -> Outcome:
    from scipy import stats

    exact = are_few([len(sample) for sample in samples], EXACT_ALLOCATIONS)
    found = stats.kruskal(*samples)
    how = "exact: alle verdelingen geteld" if exact else "chi-kwadraatbenadering"
    return Outcome(
        test="kruskal_wallis",
        method=f"Kruskal-Wallis-toets met correctie voor gelijke waarden; {how}",
        statistic=float(found.statistic),
        p=kruskal_p(samples) if exact else float(found.pvalue),
        effect=epsilon_squared(samples, level, seed),
        exact=exact,
        df=len(samples) - 1.0,
    )
