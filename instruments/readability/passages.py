"""What a respondent reads, passage by passage, and whether it explains, asks or answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from instruments.model import Instrument, Option, Question, QuestionKind
from instruments.texts import Texts


class Role(StrEnum):
    """What a passage is there for: a question is judged more strictly than an explanation."""

    EXPLAINS = "explains"
    ASKS = "asks"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Passage:
    """A Dutch text and where it stands; `line` 0 is the file as a whole."""

    line: int
    place: str
    role: Role
    text: str


def passages(instrument: Instrument) -> list[Passage]:
    """Every Dutch passage, in reading order. Answers that belong to a kind of question are left out."""
    found = [
        passage
        for line, place, role, texts in _written(instrument)
        if (passage := _dutch(line, place, role, texts))
    ]
    return [one for number, one in enumerate(found) if one not in found[:number]]


def _written(instrument: Instrument) -> Iterator[tuple[int, str, Role, Texts]]:
    asked = {
        (question.line, text)
        for question in instrument.questions()
        for text in (question.text, *(part.text for part in question.parts))
    }
    for line, place, texts in instrument.written():
        yield line, place, Role.ASKS if (line, texts) in asked else Role.EXPLAINS, texts
    for question in instrument.questions():
        for option in own_options(question):
            yield question.line, f"{question.id} = {option.code}", Role.ANSWERS, option.label


def own_options(question: Question) -> tuple[Option, ...]:
    """The answers that the author wrote: not 'weet ik niet', not those of a kind of question."""
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        return ()
    return tuple(option for option in question.parts[0].options if not option.missing)


def _dutch(line: int, place: str, role: Role, texts: Texts) -> Passage | None:
    return Passage(line, place, role, texts["nl"]) if texts.get("nl", "").strip() else None
