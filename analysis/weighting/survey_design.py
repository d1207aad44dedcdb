"""How respondents came to stand for a population, and the standard error and interval that follow from it.

svy computes the standard error, and gives what R's survey package gives: linearised, by stratum, with a
finite population, and after raking from what the margins leave unexplained. The interval is our own: svy's is
the same but breaks off near 0 and 1, has nothing to say when everybody answers the same, and stops where a
stratum has one respondent. (statsmodels' DescrStatsW would take the weights for numbers of respondents.)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.arguments import Floats, between, names, number, refuse, same_length
from analysis.results import Raking
from analysis.weighting.margins import MOST_APART, categories, checked_weights

Flags = npt.NDArray[np.bool_]
Weights = Sequence[float] | Raking
Population = float | Mapping[Any, float]
LINEARISED = "gewogen aandeel, gelineariseerde standaardfout"
CALIBRATED = "gewogen aandeel, standaardfout na weging op marges"
LOGIT = "logit-interval"
EXACT = "exact interval met het effectieve aantal, omdat iedereen hetzelfde antwoordt"
TOO_FEW = "Met één respondent (in totaal of in een stratum) is er geen standaardfout."
NO_FREEDOM = "Er antwoordden te weinig respondenten voor een interval (niet meer dan er strata zijn)."
NOT_WEIGHTED = "Er zijn geen gewichten: de weging heeft problemen."
TOO_FAR_APART = "Er is geen gewogen aandeel: de gewichten lopen te ver uiteen."
NOT_CONVERGED = "De weging waarop dit aandeel rust is niet gelukt: niet alle marges kloppen."


@dataclass(frozen=True)
class SurveyDesign:
    """How the respondents came to stand for a population; one place a respondent in every column."""

    weights: Floats
    strata: tuple[str, ...] | None
    population: Floats | None  # of the respondent's stratum, or of everybody
    raked_on: pd.DataFrame | None
    level: float
    caution: str  # what is wrong with the weights


@dataclass(frozen=True)
class Precision:
    """How sure an estimate is; NaN where that cannot be said, with the reason."""

    standard_error: float
    low: float
    high: float
    method: str
    reason: str = ""


def survey_design(
    n: int,
    weights: Weights,
    strata: Sequence[Hashable] | None,
    population: Population | None,
    level: float,
    raked_on: pd.DataFrame | None,
) -> SurveyDesign:
    """The design, its parts checked against each other; ValueError names the part that does not fit."""
    found, caution = _weights(n, weights)
    drawn = None if strata is None else tuple(str(name) for name in names("strata", strata))
    for name, items in (("strata", drawn), ("raked_on", raked_on)):
        if items is not None:
            same_length("values", range(n), name, range(len(items)))
    margins = None if raked_on is None else _complete(raked_on)
    sizes = None if population is None else _sizes(n, drawn, population)
    return SurveyDesign(found, drawn, sizes, margins, between("level", level), caution)


def _weights(n: int, weights: Weights) -> tuple[Floats, str]:
    """The weights, and what is wrong with them; NaN when a raking gave none that can be used."""
    if not isinstance(weights, Raking):
        return checked_weights("weights", weights, n), ""
    if weights.problems:
        return np.full(n, math.nan), NOT_WEIGHTED
    if weights.largest / MOST_APART > weights.smallest:
        return np.full(n, math.nan), TOO_FAR_APART
    return checked_weights("weights", weights.weights, n), "" if weights.converged else NOT_CONVERGED


def _complete(raked_on: pd.DataFrame) -> pd.DataFrame:
    found = raked_on.apply(categories)
    if found.isna().any(axis=None):
        raise refuse("raked_on", None, "columns without missing values")
    return found


def _sizes(n: int, strata: tuple[str, ...] | None, population: Population) -> Floats:
    """Per respondent the size of the population, or of the stratum in it."""
    drawn = strata or ("",) * n
    if isinstance(population, Mapping) != (strata is not None):
        raise refuse("population", population, "a number per stratum when there are strata, else one number")
    given = (
        {str(k): v for k, v in population.items()} if isinstance(population, Mapping) else {"": population}
    )
    for name in set(drawn) - set(given):
        raise refuse("population", population, f"a mapping with stratum {name!r}")
    sizes = {name: number("population", given[name], low=drawn.count(name)) for name in set(drawn)}
    return np.array([sizes[name] for name in drawn])


def precision(design: SurveyDesign, y: Flags, answered: Flags, estimate: float) -> Precision:
    """Standard error and interval of the weighted share of `y` among those who answered."""
    method = LINEARISED if design.raked_on is None else CALIBRATED
    smallest = min(Counter(design.strata or ("",) * len(y)).values())
    if smallest < 2 or answered.sum() < 2:
        return Precision(math.nan, math.nan, math.nan, method, TOO_FEW)
    if estimate in (0.0, 1.0):
        low, high = _exact(design.weights[answered], estimate == 1.0, design.level)
        return Precision(0.0, low, high, f"{method}; {EXACT}")
    error, free = _by_svy(design, y, answered)
    if free < 1:
        return Precision(error, math.nan, math.nan, method, NO_FREEDOM)
    return Precision(error, *_logit(estimate, error, free, design.level), f"{method}; {LOGIT}")


def _exact(weights: Floats, everybody: bool, level: float) -> tuple[float, float]:
    """Clopper-Pearson at 0 or n of n, which has a closed form, with the effective n of Kish."""
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    reach = 1 - ((1 - level) / 2) ** (1 / effective)
    return (1 - reach, 1.0) if everybody else (0.0, reach)


def _by_svy(design: SurveyDesign, y: Flags, answered: Flags) -> tuple[float, int]:
    """Standard error and degrees of freedom; those who did not answer stay in the design, as in R."""
    import polars as pl

    found = _svy_sample(design, y, answered).estimation.mean("y", where=pl.col("answered"))
    row = found.to_polars().to_dicts()[0]
    return float(row["se"]), int(row["df"])


def _logit(estimate: float, error: float, free: int, level: float) -> tuple[float, float]:
    """The interval on the logit scale, back-transformed; our own, as svy's breaks off near 0 and 1."""
    from scipy.special import expit, logit
    from scipy.stats import t

    reach = float(t.ppf((1 + level) / 2, free)) * error / (estimate * (1 - estimate))
    middle = float(logit(estimate))
    return min(estimate, float(expit(middle - reach))), max(estimate, float(expit(middle + reach)))


def _svy_sample(design: SurveyDesign, y: Flags, answered: Flags) -> Any:
    """svy's sample; raked weights are raked once more, which leaves them and tells svy of the margins.

    One margin is post-stratification, for which svy (as R) takes the mean in a category with the weights.
    """
    import polars as pl
    import svy

    margins = {} if design.raked_on is None else _margins(design.raked_on)
    columns: dict[str, Any] = {"y": y.astype(float), "answered": answered, "w": design.weights, **margins}
    if design.strata is not None:
        columns["stratum"] = list(design.strata)
    if design.population is not None:
        columns["N"] = design.population
    drawn = {
        name: column for name, column in (("stratum", "stratum"), ("pop_size", "N")) if column in columns
    }
    design_of_svy: Any = svy.Design  # its fields have too many types to pass them by name
    sample: Any = svy.Sample(pl.DataFrame(columns), design_of_svy(wgt="w", **drawn))
    reached = _reached(margins, design.weights)
    if len(reached) == 1:
        name, controls = next(iter(reached.items()))
        return sample.weighting.poststratify(controls=controls, cells=name)
    return sample.weighting.rake(controls=reached, tol=1e-6) if reached else sample


def _margins(raked_on: pd.DataFrame) -> dict[str, list[str]]:
    """The columns under names of our own, which meet no other."""
    return {f"margin {i}": raked_on.iloc[:, i].tolist() for i in range(raked_on.shape[1])}


def _reached(margins: dict[str, list[str]], weights: Floats) -> dict[str, dict[str, float]]:
    """What the weights add up to per category: the margins they were raked to."""
    totals = {name: pd.Series(weights).groupby(values).sum() for name, values in margins.items()}
    return {name: {str(key): float(total) for key, total in found.items()} for name, found in totals.items()}
