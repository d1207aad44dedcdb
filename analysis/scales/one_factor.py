"""The maximum-likelihood solution with one factor: loadings and uniquenesses from correlations.

The same function is minimised as R's `factanal(x, 1)` minimises (Lawley and Maxwell 1971), over the
uniquenesses, each at least 0.005, and then followed to where its slope is zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analysis.arguments import Floats

LEAST_UNIQUENESS = 0.005  # as in factanal: below it the solution is a Heywood case
SINGULAR_BELOW = 1e-10
MOST_UNEVEN = 1e12  # condition of the information above which it says nothing about some loading


@dataclass(frozen=True)
class OneFactor:
    """Standardised loadings (their sum is not negative), and the variance that each item keeps."""

    loadings: Floats
    uniquenesses: Floats
    heywood: tuple[int, ...]  # positions of the items whose uniqueness is at its lower bound


def is_singular(correlations: Floats) -> bool:
    """Whether an item follows from the others, so that there is no likelihood to maximise."""
    return bool(np.linalg.eigvalsh(correlations)[0] < SINGULAR_BELOW)


def fit_one_factor(correlations: Floats) -> OneFactor:
    """The solution for a correlation matrix of 3 items or more that is not singular."""
    from scipy import optimize

    start = np.clip((1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations)), LEAST_UNIQUENESS, 1)
    found = optimize.minimize(
        _discrepancy,
        start,
        args=(correlations,),
        jac=_slope,
        method="L-BFGS-B",
        bounds=[(LEAST_UNIQUENESS, 1)] * len(start),
        options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 5000},
    ).x
    uniquenesses = _polished(found, correlations)
    loadings = _loadings(uniquenesses, correlations)
    heywood = np.flatnonzero(uniquenesses <= LEAST_UNIQUENESS * (1 + 1e-6))
    return OneFactor(loadings * (-1 if loadings.sum() < 0 else 1), uniquenesses, tuple(map(int, heywood)))


def _discrepancy(uniquenesses: Floats, correlations: Floats) -> float:
    """Sum of e - log e - 1 over all eigenvalues e of the scaled matrix but the largest."""
    rest = np.linalg.eigvalsh(_scaled(uniquenesses, correlations))[:-1]
    return float(np.sum(rest - np.log(np.maximum(rest, 1e-300))) - len(rest))


def _slope(uniquenesses: Floats, correlations: Floats) -> Floats:
    loadings = _loadings(uniquenesses, correlations)
    return (loadings**2 + uniquenesses - 1) / uniquenesses**2


def _loadings(uniquenesses: Floats, correlations: Floats) -> Floats:
    """The loadings that fit these uniquenesses best: the first eigenvector of the scaled matrix."""
    sizes, vectors = np.linalg.eigh(_scaled(uniquenesses, correlations))
    found: Floats = np.sqrt(uniquenesses) * vectors[:, -1] * np.sqrt(max(sizes[-1] - 1, 0.0))
    return found


def _scaled(uniquenesses: Floats, correlations: Floats) -> Floats:
    scale = 1 / np.sqrt(uniquenesses)
    return scale[:, None] * correlations * scale


def _polished(uniquenesses: Floats, correlations: Floats) -> Floats:
    """The point nearby where the slope is zero, for an inner solution; a bound stays where it is."""
    from scipy import optimize

    if (uniquenesses <= LEAST_UNIQUENESS * (1 + 1e-6)).any() or (uniquenesses >= 1 - 1e-9).any():
        return uniquenesses
    root = optimize.root(_slope, uniquenesses, args=(correlations,), tol=1e-13)
    near = (
        np.abs(root.x - uniquenesses).max() < 1e-3
        and (root.x > LEAST_UNIQUENESS).all()
        and (root.x < 1).all()
    )
    better = np.abs(_slope(root.x, correlations)).max() <= np.abs(_slope(uniquenesses, correlations)).max()
    return np.asarray(root.x, dtype=np.float64) if near and better else uniquenesses


def omega_of(loadings: Floats, uniquenesses: Floats) -> float:
    """Share of the variance of the sum of standardised items that the factor accounts for."""
    common = float(loadings.sum()) ** 2
    return common / (common + float(uniquenesses.sum()))


def omega_standard_error(loadings: Floats, n: int) -> float:
    """Of `omega_of`: delta method, from the expected information of n normal rows; no Heywood case.

    NaN where the loadings are not determined, as of three items of which one has no loading.
    """
    information = _information(loadings, n)
    if not np.linalg.cond(information) < MOST_UNEVEN:
        return math.nan
    variances = np.linalg.inv(information)[: len(loadings), : len(loadings)]
    total, rest = loadings.sum(), np.sum(1 - loadings**2)
    slope = 2 * total * (rest + total * loadings) / (total**2 + rest) ** 2
    return float(np.sqrt(slope @ variances @ slope))


def _information(loadings: Floats, n: int) -> Floats:
    """Fisher's information on the loadings and the items' standard deviations, which are estimated too."""
    implied = np.outer(loadings, loadings)
    np.fill_diagonal(implied, 1.0)
    slopes = np.linalg.solve(implied, np.array([*_by_loading(loadings), *_by_scale(implied)]))
    information: Floats = 0.5 * n * np.einsum("aij,bji->ab", slopes, slopes)
    return information


def _by_loading(loadings: Floats) -> list[Floats]:
    """How the implied correlations change with each loading; their diagonal stays 1."""
    changes = []
    for i in range(len(loadings)):
        change = np.zeros((len(loadings), len(loadings)))
        change[i] = change[:, i] = loadings
        change[i, i] = 0.0
        changes.append(change)
    return changes


def _by_scale(implied: Floats) -> list[Floats]:
    """How the implied covariances change with each standard deviation."""
    changes = []
    for i in range(len(implied)):
        change = np.zeros_like(implied)
        change[i] += implied[i]
        change[:, i] += implied[:, i]
        changes.append(change)
    return changes
