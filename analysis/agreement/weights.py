"""Weights: how far two categories agree, from 0 (not at all) to 1; and which categories there are."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.arguments import Floats, is_missing, refuse

Weights = str | pd.DataFrame | Floats | Sequence[Sequence[float]] | None
NAMED = ("linear", "quadratic", "ordinal")
MOST_CATEGORIES = 2000  # a table of all pairs of more would not fit in memory
WORDS = {
    "linear": "lineaire gewichten",
    "quadratic": "kwadratische gewichten",
    "ordinal": "ordinale gewichten volgens Gwet (niet die van Krippendorff)",
}


def block_weights(order: Sequence[Any], apart: Sequence[Any] | Any = ()) -> pd.DataFrame:
    """How far two values agree when some have an order and others stand apart, as grijs does.

    `order` are the values with an order, from low to high; `apart` one value or several without a place in
    it. Both are labels of any kind, all different: a ValueError names the one that occurs twice.

    Returns a square table with the labels of `order` and then `apart` on both sides. Within `order` the
    weight falls in equal steps from 1 (the same) to 0 (first against last): 1 - |i - j| / (k - 1) for k
    ordered values. A value that stands apart agrees with itself alone.

    Source: linear weights as in Cicchetti and Allison (1971); one table for ordered values beside a value
    without order, J.M. Girard on stats.stackexchange.com, question 523482.

    >>> block_weights(["rood", "oranje", "groen"], "grijs").loc["oranje"].to_dict()
    {'rood': 0.5, 'oranje': 1.0, 'groen': 0.5, 'grijs': 0.0}
    """
    ordered = checked_order(order)
    loose = (apart,) if isinstance(apart, str) or not hasattr(apart, "__iter__") else tuple(apart)
    labels = checked_order((*ordered, *loose), "order and apart")
    table = np.eye(len(labels))
    table[: len(ordered), : len(ordered)] = named_table("linear", len(ordered))
    index = pd.Index(labels, dtype="object")
    return pd.DataFrame(table, index=index, columns=index)


def checked_order(order: Any, name: str = "order") -> tuple[Any, ...]:
    """The categories as a tuple; ValueError when it is no list, or one with nothing, a gap or a double."""
    if isinstance(order, str) or not hasattr(order, "__iter__"):
        raise refuse(name, order, "a list of categories from low to high")
    listed = tuple(order)
    if not listed or any(is_missing(item) for item in listed):
        raise refuse(name, listed, "a list of at least one category, none missing")
    if not all(isinstance(item, Hashable) for item in listed):
        raise refuse(name, listed, "a list of texts or numbers")
    if len(set(listed)) < len(listed):
        raise refuse(name, listed, "a list of categories that are all different")
    return listed


def all_categories(found: Sequence[Any], order: Any, weights: Weights, ordered: bool) -> tuple[Any, ...]:
    """Every category that was offered: from `order`, else from the table's labels, else as found.

    `found` is sorted by value, which decides something only for numbers: when the weights need an order
    (`ordered`, or a table without labels) and the categories are texts, a missing `order` is a ValueError.
    """
    labels = labels_of(weights)
    listed = order if order is not None else labels
    if listed is None:
        bare = weights is not None and not isinstance(weights, str)
        if (ordered or bare) and not are_numbers(found):
            raise refuse("order", order, "the categories from low to high: texts have no order of their own")
        return tuple(found)
    categories = checked_order(listed)
    strangers = [value for value in found if value not in set(categories)]
    if strangers:
        raise refuse("ratings", strangers[0], f"one of {', '.join(map(repr, categories))}")
    return categories


def labels_of(weights: Weights) -> tuple[Any, ...] | None:
    """The labels of a table of weights; None for a named weighting or a table without labels."""
    if not isinstance(weights, pd.DataFrame):
        return None
    rows, columns = list(weights.index), list(weights.columns)
    if set(rows) != set(columns) or len(rows) != len(columns):
        raise refuse("weights", (rows, columns), "a table with the same categories on both sides")
    return checked_order(rows, "weights")


def are_numbers(values: Sequence[Any]) -> bool:
    """Whether all of them are numbers."""
    return all(isinstance(value, int | float | np.number) for value in values)


def weight_table(weights: Weights, categories: tuple[Any, ...], by_value: bool = False) -> Floats:
    """The weights of every pair of categories: q x q, symmetric, 1 on the diagonal.

    `weights` is None (the same or not), 'linear', 'quadratic', 'ordinal' (Gwet's) or a table. With
    `by_value` the categories are numbers and linear and quadratic weights use their distances; else a step
    in the order is a step.
    """
    if len(categories) > MOST_CATEGORIES:
        raise refuse("ratings", len(categories), f"of at most {MOST_CATEGORIES} different values")
    if weights is None:
        return np.eye(len(categories))
    if isinstance(weights, str):
        if weights not in NAMED:
            raise refuse("weights", weights, f"None, one of {', '.join(map(repr, NAMED))}, or a table")
        values = np.array(categories, dtype=np.float64) if by_value else None
        return named_table(weights, len(categories), values)
    return _given_table(weights, categories)


def named_table(name: str, size: int, values: Floats | None = None) -> Floats:
    """Linear, quadratic or (Gwet's) ordinal weights of `size` ordered categories."""
    places = np.arange(size, dtype=np.float64) if values is None or name == "ordinal" else values
    apart = np.abs(places[:, None] - places[None, :])
    if name == "ordinal":
        apart = apart * (apart + 1) / 2  # pairs of categories from the one to the other
    if name == "quadratic":
        apart = apart**2
    widest = float(apart.max(initial=0.0))
    return np.asarray(1.0 - apart / widest if widest else np.ones((size, size)))


def _given_table(weights: Any, categories: tuple[Any, ...]) -> Floats:
    table = _arranged(weights, categories) if isinstance(weights, pd.DataFrame) else weights
    try:
        found = np.asarray(table, dtype=np.float64)
    except (OverflowError, TypeError, ValueError):
        raise refuse("weights", table, "a square table of numbers") from None
    size = len(categories)
    if found.shape != (size, size):
        raise refuse("weights", found.shape, f"a table of {size} by {size}, as there are categories")
    if not np.all((found >= 0) & (found <= 1)):  # False for NaN too
        raise refuse("weights", found.tolist(), "a table of numbers from 0 to 1")
    if not (np.array_equal(found, found.T) and np.all(np.diag(found) == 1)):
        raise refuse("weights", found.tolist(), "symmetric, with 1 on the diagonal")
    return found


def _arranged(weights: pd.DataFrame, categories: tuple[Any, ...]) -> pd.DataFrame:
    if set(weights.index) != set(categories):
        raise refuse("weights", list(weights.index), f"a table with {list(categories)} on both sides")
    return weights.loc[list(categories), list(categories)]
