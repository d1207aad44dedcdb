"""The answers to the items of a scale as complete numbers: who is left out is counted, never filled in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.arguments import Floats, numbers, refuse


@dataclass(frozen=True)
class ItemScores:
    """Complete rows of a table: `values` is respondents x items, `names` the items in their order."""

    names: tuple[str, ...]
    values: Floats
    n_dropped: int

    @property
    def n(self) -> int:
        """Respondents who answered every item."""
        return len(self.values)

    @property
    def constant(self) -> tuple[str, ...]:
        """Items to which everyone gave the same answer; every item when nobody is left."""
        spread = np.ptp(self.values, axis=0) if self.n else np.zeros(len(self.names))
        return tuple(name for name, width in zip(self.names, spread, strict=True) if width == 0)


def complete_scores(name: str, table: object) -> ItemScores:
    """The rows without a missing value; ValueError for no table, a text in it, or twice a name."""
    items = numeric_items(name, table)
    values = items.to_numpy(dtype=np.float64)
    kept = values[~np.isnan(values).any(axis=1)]
    return ItemScores(tuple(items.columns), kept, len(values) - len(kept))


def numeric_items(name: str, table: object) -> pd.DataFrame:
    """The table as numbers, missing as NaN, with its index and its columns as texts; ValueError as above."""
    if not isinstance(table, pd.DataFrame):
        raise refuse(name, type(table).__name__, "a DataFrame, one row a respondent")
    names = [str(column) for column in table.columns]
    if len(set(names)) < len(names):
        raise refuse(name, names, "a table whose columns have different names")
    columns = {item: _column(f"{name}[{item!r}]", table.iloc[:, i]) for i, item in enumerate(names)}
    return pd.DataFrame(columns, index=table.index, columns=names)


def _column(name: str, column: pd.Series) -> Floats:
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iuf":  # no need to look at each by itself
        values = column.to_numpy(dtype=np.float64)
        if np.isinf(values).any():
            raise refuse(name, float(values[np.isinf(values)][0]), "a finite number")
        return values
    return numbers(name, column, missing=True)
