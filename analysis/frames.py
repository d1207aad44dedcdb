"""Frames: a StudyData as typed pandas DataFrames, made once and shared by every table.

Every column with a fixed set of values is a Categorical whose categories stand in the order of the study or
codebook, never in alphabetical order. They are unordered on purpose: grijs has no place in
rood < oranje < groen, so pandas refuses to compare colours as if it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.answer_columns import COLUMNS as ANSWER_COLUMNS
from analysis.answer_columns import AnswerColumn, AnswerColumns
from analysis.cells import FIXED, PROVENANCES, Cell, decided_cells
from analysis.study import Coding, OpenCoding, Score, StudyData
from codebooks.model import Codebook
from codebooks.values import KEYS, Reason

VALUES: tuple[str, ...] = tuple(str(value) for value in KEYS)  # groen, oranje, rood, grijs, geen_informatie


@dataclass(frozen=True)
class Frames:
    """The study's rows as DataFrames; each is made on first use and kept as long as this object lives.

    An empty study gives empty frames with the same columns. Missing values do not occur except where named.
    """

    data: StudyData
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # worked out, by name

    @cached_property
    def decided(self) -> tuple[Cell, ...]:
        """One Cell per coded cell: `analysis.cells.decide` holds the rule for several codeurs."""
        return decided_cells(self.data.codings)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """casus, perspectief, aspect, waarde, codeurs, herkomst: one row per coded cell.

        `waarde` is missing (NaN) where the codeurs differ and nothing is fixed.
        """
        frame = _frame(self.decided, Cell)
        frame["waarde"] = frame["waarde"].replace("", None)
        return _typed(frame, self._categories())

    @cached_property
    def codings(self) -> pd.DataFrame:
        """casus, perspectief, aspect, codeur, waarde, reden, status, herkomst: a row per codeur and cell."""
        frame = _frame(self.data.codings, Coding).drop(columns=["toelichting", "fragmenten"])
        return _typed(frame, self._categories())

    @cached_property
    def answer_columns(self) -> AnswerColumns:
        """The answers given, by column."""
        return AnswerColumns.of(self.data.answers)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """response, casus, perspectief, instrument, version, question, value: one row per answer given.

        All Categoricals. Casus and perspectief stand in the order of the study, other words as they came.
        """
        orders = {"casus": self.casussen, "perspectief": self.perspectieven}
        found = {
            name: _categorical(self.answer_columns.column(name), orders.get(name, ()))
            for name in ANSWER_COLUMNS
        }
        return pd.DataFrame(found, copy=False)

    @cached_property
    def responses(self) -> pd.DataFrame:
        """response, casus, perspectief, instrument, version: a row per response, as its first answer says."""
        first = self.answer_columns.first_of_response()
        return self.answers.drop(columns=["question", "value"]).iloc[first].reset_index(drop=True)

    @cached_property
    def cases(self) -> pd.DataFrame:
        """casus and one column per stratum; missing (NaN) where a casus has no value for a stratum."""
        columns = ["casus", *(stratum.id for stratum in self.data.study.strata)]
        rows = [{"casus": case.casus, **case.attributes} for case in self.data.cases]
        frame = pd.DataFrame(rows, columns=columns, dtype="object").replace("", None)
        orders = {s.id: tuple(value.code for value in s.values) for s in self.data.study.strata}
        return _typed(frame, {"casus": self.casussen, **orders})

    @cached_property
    def open_codings(self) -> pd.DataFrame:
        """response, question, category: one row per category given to an answer, doubles removed."""
        frame = _frame(self.data.open_codings, OpenCoding).drop_duplicates(ignore_index=True)
        questions = tuple(f"{s.id}.{q.id}" for s in self.data.open_schemes() for q in s.questions)
        return _typed(frame, {"question": questions})

    @cached_property
    def scores(self) -> pd.DataFrame:
        """rij, jaar, score: one row per indicator row and year."""
        frame = _frame(self.data.scores, Score).drop(columns=["toelichting"])
        frames = self.data.score_frames()
        orders = {
            "rij": tuple(row.id for f in frames for row in f.rows),
            "jaar": tuple(year for f in frames for year in f.years),
            "score": tuple(score for f in frames for score in f.scores),
        }
        return _typed(frame, orders)

    @property
    def casussen(self) -> tuple[str, ...]:
        """The casussen in the order of cases.csv."""
        return tuple(case.casus for case in self.data.cases)

    @property
    def perspectieven(self) -> tuple[str, ...]:
        """The perspectieven in the order in which the study compares them."""
        return tuple(id for id, _ in self.data.study.perspectieven)

    def _categories(self) -> dict[str, tuple[str, ...]]:
        schemes = self.data.coding_schemes()
        options = tuple(o.code for book in schemes for aspect in book.aspects for o in aspect.options)
        return {
            "casus": self.casussen,
            "perspectief": self.perspectieven,
            "aspect": tuple(qualified(book, aspect.id) for book in schemes for aspect in book.aspects),
            "waarde": (*VALUES, *options),
            "reden": ("", *(str(reason) for reason in Reason)),
            "status": ("concept", FIXED),
            "herkomst": PROVENANCES,
        }


def qualified(book: Codebook, aspect: str) -> str:
    """`casusonderzoek.klik_swt`: the name an aspect has in the data; one that is qualified stays."""
    return aspect if "." in aspect else f"{book.id}.{aspect}"


def _frame(rows: Sequence[Any], kind: type) -> pd.DataFrame:
    columns = [field.name for field in fields(kind)]
    return pd.DataFrame([vars(row) for row in rows], columns=columns, dtype="object")


def _typed(frame: pd.DataFrame, orders: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    known = {column: order for column, order in orders.items() if column in frame.columns}
    return frame.astype({column: _dtype(order, frame[column]) for column, order in known.items()})


def _categorical(column: AnswerColumn, order: Sequence[str]) -> pd.Categorical:
    """The column with the words of `order` in front, used or not, and the others in the order they came."""
    listed = list(dict.fromkeys([*order, *column.words]))
    places = {word: place for place, word in enumerate(listed)}
    codes = np.array([places[word] for word in column.words], dtype=np.min_scalar_type(-max(len(listed), 1)))
    dtype = pd.CategoricalDtype(listed, ordered=False)
    return pd.Categorical.from_codes(codes[column.codes], dtype=dtype, validate=False)


def _dtype(order: Iterable[str], found: pd.Series[Any]) -> pd.CategoricalDtype:
    """The categories in their own order; a word outside it (a study that was not checked) comes after."""
    listed = dict.fromkeys(order)
    strangers = sorted(set(found.dropna()) - set(listed))
    return pd.CategoricalDtype([*listed, *strangers], ordered=False)
