"""Workbook -> a zip of CSV files as Dutch spreadsheets read them: UTF-8 with BOM, `;` between the fields.

Text that a spreadsheet would work out as a formula gets an apostrophe before it; LEESMIJ.txt says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reports.document import Cell, TableRow
from reports.render_tables.cell_numbers import number_of
from reports.render_tables.workbook import Sheet, Workbook, allowed
from reports.spreadsheet_text import safe
from reports.zip_files import zipped

READ_ME = """{title}

{remarks}
Elke tabel van het rapport is een bestand: tekens in UTF-8 met BOM, velden gescheiden door een puntkomma (;),
getallen met een komma voor de decimalen. Zo opent een Nederlandse Excel of LibreOffice ze goed.

De eerste regel noemt de kolommen; wat onder de tabel in het rapport staat (let op, noten) staat hieronder.

Begint een tekst met = + - @ of een tab, dan staat er een ' voor. Zonder dat teken zou een rekenprogramma de
tekst uitvoeren als formule. Het teken hoort niet bij de tekst. Getallen, ook negatieve, hebben het niet.

{tables}
"""


def as_csv(workbook: Workbook) -> bytes:
    """The zip: LEESMIJ.txt, then a file for each table."""
    files = {"LEESMIJ.txt": _read_me(workbook).encode("utf-8-sig")}
    files |= {_file_name(sheet): _csv(sheet).encode("utf-8-sig") for sheet in workbook.sheets}
    return zipped(files)


def _file_name(sheet: Sheet) -> str:
    return f"{sheet.name.replace(' ', '_')}.csv"


def _csv(sheet: Sheet) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(safe, sheet.headings()))
    writer.writerows(_fields(sheet, row) for row in sheet.table.rows)
    return out.getvalue()


def _fields(sheet: Sheet, row: TableRow) -> Iterable[str]:
    return [*map(safe, sheet.labels(row)), *map(_field, row.cells)]


def _field(cell: Cell) -> str:
    """A number as it is printed, without dots between thousands; a colour as its word."""
    number = number_of(cell)
    if number is None:
        return safe(cell.value or allowed(cell.text))
    shown = number.value.scaleb(2) if number.percent else number.value
    return f"{shown:.{number.decimals}f}".replace(".", ",") + ("%" if number.percent else "")


def _read_me(workbook: Workbook) -> str:
    tables = "\n".join(
        "\n".join([f"{_file_name(sheet)}: {sheet.caption()}", *(f"    {line}" for line in sheet.remarks())])
        for sheet in workbook.sheets
    )
    remarks = "".join(f"{remark}\n" for remark in workbook.remarks)
    return READ_ME.format(title=workbook.title, remarks=remarks, tables=tables)
