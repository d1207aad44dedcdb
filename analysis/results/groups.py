"""What is found when groups, or two moments of the same people, are compared."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result
from analysis.results.scales import Spread


@dataclass(frozen=True)
class Effect(Result):
    """An effect size with its interval."""

    name: str  # in Dutch, as it is shown
    estimate: float  # NaN: not defined, see `reason`
    ci_low: float  # NaN: the estimate has no interval here, see `reason`
    ci_high: float
    level: float  # of the interval, 0-1
    method: str  # of the interval
    reason: str = ""  # why something is NaN, in Dutch


@dataclass(frozen=True)
class GroupSpread(Result):
    """The values of one group."""

    group: str
    spread: Spread
    n_missing: int  # members of the group without a value


@dataclass(frozen=True)
class GroupComparison(Result):
    """Two or more groups compared on one value."""

    test: str  # welch, welch_anova, mann_whitney, kruskal_wallis, or '' when nothing could be compared
    method: str  # the test and how its p was found, in Dutch
    why: str  # why this test was chosen, in Dutch
    statistic: float  # t, F, U of the first group, or H (tie-corrected); NaN: see `reason`
    df: float  # degrees of freedom (of the numerator for F); NaN where the test has none
    df_within: float  # of the denominator of F; NaN for every other test
    p: float  # two-sided, 0-1; NaN: see `reason`
    exact: bool  # whether p counts every allocation, or is an approximation
    effect: Effect  # positive: the first group is higher (two groups); 0-1 for more groups
    difference: float  # mean of the first group minus that of the second, in their unit; Welch only, else NaN
    difference_low: float  # Welch's interval of the difference, at the level of the effect
    difference_high: float
    groups: tuple[GroupSpread, ...]  # in the declared order, empty groups too
    n: int  # values that were compared
    n_missing: int  # rows with a group but without a value
    n_without_group: int  # rows without a group, with or without a value
    reason: str = ""  # why there is no p, in Dutch
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairedComparison(Result):
    """The same people at two moments, or on two questions."""

    test: str  # wilcoxon, or '' when nothing could be compared
    method: str  # the test, what it does with zeros, and how its p was found, in Dutch
    statistic: float  # sum of the ranks of those who went up; NaN: see `reason`
    p: float  # two-sided, 0-1; NaN: see `reason`
    exact: bool
    effect: Effect  # matched-pairs rank biserial, -1 to 1; positive: `after` is higher
    before: Spread  # of the complete pairs
    after: Spread
    n: int  # complete pairs
    n_dropped: int  # pairs of which one or both values are missing
    n_higher: int  # after > before
    n_lower: int  # after < before
    n_equal: int  # after = before
    reason: str = ""  # why there is no p, in Dutch


@dataclass(frozen=True)
class CochranQ(Result):
    """Yes or no to several questions by the same people: are the shares of yes the same?"""

    q: float  # from 0 up; NaN when nobody answers differently from question to question
    df: int  # questions - 1
    p: float  # exact where that could be counted, else the asymptotic one; 0-1, NaN with `q`
    p_asymptotic: float  # chi-squared; NaN with `q`, and below 3 respondents
    exact: bool
    kendall_w: float  # effect size Q / (n (k - 1)), 0-1; NaN with `q`
    counts: tuple[tuple[str, int], ...]  # question -> how many said yes, of n
    n: int  # respondents who answered every question
    n_dropped: int  # respondents left out because an answer is missing
    n_varying: int  # respondents with both a yes and a no: only these decide
    method: str
    reason: str = ""  # why Q is NaN, in Dutch


@dataclass(frozen=True)
class McNemar(Result):
    """Yes or no twice by the same people: did as many turn to yes as turned away from it?"""

    b: int  # yes the first time, no the second
    c: int  # no the first time, yes the second
    p: float  # exact, two-sided, 0-1; NaN without anybody who changed
    odds_ratio: float  # b / c, conditional; infinite when c is 0, NaN when both are
    ci_low: float  # exact interval of the odds ratio; NaN when that is
    ci_high: float  # infinite when c is 0
    level: float  # of the interval, 0-1
    n: int | None  # complete pairs; None when only b and c were given
    n_dropped: int  # pairs of which one or both answers are missing
    method: str
    reason: str = ""  # why p is NaN, in Dutch


@dataclass(frozen=True)
class AdjustedP(Result):
    """A family of p-values, corrected for their number."""

    p: tuple[float, ...]  # as given; NaN: no test
    adjusted: tuple[float, ...]  # in the same order, 0-1; NaN where there was no test
    n_tests: int  # those that are a number
    method: str
