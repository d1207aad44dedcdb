"""Answers as a table to calculate with: one row a response, one column a question, missing kinds as NaN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.frames import Frames
from instruments.model import Instrument, Part


def numeric_answers(frames: Frames, instrument: str, questions: Sequence[str]) -> pd.DataFrame:
    """The numbers of the answers to these questions (variables) of one instrument.

    Rows are responses in the order of the data, named by response; columns the questions in the order given.
    An answer counts as its option's `number` (a grade as itself). Weet niet, wil niet zeggen, niet van
    toepassing and not asked are NaN: an answer perhaps, but no measurement. KeyError for a question that the
    instrument has not got.
    """
    parts = _parts(frames, instrument)
    chosen = _answers(frames, instrument)
    table = pd.DataFrame(np.nan, index=_responses(chosen), columns=list(questions))
    for question in questions:
        numbers = _numbers(parts[question])
        given = chosen[chosen["question"] == question]
        values = given["value"].astype("object").map(numbers).astype("float64")
        table.loc[given["response"].astype("object"), question] = values.to_numpy()
    return table


def answer_codes(frames: Frames, instrument: str, question: str) -> pd.Series[str]:
    """The code of each response's answer to one question, by response; missing kinds are NaN."""
    options = {option.code for option in _parts(frames, instrument)[question].options if not option.missing}
    chosen = _answers(frames, instrument)
    given = chosen[chosen["question"] == question]
    codes = pd.Series(given["value"].astype("object").to_numpy(), given["response"].astype("object"))
    return codes.where(codes.isin(options)).reindex(_responses(chosen))


def stratum_codes(frames: Frames, instrument: str, stratum: str) -> pd.Series[str]:
    """The value of a stratum for each response, through its casus; NaN where the casus has none."""
    by_casus = frames.cases.set_index("casus")[stratum].astype("object")
    chosen = _answers(frames, instrument).drop_duplicates("response")
    found = chosen["casus"].astype("object").map(by_casus.to_dict())
    return pd.Series(found.to_numpy(), chosen["response"].astype("object"), dtype="object")


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
    return frames.data.instruments[instrument]


def _parts(frames: Frames, instrument: str) -> Mapping[str, Part]:
    return {part.variable: part for part in _instrument(frames, instrument).parts()}


def _answers(frames: Frames, instrument: str) -> pd.DataFrame:
    return frames.answers[frames.answers["instrument"] == instrument]


def _responses(answers: pd.DataFrame) -> list[str]:
    return [str(response) for response in answers["response"].drop_duplicates()]


def _numbers(part: Part) -> dict[str, float]:
    """Code -> number of the options that measure something; a grade's code is its number already."""
    return {option.code: float(option.number) for option in part.options if not option.missing}
