"""DepositedAnswers: the answers of one questionnaire as they may leave the house."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class DepositColumn(Result):
    """A variable: its name, what was asked, and what each number in it stands for (Dutch)."""

    name: str
    label: str
    values: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]  # numbers that are an answer but no measurement
    ordered: bool = False  # whether the numbers have an order, such as a report grade


@dataclass(frozen=True)
class LeftOut(Result):
    """A variable that stays in the house and why (Dutch); `name` '' for the whole questionnaire."""

    name: str
    reason: str


@dataclass(frozen=True)
class DepositedAnswers(Result):
    """One questionnaire: a row per person, a number per column, None where someone skipped it."""

    instrument: str
    people: int  # who sent it, also when no row may leave
    columns: tuple[DepositColumn, ...]
    rows: tuple[tuple[int | None, ...], ...]
    left_out: tuple[LeftOut, ...]
