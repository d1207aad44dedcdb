"""Transitions: how scored rows moved from the first year to the last, and which were not retested and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class NotRetested(Result):
    """A row without a test in the last year."""

    row: str
    first: str | None  # X, check or dash in the first year; None: no score
    last: str | None  # dash: due for a test that could not be made; None: no score
    reason: str  # Dutch: why it was not retested
    note: str = ""  # what the source says about it


@dataclass(frozen=True)
class Transitions(Result):
    """The rows of one theme, one aanpak, both, or everything.

    `rows` = the sum of `moves` + `unscored`. A dash in the last year is a move (X_dash) of a row that was not
    retested.
    """

    aanpak: str  # id; '' for all
    theme: str  # id; '' for all
    rows: int
    moves: Mapping[str, int]  # `<first>_<last>` -> rows; X_check, X_X and X_dash always named
    unscored: int  # rows without a score in the first or the last year
    not_retested: tuple[NotRetested, ...]
