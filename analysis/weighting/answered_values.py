"""Answered values: how many responses give groen, oranje, rood, grijs or no information to one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.frames import Frames
from codebooks.decision import PARTS, judge, variable
from codebooks.model import Codebook, DecisionTable
from instruments.model import Instrument, Question

KEPT = "answers_by_variable"
MISSING = -1
Codes = NDArray[np.int64]


def values_answered(frames: Frames, instrument: Instrument, question: Question) -> Counter[str]:
    """Value -> responses, by the decision table of the aspect that the question judges.

    A response without any answer to the question is in no count. Empty where the question judges no coloured
    aspect of the study's codebooks.
    """
    table = _decision(frames, question)
    if table is None:
        return Counter()
    answers = _coded(frames)
    parts = {part: answers.given((instrument.id, variable(question.id, part))) for part in PARTS[table.kind]}
    found: Counter[str] = Counter()
    for combination, count in _combinations(parts):  # a handful of combinations, however many answer
        found[judge(table, {part: answers.word(code) for part, code in combination.items()}).value] += count
    return found


@dataclass(frozen=True)
class _Coded:
    """The answers as numbers: the row of each variable's answers; whose a row is; what it says; the words."""

    rows: Mapping[tuple[str, str], Codes]
    responses: Codes
    values: Codes
    words: tuple[str, ...]
    respondents: int

    def given(self, name: tuple[str, str]) -> Codes:
        """Per response the code of its answer to this variable of this instrument; MISSING without one."""
        found = np.full(self.respondents, MISSING)
        rows = self.rows.get(name, np.empty(0, dtype=np.int64))
        found[self.responses[rows]] = self.values[rows]  # an answer given twice: the last one stands
        return found

    def word(self, code: int) -> str:
        """What was answered; '' for what is missing."""
        return "" if code == MISSING else self.words[code]


def _coded(frames: Frames) -> _Coded:
    """Of all questions together, once: a joint display asks for dozens of them."""
    if KEPT not in frames.kept:
        answers = frames.answers
        response, value = (pd.Categorical(answers[name]) for name in ("response", "value"))
        rows: Any = answers.groupby(["instrument", "question"], observed=True, sort=False).indices
        words = tuple(map(str, value.categories))
        whose, said = (np.asarray(one.codes, dtype=np.int64) for one in (response, value))
        frames.kept[KEPT] = _Coded(rows, whose, said, words, len(response.categories))
    kept: _Coded = frames.kept[KEPT]
    return kept


def _combinations(parts: Mapping[str, Codes]) -> Iterator[tuple[dict[str, int], int]]:
    """Each combination of answers to the parts that someone gave, and how many responses gave it."""
    answered = np.any([one != MISSING for one in parts.values()], axis=0)
    columns = {part: one[answered] for part, one in parts.items()}
    key = np.zeros(int(answered.sum()), dtype=np.int64)
    for one in columns.values():
        known, place = np.unique(one, return_inverse=True)
        key = key * max(len(known), 1) + place
    _, first, counts = np.unique(key, return_index=True, return_counts=True)
    for row, count in zip(first, counts, strict=True):
        yield {part: int(one[row]) for part, one in columns.items()}, int(count)


def _decision(frames: Frames, question: Question) -> DecisionTable | None:
    name, _, aspect = question.judges.partition(".")
    book = frames.data.codebooks.get(name)
    if not isinstance(book, Codebook) or aspect not in {known.id for known in book.coloured()}:
        return None
    decision = book.aspect(aspect).decision
    return book.decision(decision) if decision else None
