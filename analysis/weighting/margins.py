"""Whether margins fit a sample: every mistake of the author at once; the sample as codes where they fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

import analysis.weighting.problems  # noqa: F401  (fills the catalogue)
from analysis.arguments import Floats, is_missing, number, numbers, refuse, same_length
from instruments.problems import Problem, did_you_mean, problem

Margins = Mapping[str, Mapping[Any, float]]
Targets = dict[str, dict[str, float]]  # column -> category as text -> how many persons, or which share
SHARES_UP_TO = 1.5  # a margin of persons has at least two of them; a margin of shares is 1, or a slip
MOST_APART = 1e12  # weights further apart are a slip, and their squares no numbers
ROUNDING = 1e-6  # by how much totals may differ: shares are written in some decimals


@dataclass(frozen=True)
class Margin:
    """One margin that fits: per respondent the number of the category, per category what is wanted."""

    codes: npt.NDArray[np.intp]
    wanted: Floats


def read_margins(margins: Margins) -> Targets:
    """The margins with every number checked. ValueError for what is no number (a text, NaN, an infinity)."""
    if not isinstance(margins, Mapping) or not margins:
        raise refuse("margins", margins, "a mapping of columns to categories and numbers")
    return {str(column): _categories(str(column), wanted) for column, wanted in margins.items()}


def _categories(column: str, wanted: Mapping[Any, float]) -> dict[str, float]:
    name = f"margins[{column!r}]"
    if not isinstance(wanted, Mapping) or not wanted:
        raise refuse(name, wanted, "a mapping of categories to numbers")
    found = {category(key): number(f"{name}[{key!r}]", value) for key, value in wanted.items()}
    if len(found) < len(wanted):
        raise refuse(name, list(wanted), "categories that differ when written out")
    return found


def category(value: object) -> str:
    """A category as text: the code 1 is read from a column with gaps as 1.0, and is the same category."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def margin_problems(sample: pd.DataFrame, targets: Targets, file: str, line: int) -> list[Problem]:
    """Everything that is wrong with the margins, given this sample."""
    found = [*_total_problems(targets, file, line)]
    for column, wanted in targets.items():
        found += _number_problems(column, wanted, file, line)
        if column in sample.columns:
            found += _cell_problems(column, sample[column], wanted, file, line)
        else:
            known = [str(name) for name in sample.columns]
            details = {"allowed": ", ".join(known), "hint": did_you_mean(column, known)}
            found.append(problem("margin-column-unknown", file, line, column=column, **details))
    return found


def _total_problems(targets: Targets, file: str, line: int) -> Iterator[Problem]:
    """Shares add up to 1; of counts every margin adds up to what the first one does."""
    totals = {column: sum(wanted.values()) for column, wanted in targets.items()}
    if are_shares(targets):
        for column, total in totals.items():
            if abs(total - 1) > ROUNDING:
                yield problem("margin-shares-total", file, line, column=column, total=_written(total))
        return
    first, expected = next((column, total) for column, total in totals.items() if total >= SHARES_UP_TO)
    for column, total in totals.items():
        if abs(total - expected) > ROUNDING * expected:
            shown = {"total": _written(total), "first": first, "expected": _written(expected)}
            yield problem("margin-totals-differ", file, line, column=column, **shown)


def are_shares(targets: Targets) -> bool:
    """Whether the margins are shares of a population rather than numbers of persons."""
    return all(sum(wanted.values()) < SHARES_UP_TO for wanted in targets.values())


def _written(total: float) -> str:
    return f"{total:.10g}".replace(".", ",")


def _number_problems(column: str, wanted: dict[str, float], file: str, line: int) -> Iterator[Problem]:
    for name, value in wanted.items():
        if value <= 0:
            shown = {"category": name, "value": _written(value)}
            yield problem("margin-not-positive", file, line, column=column, **shown)


def _cell_problems(
    column: str, values: pd.Series[Any], wanted: dict[str, float], file: str, line: int
) -> Iterator[Problem]:
    """Missing values, categories in the margin that nobody has, and categories without a margin."""
    there = categories(values)
    missing = int(there.isna().sum())
    if missing:
        yield problem("margin-value-missing", file, line, column=column, count=missing)
    sizes = {str(name): int(size) for name, size in there.value_counts().sort_index().items()}
    for name in wanted:
        if name not in sizes and wanted[name] > 0:
            hint = did_you_mean(name, set(sizes) - set(wanted))
            yield problem("margin-cell-empty", file, line, column=column, category=name, hint=hint)
    for name, count in sizes.items():
        if name not in wanted:
            details = {"category": name, "count": count, "hint": did_you_mean(name, set(wanted) - set(sizes))}
            yield problem("margin-category-missing", file, line, column=column, **details)


def categories(values: pd.Series[Any]) -> pd.Series[Any]:
    """The values as text, what is missing still missing."""
    return values.astype(object).map(lambda value: None if is_missing(value) else category(value))


def checked_weights(name: str, weights: Any, respondents: int) -> Floats:
    """One weight above 0 a respondent; ValueError names the first that is not, by its position."""
    found = numbers(name, weights)
    same_length("the respondents", range(respondents), name, range(len(found)))
    for position in np.flatnonzero(found <= 0)[:1]:
        raise refuse(f"{name}[{position}]", float(found[position]), "above 0")
    if len(found) and found.max() / MOST_APART > found.min():
        apart = [float(found.min()), float(found.max())]
        raise refuse(name, apart, f"no more than a factor {MOST_APART:.0e} apart")
    return found


def fitted(sample: pd.DataFrame, targets: Targets) -> list[Margin]:
    """The sample as codes beside what each margin wants; the margins have no problems."""
    return [
        Margin(
            np.asarray(
                pd.Index(list(wanted)).get_indexer(pd.Index(categories(sample[column]))), dtype=np.intp
            ),
            np.array(list(wanted.values()), dtype=np.float64),
        )
        for column, wanted in targets.items()
    ]
