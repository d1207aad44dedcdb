"""The plain lines of a block of CSV, read at once: without quotes, with as many fields as the header.

Whatever is not plain (a quote, a stray carriage return, too few fields, bytes that are no text) is 'odd' and
left to the csv module, line by line. So the two ways never read one line differently: what a plain line
means needs no knowledge of CSV beyond its commas.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.answer_columns import Codes, Words
from analysis.study_folder.csv_rows import LARGEST_FIELD, LARGEST_LINE

BLOCK = 4 * 1_048_576  # bytes read at once
_NUL, _NEWLINE, _RETURN, _QUOTE, _COMMA = b'\0\n\r",'
_BOM = 0xEF  # the first byte of one
_MARK = "\x01"  # a last row of these keeps pandas from reading a column of 01 and 1 as numbers
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Blocks:
    """A file in blocks of whole lines; `readline` goes on behind `at`, through the block and past its end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.block, self.at = file, b"", 0

    def load(self) -> bool:
        """Takes the next block, behind everything read so far; False at the end of the file."""
        self.block = self._file.read(BLOCK) + self._file.readline(LARGEST_LINE)
        self.at = 0
        return bool(self.block)

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, at most `limit` bytes."""
        if self.at >= len(self.block):
            return self._file.readline(limit)
        end = self.block.find(b"\n", self.at) + 1 or len(self.block)
        raw = self.block[self.at : min(end, self.at + limit)]
        self.at += len(raw)
        return raw


@dataclass(frozen=True)
class BlockLines:
    """Where each line of a block starts (and, last, where the block ends), and which lines are odd."""

    width: int  # fields on a plain line
    starts: Places
    odd: Flags

    def line_at(self, place: int) -> int:
        """The line that starts at this place; the number of lines for the end of the block and beyond."""
        return int(np.searchsorted(self.starts, min(place, self.starts[-1])))


def lines_of(block: bytes, width: int) -> BlockLines:
    """The lines of a block in which a plain line has `width` fields."""
    found = np.frombuffer(block, dtype=np.uint8)
    ends = np.flatnonzero(found == _NEWLINE) + 1
    rest = [] if len(ends) and ends[-1] == len(found) else [len(found)]
    starts = np.concatenate([[0], ends, rest]).astype(np.int64)
    commas = np.searchsorted(np.flatnonzero(found == _COMMA), starts)
    odd = (np.diff(commas) != width - 1) | (np.diff(starts) > LARGEST_FIELD)
    odd |= found[starts[:-1]] == _BOM  # wherever it lands in front, pandas would drop it
    odd[np.searchsorted(starts, _strange(block, found), side="right") - 1] = True
    return BlockLines(width, starts, odd)


def _strange(block: bytes, found: npt.NDArray[np.uint8]) -> Places:
    """The places of quotes, stray returns, NULs, marks, and the first bytes that are no text."""
    returns = np.flatnonzero(found == _RETURN)
    followed = found[np.minimum(returns + 1, len(found) - 1)] == _NEWLINE
    others = np.flatnonzero((found == _QUOTE) | (found == _NUL) | (found == ord(_MARK)))
    return np.concatenate([returns[~followed], others, _undecodable(block)]).astype(np.int64)


def _undecodable(block: bytes) -> list[int]:
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        return [error.start]
    return []


def plain_codes(
    block: bytes, plain: Flags, lines: BlockLines, places: Mapping[str, int], words: Mapping[str, Words]
) -> dict[str, Codes]:
    """Column -> the code of its word on each plain line; `places` says where each column stands."""
    if not plain.any():
        return {name: np.empty(0, dtype=np.int8) for name in places}
    marks = ",".join([_MARK] * lines.width)
    frame = pd.read_csv(
        io.BytesIO(b"".join((_bytes_of(block, plain, lines), marks.encode()))),
        header=None,
        index_col=False,
        dtype="category",
        quoting=3,  # csv.QUOTE_NONE: plain lines have no quotes
        na_filter=False,
        skip_blank_lines=False,
        engine="c",
        low_memory=False,
    )
    return {name: _coded(frame[place].cat, words[name]) for name, place in places.items()}


def _bytes_of(block: bytes, plain: Flags, lines: BlockLines) -> bytes:
    """The plain lines, each with its end."""
    kept = block
    if not plain.all():
        flags = np.repeat(plain, np.diff(lines.starts))
        kept = np.frombuffer(block, dtype=np.uint8)[flags].tobytes()
    return kept if kept.endswith(b"\n") else kept + b"\n"


def _coded(found: Any, words: Words) -> Codes:
    """The block's own codes as codes of the whole file, without the row of marks."""
    texts = found.categories.tolist()
    mark = texts.index(_MARK)
    known = words.codes([*texts[:mark], *texts[mark + 1 :]])
    codes = found.codes.to_numpy()[:-1]
    shifted: Codes = np.insert(known, mark, 0)[codes]
    return shifted
