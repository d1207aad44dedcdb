"""Intervals: the coefficient again without each cluster, or on clusters drawn again.

With few clusters a bootstrap covers too little and the jackknife does better (Hughes 2022, arXiv
2210.13265); with many the bootstrap needs no assumption about the shape.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analysis.agreement.formulas import Coefficient
from analysis.agreement.ratings import Ints, Rated
from analysis.arguments import Floats

SEED = 20261127
DRAWS = 1000
FEW_CLUSTERS = 30  # below this the jackknife
AT_ONCE = 4_000_000  # numbers in one block of draws
DIGITS = 9  # clusters whose sums are the same but for floating-point noise are one profile


@dataclass(frozen=True)
class Resampling:
    """How an interval is made: its level, how many draws, and the seed of the draws."""

    confidence: float = 0.95
    draws: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True)
class Interval:
    """An interval and how it came about; the fields are those of Agreement."""

    low: float
    high: float
    text: str
    clusters: int
    replicates: int = 0
    undefined: int = 0
    seed: int | None = None


@dataclass(frozen=True)
class Profiles:
    """Clusters that add the same to every sum are one profile; `clusters` says how many share it."""

    sums: Floats  # profiles x sums
    clusters: Ints

    @property
    def total(self) -> Floats:
        """The sums over all clusters: one row."""
        return np.asarray(self.clusters[None, :] @ self.sums)


def profiles_of(rated: Rated, coefficient: Coefficient) -> Profiles:
    """The clusters by what they add to the sums, sorted: the order of rows and coders changes nothing."""
    taking_part = coefficient.used[rated.row_of_unit] if rated.n_units else np.zeros(0, dtype=bool)
    rows, clusters = rated.row_of_unit[taking_part], rated.cluster_of_unit[taking_part]
    if rated.clustered:
        _, place = np.unique(clusters, return_inverse=True)
        sums = np.zeros((int(place.max(initial=-1)) + 1, coefficient.features.shape[1]))
        np.add.at(sums, place, coefficient.features[rows])
        each = np.ones(len(sums), dtype=np.int64)
    else:
        times = np.bincount(rows, minlength=len(coefficient.features))
        sums, each = coefficient.features[times > 0], times[times > 0]
    return _merged(sums, each)


def _merged(sums: Floats, each: Ints) -> Profiles:
    if not len(sums):
        return Profiles(sums, each)
    _, first, place = np.unique(np.round(sums, DIGITS), axis=0, return_index=True, return_inverse=True)
    counted = np.bincount(place.reshape(-1), weights=each).astype(np.int64)
    return Profiles(sums[first], counted)


def interval_of(
    profiles: Profiles, coefficient: Coefficient, estimate: float, how: Resampling, clustered: str
) -> Interval:
    """The interval around a defined estimate: jackknife below FEW_CLUSTERS clusters, else bootstrap."""
    clusters = int(profiles.clusters.sum())
    name = clustered or "eenheden"
    if clusters < 2:
        return Interval(math.nan, math.nan, f"Geen interval: er is maar één cluster ({name}).", clusters)
    if clusters < FEW_CLUSTERS:
        return _jackknife(profiles, coefficient, estimate, how, f"{clusters} clusters ({name})")
    return _bootstrap(profiles, coefficient, estimate, how, f"{clusters} clusters ({name})")


def _jackknife(
    profiles: Profiles, coefficient: Coefficient, estimate: float, how: Resampling, over: str
) -> Interval:
    from scipy.stats import t

    clusters = int(profiles.clusters.sum())
    found = coefficient.estimate(profiles.total - profiles.sums)
    defined = np.isfinite(found)
    each, found = profiles.clusters[defined], found[defined]
    n = int(each.sum())
    undefined = clusters - n
    if n < 2:
        text = f"Geen interval: zonder één cluster is er geen variatie over; {over}."
        return Interval(math.nan, math.nan, text, clusters, clusters, undefined)
    spread = float(each @ (found - each @ found / n) ** 2)
    half = float(t.ppf((1 + how.confidence) / 2, n - 1)) * math.sqrt((n - 1) / n * spread)
    text = f"jackknife over {over}, t-verdeling met {n - 1} vrijheidsgraden"
    low, high = max(estimate - half, coefficient.low), min(estimate + half, 1.0)
    return _finished(low, high, estimate, Interval(low, high, text, clusters, clusters, undefined))


def _bootstrap(
    profiles: Profiles, coefficient: Coefficient, estimate: float, how: Resampling, over: str
) -> Interval:
    clusters = int(profiles.clusters.sum())
    found = drawn(profiles, coefficient, how)
    defined = found[np.isfinite(found)]
    undefined = how.draws - len(defined)
    if len(defined) < 2:
        text = f"Geen interval: bijna geen trekking heeft variatie; {over}."
        return Interval(math.nan, math.nan, text, clusters, how.draws, undefined, how.seed)
    tail = (1 - how.confidence) / 2
    low, high = (float(bound) for bound in np.quantile(defined, [tail, 1 - tail]))
    text = f"bootstrap over {over}, {how.draws} trekkingen, percentielen"
    kept = Interval(low, high, text, clusters, how.draws, undefined, how.seed)
    return _finished(low, high, estimate, kept)


def drawn(profiles: Profiles, coefficient: Coefficient, how: Resampling) -> Floats:
    """The coefficient on `draws` samples of as many clusters, with replacement; NaN where undefined."""
    random = np.random.default_rng(how.seed)
    clusters = int(profiles.clusters.sum())
    shares = profiles.clusters / clusters
    block = max(1, AT_ONCE // max(1, sum(profiles.sums.shape)))
    found = []
    for start in range(0, how.draws, block):
        times = random.multinomial(clusters, shares, size=min(block, how.draws - start))
        found.append(coefficient.estimate(times @ profiles.sums))
    return np.concatenate(found)


def _finished(low: float, high: float, estimate: float, found: Interval) -> Interval:
    """Never without the estimate in it; and what a reader must beware of said in the text."""
    text = found.text
    if not low <= estimate <= high:
        text += "; verlengd tot de schatting"
    if found.undefined:
        text += f"; {found.undefined} zonder variatie tellen niet mee, dus het interval kan te smal zijn"
    if high - low < 10**-DIGITS:
        text += "; elke herhaling geeft hetzelfde getal: dit zegt niets over de onzekerheid"
    return Interval(
        min(low, estimate),
        max(high, estimate),
        f"{text}.",
        found.clusters,
        found.replicates,
        found.undefined,
        found.seed,
    )
