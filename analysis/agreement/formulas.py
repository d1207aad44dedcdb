"""The formulas of the coefficients, each as sums over units and what is computed from the sums.

Every coefficient here depends on the units only through a few sums. `features` holds what one distinct row
of ratings adds to each of them; `estimate` turns sums into the coefficient, for many sets of sums at once.
So leaving out a cluster or drawing clusters again is one multiplication of matrices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.agreement.ratings import Rated
from analysis.arguments import Floats, refuse

NOTHING = 1e-12  # a denominator this small is 0 with the noise of floating point on it
MOST_NUMBERS = 50_000_000  # features held at once


@dataclass(frozen=True)
class Coefficient:
    """One coefficient for one set of distinct rows."""

    features: Floats  # distinct rows x sums
    used: npt.NDArray[np.bool_]  # distinct rows that take part
    estimate: Callable[[Floats], Floats]  # replicates x sums -> replicates; NaN where undefined
    low: float = -1.0  # no interval goes below this, unless the estimate does


def percent(rated: Rated, weights: Floats) -> Coefficient:
    """Mean over units of the (weighted) share of pairs of coders that agree."""
    agreeing, pairable = _agreeing(rated, weights)
    features = np.column_stack([agreeing, pairable])
    return Coefficient(features, pairable, lambda sums: _ratio(sums[:, 0], sums[:, 1]), low=0.0)


def fleiss(rated: Rated, weights: Floats) -> Coefficient:
    """Chance agreement is that of two draws from the shares of the categories."""
    return _by_shares(rated, weights, lambda shares: _crossed(shares, weights, shares))


def gwet(rated: Rated, weights: Floats) -> Coefficient:
    """Chance agreement is T / (q (q - 1)) x sum of share (1 - share); T is the sum of the weights."""
    size = len(rated.categories)
    factor = float(weights.sum()) / (size * (size - 1)) if size > 1 else np.nan
    return _by_shares(rated, weights, lambda shares: factor * (shares * (1.0 - shares)).sum(axis=1))


def cohen(rated: Rated, weights: Floats) -> Coefficient:
    """Chance agreement is that of two coders who each keep to their own shares."""
    pairs = np.asarray((rated.rows >= 0).all(axis=1))
    first, second = (np.eye(len(rated.categories))[rated.rows[:, i]] * pairs[:, None] for i in (0, 1))
    size = len(rated.categories)
    agreeing = _crossed(first, weights, second)

    def estimate(sums: Floats) -> Floats:
        a, b = sums[:, 1 : 1 + size], sums[:, 1 + size :]
        n = a.sum(axis=1)
        chance = _ratio(_crossed(a, weights, b), n**2)
        return _corrected(_ratio(sums[:, 0], n), chance)

    return Coefficient(np.column_stack([agreeing, first, second]), pairs, estimate)


def alpha(rated: Rated, distances: Floats) -> Coefficient:
    """1 - (n - 1) x observed / expected disagreement; squared distances that are the same in each draw."""
    counts, pairable = _pairable_counts(rated)
    observed = _per_rating(rated, (counts * (counts @ distances)).sum(axis=1))

    def estimate(sums: Floats) -> Floats:
        values = sums[:, 1:]
        expected = _crossed(values, distances, values)
        return 1.0 - _ratio((values.sum(axis=1) - 1.0) * sums[:, 0], expected)

    return Coefficient(np.column_stack([observed, counts]), pairable, estimate)


def ordinal_alpha(rated: Rated) -> Coefficient:
    """The same with Krippendorff's ordinal distance, which depends on how often each value occurs.

    His distance between two values, all ratings between them plus half of the ratings on either, is the
    difference of their mid-ranks; so each replicate has its own.
    """
    counts, pairable = _pairable_counts(rated)
    low, high = _pairs_found(counts)
    observed = _per_rating(rated, (counts[:, low] * counts[:, high]).T).T

    def estimate(sums: Floats) -> Floats:
        values = sums[:, len(low) :]
        n = values.sum(axis=1)
        middle = np.cumsum(values, axis=1) - values / 2.0 - n[:, None] / 2.0  # mid-ranks, 0 in the middle
        apart = 2.0 * (sums[:, : len(low)] * (middle[:, high] - middle[:, low]) ** 2).sum(axis=1)
        return 1.0 - _ratio((n - 1.0) * apart, 2.0 * n * (values * middle**2).sum(axis=1))

    return Coefficient(np.column_stack([observed, counts]), pairable, estimate)


def _pairs_found(counts: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The pairs of different categories, lower first, that occur together in some unit."""
    together = counts.T @ counts
    low, high = np.nonzero(np.triu(together, k=1))
    if len(low) * len(counts) > MOST_NUMBERS:
        raise refuse("ratings", counts.shape[1], "of fewer different values for level 'ordinal'")
    return low, high


def _by_shares(rated: Rated, weights: Floats, chance: Callable[[Floats], Floats]) -> Coefficient:
    """Observed agreement over units with two ratings; shares of the categories over all units with one."""
    agreeing, pairable = _agreeing(rated, weights)
    shares = rated.counts / np.maximum(rated.ratings, 1.0)[:, None]
    used = rated.ratings >= 1

    def estimate(sums: Floats) -> Floats:
        found = sums[:, 3:] / np.maximum(sums[:, 2:3], 1.0)
        return _corrected(_ratio(sums[:, 0], sums[:, 1]), chance(found))

    return Coefficient(np.column_stack([agreeing, pairable, used, shares]), used, estimate)


def _agreeing(rated: Rated, weights: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Per row the weighted share of its pairs of ratings that agree, and whether it has a pair."""
    counts, ratings = rated.counts, rated.ratings
    pairs = (counts * (counts @ weights - 1.0)).sum(axis=1)
    return pairs / np.maximum(ratings * (ratings - 1.0), 1.0) * (ratings >= 2), ratings >= 2


def _pairable_counts(rated: Rated) -> tuple[Floats, npt.NDArray[np.bool_]]:
    pairable = rated.ratings >= 2
    return rated.counts * pairable[:, None], pairable


def _per_rating(rated: Rated, pairs: Floats) -> Floats:
    """A unit's pairs weigh such that every rating in it counts once."""
    return np.asarray(pairs / np.maximum(rated.ratings - 1.0, 1.0))


def _crossed(left: Floats, table: Floats, right: Floats) -> Floats:
    """Per row, the sum over all pairs of categories of left x table x right."""
    return np.asarray(((left @ table) * right).sum(axis=1))


def _corrected(observed: Floats, chance: Floats) -> Floats:
    """(observed - chance) / (1 - chance); NaN where chance alone gives full agreement."""
    return _ratio(observed - chance, 1.0 - chance)


def _ratio(above: Floats, below: Floats) -> Floats:
    """above / below, NaN where there is nothing to divide by."""
    found = np.full(np.shape(below), np.nan)
    np.divide(above, below, out=found, where=below > NOTHING)
    return found
