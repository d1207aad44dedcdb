"""Codings as a table for a spreadsheet: one row per codeur and cell with its quotes, and a sheet of quotes.

No cell can be a formula: a text that would be read as one gets an apostrophe before it, as spreadsheets do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from analysis.study import StudyData
from reports.spreadsheet_text import safe

CODING_COLUMNS = (
    "casus",
    "perspectief",
    "aspect",
    "codeur",
    "waarde",
    "reden",
    "toelichting",
    "memo",
    "status",
    "citaten",
)
FRAGMENT_COLUMNS = ("fragment", "bron", "start", "eind", "tekst")
LONGEST_CELL = 32_767  # characters that a spreadsheet's cell can hold


def coding_rows(data: StudyData) -> Iterator[tuple[str, ...]]:
    """One row per coding; quotes stand under each other."""
    quotes = {one.fragment: one.tekst for one in data.fragments}
    for one in data.codings:
        said = "\n\n".join(quotes[name] for name in one.fragmenten if name in quotes)
        words = (one.waarde, one.reden, one.toelichting, one.memo, one.status, said)
        yield tuple(safe(text) for text in (one.casus, one.perspectief, one.aspect, one.codeur, *words))


def fragment_rows(data: StudyData) -> Iterator[tuple[str, str, int, int, str]]:
    """One row per quote; places in code points."""
    for one in data.fragments:
        yield safe(one.fragment), safe(one.bron), one.start, one.eind, safe(one.tekst)


def as_csv(data: StudyData) -> bytes:
    """The codings; UTF-8 with a byte order mark, which Excel needs to see accents."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL)
    writer.writerow(CODING_COLUMNS)
    writer.writerows(coding_rows(data))
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(data: StudyData) -> bytes:
    """The codings and the quotes, each on a sheet; every cell is text but the places."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    _sheet(book, "coderingen", CODING_COLUMNS, coding_rows(data))
    _sheet(book, "fragmenten", FRAGMENT_COLUMNS, fragment_rows(data))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _sheet(book: Any, title: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, row in enumerate((columns, *rows), 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place)
            if isinstance(value, str):
                cell.value, cell.data_type = value[:LONGEST_CELL], "s"
            else:
                cell.value = value
