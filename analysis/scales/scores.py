"""Answers made ready for a scale: items turned round, and one score a respondent."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.arguments import number, refuse
from analysis.scales.item_scores import numeric_items


def turn_round(items: pd.DataFrame, ranges: Mapping[str, tuple[float, float]]) -> pd.DataFrame:
    """The items with those in `ranges` scored the other way: low + high - answer.

    `ranges` says per column the lowest and highest possible answer (of the question, not of what was given).
    Missing stays missing. ValueError for a column that is not there, and for an answer outside its range.
    """
    values = numeric_items("items", items)
    turned = {name: _turned(name, values, limits) for name, limits in ranges.items()}
    return values.assign(**turned)


def _turned(name: str, values: pd.DataFrame, limits: tuple[float, float]) -> pd.Series[float]:
    if name not in values:
        raise refuse("ranges", name, f"columns of items: {', '.join(map(str, values.columns))}")
    low, high = number(f"ranges[{name!r}][0]", limits[0]), number(f"ranges[{name!r}][1]", limits[1])
    column = values[name]
    outside = column[(column < low) | (column > high)]
    if len(outside):
        raise refuse(f"items[{name!r}]", float(outside.iloc[0]), f"answers from {low:g} to {high:g}")
    return low + high - column


def scale_scores(items: pd.DataFrame) -> pd.Series[float]:
    """One score a respondent: the mean of the items, on the scale of the answers, under the index of `items`.

    NaN for who left out an item: the score rests on the same questions for everybody, and on the same
    people as alpha does. ValueError for no table, a text in it, or no column at all.
    """
    values = numeric_items("items", items)
    if not len(values.columns):
        raise refuse("items", list(values.columns), "a table of at least 1 item")
    complete = values.notna().all(axis=1)
    return values.mean(axis=1).where(complete, np.nan)
