"""csv and xlsx: each stretch of filled rows is a table; numbers as the sheet shows them, written as Dutch."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from survey_app.report_files.blocks import Block, Rows, table_block
from survey_app.source_files.plain_text import decoded
from survey_app.source_files.sheet_rows import MOST_COLUMNS, MOST_ROWS, check_workbook, text_rows
from survey_app.source_files.transcript import MEGABYTE, UnreadableFile

MOST_SHEETS = 50
SMALL = 4 * MEGABYTE  # unpacked: in larger ones merged cells are not looked up
LONGEST_HEADING = 200
_DUTCH = str.maketrans(",.", ".,")


def read_csv_report(raw: bytes) -> list[Block]:
    """The tables of the file."""
    return list(_stretches([list(cells) for _, cells in text_rows(decoded(raw))], []))


def read_xlsx_report(raw: bytes) -> list[Block]:
    """The tables of every sheet, under its name."""
    from openpyxl import load_workbook

    size = check_workbook(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=size > SMALL, data_only=True, keep_links=False)
        return [block for sheet in book.worksheets[:MOST_SHEETS] for block in _sheet(sheet)]
    except UnreadableFile:
        raise
    except Exception:  # openpyxl raises whatever its parts raise on a broken workbook
        raise UnreadableFile("source-broken") from None


def _sheet(sheet: Any) -> Iterator[Block]:
    from analysis.report_recount.content import PassageKind

    yield Block(str(sheet.title), PassageKind.HEADING)
    rows: Rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=_width(sheet)), start=1):
        if number > MOST_ROWS:
            raise UnreadableFile("report-too-many-rows", limit=MOST_ROWS)
        rows.append([_shown(cell.value, getattr(cell, "number_format", "") or "") for cell in row])
    yield from _stretches(rows, _areas(sheet))


def _width(sheet: Any) -> int:
    """Columns that are looked at; a sheet may not know how many it has."""
    return min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS)


def _areas(sheet: Any) -> list[tuple[int, int, int, int]]:
    """Merged cells: first row and column, last row and column, from 0."""
    ranges = getattr(getattr(sheet, "merged_cells", None), "ranges", ())
    return [(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in ranges]


def _stretches(rows: Rows, areas: Sequence[tuple[int, int, int, int]]) -> Iterator[Block]:
    """Rows between empty ones. A single row with one cell is a passage: the title of what follows."""
    filled = _filled(rows, areas)
    start = 0
    for number in range(len(rows) + 1):
        if number < len(rows) and any(rows[number]):
            continue
        if number > start:
            yield from _stretch(rows[start:number], filled[start:number])
        start = number + 1


def _stretch(rows: Rows, filled: Rows) -> Iterator[Block]:
    while rows and sum(bool(cell) for cell in rows[0]) == 1 and len(max(rows[0], key=len)) <= LONGEST_HEADING:
        yield Block(next(cell for cell in rows[0] if cell))
        rows, filled = rows[1:], filled[1:]
    if rows:
        yield table_block(rows, filled)


def _filled(rows: Rows, areas: Sequence[tuple[int, int, int, int]]) -> Rows:
    whole = [list(row) for row in rows]
    for top, left, bottom, right in areas:
        for row in range(top, min(bottom + 1, len(whole))):
            for column in range(left, min(right + 1, len(whole[row]))):
                whole[row][column] = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    return whole


def _shown(value: object, form: str) -> str:
    """A cell as the sheet shows it."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, datetime | date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value).strip()


def _number(value: float, form: str) -> str:
    """With as many decimals as its format has, or all where it has none; percent times a hundred."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.split(";")[0])
    exact = Decimal(repr(value)) * (100 if "%" in shape else 1)
    decimals = re.search(r"0\.(0+)", shape)
    if form in ("", "General", "@") or not re.search(r"[0#]", shape):
        text = f"{exact.normalize():f}"
    else:
        places = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
        text = f"{exact.quantize(places, ROUND_HALF_UP):,f}"
    sign = "€ " if "€" in form or "EUR" in form else ""
    return f"{sign}{text.translate(_DUTCH)}{'%' if '%' in shape else ''}"
