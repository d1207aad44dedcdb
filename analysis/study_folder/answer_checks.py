"""Checks on the rows of answers.csv and open_codings.csv."""

from __future__ import annotations

import re

from analysis.study import Answer, OpenCoding
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.row_checks import check_filled, check_id, check_known
from analysis.study_folder.row_kinds import Fields
from instruments.model import Part, Question, QuestionKind
from instruments.standard_answers import ON_PAPER

_GRADE = re.compile(r"[1-9]|10")


class AnswerCheck:
    """A response is one filled-in questionnaire; each answer is one its question allows."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._first: dict[str, tuple[int, Answer]] = {}
        self._lines: dict[tuple[str, str], int] = {}

    def __call__(self, line: int, row: Answer, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        first_line, first = self._first.setdefault(row.response, (line, row))
        if first_line == line:
            self.check_response(line, row)
        else:
            self._check_same(line, row, first_line, first)
        self._check_once(line, row)
        self.check_answer(line, row)

    def check_response(self, line: int, row: Answer) -> None:
        """What all rows of a response share; told at its first row only."""
        known, problems = self._known, self._problems
        check_id(problems, line, "response", row.response)
        self._check_casus(line, row.casus)
        if known.study and check_known(
            problems, line, "perspectief-unknown", row.perspectief, known.perspectieven
        ):
            self._check_instrument(line, row, known.study.instruments.get(row.perspectief, ""))

    def _check_casus(self, line: int, casus: str) -> None:
        """An anonymous study has answers without a casus; in any other a casus was forgotten."""
        if casus:
            check_known(self._problems, line, "casus-unknown", casus, self._known.casussen)
        elif self._known.study and self._known.study.anonymity != "anoniem":
            self._problems.report(line, "casus-blank")

    def _check_instrument(self, line: int, row: Answer, asked: str) -> None:
        if row.instrument != asked:
            details = {"value": row.instrument, "perspectief": row.perspectief, "allowed": asked or "(geen)"}
            self._problems.report(line, "instrument-not-asked", **details)
            return
        versions = self._known.versions_of(row.instrument)
        if versions is not None and row.version not in versions:
            details = {"value": row.version, "instrument": row.instrument, "allowed": ", ".join(versions)}
            self._problems.report(line, "version-unknown", **details)

    def _check_same(self, line: int, row: Answer, first_line: int, first: Answer) -> None:
        for key in ("casus", "perspectief", "instrument", "version"):
            value, other = getattr(row, key), getattr(first, key)
            if value != other:
                details = {"response": row.response, "key": key, "value": value, "other": other}
                self._problems.report(line, "response-mixed", first=first_line, **details)

    def _check_once(self, line: int, row: Answer) -> None:
        first = self._lines.setdefault((row.response, row.question), line)
        if first != line:
            details = {"response": row.response, "question": row.question, "first": str(first)}
            self._problems.report(line, "answer-twice", **details)

    def check_answer(self, line: int, row: Answer) -> None:
        """The answer is one that its question allows, in the version it was given to."""
        check_filled(self._problems, line, "value", row.value)
        variables = self._known.asked_in(row.instrument, row.version)
        if variables is None:
            return
        found = variables.get(row.question)
        if found is None:
            details = {"instrument": row.instrument, "value": row.question}
            self._problems.report(line, "variable-unknown", variables, **details)
        elif row.value:
            self._check_value(line, row, *found)

    def _check_value(self, line: int, row: Answer, question: Question, part: Part) -> None:
        codes = tuple(option.code for option in part.options)
        if row.value in codes or (part.options and row.value in ON_PAPER):
            return
        several = question.kind is QuestionKind.MULTIPLE
        given = row.value.split(" ") if several else [row.value]
        if question.kind is QuestionKind.OPEN or all(code in codes for code in given):
            self._check_each_once(line, given)
        elif question.kind is not QuestionKind.GRADE:
            wrong = next(code for code in given if code not in codes)
            self._problems.report(line, "option-unknown", codes, question=row.question, value=wrong)
        elif not _GRADE.fullmatch(row.value):
            self._problems.report(line, "grade-invalid", value=row.value)

    def _check_each_once(self, line: int, given: list[str]) -> None:
        for code in {code for code in given if given.count(code) > 1} if len(given) > 1 else ():
            self._problems.report(line, "option-twice", value=code)


class OpenCodingCheck:
    """A category of an open question, given once to an answer of a response that exists."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems = known, problems
        self._first: dict[OpenCoding, int] = {}

    def __call__(self, line: int, row: OpenCoding, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        first = self._first.setdefault(row, line)
        if first != line:
            self._problems.report(line, "category-twice", response=row.response, first=first)
        check_known(self._problems, line, "response-unknown", row.response, self._known.responses)
        if self._known.may_be_broken(row.question):
            return
        questions = self._known.open_questions
        if check_known(self._problems, line, "open-question-unknown", row.question, questions):
            categories = (*questions[row.question], *self._proposed(row.question))
            if row.category not in categories and self._known.proposed_known:
                details = {"value": row.category, "question": row.question}
                self._problems.report(line, "category-unknown", categories, **details)

    def _proposed(self, question: str) -> tuple[str, ...]:
        """Categories proposed while coding that an answer may have: not those that went into another."""
        found = (row for row in self._known.proposed if row.question == question)
        return tuple(row.category for row in found if not row.samengevoegd_met)
