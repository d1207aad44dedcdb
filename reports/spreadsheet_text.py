"""Texts for a spreadsheet: none of them can be a formula, and a long list is written line by line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """The text as a spreadsheet shows it, never as it computes it."""
    plain = _NO_CELL.sub("\ufffd", text)
    return f"'{plain}" if plain.lstrip(" \u00a0").startswith(_FORMULA) else plain


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> Iterator[str]:
    """The header and the rows as CSV, each row made when it is asked for. A Dutch Excel wants `;` between."""
    yield "\ufeff"  # a spreadsheet would take UTF-8 without it for something else
    yield _line(columns, delimiter)
    for row in rows:
        yield _line([safe(text) for text in row], delimiter)


def _line(fields: Sequence[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(fields)
    return line.getvalue()
