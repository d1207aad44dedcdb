"""AnswerColumns: the answers of a study by column, as whole numbers that stand for words.

Forty million answers as objects take more memory than most machines have, and nearly all their words are
repeats. Here a column is an array of codes beside the list of its words, so that tables count numbers. To
who wants rows (the database, the writer) it is a sequence of Answer, made one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from analysis.study import Answer

COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Answer))
Codes = npt.NDArray[Any]  # of whole numbers
SLICE = 4_000_000  # rows compared at once
AT_ONCE = 100_000  # rows turned into objects, or into codes, at a time


class Words(dict[str, int]):
    """word -> code; a word that is not known yet gets the next code."""

    def __missing__(self, word: str) -> int:
        self[word] = code = len(self)
        return code

    def codes(self, texts: Iterable[str]) -> Codes:
        """The code of each text, in the smallest whole numbers that can hold every code so far."""
        found = [self[text] for text in texts]
        return np.array(found, dtype=self.dtype)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The smallest whole numbers, with a sign as pandas wants them, that hold every code."""
        return np.min_scalar_type(-max(len(self), 1))


@dataclass(frozen=True, eq=False)
class AnswerColumn:
    """One column: a code per row, and the word each code stands for. Every code has a word."""

    codes: Codes
    words: tuple[str, ...]

    def texts(self, rows: slice) -> list[str]:
        """The words of these rows."""
        words = self.words
        return [words[code] for code in self.codes[rows].tolist()]


class AnswerColumns(Sequence[Answer]):
    """Answers in the order of their file. Never changed after it was made."""

    __hash__ = None  # type: ignore[assignment]  # equal to a tuple of the same answers, which hashes otherwise

    def __init__(self, columns: Mapping[str, AnswerColumn]) -> None:
        self._columns = {name: columns[name] for name in COLUMNS}

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> AnswerColumns:
        """The same answers by column; what is by column already stays as it is."""
        if isinstance(answers, AnswerColumns):
            return answers
        words = {name: Words() for name in COLUMNS}
        pieces: dict[str, list[Codes]] = {name: [] for name in COLUMNS}
        rows = iter(answers)
        while chunk := list(islice(rows, AT_ONCE)):
            for name in COLUMNS:
                pieces[name].append(words[name].codes(getattr(row, name) for row in chunk))
        return cls({name: joined(pieces[name], words[name]) for name in COLUMNS})

    def __len__(self) -> int:
        return len(self._columns["response"].codes)

    @overload
    def __getitem__(self, index: int) -> Answer: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Answer, ...]: ...
    def __getitem__(self, index: int | slice) -> Answer | tuple[Answer, ...]:
        """One answer, or the answers of a slice as a tuple."""
        if isinstance(index, slice):
            return tuple(self._rows(index))
        place = range(len(self))[index]  # an index below zero counts from the end
        return next(self._rows(slice(place, place + 1)))

    def __iter__(self) -> Iterator[Answer]:
        for start in range(0, len(self), AT_ONCE):
            yield from self._rows(slice(start, start + AT_ONCE))

    def __eq__(self, other: object) -> bool:
        """Whether the other sequence holds the same answers in the same order."""
        if not isinstance(other, AnswerColumns | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"<{len(self)} answers by column>"

    def first_of_response(self) -> Codes:
        """The first row of each response, in the order of the words of its column."""
        column = self.column("response")
        return first_rows(column.codes.__getitem__, len(column.words), len(self))

    def column(self, name: str) -> AnswerColumn:
        """The column of this name: one of the fields of Answer."""
        return self._columns[name]

    def _rows(self, rows: slice) -> Iterator[Answer]:
        texts = [column.texts(rows) for column in self._columns.values()]
        return (Answer(*row) for row in zip(*texts, strict=True))


def first_rows(keys: Callable[[slice], Codes], size: int, rows: int) -> Codes:
    """Key -> the first row that has it, -1 for none. `keys` gives those of a slice, each below `size`."""
    first = np.full(size, -1, dtype=np.int64 if rows > np.iinfo(np.int32).max else np.int32)
    for start in reversed(range(0, rows, SLICE)):
        part = slice(start, min(start + SLICE, rows))
        # Written from the last row to the first: of one key the first row is what stays.
        first[keys(part)[::-1]] = np.arange(part.start, part.stop)[::-1]
    return first


def joined(pieces: list[Codes], words: Words) -> AnswerColumn:
    """The column made of these pieces, which are given up one by one: no two whole copies at once."""
    codes = np.empty(sum(map(len, pieces)), dtype=words.dtype)
    start = 0
    pieces.reverse()
    while pieces:
        piece = pieces.pop()
        codes[start : start + len(piece)] = piece
        start += len(piece)
    codes.flags.writeable = False
    return AnswerColumn(codes, tuple(words))
