"""The rows of a list: a CSV file, pasted text, or the first sheet of an Excel workbook, within bounds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from survey_app.source_files.plain_text import decoded
from survey_app.source_files.transcript import MEGABYTE, UnreadableFile

LARGEST_UNPACKED = 30 * MEGABYTE  # bytes of a workbook once it is unpacked
MOST_ROWS = 20_000
MOST_COLUMNS = 50
_SEPARATORS = ";\t,"

Rows = list[tuple[int, tuple[str, ...]]]


def rows_of(raw: bytes) -> Rows:
    """Every row with its line, from 1; cells as text. UnreadableFile when it is no such list.

    At most MOST_ROWS + 1 rows, so that a longer list is seen to be too long.
    """
    if raw.startswith(b"PK\x03\x04"):
        return list(islice(_sheet_rows(raw), MOST_ROWS + 1))
    return text_rows(decoded(raw))


def text_rows(text: str) -> Rows:
    """The rows of CSV text; its separator is the one that the first line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(reader.line_num, tuple(row[:MOST_COLUMNS])) for row in islice(reader, MOST_ROWS + 1)]
    except csv.Error:
        raise UnreadableFile("source-broken") from None


def _sheet_rows(raw: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    from openpyxl import load_workbook

    check_workbook(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
            yield line, tuple(_cell(value) for value in row)
    except Exception:  # openpyxl raises whatever its parts raise on a broken workbook
        raise UnreadableFile("source-broken") from None


def check_workbook(raw: bytes) -> int:
    """How many bytes it is unpacked, as the zip says; no office program writes a DOCTYPE."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise UnreadableFile("source-unpacked", limit=LARGEST_UNPACKED // MEGABYTE)
            if any(b"<!DOCTYPE" in archive.read(entry) for entry in entries):
                raise UnreadableFile("source-entities")
            return sum(entry.file_size for entry in entries)
    except UnreadableFile:
        raise
    except Exception:  # a broken or encrypted zip
        raise UnreadableFile("source-broken") from None


def _cell(value: object) -> str:
    """As a person reads it: a casus that Excel made a number is a whole number again."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
