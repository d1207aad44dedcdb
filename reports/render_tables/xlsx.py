"""Workbook -> XLSX: a list of the tables with links, then a sheet each with its headings always in view."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from reports.document import Cell, TableRow
from reports.render_tables.cell_numbers import PrintedNumber, number_of
from reports.render_tables.house_colours import HEAD, VALUES
from reports.render_tables.workbook import LIST, Sheet, Workbook, allowed, cell_words
from reports.zip_files import unzipped, zipped

MOMENT = datetime(2000, 1, 1)  # a file that says when it was made is never the same twice
WIDEST, NARROWEST = 60, 9  # characters
FIRST_ROW = 3  # below the caption and the headings
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def as_xlsx(workbook: Workbook) -> bytes:
    """The whole file."""
    from openpyxl import Workbook as Book

    book = Book()
    _write_list(book.active, workbook)
    for sheet in workbook.sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet)
    book.properties.title, book.properties.creator = workbook.title, "Wederhoor"
    target = io.BytesIO()
    book.save(target)
    return _without_moment(target.getvalue())


def _without_moment(content: bytes) -> bytes:
    files = unzipped(content)
    moment = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = "docProps/core.xml"
    return zipped({**files, core: _MOMENTS.sub(lambda found: found[1] + moment, files[core])})


def _write_list(page: Any, workbook: Workbook) -> None:
    page.title = LIST
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 10, 100
    _text(page.cell(1, 1), workbook.title, bold=True)
    for place, remark in enumerate(workbook.remarks, start=2):
        _text(page.cell(place, 2), remark, wrap=True)
    at = len(workbook.remarks) + 3
    _heading(page.cell(at, 1), "Tabel")
    _heading(page.cell(at, 2), "Titel")
    for place, sheet in enumerate(workbook.sheets, start=at + 1):
        page.cell(place, 1).value = sheet.number
        _link(page.cell(place, 2), sheet.table.title or sheet.name, sheet.name)


def _write_sheet(page: Any, sheet: Sheet) -> None:
    _text(page.cell(1, 1), sheet.caption(), bold=True)
    for column, words in enumerate(sheet.headings(), start=1):
        _heading(page.cell(2, column), words)
    for place, row in enumerate(sheet.table.rows, start=FIRST_ROW):
        _write_row(page, place, row, sheet)
    last = FIRST_ROW + len(sheet.table.rows) + 1
    for place, remark in enumerate(sheet.remarks(), start=last):
        _text(page.cell(place, 1), remark)
    _link(page.cell(last + len(sheet.remarks()) + 1, 1), "Naar de lijst van tabellen", LIST)
    page.freeze_panes = page.cell(FIRST_ROW, 3 if sheet.grouped() else 2)
    page.print_title_rows = "1:2"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
    _set_widths(page, sheet)


def _write_row(page: Any, place: int, row: TableRow, sheet: Sheet) -> None:
    labels = sheet.labels(row)
    for column, words in enumerate(labels, start=1):
        _text(page.cell(place, column), words, wrap=True)
    for column, cell in enumerate(row.cells, start=len(labels) + 1):
        _write_cell(page.cell(place, column), cell)


def _write_cell(target: Any, cell: Cell) -> None:
    number = number_of(cell)
    if number is not None:
        target.value, target.number_format = number.value, _format(number)
    elif cell.value:
        _text(target, cell_words(cell))
        _colour(target, *VALUES[cell.value])
    elif cell.text:
        _text(target, cell_words(cell), wrap=len(cell.text) > NARROWEST, right=cell.numeric)


def _format(number: PrintedNumber) -> str:
    decimals = f".{'0' * number.decimals}" if number.decimals else ""
    whole = "#,##0" if number.thousands else "0"
    euro = '"€" ' if number.euro else ""
    return f"{euro}{whole}{decimals}{'%' if number.percent else ''}"


def _text(target: Any, words: str, bold: bool = False, wrap: bool = False, right: bool = False) -> None:
    """Words that stay words: what begins with = + - @ is never worked out, also not after it is edited."""
    from openpyxl.styles import Alignment, Font

    target.value, target.data_type = allowed(words), "s"
    target.quotePrefix = words[:1] in tuple("=+-@")
    target.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="right" if right else None)
    if bold:
        target.font = Font(bold=True)


def _heading(target: Any, words: str) -> None:
    from openpyxl.styles import Alignment

    _text(target, words)
    _colour(target, HEAD, "FFFFFF")
    target.alignment = Alignment(wrap_text=True, vertical="bottom")


def _colour(target: Any, ground: str, letter: str) -> None:
    from openpyxl.styles import Font, PatternFill

    target.fill = PatternFill("solid", fgColor=ground)
    target.font = Font(bold=True, color=letter)


def _link(target: Any, words: str, sheet: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    _text(target, words)
    target.hyperlink = Hyperlink(ref=target.coordinate, location=f"'{sheet}'!A1")
    target.font = Font(color="0B5394", underline="single")


def _set_widths(page: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    headings = sheet.headings()
    rows = [[*sheet.labels(row), *map(cell_words, row.cells)] for row in sheet.table.rows]
    for place in range(len(headings)):
        words = [len(row[place]) for row in rows if place < len(row)]
        longest = max([*words, *map(len, headings[place].split())], default=0)
        page.column_dimensions[get_column_letter(place + 1)].width = max(NARROWEST, min(WIDEST, longest + 2))
