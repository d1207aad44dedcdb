"""From what someone typed to what stood on paper, and back: `2`, `1 3`, `x`, `?`, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from instruments.standard_answers import MEER_DAN_EEN, ONLEESBAAR
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.paper import messages
from survey_app.domain.paper.fields import Field

CROSSED_TWICE, ILLEGIBLE = "x", "?"
MARKS = {CROSSED_TWICE: MEER_DAN_EEN.code, ILLEGIBLE: ONLEESBAAR.code}
SIGNS = {code: sign for sign, code in MARKS.items()}
LONGEST_SHOWN = 40  # characters of a mistake that come back to the screen
_SPLIT = re.compile(r"[\s,;.+/-]+")


@dataclass(frozen=True)
class Typed:
    """Field name -> what stood on paper: codes, a mark or words. An empty field is not there."""

    values: dict[str, str]
    mistakes: tuple[Mistake, ...] = ()


def read_typed(fields: Sequence[Field], form: Mapping[str, str]) -> Typed:
    """Everything that was typed; a field with a mistake has no value."""
    values: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for field in fields:
        found = _read(field, clean(form.get(field.name, "")))
        if isinstance(found, Mistake):
            mistakes.append(found)
        elif found:
            values[field.name] = found
    return Typed(values, tuple(mistakes))


def typed_text(field: Field, value: str) -> str:
    """What someone would type for this value."""
    if not field.codes:
        return value
    if value in SIGNS:
        return SIGNS[value]
    digits = {code: str(at) for at, code in enumerate(field.codes, start=1)}
    return " ".join(digits.get(code, "") for code in value.split(" "))


def _read(field: Field, text: str) -> str | Mistake:
    if not text:
        return ""
    if not field.codes:
        return text if len(text) <= field.longest else _mistake(field, messages.TOO_LONG, limit=field.longest)
    if (
        text.lower() in MARKS
        and not field.is_consent
        and not (field.several and text.lower() == CROSSED_TWICE)
    ):
        return MARKS[text.lower()]
    if text == ILLEGIBLE:
        return ONLEESBAAR.code
    return _chosen(field, text)


def _chosen(field: Field, text: str) -> str | Mistake:
    digits = _digits(field, text)
    unknown = [digit for digit in digits if not _place(digit, len(field.codes))]
    if unknown or not digits:
        shown = (unknown or [text])[0][:LONGEST_SHOWN]
        return _mistake(field, messages.NO_SUCH_DIGIT, typed=shown, most=len(field.codes))
    chosen = {field.codes[_place(digit, len(field.codes)) - 1] for digit in digits}
    if len(chosen) > 1 and not field.several:
        return _mistake(field, messages.ONE_ONLY)
    return " ".join(code for code in field.codes if code in chosen)


def _digits(field: Field, text: str) -> list[str]:
    """The numbers in the text; of fewer than ten answers 134 are three."""
    parts = [part for part in _SPLIT.split(text) if part]
    if field.several and len(field.codes) < 10 and len(parts) == 1:
        return list(parts[0])
    return parts


def _place(digit: str, most: int) -> int:
    """Which answer the digits mean, from 1; 0 for none."""
    known = digit.isascii() and digit.isdigit() and len(digit) < 4 and 1 <= int(digit) <= most
    return int(digit) if known else 0


def _mistake(field: Field, message: str, **details: object) -> Mistake:
    return Mistake(field.name, message, {"number": field.number, **details})
