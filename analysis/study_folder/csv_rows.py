"""CSV bytes <-> rows that remember their line. Reading is streamed and never raises on content.

Reading accepts a BOM, CRLF and columns in any order; writing is canonical: UTF-8, LF, comma, quotes only
where needed.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from analysis.study_folder.problem_list import ProblemList

LARGEST_FIELD = 1_048_576  # characters; the longest real field is an open answer
LARGEST_LINE = 8 * LARGEST_FIELD  # bytes; a longer line is not a line
MOST_BLANK = 10_000  # lines without anything, which reading passes over
_BOM = b"\xef\xbb\xbf"
_MUST_QUOTE = frozenset(',"\r\n')


class CsvRow(NamedTuple):
    """One row: its fields in the order that was asked for. `sound` is False where fields were missing."""

    line: int
    fields: tuple[str, ...]
    sound: bool = True


class _Undecodable(Exception):
    """A byte or character that ends all reading; its Problem has been reported."""


def read_rows(
    file: BinaryIO, columns: Sequence[str], problems: ProblemList, *, extra: bool = False
) -> Iterator[CsvRow]:
    """The rows with these columns; what is wrong with the file goes to `problems`.

    `extra` lets columns that were not asked for pass unseen. Nothing is yielded when the header is wrong.
    """
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(_lines(file, problems), strict=True)
    records = _records(reader, problems)
    header = next(records, None)
    if header is None and problems.empty:
        problems.report(0, "file-empty")
    if header is None or not problems.empty:
        return
    positions = _positions(header[1], columns, problems, extra)
    if positions is not None:
        yield from _pick(records, positions, len(header[1]), problems)


def _lines(file: BinaryIO, problems: ProblemList) -> Iterator[str]:
    number = 0
    while raw := file.readline(LARGEST_LINE):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_BOM)
        yield _decode(raw, number, problems)


def _decode(raw: bytes, number: int, problems: ProblemList) -> str:
    if len(raw) == LARGEST_LINE:
        problems.report(number, "csv-field-too-large", limit=LARGEST_FIELD)
        raise _Undecodable
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.report(number, "file-encoding", position=f"{error.start} van de regel")
        raise _Undecodable from None
    if "\0" in text:
        problems.report(number, "file-control-character", character="U+0000")
        raise _Undecodable
    return text


def _records(reader: Iterator[list[str]], problems: ProblemList) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on; lines without any field are passed over."""
    blank = 0
    while not problems.hopeless and blank <= MOST_BLANK:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # the csv module has no public type for it
        try:
            fields = next(reader)
        except (StopIteration, _Undecodable):
            return
        except csv.Error as error:
            _report_broken(str(error), line, problems)
            continue
        if fields:
            yield line, fields
        blank += not fields
    if blank > MOST_BLANK:
        problems.report(0, "csv-blank-lines", limit=MOST_BLANK)


def _report_broken(message: str, line: int, problems: ProblemList) -> None:
    if "field larger" in message:
        problems.report(line, "csv-field-too-large", limit=LARGEST_FIELD)
    else:
        problems.report(line, "csv-broken")


def _positions(
    header: list[str], columns: Sequence[str], problems: ProblemList, extra: bool
) -> tuple[int, ...] | None:
    """Where each column stands in a row, or None when a column is missing or stands there twice."""
    if len(header) == 1 and ";" in header[0]:
        problems.report(1, "csv-semicolon")
        return None
    for column, times in Counter(header).items():
        if times > 1:
            problems.report(1, "column-twice", column=column)
        if column not in columns and not extra:
            problems.report(1, "column-unknown", columns, column=column, value=column)
    missing = [column for column in columns if column not in header]
    for column in missing:
        problems.report(1, "column-missing", column=column, allowed=",".join(columns))
    clear = not missing and len(set(header)) == len(header)
    return tuple(header.index(column) for column in columns) if clear else None


def _pick(
    records: Iterator[tuple[int, list[str]]], positions: tuple[int, ...], width: int, problems: ProblemList
) -> Iterator[CsvRow]:
    in_order = positions == tuple(range(width))
    for line, fields in records:
        sound = len(fields) == width
        if not sound:
            code = "row-too-short" if len(fields) < width else "row-too-long"
            problems.report(line, code, found=len(fields), expected=width)
            fields = (fields + [""] * width)[:width]
        yield CsvRow(line, tuple(fields if in_order else [fields[i] for i in positions]), sound)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Canonical CSV bytes: the header and every row, each ended by LF."""
    lines = [_row_text(columns), *(_row_text(row) for row in rows)]
    return "".join(lines).encode("utf-8")


def _row_text(fields: Sequence[str]) -> str:
    if len(fields) == 1 and not fields[0]:
        return '""\n'  # a bare empty line would not be a row
    return ",".join(_quoted(field) for field in fields) + "\n"


def _quoted(field: str) -> str:
    """Quotes only where needed: spaces at the ends are quoted too, because spreadsheets eat them."""
    if not _MUST_QUOTE.isdisjoint(field) or field != field.strip():
        return '"' + field.replace('"', '""') + '"'
    return field
