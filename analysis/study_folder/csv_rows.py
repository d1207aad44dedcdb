"""CSV bytes <-> rows that remember their line. Reading is streamed and never raises on content.

Reading accepts a BOM, CRLF and columns in any order; writing is canonical: UTF-8, LF, comma, quotes only
where needed.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, Protocol

from analysis.study_folder.problem_list import ProblemList

LARGEST_FIELD = 1_048_576  # characters; the longest real field is an open answer
LARGEST_LINE = 8 * LARGEST_FIELD  # bytes; a longer line is not a line
MOST_BLANK = 10_000  # lines without anything, which reading passes over
NOTHING: Mapping[str, str] = MappingProxyType({})
_BOM = b"\xef\xbb\xbf"
_MUST_QUOTE = frozenset(',"\r\n')


class CsvRow(NamedTuple):
    """One row: its fields in the order that was asked for. `sound` is False where fields were missing."""

    line: int
    fields: tuple[str, ...]
    sound: bool = True


class _Undecodable(Exception):
    """A byte or character that ends all reading; its Problem has been reported."""


class LineSource(Protocol):
    """Where lines come from: an open file, or blocks of one."""

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, at most `limit` bytes; b"" when there is none."""


class Layout(NamedTuple):
    """How the rows of a file are built: where each column stands, and how many fields there are.

    What stands in absent columns comes after the fields of a row; their positions are there.
    """

    positions: tuple[int, ...]
    width: int
    absent: tuple[str, ...] = ()


def read_rows(
    file: BinaryIO,
    columns: Sequence[str],
    problems: ProblemList,
    *,
    extra: bool = False,
    optional: Mapping[str, str] = NOTHING,
) -> Iterator[CsvRow]:
    """The rows with these columns; what is wrong with the file goes to `problems`.

    `extra` lets columns that were not asked for pass unseen; `optional` names the columns that may be absent,
    and what that means. Nothing is yielded when the header is wrong.
    """
    records = Records(Lines(file, problems), problems)
    layout = read_layout(records, columns, problems, extra, optional)
    if layout is not None:
        for line, fields in records:
            yield picked(line, fields, layout, problems)


class Lines:
    """The decoded lines of a file, one by one; `number` says how many have been read."""

    def __init__(self, source: LineSource, problems: ProblemList) -> None:
        self._source, self._problems, self.number = source, problems, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line; what cannot be text ends all reading."""
        raw = self._source.readline(LARGEST_LINE)
        if not raw:
            raise StopIteration
        self.number += 1
        return _decode(raw.removeprefix(_BOM) if self.number == 1 else raw, self.number, self._problems)


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


class Records:
    """Each record with the line it begins on; lines without any field are passed over."""

    def __init__(self, lines: Lines, problems: ProblemList) -> None:
        csv.field_size_limit(LARGEST_FIELD)
        self._lines, self._problems, self._blank = lines, problems, 0
        self._reader = csv.reader(lines, strict=True)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        """The next record that can be read; the end where nothing more can."""
        while not self._problems.hopeless and self._blank <= MOST_BLANK:
            line = self._lines.number + 1
            try:
                fields = next(self._reader)
            except _Undecodable:
                break
            except csv.Error as error:
                _report_broken(str(error), line, self._problems)
                continue
            if fields:
                return line, fields
            self._count_blank()
        raise StopIteration

    def _count_blank(self) -> None:
        self._blank += 1
        if self._blank > MOST_BLANK:
            self._problems.report(0, "csv-blank-lines", limit=MOST_BLANK)


def _report_broken(message: str, line: int, problems: ProblemList) -> None:
    if "field larger" in message:
        problems.report(line, "csv-field-too-large", limit=LARGEST_FIELD)
    else:
        problems.report(line, "csv-broken")


def read_layout(
    records: Records,
    columns: Sequence[str],
    problems: ProblemList,
    extra: bool = False,
    optional: Mapping[str, str] = NOTHING,
) -> Layout | None:
    """Reads the header; None when there is none, or when a column is missing or stands there twice."""
    header = next(records, None)
    if header is None and problems.empty:
        problems.report(0, "file-empty")
    if header is None or not problems.empty:
        return None
    absent = [column for column in columns if column in optional and column not in header[1]]
    positions = _positions([*header[1], *absent], columns, problems, extra)
    texts = tuple(optional[column] for column in absent)
    return None if positions is None else Layout(positions, len(header[1]), texts)


def _positions(
    header: list[str], columns: Sequence[str], problems: ProblemList, extra: bool
) -> tuple[int, ...] | None:
    """Where each column stands in a row, or None when a column is missing or stands there twice."""
    if ";" in header[0] and "," not in header[0]:
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


def picked(line: int, fields: list[str], layout: Layout, problems: ProblemList) -> CsvRow:
    """The record as a row: its fields in the order asked for, filled up or cut off where it is unsound."""
    sound = len(fields) == layout.width
    if not sound:
        code = "row-too-short" if len(fields) < layout.width else "row-too-long"
        problems.report(line, code, found=len(fields), expected=layout.width)
        fields = (fields + [""] * layout.width)[: layout.width]
    if layout.absent:
        fields = [*fields, *layout.absent]
    return CsvRow(line, tuple([fields[i] for i in layout.positions]), sound)


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
