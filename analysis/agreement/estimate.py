"""From a formula to an Agreement: estimate and interval, or NaN and the reason why not."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from analysis.agreement.formulas import Coefficient
from analysis.agreement.intervals import Interval, Resampling, interval_of, profiles_of
from analysis.agreement.ratings import Rated
from analysis.arguments import between, whole
from analysis.results import Agreement

SAME = "Alle oordelen zijn hetzelfde: zonder variatie is niet te zeggen wat toeval zou geven."
MOST_DRAWS = 1_000_000
NO_DISTANCE = "De gewichten maken geen verschil tussen de gevonden waarden."


def estimated(
    rated: Rated,
    make: Callable[[], Coefficient],
    method: str,
    how: Resampling,
    corrected: bool = True,
) -> Agreement:
    """The coefficient and its interval, or NaN and the reason."""
    reason = _too_little(rated)
    if reason:
        return _unknown(rated, method, reason, how)
    coefficient = make()
    if corrected and _one_category(rated, coefficient):
        return _unknown(rated, method, SAME, how)
    profiles = profiles_of(rated, coefficient)
    estimate = float(coefficient.estimate(profiles.total)[0])
    if not math.isfinite(estimate):
        return _unknown(rated, method, NO_DISTANCE, how)
    interval = interval_of(profiles, coefficient, estimate, how, rated.clustered)
    return _known(rated, method, estimate, interval, how)


def _too_little(rated: Rated) -> str:
    if not rated.n_coders:
        return "Er zijn geen oordelen."
    if rated.n_coders == 1:
        return "Er is maar één codeur; overeenstemming vraagt er twee."
    if not rated.n_pairable:
        return "Geen enkele eenheid is door twee codeurs beoordeeld."
    return "Maar één eenheid is door twee codeurs beoordeeld." if rated.n_pairable == 1 else ""


def _one_category(rated: Rated, coefficient: Coefficient) -> bool:
    found = rated.counts[coefficient.used].sum(axis=0)
    return int(np.count_nonzero(found)) == 1


def _unknown(rated: Rated, method: str, reason: str, how: Resampling) -> Agreement:
    none = Interval(math.nan, math.nan, "", 0)
    return _known(rated, method, math.nan, none, how, reason)


def _known(
    rated: Rated, method: str, estimate: float, interval: Interval, how: Resampling, reason: str = ""
) -> Agreement:
    return Agreement(
        estimate,
        interval.low,
        interval.high,
        rated.n_units,
        rated.n_coders,
        rated.n_pairable,
        method,
        reason,
        interval.text,
        how.confidence,
        interval.clusters,
        interval.replicates,
        interval.undefined,
        interval.seed,
    )


def resampling(confidence: float, draws: int, seed: int) -> Resampling:
    """How the interval is made; ValueError for a level outside 0-1, no draws, or a seed that is no number."""
    return Resampling(
        between("confidence", confidence), whole("draws", draws, 1, MOST_DRAWS), whole("seed", seed)
    )
