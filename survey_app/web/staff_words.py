"""Words and numbers as pages of staff write them; rounding stays in reports/numbers."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby

from flask import Flask

from codebooks.model import Aspect
from codebooks.values import COLOURS
from reports.document import TableRow
from reports.numbers import bound_text, count_text, share_text
from survey_app.domain.staff_messages import CREDIT_WORDS, PROVENANCE_WORDS, REASON_WORDS, VALUE_WORDS
from survey_app.web.language import translate
from survey_app.web.screen import say


def share_words(share: float | Fraction | None, n: int, threshold: int) -> str:
    """The share with its n as a report writes it; '' when there is none."""
    return "" if share is None else share_text(float(share), n, threshold)


def percent(share: float | Fraction) -> str:
    """A share that the scale is applied to, such as 62,5%: its n stands beside it."""
    return bound_text(float(share))


def number(value: float | Fraction) -> str:
    """A number, a part of one with at most two decimals."""
    return count_text(float(value))


def option_label(aspect: Aspect, value: str) -> str:
    """The words for a value of this aspect: an option's label, or a colour's name."""
    label = next((option.label for option in aspect.options if option.code == value), None)
    return say(label) if label else translate(VALUE_WORDS.get(value, value))


def in_groups(rows: Iterable[TableRow]) -> list[tuple[str, list[TableRow]]]:
    """The rows under their headings, in their own order."""
    return [(group, list(own)) for group, own in groupby(rows, key=lambda row: row.group)]


def add_words(app: Flask) -> None:
    """Makes these available to every template."""
    app.jinja_env.globals.update(
        share_words=share_words,
        percent=percent,
        number=number,
        option_label=option_label,
        in_groups=in_groups,
        dict=dict,
        COLOURS=COLOURS,
        CREDIT_WORDS=CREDIT_WORDS,
        VALUE_WORDS=VALUE_WORDS,
        REASON_WORDS=REASON_WORDS,
        PROVENANCE_WORDS=PROVENANCE_WORDS,
    )
