"""Filled-in questionnaires: per perspectief a table of responses by variables, and what each was asked.

What was skipped has no answer, and neither has what was never asked: which of the two it is follows from the
rules of the questionnaire, applied to the answers before it, as when it was filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
import numpy.typing as npt

from analysis.answer_columns import SLICE, AnswerColumns, Codes
from analysis.asked import versions
from analysis.frames import Frames
from instruments.changes import combined
from instruments.model import AllOf, AnswerIs, AnyOf, Instrument, NotRule, Page, Question, Rule

Flags = npt.NDArray[np.bool_]
NOTHING = 0  # stands where a response has no answer; word number w is w + 1


@dataclass(frozen=True, eq=False)
class Questionnaires:
    """All responses of one perspectief to its instrument; every array has one place per response."""

    perspectief: str
    instrument: Instrument  # everything that any of its versions asked
    rows: npt.NDArray[np.int64]  # places of the responses in frames.responses
    given: Mapping[str, Codes]  # variable -> code of the answer, or NOTHING
    words: tuple[str, ...]  # code - 1 -> the answer
    versions: tuple[tuple[Instrument, Flags], ...]  # each version, and which responses are to it

    @property
    def number(self) -> int:
        """How many responses there are."""
        return len(self.rows)

    @cached_property
    def asked(self) -> dict[str, Flags]:
        """Variable -> whether the route passed it, through the version that the response is to."""
        found = {part.variable: self._all(False) for part in self.instrument.parts()}
        for version, mine in self.versions:
            for variable, asked in self._asked_in(version).items():
                found[variable] = found[variable] | (asked & mine)
        return found

    def _asked_in(self, version: Instrument) -> dict[str, Flags]:
        asked: dict[str, Flags] = {}
        for page in version.pages:
            asked |= self._asked_on(page, dict(asked))
        return asked

    def counts(self, variable: str, among: Flags | None = None) -> Counter[str]:
        """Answer -> responses that gave it; those without an answer are in none."""
        given = self.given[variable] if among is None else self.given[variable][among]
        tally = np.bincount(given, minlength=1)
        found = np.flatnonzero(tally[1:])
        return Counter({self.words[code]: int(tally[code + 1]) for code in found.tolist()})

    def has_answer(self, variable: str) -> Flags:
        """Which responses have an answer to it."""
        found: Flags = self.given[variable] != NOTHING
        return found

    def _asked_on(self, page: Page, before: Mapping[str, Flags]) -> dict[str, Flags]:
        """The page's variables; its rules look at the answers of the pages before it."""
        shown = self._holds(page.show_when, before)
        asked: dict[str, Flags] = {}
        for question in page.questions:
            asked |= self._asked_by(question, shown & self._holds(question.show_when, before))
        return asked

    def _asked_by(self, question: Question, shown: Flags) -> dict[str, Flags]:
        first = question.parts[0]
        return {
            part.variable: shown & self._where(first.variable, part.after.__contains__)
            if part is not first and part.after
            else shown
            for part in question.parts
        }

    def _holds(self, rule: Rule | None, before: Mapping[str, Flags]) -> Flags:
        """For which responses the rule is true, given the answers that were themselves on the route."""
        match rule:
            case AnswerIs(variable, values):
                return (
                    before[variable] & self._named(variable, values)
                    if variable in before
                    else self._all(False)
                )
            case AllOf(rules):
                return ~self._any(~self._holds(one, before) for one in rules)
            case AnyOf(rules):
                return self._any(self._holds(one, before) for one in rules)
            case NotRule(inner):
                return ~self._holds(inner, before)
            case None:
                return self._all(True)

    def _any(self, flags: Iterable[Flags]) -> Flags:
        return reduce(np.logical_or, flags, self._all(False))

    def _all(self, value: bool) -> Flags:
        return np.full(self.number, value)

    def _named(self, variable: str, values: Collection[str]) -> Flags:
        """Which responses answered, or among several answers named, one of the values."""
        return self._where(variable, lambda answer: not set(values).isdisjoint(answer.split(" ")))

    def _where(self, variable: str, fits: Callable[[str], bool]) -> Flags:
        """Which responses have an answer that fits; each different answer is looked at once."""
        given = self.given[variable]
        right = np.zeros(len(self.words) + 1, dtype=bool)
        for code in np.unique(given).tolist():
            right[code] = code != NOTHING and fits(self.words[code - 1])
        return right[given]


def filled_in(frames: Frames, perspectief: str) -> Questionnaires:
    """The responses of this perspectief to the instrument it is asked; KeyError when it is asked none."""
    known = versions(frames.data, frames.data.study.instruments[perspectief])
    instrument, found = combined(known), frames.responses
    mine = (found["perspectief"] == perspectief) & (found["instrument"] == instrument.id)
    rows = np.flatnonzero(mine.to_numpy())
    given = _given(frames.answer_columns, rows, [part.variable for part in instrument.parts()])
    words = frames.answer_columns.column("value").words
    return Questionnaires(perspectief, instrument, rows, given, words, _by_version(frames, rows, known))


def _by_version(
    frames: Frames, rows: npt.NDArray[np.int64], known: Sequence[Instrument]
) -> tuple[tuple[Instrument, Flags], ...]:
    """Each version with the responses to it; a response to no known version goes with the newest."""
    named = frames.responses["version"].cat
    codes = named.codes.to_numpy()[rows]
    places = {str(word): place for place, word in enumerate(named.categories)}
    earlier = [(one, codes == places.get(one.version, -1)) for one in known[:-1]]
    others: Flags = np.ones(len(rows), dtype=bool)
    for _, mine in earlier:
        others &= ~mine
    return (*earlier, (known[-1], others))


def _given(answers: AnswerColumns, rows: npt.NDArray[np.int64], variables: Sequence[str]) -> dict[str, Codes]:
    """Variable -> code per response: the long table laid out, a slice of it at a time."""
    responses, questions, values = (answers.column(name) for name in ("response", "question", "value"))
    places = np.full(len(responses.words), -1, dtype=np.int32)
    places[rows] = np.arange(len(rows))
    numbers = {variable: number for number, variable in enumerate(variables)}
    wanted = np.array([numbers.get(word, -1) for word in questions.words], dtype=np.int32)
    given = np.zeros((len(variables), len(rows)), dtype=np.min_scalar_type(-len(values.words) - 1))
    for start in range(0, len(answers), SLICE):
        part = slice(start, start + SLICE)
        down, across = wanted[questions.codes[part]], places[responses.codes[part]]
        mine = (down >= 0) & (across >= 0)
        given[down[mine], across[mine]] = values.codes[part][mine].astype(given.dtype) + 1
    return dict(zip(variables, given, strict=True))
