"""Weighted shares with their standard errors: what a population would answer, and how sure that is.

The standard errors are computed in `analysis/weighting/survey_design.py`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.arguments import is_missing, names, refuse
from analysis.results import WeightedShare, WeightedTable
from analysis.weighting.survey_design import Population, SurveyDesign, Weights, precision, survey_design

NOBODY = "Niemand heeft deze vraag beantwoord."


def weighted_share(
    values: Sequence[Any] | pd.Series[Any],
    weights: Weights,
    of: Any,
    strata: Sequence[Hashable] | None = None,
    population: Population | None = None,
    level: float = 0.95,
    raked_on: pd.DataFrame | None = None,
) -> WeightedShare:
    """Which part of the population would give the answer `of`, and how sure that is.

    `values` has one answer a respondent; `of` is the answer that counts, or a list or set of them. `weights`
    has one number above 0 a respondent, or is what `rake` gave. `strata`: the stratum each respondent was
    drawn from. `population`: how many people the sample was drawn from (per stratum a number, when there are
    strata), when that is not large against the sample. `raked_on`: the columns of the sample that were
    weighted on; then the standard error counts only what these margins leave unexplained. Without it the
    weights are taken as given, which is usually a bit too wide after raking; `method` says which one it is.

    Missing values (None, NaN) are in neither numerator nor denominator and are counted in `missing`; the
    standard error treats those who answered as a part of the sample. When nobody answered everything is NaN,
    with the reason; with one respondent, or one in a stratum, standard error and interval are. Errors:
    ValueError for a weight of 0 or less (by its position), lists of different length, a population smaller
    than its sample.

    Formula. p = sum(w y) / sum(w). With e = y - p (after raking: e less its mean per category of each margin,
    the margins swept in turn; with one margin the weighted mean) and u = w e / sum(w), the variance is the
    sum over strata of (1 - n/N) n/(n - 1) sum((u - mean u)^2). Interval: logit(p) -+ t * se / (p (1 - p)),
    back-transformed, with t on respondents minus strata. Where everybody who answered says the same that
    interval does not exist: then exact (Clopper-Pearson) with the effective n of Kish.

    Source: Binder 1983; Deville and Sarndal 1992 (after raking). Standard error by svy, `estimation.mean`;
    equal to R survey 4.1, `svymean` and `svyciprop(method = "logit")` on an `svydesign`, or on what `rake` or
    `postStratify` made of it.

    >>> found = weighted_share(["ja", "nee", "ja", None], [1, 2, 1, 1], of="ja")
    >>> found.estimate, found.k, found.n, found.missing
    (0.5, 2, 3, 1)
    >>> f"{found.standard_error:.4f} ({found.ci_low:.3f}-{found.ci_high:.3f})"
    '0.3536 (0.002-0.998)'
    """
    answers = _answers(values)
    design = survey_design(len(answers), weights, strata, population, level, raked_on)
    return _share(answers, design, of)


def weighted_table(
    frame: pd.DataFrame,
    question: str,
    weights: Weights,
    order: Sequence[Any] | None = None,
    strata: Sequence[Hashable] | None = None,
    population: Population | None = None,
    level: float = 0.95,
    raked_on: Sequence[str] = (),
) -> WeightedTable:
    """How the population would answer one question: a weighted share for every answer.

    `frame` has a row a respondent and a column `question`. `order` is the scale: its answers in their order,
    the ones nobody gave included; without it the answers found, sorted as text. `raked_on` names the columns
    of `frame` that were weighted on. The other arguments are those of `weighted_share`.

    Missing values are counted apart, as in `weighted_share`. Errors: ValueError for a column that is not
    there, for an answer outside `order`, and as in `weighted_share`.

    Formula: as in `weighted_share`, per answer; the intervals hold per answer, not for all answers at once.

    Source: as `weighted_share`.

    >>> frame = pd.DataFrame({"tijdig": ["ja", "nee", "ja", None]})
    >>> table = weighted_table(frame, "tijdig", [1, 2, 1, 1], order=["ja", "deels", "nee"])
    >>> [(share.answer, share.k, share.estimate) for share in table.shares]
    [('ja', 2, 0.5), ('deels', 0, 0.0), ('nee', 1, 0.5)]
    """
    answers = _answers(_column(frame, question))
    margins = frame[[*_known(frame, raked_on)]] if len(raked_on) else None
    design = survey_design(len(answers), weights, strata, population, level, margins)
    found = {str(answer): answer for answer in answers if not is_missing(answer)}
    scale = [found[name] for name in sorted(found)] if order is None else _scale(order, answers)
    shares = tuple(_share(answers, design, of) for of in scale)
    n = sum(not is_missing(answer) for answer in answers)
    return WeightedTable(question, shares, n, len(answers) - n)


def _column(frame: pd.DataFrame, question: str) -> pd.Series[Any]:
    if not isinstance(frame, pd.DataFrame):
        raise refuse("frame", frame, "a DataFrame")
    return frame[_known(frame, [question])[0]]


def _known(frame: pd.DataFrame, names: Sequence[str]) -> list[str]:
    for name in names:
        if name not in frame.columns:
            raise refuse("column", name, f"one of {', '.join(map(str, frame.columns))}")
    return list(names)


def _scale(order: Sequence[Any], answers: Sequence[Any]) -> list[Any]:
    for answer in answers:
        if not is_missing(answer) and answer not in order:
            raise refuse("values", answer, f"one of {', '.join(map(repr, order))}")
    return list(order)


def _answers(values: Sequence[Any] | pd.Series[Any]) -> list[Any]:
    if isinstance(values, str) or not hasattr(values, "__iter__") or not len(values):
        raise refuse("values", values, "a list of at least one answer")
    return list(values)


def _share(answers: list[Any], design: SurveyDesign, of: Any) -> WeightedShare:
    answered = np.array([not is_missing(answer) for answer in answers])
    wanted = names("of", of if isinstance(of, Collection) and not isinstance(of, str) else [of])
    y = np.array([bool(there) and answer in wanted for answer, there in zip(answers, answered, strict=True)])
    n, k = int(answered.sum()), int(y.sum())
    name = ", ".join(map(str, wanted))
    weights = design.weights[answered]
    if not n or not np.isfinite(weights).all():
        return _nothing(name, design, k, n, len(y), NOBODY if not n else design.caution)
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    estimate = 1.0 if k == n else float(weights[y[answered]].sum() / weights.sum())
    found = precision(design, y, answered, estimate)
    return WeightedShare(
        name,
        estimate,
        found.standard_error,
        found.low,
        found.high,
        design.level,
        k,
        n,
        len(y) - n,
        effective,
        found.method,
        design.caution or found.reason,
    )


def _nothing(name: str, design: SurveyDesign, k: int, n: int, asked: int, reason: str) -> WeightedShare:
    nan = math.nan
    return WeightedShare(name, nan, nan, nan, nan, design.level, k, n, asked - n, nan, "", reason)
