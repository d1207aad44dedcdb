"""answers.csv by column: the one file of a study folder that may have tens of millions of rows.

Plain lines are read a block at a time, odd ones by the csv module. What is wrong with the file is noted on
the way; the answers are checked afterwards, all at once; then AnswerCheck looks at the few rows that may be
wrong and words their Problems, as if it had seen every row in turn.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from analysis.answer_columns import COLUMNS, AnswerColumns, Codes, Words, joined
from analysis.study_folder.answer_blocks import BlockLines, Blocks, Places, lines_of, plain_codes
from analysis.study_folder.answer_checks import AnswerCheck
from analysis.study_folder.answer_suspects import suspect_rows
from analysis.study_folder.csv_rows import CsvRow, Layout, Lines, Records, picked, read_layout
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_kinds import ANSWERS


@dataclass(frozen=True)
class AnswersRead:
    """The answers of a file. `responses` are all the names in it, also of rows that could not be kept.

    They are None when some could not be read. `odd_lines` is how many lines were left to the csv module.
    """

    answers: AnswerColumns
    responses: Collection[str] | None
    odd_lines: int


class _Noted(NamedTuple):
    """A Problem of the file itself, after so many lines."""

    order: int
    line: int
    code: str
    details: dict[str, Any]


class _NotingList(ProblemList):
    """Keeps every report with its place, so that it can be made again between those about the answers."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.noted: list[_Noted] = []
        self.lines: Lines | None = None

    def report(self, line: int, code: str, known: Collection[str] = (), **details: object) -> None:
        order = self.lines.number if self.lines else 0
        self.noted.append(_Noted(order, line, code, {"known": known, **details}))
        super().report(line, code, known, **details)


def read_answers(file: BinaryIO, known: KnownNames, problems: ProblemList) -> AnswersRead:
    """Every answer in the file; what is wrong goes to `problems`. Never raises on content.

    Memory grows with some fifteen bytes per answer and with the different words, not with the text.
    """
    noting = _NotingList(problems.file)
    reading = _Reading(file, noting)
    reading.read()
    answers = reading.answers()
    _report(answers, reading, known, problems)
    lost = problems.lost_rows()
    names = None if lost else {*answers.column("response").words, *reading.unsound}
    return AnswersRead(answers, names, reading.odd_lines)


@dataclass
class _Reading:
    """One reading of the file: the codes of every sound row, piece by piece, and the line each began on."""

    file: BinaryIO
    noting: _NotingList
    ended: bool = False  # by something after which nothing more can be read
    odd_lines: int = 0
    unsound: set[str] = field(default_factory=set)  # responses named in rows with too few or too many fields
    rows: int = 0
    words: dict[str, Words] = field(default_factory=lambda: {name: Words() for name in COLUMNS})
    pieces: dict[str, list[Codes]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    row_marks: list[int] = field(default_factory=list)  # from this row on ...
    line_marks: list[int] = field(default_factory=list)  # ... line = row + this

    def read(self) -> None:
        """Reads the header and then block after block."""
        self.blocks = Blocks(self.file)
        self.lines = self.noting.lines = Lines(self.blocks, self.noting)
        self.records = Records(self.lines, self.noting)
        layout = read_layout(self.records, ANSWERS.columns, self.noting)
        while layout is not None and not self.ended and self.blocks.load():
            self._read_block(layout)

    def answers(self) -> AnswerColumns:
        """The rows as columns; to be asked once, for the pieces are given up."""
        return AnswerColumns({name: joined(self.pieces[name], self.words[name]) for name in COLUMNS})

    def lines_at(self, rows: Places) -> Places:
        """The line on which each of these rows begins."""
        mark = np.searchsorted(np.array(self.row_marks), rows, side="right") - 1
        return rows + np.array(self.line_marks, dtype=np.int64)[mark]

    def _read_block(self, layout: Layout) -> None:
        before = self.lines.number
        found = lines_of(self.blocks.block, layout.width)
        plain = ~found.odd
        odd = list(self._odd_rows(found, plain, before, layout))
        self._keep(found, plain, before, odd, layout)
        self.lines.number = max(self.lines.number, before + len(plain))

    def _odd_rows(self, found: BlockLines, plain: Any, before: int, layout: Layout) -> Iterator[CsvRow]:
        """The sound rows that begin on odd lines; `plain` loses the lines that they go on over."""
        starts = found.starts.tolist()
        for line in np.flatnonzero(found.odd).tolist():
            if starts[line] < self.blocks.at:
                continue  # inside the record before
            self.blocks.at, self.lines.number = starts[line], before + line
            record = next(self.records, None)
            if self.blocks.at != starts[line + 1]:
                plain[line : found.line_at(self.blocks.at)] = False
            if record is None:
                plain[line:] = False
                self.ended = True
                return
            row = picked(*record, layout, self.noting)
            if row.sound:
                yield row
            else:
                self.unsound.add(row.fields[0])

    def _keep(self, found: BlockLines, plain: Any, before: int, odd: list[CsvRow], layout: Layout) -> None:
        """Adds the block's rows, in the order of the file."""
        places = dict(zip(COLUMNS, layout.positions, strict=True))
        codes = plain_codes(self.blocks.block, plain, found, places, self.words)
        lines = np.concatenate([np.flatnonzero(plain) + before + 1, [row.line for row in odd]]).astype(
            np.int64
        )
        order = np.argsort(lines, kind="stable") if odd else slice(None)
        for place, name in enumerate(COLUMNS):
            others = self.words[name].codes(row.fields[place] for row in odd)
            self.pieces[name].append(np.concatenate([codes[name], others])[order])
        self._mark(lines[order])
        self.odd_lines += len(plain) - int(plain.sum())

    def _mark(self, lines: Places) -> None:
        """Remembers where the rows stand: once for every stretch of rows on lines that follow each other."""
        offsets = lines - np.arange(self.rows, self.rows + len(lines))
        new = np.flatnonzero(np.diff(offsets, prepend=self.line_marks[-1] if self.line_marks else -1))
        self.row_marks += (new + self.rows).tolist()
        self.line_marks += offsets[new].tolist()
        self.rows += len(lines)


def _report(answers: AnswerColumns, reading: _Reading, known: KnownNames, problems: ProblemList) -> None:
    """Every Problem in the order in which reading row by row would have met it, up to where that gives up."""
    check = AnswerCheck(known, problems)
    rows = suspect_rows(answers, known)
    suspects = zip(reading.lines_at(rows).tolist(), rows.tolist(), strict=True)
    at = 0
    for item in heapq.merge(reading.noting.noted, suspects, key=lambda item: item[0]):
        if problems.hopeless and item[0] != at:  # what is wrong with one row is told together
            return
        at = item[0]
        if isinstance(item, _Noted):
            problems.report(item.line, item.code, **item.details)
        else:
            row = answers[item[1]]
            check(item[0], row, ANSWERS.fields(row))
