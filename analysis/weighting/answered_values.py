"""Answered values: how many responses give groen, oranje, rood, grijs or no information to one question."""

from __future__ import annotations

from collections import Counter

from analysis.frames import Frames
from codebooks.decision import PARTS, judge, variable
from codebooks.model import Codebook, DecisionTable
from instruments.model import Instrument, Question


def values_answered(frames: Frames, instrument: Instrument, question: Question) -> Counter[str]:
    """Value -> responses, by the decision table of the aspect that the question judges.

    A response without any answer to the question is in no count. Empty where the question judges no coloured
    aspect of the study's codebooks.
    """
    table = _decision(frames, question)
    if table is None:
        return Counter()
    names = {variable(question.id, part): part for part in PARTS[table.kind]}
    answers = frames.answers
    chosen = answers[(answers["instrument"] == instrument.id) & answers["question"].isin(names)]
    parts = chosen["question"].astype("object").map(names)
    wide = (
        chosen[["response", "value"]]
        .assign(part=parts)
        .drop_duplicates(["response", "part"], keep="last")
        .astype("object")
        .pivot(index="response", columns="part", values="value")
        .fillna("")
    )
    found: Counter[str] = Counter()
    for combination, count in wide.value_counts().items():  # a handful of combinations, however many answer
        given = combination if isinstance(combination, tuple) else (combination,)
        found[judge(table, dict(zip(wide.columns, map(str, given), strict=True))).value] += int(count)
    return found


def _decision(frames: Frames, question: Question) -> DecisionTable | None:
    name, _, aspect = question.judges.partition(".")
    book = frames.data.codebooks.get(name)
    if not isinstance(book, Codebook) or aspect not in {known.id for known in book.coloured()}:
        return None
    decision = book.aspect(aspect).decision
    return book.decision(decision) if decision else None
