"""Answers as a table to calculate with: one row a response, one column a question, missing kinds as NaN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.asked import ever_asked
from analysis.frames import Frames
from instruments.model import Instrument, Part

Rows = npt.NDArray[np.int64]


def numeric_answers(frames: Frames, instrument: str, questions: Sequence[str]) -> pd.DataFrame:
    """The numbers of the answers to these questions (variables) of one instrument.

    Rows are responses in the order of the data, named by response; columns the questions in the order given.
    An answer counts as its option's `number` (a grade as itself). Weet niet, wil niet zeggen, niet van
    toepassing and not asked are NaN: an answer perhaps, but no measurement. KeyError for a question that the
    instrument has not got.
    """
    parts, responses = _parts(frames, instrument), _responses(frames, instrument)
    table = np.full((len(responses), len(questions)), np.nan)
    for column, question in enumerate(questions):
        rows, values = _given(frames, instrument, question)
        numbers = _numbers(parts[question])
        by_code = np.array([numbers.get(word, np.nan) for word in values.categories])
        table[rows, column] = by_code[values.codes]
    return pd.DataFrame(table, index=_names(responses), columns=list(questions))


def answer_codes(frames: Frames, instrument: str, question: str) -> pd.Series[str]:
    """The code of each response's answer to one question, by response; missing kinds are NaN."""
    numbers, responses = _numbers(_parts(frames, instrument)[question]), _responses(frames, instrument)
    rows, values = _given(frames, instrument, question)
    codes = np.full(len(responses), np.nan, dtype=object)
    words = np.array([word if word in numbers else np.nan for word in values.categories], dtype=object)
    codes[rows] = words[values.codes]
    return pd.Series(codes, _names(responses), dtype="object")


def stratum_codes(frames: Frames, instrument: str, stratum: str) -> pd.Series[str]:
    """The value of a stratum for each response, through its casus; NaN where the casus has none."""
    by_casus = frames.cases.set_index("casus")[stratum].astype("object").to_dict()
    chosen = frames.responses[frames.responses["instrument"] == instrument]
    words = np.array([by_casus.get(word, np.nan) for word in chosen["casus"].cat.categories], dtype=object)
    return pd.Series(words[chosen["casus"].cat.codes], _names(chosen["response"]), dtype="object")


def option_labels(frames: Frames, instrument: str, question: str) -> dict[str, str]:
    """Code -> Dutch label of the answers to a question that measure something, in their order."""
    options = _parts(frames, instrument)[question].options
    return {option.code: option.label.say() for option in options if not option.missing}


def question_label(frames: Frames, instrument: str, question: str) -> str:
    """How a question is asked: a follow-up question carries the text of the question it follows."""
    for asked in _instrument(frames, instrument).questions():
        for part in asked.parts:
            if part.variable == question:
                own = part.text.say()
                return own if own == asked.text.say() else f"{asked.text.say()} {own}"
    raise KeyError(question)


def _instrument(frames: Frames, instrument: str) -> Instrument:
    return ever_asked(frames.data, instrument)


def _parts(frames: Frames, instrument: str) -> Mapping[str, Part]:
    return {part.variable: part for part in _instrument(frames, instrument).parts()}


def _responses(frames: Frames, instrument: str) -> pd.Series[str]:
    """The responses to one instrument, in the order of the data."""
    return frames.responses.loc[frames.responses["instrument"] == instrument, "response"]


def _names(responses: pd.Series[str]) -> list[str]:
    return [str(response) for response in responses]


def _given(frames: Frames, instrument: str, question: str) -> tuple[Rows, pd.Categorical]:
    """Of each answer to the question: the place of its response, and what was answered."""
    responses, answers = _responses(frames, instrument), frames.answers
    chosen = answers[(answers["question"] == question) & (answers["instrument"] == instrument)]
    place = np.full(len(responses.cat.categories), -1)
    place[responses.cat.codes] = np.arange(len(responses))
    return place[chosen["response"].cat.codes], pd.Categorical(chosen["value"])


def _numbers(part: Part) -> dict[str, float]:
    """Code -> number of the options that measure something; a grade's code is its number already."""
    return {option.code: float(option.number) for option in part.options if not option.missing}
