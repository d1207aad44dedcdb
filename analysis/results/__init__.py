"""The results of every analysis: frozen values that reports/ words and rounds; one file per subject.

Import from here: `from analysis.results import Share`. Nothing in this room computes, and nothing loads
pandas or numpy, so that whoever shows a result need not load what made it.
"""

from __future__ import annotations

from analysis.results.base import Result, plain
from analysis.results.tables import (
    SCORE_SIGNS,
    CellValue,
    Column,
    ResultTable,
    Row,
    Words,
    move_text,
)

__all__ = [
    "SCORE_SIGNS",
    "CellValue",
    "Column",
    "Result",
    "ResultTable",
    "Row",
    "Words",
    "move_text",
    "plain",
]
