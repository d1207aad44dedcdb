"""Benchmark and its parts: one municipality against comparable ones, its rank, the funnel and the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result
from analysis.results.proportions import Difference


@dataclass(frozen=True)
class FunnelLimits(Result):
    """Between which shares chance alone keeps a group of this size."""

    target: float  # the share that everybody is held against, 0-1
    n: int  # size of the group
    level: float  # how much of chance lies between the limits, 0-1
    low: float  # 0-1; 0 when no count is too low
    high: float  # 0-1; 1 when no count is too high
    method: str


@dataclass(frozen=True)
class FunnelPoint(Result):
    """One municipality in the funnel."""

    municipality: str
    k: int
    n: int
    estimate: float  # k / n
    inner: FunnelLimits  # 95%
    outer: FunnelLimits  # 99.8%
    flag: str  # a key of FLAG_WORDS


FLAG_WORDS: dict[str, str] = {
    "binnen": "binnen de grenzen",
    "boven_95": "boven de 95%-grens",
    "boven_998": "boven de 99,8%-grens",
    "onder_95": "onder de 95%-grens",
    "onder_998": "onder de 99,8%-grens",
}


@dataclass(frozen=True)
class Funnel(Result):
    """All municipalities against one share."""

    target: float  # 0-1
    points: tuple[FunnelPoint, ...]  # in the order in which they were given
    dispersion: float  # mean squared distance in standard errors: about 1 by chance alone; NaN at 0 or 1
    method: str
    caution: str = ""  # Dutch, when the municipalities differ more than chance explains; else ''


@dataclass(frozen=True)
class Ranked(Result):
    """One municipality in the ranking, and the ranks that the figures leave open to it."""

    municipality: str
    k: int
    n: int
    estimate: float  # k / n
    rank: int  # 1 is first; equal shares have the same rank
    lowest_rank: int  # the best rank that cannot be excluded, 1 to rank
    highest_rank: int  # the worst one, rank to the number of municipalities
    ci_low: float  # of the simultaneous interval behind the ranks, 0-1
    ci_high: float


@dataclass(frozen=True)
class Ranking(Result):
    """All municipalities in order; the intervals of rank hold for all of them together."""

    ranked: tuple[Ranked, ...]  # first rank first; equal ranks in the order in which they were given
    level: float  # that all intervals of rank are right, 0-1
    method: str

    def of(self, municipality: str) -> Ranked:
        """The municipality with this name; KeyError when there is none."""
        return {one.municipality: one for one in self.ranked}[municipality]


@dataclass(frozen=True)
class Benchmark(Result):
    """One municipality against comparable ones."""

    municipality: str
    k: int
    n: int
    estimate: float  # k / n, 0-1
    others: int  # how many other municipalities
    pooled_k: int  # theirs together
    pooled_n: int
    pooled: float  # pooled_k / pooled_n
    difference: Difference  # own minus pooled
    median: float  # of the shares of the others, each municipality counting once
    difference_from_median: float  # own minus median; no interval: the median of a few has none worth having
    lowest: float  # smallest share among the others
    highest: float  # largest share among the others
    ranking: Ranking  # own and others
    funnel: Funnel  # own and others


@dataclass(frozen=True)
class Comparable(Result):
    """Whether a municipality does at least as well as others, by a rule that was stated beforehand."""

    difference: Difference  # own minus others
    margin: float  # how much worse still counts as comparable, in the unit of the share (0.05 is 5 points)
    margin_reason: str  # why this margin
    higher_is_better: bool
    outcome: str  # a key of OUTCOME_WORDS
    method: str


OUTCOME_WORDS: dict[str, str] = {
    "ten_minste_vergelijkbaar": "ten minste vergelijkbaar",
    "lager": "niet vergelijkbaar (lager)",
    "hoger": "niet vergelijkbaar (hoger)",
    "niet_vast_te_stellen": "niet vast te stellen",
}
