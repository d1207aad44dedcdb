"""Raking, WeightedShare, WeightedTable: what weighting gives, with what it cost and what is wrong with it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.results.base import Result
from instruments.problems import Problem


@dataclass(frozen=True)
class Raking(Result):
    """Weights that make a sample answer to its margins, and how far they got.

    With problems there are no weights and every number is NaN or 0.
    """

    weights: tuple[float, ...] = ()  # one a respondent, in the order of the rows; sums to `total`
    n: int = 0  # respondents
    total: float = math.nan  # persons, when the margins are counts; n when they are shares
    rounds: int = 0  # times that every margin was fitted
    converged: bool = False  # whether margin_error came within the tolerance
    margin_error: float = math.nan  # the largest |reached - wanted| / wanted that remains, 0 or more
    trimmed_low: int = 0  # respondents whose weight was raised to lower_bound
    trimmed_high: int = 0  # respondents whose weight was lowered to upper_bound
    lower_bound: float = math.nan  # in the unit of the weights; NaN: there was none
    upper_bound: float = math.nan
    design_effect: float = math.nan  # Kish: n * sum(w^2) / (sum w)^2; 1 or more
    effective_n: float = math.nan  # n / design_effect
    smallest: float = math.nan  # the smallest weight
    largest: float = math.nan
    method: str = ""
    reason: str = ""  # why there is no result, or why it is not to be relied upon; '' when it is
    problems: tuple[Problem, ...] = ()  # what the author has to mend in the margins


@dataclass(frozen=True)
class WeightedShare(Result):
    """The share of a population that would give an answer, from a weighted sample."""

    answer: str  # what was counted
    estimate: float  # 0-1; NaN when nobody answered
    standard_error: float  # in the unit of the estimate; NaN when it cannot be computed
    ci_low: float  # 0-1
    ci_high: float
    level: float  # confidence level of the interval, 0-1
    k: int  # respondents with this answer, unweighted
    n: int  # respondents who answered
    missing: int  # respondents who did not: in neither k nor n
    effective_n: float  # Kish, over those who answered
    method: str
    reason: str = ""


@dataclass(frozen=True)
class WeightedTable(Result):
    """The weighted shares of every answer to one question; the estimates add up to 1."""

    question: str
    shares: tuple[WeightedShare, ...]
    n: int  # respondents who answered
    missing: int
