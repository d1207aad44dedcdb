"""Raking: weights that make a sample answer to the margins of its population.

The fitting is our own, about twenty lines. svy rakes to the same weights (a test compares them), but it does
not say in how many rounds, stops at the first mistake in the margins where an author wants all of them, lets
a margin of 0 through as weights of 0, and trims by cutting and raking in turns without counting whom it cut.
For the standard errors after weighting svy does the work: see `analysis/weighting/shares.py`, which can be
imported from here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.arguments import Floats, between, names, number, refuse, whole
from analysis.results import Raking
from analysis.weighting.margins import (
    Margin,
    Margins,
    are_shares,
    checked_weights,
    fitted,
    margin_problems,
    read_margins,
)
from analysis.weighting.shares import weighted_share, weighted_table

__all__ = ["post_stratify", "rake", "weighted_share", "weighted_table"]

Trim = float | tuple[float | None, float | None]
FURTHEST = 1e100  # how far a weight may run off behind its bound before it would be no number
NO_WEIGHTS = "Er is niet gewogen: de marges passen niet bij de gegevens."
NOT_CONVERGED = (
    "De weging is niet gelukt: na het grootste aantal rondes klopten nog niet alle marges. Misschien spreken "
    "de marges elkaar tegen in deze gegevens; voeg categorieën samen."
)
NOT_WITHIN_BOUNDS = (
    "De weging is niet gelukt: binnen de grenzen van de gewichten kloppen niet alle marges. Verruim de "
    "grenzen of voeg categorieën samen."
)


def rake(
    sample: pd.DataFrame,
    margins: Margins,
    base_weights: Sequence[float] | None = None,
    trim: Trim | None = None,
    tolerance: float = 1e-10,
    max_rounds: int = 1000,
    file: str = "marges",
    line: int = 0,
) -> Raking:
    """How much each respondent must count for the sample to have the make-up of its population.

    `sample` has a row per respondent and the columns that are weighted on; other columns are left alone.
    `margins` gives per column what the population has per category: numbers of persons in all columns, and
    the weights add up to them; or shares in all columns, and the weights add up to the number of respondents.
    `base_weights` (one a respondent, above 0) are what the weights start from, such as the inverse of the
    chance to be drawn; without them everybody starts equal. `trim` bounds the weights, in multiples of the
    mean weight: 5 is "never above 5 times the mean", (0.2, 5) bounds both sides, None in a place leaves that
    side open.

    Missing values in a column that is weighted on are a Problem, as are a category nobody in the sample has,
    one without a margin, margins that add up to different totals, and a margin of 0 or less: all are found at
    once (`problems`, in `file` at `line`), and then there are no weights. Errors: ValueError for an empty
    sample, a number that is none, a base weight of 0 or less (by its position), bounds that do not hold the
    mean.

    Formula. Each round multiplies, margin after margin, the weights in a category by what is wanted over what
    they add up to, until no margin is off by more than `tolerance` (relative). With bounds the factors work
    on the weights before they are bounded: w = min(max(base * product of factors, low), high), which is
    calibration with a truncated exponential distance; margins and bounds then both hold, where that is
    possible. Not converging is reported with the largest error left, never hidden. Design effect: n *
    sum(w^2) / (sum w)^2.

    Source: Deming and Stephan 1940; Deville, Sarndal and Sautory 1993 (bounds); Kish 1992 (design effect).
    Equal to R survey 4.1, `rake` and `calibrate(calfun = "raking", bounds =)`.

    >>> sample = pd.DataFrame({"kind": ["meisje", "meisje", "jongen"]})
    >>> raking = rake(sample, {"kind": {"meisje": 50, "jongen": 50}})
    >>> raking.weights, round(raking.design_effect, 3), raking.converged
    ((25.0, 25.0, 50.0), 1.125, True)
    >>> rake(sample, {"kind": {"meisje": 50, "jongen": 40, "anders": 10}}).problems[0].code
    'margin-cell-empty'
    """
    _check_sample(sample)
    targets, start = read_margins(margins), _start(sample, base_weights)
    low, high = _bounds(trim)
    between("tolerance", tolerance)
    whole("max_rounds", max_rounds, low=1)
    problems = margin_problems(sample, targets, file, line)
    if problems:
        return Raking(n=len(sample), reason=NO_WEIGHTS, problems=tuple(problems))
    found, total = _scaled(fitted(sample, targets), len(sample), are_shares(targets))
    mean = total / len(sample)
    start = start / start.sum() * total
    return _result(_fit(found, start, low * mean, high * mean, tolerance, max_rounds), tolerance)


def post_stratify(
    sample: pd.DataFrame,
    column: str,
    population: dict[str, float],
    base_weights: Sequence[float] | None = None,
) -> Raking:
    """How much each respondent must count when one characteristic of the population is known.

    `column` names the characteristic in `sample` (a row per respondent), `population` gives persons or a
    share per category. To weight on two characteristics crossed, put their combination in one column.

    Missing values, errors and Problems: as in `rake`, of which this is the case of one margin.

    Formula: w = base weight * what is wanted in the category / sum of the base weights in it.

    Source: Holt and Smith 1979. Equal to R survey 4.1, `postStratify`.

    >>> sample = pd.DataFrame({"kind": ["meisje", "meisje", "jongen"]})
    >>> post_stratify(sample, "kind", {"meisje": 50, "jongen": 50}).weights
    (25.0, 25.0, 50.0)
    """
    names("column", [column])
    return rake(sample, {column: population}, base_weights)


@dataclass(frozen=True)
class _Fit:
    """The weights before and after bounding, and how the fitting went."""

    free: Floats
    kept: Floats
    low: float
    high: float
    rounds: int
    error: float


def _check_sample(sample: object) -> None:
    if not isinstance(sample, pd.DataFrame) or not len(sample):
        raise refuse("sample", sample, "a DataFrame with at least one row")


def _start(sample: pd.DataFrame, base_weights: Sequence[float] | None) -> Floats:
    if base_weights is None:
        return np.ones(len(sample))
    return checked_weights("base_weights", base_weights, len(sample))


def _bounds(trim: Trim | None) -> tuple[float, float]:
    """The bounds in multiples of the mean weight; 0 and infinity where there are none."""
    pair = trim if isinstance(trim, tuple) else (None, trim)
    if len(pair) != 2:
        raise refuse("trim", trim, "the largest weight, or the smallest and the largest")
    low = 0.0 if pair[0] is None else number("trim", pair[0], low=0.0)
    high = np.inf if pair[1] is None else number("trim", pair[1], low=0.0)
    if not low < 1 < high:
        raise refuse("trim", trim, "below 1 for the smallest and above 1 for the largest weight")
    return low, float(high)


def _scaled(found: list[Margin], n: int, shares: bool) -> tuple[list[Margin], float]:
    """The margins with one and the same total, free of what rounding left between them; and that total."""
    total = float(n) if shares else float(found[0].wanted.sum())
    return [Margin(margin.codes, margin.wanted / margin.wanted.sum() * total) for margin in found], total


def _fit(
    margins: list[Margin], start: Floats, low: float, high: float, tolerance: float, max_rounds: int
) -> _Fit:
    """Rounds over all margins until the bounded weights meet them, or there have been enough."""
    smallest, largest = start.sum() / FURTHEST, start.sum() * FURTHEST
    free, kept, rounds, error = start, np.clip(start, low, high), 0, np.inf
    while rounds < max_rounds and error > tolerance:
        rounds += 1
        for margin in margins:
            free = np.clip(free * (margin.wanted / _reached(margin, kept))[margin.codes], smallest, largest)
            kept = np.clip(free, low, high)
        error = max(float(np.abs(_reached(m, kept) / m.wanted - 1).max()) for m in margins)
    return _Fit(free, kept, low, high, rounds, error)


def _reached(margin: Margin, weights: Floats) -> Floats:
    return np.asarray(np.bincount(margin.codes, weights, len(margin.wanted)), dtype=np.float64)


def _result(fit: _Fit, tolerance: float) -> Raking:
    converged, effect = fit.error <= tolerance, design_effect(fit.kept)
    bounded = fit.low > 0 or np.isfinite(fit.high)
    return Raking(
        weights=tuple(fit.kept.tolist()),
        n=len(fit.kept),
        total=float(fit.kept.sum()),
        rounds=fit.rounds,
        converged=converged,
        margin_error=fit.error,
        trimmed_low=int((fit.free < fit.low).sum()),
        trimmed_high=int((fit.free > fit.high).sum()),
        lower_bound=fit.low if fit.low > 0 else np.nan,
        upper_bound=fit.high if np.isfinite(fit.high) else np.nan,
        design_effect=effect,
        effective_n=len(fit.kept) / effect,
        smallest=float(fit.kept.min()),
        largest=float(fit.kept.max()),
        method="Raking op marges, met begrensde gewichten" if bounded else "Raking op marges",
        reason="" if converged else NOT_WITHIN_BOUNDS if bounded else NOT_CONVERGED,
    )


def design_effect(weights: Floats) -> float:
    """Kish: by how much unequal weights inflate a variance; 1 for equal weights.

    Formula: n * sum(w^2) / (sum w)^2. Source: Kish 1992.

    >>> design_effect(np.array([1.0, 1.0, 2.0]))
    1.125
    """
    scaled = weights / weights.max()  # a square of a large population would lose digits
    return max(1.0, float(len(weights) * (scaled**2).sum() / scaled.sum() ** 2))
