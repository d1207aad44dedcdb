"""The answers and their codebook as CSV: semicolons, as spreadsheets in Dutch expect them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from analysis.results.deposit import DepositedAnswers
from reports.spreadsheet_text import safe


def data_csv(answers: DepositedAnswers) -> str:
    """A row per person, a number per variable; empty where someone skipped it."""
    rows = [["" if value is None else str(value) for value in row] for row in answers.rows]
    return semicolons([[column.name for column in answers.columns], *rows])


def codebook_csv(answers: DepositedAnswers) -> str:
    """A row per variable and number: what was asked, what the number says, whether it is a measurement."""
    head = ["variabele", "vraag", "waarde", "betekenis", "ontbrekend"]
    rows = [
        [column.name, column.label, str(number), word, "ja" if number in column.missing else "nee"]
        for column in answers.columns
        for number, word in column.values
    ]
    return semicolons([head, *rows])


def semicolons(rows: Iterable[Sequence[str]]) -> str:
    """The rows as text; what a spreadsheet would run as a formula is marked as words."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([map(_harmless, row) for row in rows])
    return written.getvalue()


def _harmless(text: str) -> str:
    return text if text.removeprefix("-").isdigit() else safe(text)
