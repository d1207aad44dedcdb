"""From what a browser sent to answers: only real options, tidy text, one plain sentence per mistake."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from instruments.model import Page, Part, Question, QuestionKind
from instruments.routing import Answers, asked_questions
from survey_app.domain import messages

Form = Mapping[str, Sequence[str]]  # field name -> everything the browser sent under it

# What no keyboard types and no database or report can hold; line ends and tabs stay.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Mistake:
    """What is wrong with one field: a sentence from messages.py and its details."""

    variable: str
    message: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """The page's answers as they would be kept, and as typed where they can't be."""

    answers: dict[str, str]
    mistakes: tuple[Mistake, ...] = ()


def check_page(page: Page, form: Form, before: Answers) -> Checked:
    """Every answer on the page; fields that were not asked are left out, whatever the browser sent."""
    answers: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for question in asked_questions(page, before):
        for part in question.parts:
            text, mistake = _check(question, part, form.get(part.variable, ()))
            if text:
                answers[part.variable] = text
            if mistake:
                mistakes.append(mistake)
    return Checked(answers, tuple(mistakes))


def clean(text: str) -> str:
    """The text without unreadable characters, in one spelling (NFC), with \\n line ends."""
    tidy = _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", tidy).strip()


def _check(question: Question, part: Part, sent: Sequence[str]) -> tuple[str, Mistake | None]:
    if part.options and question.kind is QuestionKind.MULTIPLE:
        return _check_multiple(part, sent)
    text = clean(sent[0]) if sent else ""
    if not text:
        return "", None
    if part.options:
        return _check_single(part, text)
    if question.kind is QuestionKind.GRADE:
        return _check_grade(part, text)
    return _check_open(question, part, text)


def _check_single(part: Part, text: str) -> tuple[str, Mistake | None]:
    if any(option.code == text for option in part.options):
        return text, None
    return "", Mistake(part.variable, messages.NOT_AN_OPTION)


def _check_multiple(part: Part, sent: Sequence[str]) -> tuple[str, Mistake | None]:
    chosen = {clean(code) for code in sent} - {""}
    known = [option.code for option in part.options]
    if chosen - set(known):
        return "", Mistake(part.variable, messages.NOT_AN_OPTION)
    return " ".join(code for code in known if code in chosen), None


def _check_grade(part: Part, text: str) -> tuple[str, Mistake | None]:
    if re.fullmatch(r"[1-9]|10", text):
        return text, None
    return text[:10], Mistake(part.variable, messages.NOT_A_GRADE)


def _check_open(question: Question, part: Part, text: str) -> tuple[str, Mistake | None]:
    if question.longest and len(text) > question.longest:
        return text, Mistake(part.variable, messages.TOO_LONG, {"limit": question.longest})
    return text, None
