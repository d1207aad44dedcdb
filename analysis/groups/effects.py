"""How large the difference between three or more groups is, with an interval by bootstrap within the groups.

Groups are held as a table of counts, group x distinct value: drawing again is then one multinomial draw per
group, and ranks follow from the counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from analysis.arguments import Floats
from analysis.results import Effect

EPSILON, OMEGA = "epsilon-kwadraat", "omega-kwadraat"
DRAWS = 2000
CELLS_AT_ONCE = 5_000_000  # counts held in memory during a bootstrap

Statistic = Callable[[Floats, Floats], Floats]  # counts (draws x groups x values), values -> one a draw


def epsilon_squared(samples: Sequence[Floats], level: float, seed: int) -> Effect:
    """H / (n - 1), 0-1: the share of the variance of the ranks that lies between the groups."""
    return _bootstrapped(EPSILON, _of_ranks, samples, level, seed)


def omega_squared(samples: Sequence[Floats], level: float, seed: int) -> Effect:
    """df (F - 1) / (df (F - 1) + n) with Welch's F, at least 0: the share of variance between the groups."""
    return _bootstrapped(OMEGA, _of_means, samples, level, seed)


def _bootstrapped(
    name: str, statistic: Statistic, samples: Sequence[Floats], level: float, seed: int
) -> Effect:
    """The effect and its percentile interval, shifted by the bias of the bootstrap and kept within 0-1.

    An effect that cannot be negative comes out higher in a resample than in the sample; without the shift the
    interval could lie above its own estimate, and would never reach 0.
    """
    values, counts = _counted(samples)
    estimate = float(statistic(counts[None], values)[0])
    drawn = np.concatenate([statistic(some, values) for some in _resamples(counts, seed)])
    method = f"bootstrap binnen de groepen, {DRAWS} trekkingen, startwaarde {seed}, vertekening verrekend"
    if not np.isfinite(drawn).any():
        return Effect(name, estimate, math.nan, math.nan, level, method, "Geen trekking heeft spreiding.")
    tail = (1 - level) / 2
    bounds = np.nanquantile(drawn, [tail, 1 - tail]) - (float(np.nanmean(drawn)) - estimate)
    low, high = (float(bound) for bound in np.clip(bounds, 0.0, 1.0))
    return Effect(name, estimate, min(low, estimate), max(high, estimate), level, method)


def _counted(samples: Sequence[Floats]) -> tuple[Floats, Floats]:
    """The distinct values, and how often each occurs in each group."""
    values = np.unique(np.concatenate(samples))
    places = (np.searchsorted(values, sample) for sample in samples)
    counts = np.array([np.bincount(place, minlength=len(values)) for place in places], dtype=np.float64)
    return values, counts


def _resamples(counts: Floats, seed: int) -> list[Floats]:
    random = np.random.default_rng(seed)
    at_once = max(1, min(DRAWS, CELLS_AT_ONCE // counts.size))
    parts = [min(at_once, DRAWS - start) for start in range(0, DRAWS, at_once)]
    sizes = counts.sum(axis=1)
    shares = counts / sizes[:, None]
    drawn: list[Floats] = [
        np.stack([random.multinomial(int(n), share, part) for n, share in zip(sizes, shares, strict=True)], 1)
        for part in parts
    ]
    return drawn


def _of_ranks(counts: Floats, values: Floats) -> Floats:
    """Epsilon squared a draw; 0 where all values are the same."""
    tied = counts.sum(axis=1)
    n = tied.sum(axis=1)
    ranks = np.cumsum(tied, axis=1) - (tied - 1) / 2
    sizes = counts.sum(axis=2)
    sums = np.einsum("dgv,dv->dg", counts, ranks)
    between = (sums**2 / sizes).sum(axis=1) - n * (n + 1) ** 2 / 4
    total = (tied * (ranks - (n[:, None] + 1) / 2) ** 2).sum(axis=1)
    share: Floats = np.divide(between, total, out=np.zeros_like(total), where=total > 0)
    return share


def _of_means(counts: Floats, values: Floats) -> Floats:
    """Omega squared a draw; NaN where a group has no variance."""
    sizes = counts.sum(axis=2)
    means = counts @ values / sizes
    spread = np.einsum("dgv,dgv->dg", counts, (values - means[:, :, None]) ** 2) / (sizes - 1)
    spread = np.where(spread > 0, spread, np.nan)
    effect = (len(counts[0]) - 1) * (_welch_f(sizes, means, spread) - 1)
    return np.asarray(np.maximum(effect / (effect + sizes.sum(axis=1)), 0.0), dtype=np.float64)


def _welch_f(sizes: Floats, means: Floats, variances: Floats) -> Floats:
    groups = sizes.shape[1]
    weights = sizes / variances
    total = weights.sum(axis=1, keepdims=True)
    middle = (weights * means).sum(axis=1, keepdims=True) / total
    between = (weights * (means - middle) ** 2).sum(axis=1) / (groups - 1)
    unequal = ((1 - weights / total) ** 2 / (sizes - 1)).sum(axis=1)
    return np.asarray(between / (1 + 2 * (groups - 2) / (groups**2 - 1) * unequal), dtype=np.float64)
