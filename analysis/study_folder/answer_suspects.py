"""Which rows of answers.csv may be wrong: found by column, so that hardly any row is looked at singly.

A rule about words (does the question have this answer?) is asked once per different combination of words; a
rule about rows (is a response one questionnaire? is an answer given once?) by comparing codes. The rules
themselves stand in AnswerCheck.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import numpy as np
import pandas as pd

from analysis.answer_columns import SLICE, AnswerColumns, first_rows
from analysis.study import Answer
from analysis.study_folder.answer_blocks import Flags, Places
from analysis.study_folder.answer_checks import AnswerCheck
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import GIVE_UP, ProblemList
from analysis.study_folder.row_checks import is_id

SHARED = ("casus", "perspectief", "instrument", "version")  # what all rows of a response have in common
ANSWERED = ("instrument", "version", "question", "value")
MOST_NUMBERS = 2**62
Judge = Callable[..., bool]  # words by their column -> whether they break a rule


def suspect_rows(answers: AnswerColumns, known: KnownNames) -> Places:
    """Every row of a response with a wrong row, in order, up to the last row that still gets its Problem.

    Each row that breaks a rule is among them; the others of its response are there because AnswerCheck
    compares with them. After GIVE_UP wrong rows none is told any more.
    """
    if not len(answers):
        return np.empty(0, dtype=np.int64)
    wrong = _wrong_rows(answers, known)
    if not len(wrong):
        return wrong
    response = answers.column("response")
    touched = np.zeros(len(response.words), dtype=bool)
    touched[response.codes[wrong]] = True
    return np.flatnonzero(touched[response.codes[: int(wrong[-1]) + 1]])


def _wrong_rows(answers: AnswerColumns, known: KnownNames) -> Places:
    """The first GIVE_UP rows that break a rule."""
    checks = (_Shared(answers, known), _Twice(answers), _Answers(answers, known))
    found: list[Places] = []
    for rows in _slices(len(answers)):
        wrong = checks[0](rows) | checks[1](rows) | checks[2](rows)
        found.append(np.flatnonzero(wrong) + rows.start)
        if sum(map(len, found)) >= GIVE_UP:
            break
    rows_found: Places = np.concatenate(found)[:GIVE_UP]
    return rows_found


def _slices(rows: int) -> Iterator[slice]:
    return (slice(start, min(start + SLICE, rows)) for start in range(0, rows, SLICE))


class _Shared:
    """A response has a good name, is of one casus and so on, and those are known."""

    def __init__(self, answers: AnswerColumns, known: KnownNames) -> None:
        self._response = answers.column("response")
        self._columns = [answers.column(name).codes for name in SHARED]
        names = self._response.words
        self._first = answers.first_of_response()
        firsts = _Combinations(answers, SHARED, _shared_judge(known))
        self._bad = firsts.wrong(self._first) | np.array([not is_id(name) for name in names])

    def __call__(self, rows: slice) -> Flags:
        responses = self._response.codes[rows]
        firsts = self._first[responses]
        wrong: Flags = self._bad[responses] & (firsts == np.arange(rows.start, rows.stop))
        for codes in self._columns:
            wrong |= codes[rows] != codes[firsts]
        return wrong


class _Twice:
    """A response answers a question once."""

    def __init__(self, answers: AnswerColumns) -> None:
        self._responses, self._questions = answers.column("response"), answers.column("question")
        self._factor = len(self._questions.words)
        self._keys: Places | None = None
        size = len(self._responses.words) * self._factor
        if size > 8 * len(answers):  # far more pairs than rows: number those that occur
            size = self._number_pairs(len(answers))
        self._first = first_rows(self._pairs, size, len(answers))

    def __call__(self, rows: slice) -> Flags:
        later: Flags = self._first[self._pairs(rows)] != np.arange(rows.start, rows.stop)
        return later

    def _pairs(self, rows: slice) -> Places:
        if self._keys is not None:
            return self._keys[rows]
        return self._responses.codes[rows].astype(np.int64) * self._factor + self._questions.codes[rows]

    def _number_pairs(self, rows: int) -> int:
        self._keys, pairs = _renumbered(self._pairs(slice(0, rows)))
        return pairs


class _Answers:
    """The instrument in this version has the question, and the question has the answer."""

    def __init__(self, answers: AnswerColumns, known: KnownNames) -> None:
        self._combinations = _Combinations(answers, ANSWERED, _answer_judge(known))

    def __call__(self, rows: slice) -> Flags:
        return self._combinations.wrong(np.arange(rows.start, rows.stop))


class _Combinations:
    """The words of some columns together: a combination that many rows have is judged once."""

    def __init__(self, answers: AnswerColumns, names: Collection[str], judge: Judge) -> None:
        self._columns = {name: answers.column(name) for name in names}
        self._judge = judge

    def wrong(self, rows: Places) -> Flags:
        """Which of these rows have a combination that breaks a rule."""
        keys, found = self._numbered(rows)
        some = np.zeros(found, dtype=np.int64)
        some[keys] = rows  # of each combination one row, no matter which
        return np.array([self._judge(**self._words(row)) for row in some.tolist()], dtype=bool)[keys]

    def _numbered(self, rows: Places) -> tuple[Places, int]:
        """Per row the number of its combination, and how many numbers there are."""
        keys, size = np.zeros(len(rows), dtype=np.int64), 1
        for column in self._columns.values():
            if size * len(column.words) > MOST_NUMBERS:
                keys, size = _renumbered(keys)
            keys, size = keys * len(column.words) + column.codes[rows], size * len(column.words)
        return _renumbered(keys)

    def _words(self, row: int) -> dict[str, str]:
        return {name: column.words[column.codes[row]] for name, column in self._columns.items()}


def _renumbered(keys: Places) -> tuple[Places, int]:
    numbers, found = pd.factorize(keys)
    return numbers, len(found)


class _Alarm(ProblemList):
    """Remembers only that something was reported."""

    rang = False

    def report(self, line: int, code: str, known: Collection[str] = (), **details: object) -> None:
        self.rang = True

    def rings(self, check: Callable[[int, Answer], None], row: Answer) -> bool:
        """Whether the check finds anything wrong with the row."""
        self.rang = False
        check(0, row)
        return self.rang


def _shared_judge(known: KnownNames) -> Judge:
    alarm = _Alarm("")
    check = AnswerCheck(known, alarm).check_response
    return lambda **words: alarm.rings(check, Answer("r", question="", value="", **words))


def _answer_judge(known: KnownNames) -> Judge:
    alarm = _Alarm("")
    check = AnswerCheck(known, alarm).check_answer
    return lambda **words: alarm.rings(check, Answer("r", casus="", perspectief="", **words))
