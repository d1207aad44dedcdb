"""Share, Difference, ResponseRate and what printed numbers allow: the results about proportions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class Share(Result):
    """k of n, with its interval."""

    k: int  # how many have it
    n: int  # out of how many
    estimate: float  # k / n, 0-1; NaN when n is 0
    ci_low: float  # 0-1; NaN when n is 0
    ci_high: float  # 0-1; NaN when n is 0
    level: float  # of the interval, such as 0.95
    method: str  # Dutch: which interval, at which level, and how the population came in
    population: int | None = None  # from how many the n were drawn; None when not given
    reason: str = ""  # Dutch: why a number is NaN; else ''


@dataclass(frozen=True)
class Difference(Result):
    """The first share minus the second, with its interval."""

    k1: int
    n1: int
    k2: int
    n2: int
    estimate: float  # k1/n1 - k2/n2, -1 to 1; NaN when either n is 0
    ci_low: float  # -1 to 1; NaN when either n is 0
    ci_high: float  # -1 to 1; NaN when either n is 0
    level: float  # of the interval, such as 0.95
    method: str  # Dutch: which interval, at which level
    reason: str = ""  # Dutch: why a number is NaN; else ''


@dataclass(frozen=True)
class Rate(Result):
    """One way to express the response, with what was divided by what."""

    name: str  # volledig_van_uitgenodigd, volledig_van_bereikt ...
    label: str  # Dutch
    formula: str  # Dutch: the division in words, as 'volledig / uitgenodigd'
    numerator: int
    denominator: int
    estimate: float  # 0-1; NaN when the denominator is 0
    reason: str = ""  # Dutch: why the estimate is NaN; else ''


@dataclass(frozen=True)
class ResponseRate(Result):
    """The response: every count (people), and every rate with its formula.

    `invited` = `undeliverable` + `refused` + `silent` + `started`;
    `started` = `complete` + `partial` + `broken_off`.
    """

    invited: int
    undeliverable: int  # the invitation came back
    reached: int  # invited - undeliverable: not known to be missed
    refused: int  # said no, without starting
    silent: int  # nothing was heard
    started: int
    broken_off: int  # started, and left too little to use
    partial: int  # part of the questions answered, enough to use
    complete: int
    rates: tuple[Rate, ...]
    signals_only: bool  # too few for a statement about everybody who was invited
    caution: str  # Dutch: why; '' when not signals_only

    def rate(self, name: str) -> Rate:
        """The rate with this name; KeyError when there is none."""
        return {rate.name: rate for rate in self.rates}[name]


@dataclass(frozen=True)
class PossibleN(Result):
    """The sample sizes from which these percentages can have been printed; `in`, len and for work on them."""

    percentages: tuple[str, ...]  # as printed, with a decimal point
    decimals: int  # with which they were printed
    upto: int  # the largest size that was tried
    adds_up: bool  # whether the counts behind them had to add up to the size
    sizes: tuple[int, ...]  # ascending; none: no size up to `upto` prints these percentages
    method: str  # Dutch: how a size was tried
    reason: str = ""  # Dutch: what it means that no size fits; else ''

    def __contains__(self, size: object) -> bool:
        return size in self.sizes

    def __iter__(self) -> Iterator[int]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)


@dataclass(frozen=True)
class PossibleMean(Result):
    """Whether a mean of n answers on a scale can be printed so; true or false as such."""

    mean: str  # as printed, with a decimal point
    n: int
    decimals: int  # with which it was printed
    scale: tuple[float, float, float]  # lowest answer, highest answer, step
    possible: bool
    below: float  # the highest mean, unrounded, that lies below what prints so; NaN: there is none
    above: float  # the lowest mean, unrounded, that lies above what prints so; NaN: there is none
    method: str  # Dutch: how it was tried
    reason: str = ""  # Dutch: why it is not possible; else ''

    def __bool__(self) -> bool:
        return self.possible
