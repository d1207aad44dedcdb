"""Ratings as distinct rows: which categories each combination of ratings has, and which units show it.

A thousand units seldom have more than a few dozen combinations. Everything after this file works on the
combinations, so that the number of units hardly matters to the time a coefficient takes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.agreement.weights import Weights, all_categories, are_numbers
from analysis.arguments import Floats, is_missing, refuse

Ints = npt.NDArray[np.int64]
MISSING = -1
LARGEST = sys.float_info.max


@dataclass(frozen=True)
class Rated:
    """The ratings of all units: `rows` are the distinct ones, `row_of_unit` says which row a unit has."""

    categories: tuple[Any, ...]
    rows: Ints  # distinct rows x coders: the place of the rating among the categories, -1 where missing
    row_of_unit: Ints
    cluster_of_unit: Ints  # whole numbers; every unit its own when no clusters were given
    clustered: str  # what the clusters are called; '' when every unit is its own
    n_coders: int

    @cached_property
    def counts(self) -> Floats:
        """Distinct rows x categories: how many coders gave that category."""
        size = len(self.categories)
        found = np.zeros((len(self.rows), size))
        for column in self.rows.T:
            given = np.flatnonzero(column != MISSING)
            found[given, column[given]] += 1
        return found

    @cached_property
    def ratings(self) -> Floats:
        """Ratings per distinct row."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def n_units(self) -> int:
        """Rows of the ratings as they were given."""
        return len(self.row_of_unit)

    @property
    def n_pairable(self) -> int:
        """Units with at least two ratings."""
        return int(np.count_nonzero(self.ratings[self.row_of_unit] >= 2)) if self.n_units else 0

    @property
    def numeric(self) -> bool:
        """Whether the categories are numbers."""
        return are_numbers(self.categories)


def read_ratings(
    ratings: pd.DataFrame,
    order: Any = None,
    weights: Weights = None,
    ordered: bool = False,
    clusters: Any = None,
    paired: bool = False,
) -> Rated:
    """The ratings by distinct row; ValueError where they, the order or the clusters can't be used.

    `ordered`: the weights need an order. `paired`: which coder gave which rating matters (Cohen), so rows
    are not sorted within.
    """
    if not isinstance(ratings, pd.DataFrame):
        raise refuse("ratings", ratings, "a DataFrame with a row per unit and a column per coder")
    columns = [_factorized(ratings.iloc[:, i]) for i in range(ratings.shape[1])]
    found = _sorted({_value(item): None for _, uniques in columns for item in uniques})
    categories = all_categories(found, order, weights, ordered)
    codes = _codes(columns, categories, len(ratings))
    coders = int(np.count_nonzero((codes != MISSING).any(axis=0)))
    rows, row_of_unit = _distinct(codes if paired else np.sort(codes, axis=1), len(categories))
    cluster_of_unit, name = _clusters(clusters, ratings)
    return Rated(categories, rows, row_of_unit, cluster_of_unit, name, coders)


def _factorized(column: pd.Series[Any], name: str = "ratings") -> tuple[Any, Any]:
    try:
        return pd.factorize(column)
    except TypeError:  # a list or dict in a cell
        raise refuse(name, list(column), "texts or finite numbers") from None


def _value(item: Any) -> Any:
    """The rating as a plain text or finite number."""
    item = item.item() if isinstance(item, np.generic) else item
    if isinstance(item, str) and item:
        return str(item)
    if isinstance(item, int | float) and abs(item) <= LARGEST:
        return item
    raise refuse("ratings", item, "texts or finite numbers, None where missing")


def _sorted(values: Sequence[Any] | dict[Any, None]) -> tuple[Any, ...]:
    """The same sequence whatever the order of rows and coders; it means something for numbers only."""
    texts = [value for value in values if isinstance(value, str)]
    if texts and len(texts) < len(values):
        raise refuse("ratings", list(values), "all texts or all numbers")
    return tuple(sorted(values))


def _codes(columns: Sequence[tuple[Any, Any]], categories: tuple[Any, ...], units: int) -> Ints:
    """Units x coders: the place of each rating among the categories."""
    place = {value: index for index, value in enumerate(categories)}
    codes = np.full((units, len(columns)), MISSING, dtype=np.int64)
    for index, (found, uniques) in enumerate(columns):
        places = np.array([*(place[_value(item)] for item in uniques), MISSING], dtype=np.int64)
        codes[:, index] = places[found]  # found is -1 where missing: the last of the places
    return codes


def _distinct(codes: Ints, categories: int) -> tuple[Ints, Ints]:
    """The distinct rows, and for each unit which of them it has."""
    units, coders = codes.shape
    if not units or not coders:
        return np.full((min(units, 1), coders), MISSING, dtype=np.int64), np.zeros(units, dtype=np.int64)
    if coders * math.log2(categories + 1) < 62:  # a row as one whole number sorts many times faster
        key = (codes + 1) @ (categories + 1) ** np.arange(coders, dtype=np.int64)
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        return codes[first], inverse
    rows, inverse = np.unique(codes, axis=0, return_inverse=True)
    return rows, inverse.reshape(-1)


def _clusters(clusters: Any, ratings: pd.DataFrame) -> tuple[Ints, str]:
    if clusters is None:
        return np.arange(len(ratings)), ""
    if isinstance(clusters, str) or not hasattr(clusters, "__iter__"):
        raise refuse("clusters", clusters, "a Series with a cluster for every unit")
    series = clusters if isinstance(clusters, pd.Series) else pd.Series(list(clusters), dtype="object")
    if len(series) != len(ratings):
        raise refuse("clusters", len(series), f"as long as ratings has rows ({len(ratings)})")
    if isinstance(clusters, pd.Series) and not series.index.equals(ratings.index):
        raise refuse("clusters", list(series.index), "a Series with the index of ratings")
    codes, _ = _factorized(series, "clusters")
    if (codes == MISSING).any():
        raise refuse("clusters", next(filter(is_missing, series)), "filled in for every unit")
    return codes.astype(np.int64), str(series.name or "clusters")
