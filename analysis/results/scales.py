"""What is found about a scale of questions, and about report grades."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class Spread(Result):
    """How numbers lie: all in the unit of the numbers themselves; NaN where there are too few of them."""

    n: int  # numbers that are there; missing ones are not counted
    mean: float  # NaN when n is 0, as are median, quartiles and extremes
    sd: float  # standard deviation with n - 1; NaN below 2 numbers
    median: float
    q1: float  # lower quartile, by linear interpolation (R's type 7)
    q3: float  # upper quartile, likewise
    low: float  # smallest
    high: float  # largest


@dataclass(frozen=True)
class CronbachAlpha(Result):
    """Cronbach's alpha of a scale with Feldt's interval."""

    estimate: float  # at most 1, without lower bound; NaN: not defined, see `reason`
    ci_low: float  # NaN when the estimate is
    ci_high: float
    level: float  # of the interval, 0-1
    n_items: int
    n: int  # respondents who answered every item
    n_dropped: int  # respondents left out because an item is missing
    mean_correlation: float  # mean of the correlations between items, -1 to 1; NaN when an item never varies
    method: str
    reason: str = ""  # why there is no estimate, in Dutch; empty when there is
    notes: tuple[str, ...] = ()  # items that run the other way, items without variation


@dataclass(frozen=True)
class McdonaldOmega(Result):
    """McDonald's omega (total) of a scale with one factor."""

    estimate: float  # 0 to 1; NaN: not defined, see `reason`
    ci_low: float  # NaN when the estimate is, and in a Heywood case
    ci_high: float
    level: float  # of the interval, 0-1
    loadings: tuple[tuple[str, float], ...]  # item -> standardised loading; empty without a solution
    uniquenesses: tuple[tuple[str, float], ...]  # item -> variance that the factor leaves, 0.005-1
    heywood: tuple[str, ...]  # items whose uniqueness ran into its lower bound
    n_items: int
    n: int  # respondents who answered every item
    n_dropped: int  # respondents left out because an item is missing
    method: str
    reason: str = ""  # why the estimate or its interval is NaN, in Dutch
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemStatistic(Result):
    """One item within its scale."""

    item: str
    mean: float  # in the unit of the answers
    sd: float  # NaN below 2 respondents
    item_rest: float  # correlation with the sum of the others; NaN where either never varies
    alpha_without: float  # Cronbach's alpha of the other items; NaN below 3 items


@dataclass(frozen=True)
class ItemTotal(Result):
    """Every item of a scale against the rest of it."""

    items: tuple[ItemStatistic, ...]  # in the order of the columns
    n: int  # respondents who answered every item
    n_dropped: int  # respondents left out because an item is missing
    method: str
    reason: str = ""  # why numbers are NaN, in Dutch
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grades(Result):
    """Report grades (rapportcijfers) with their spread."""

    spread: Spread
    n_missing: int
    counts: tuple[tuple[float, int], ...]  # grade -> how often, from low to high; only what occurs
    n_below: int  # grades below `pass_mark`
    share_below: float  # n_below / n, 0-1; NaN without grades
    pass_mark: float  # below this a grade is onvoldoende
    ci_low: float  # t interval of the mean, in grades; NaN below 2 grades or when all are the same
    ci_high: float
    level: float  # of the interval, 0-1
    scale: tuple[float, float]  # lowest and highest possible grade
    method: str
    reason: str = ""  # why something is NaN, in Dutch
