"""Disclosure: which numbers of a report are hidden, why, and what a reader can still work out about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.results.base import Result


class WhyHidden(StrEnum):
    """Why a cell is hidden. For whoever makes the report: printed, it would tell which cells are small."""

    KLEIN = "klein"  # more than nobody and fewer than the threshold
    ALLES_OF_NIETS = "alles_of_niets"  # everybody of a group, or nobody: it would tell about each of them
    AANVULLEND = "aanvullend"  # so that the others cannot be worked out


@dataclass(frozen=True)
class HiddenCell(Result):
    """A number that is not printed, without the number."""

    key: str
    why: WhyHidden
    low: float  # the smallest count that fits all that is printed
    high: float  # the largest; infinity (None in plain data) where nothing bounds it


@dataclass(frozen=True)
class ProtectedTable(Result):
    """A table as it may be printed: None where a count is hidden."""

    name: str
    cells: Mapping[str, int | None]


@dataclass(frozen=True)
class Protection(Result):
    """All tables of a report as they may be printed together; they are safe together and not one by one."""

    tables: tuple[ProtectedTable, ...]
    hidden: tuple[HiddenCell, ...]  # by key; also what no table prints but anyone could work out
    method: str = ""  # Dutch: the rule that was applied

    @property
    def hidden_keys(self) -> frozenset[str]:
        """The keys of the hidden cells."""
        return frozenset(cell.key for cell in self.hidden)
