"""Bringing in whom to mail: a list that is right becomes a batch of invitations, all of it or nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.study import StudyData
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.turns import MailBatch

LONGEST_LABEL = 60


@dataclass(frozen=True)
class BatchForm:
    """The batch as it was filled in, with its last day; or else the mistakes."""

    batch: MailBatch
    expires_on: date | None = None
    mistakes: tuple[Mistake, ...] = ()


def read_batch(form: Mapping[str, str], today: date) -> BatchForm:
    """The fields naam, versturen_op, herinneren_op and laatste_dag; each day may be empty."""
    label = " ".join(clean(form.get("naam", "")).split())
    wrong_label = not label or len(label) > LONGEST_LABEL
    mistakes = [Mistake("naam", say.NO_LABEL, {"limit": LONGEST_LABEL})] if wrong_label else []
    send_on, remind_on, found = read_days(form, today)
    expires_on, wrong = _day(form, "laatste_dag", today)
    mistakes += [*found, *wrong]
    if expires_on and remind_on and remind_on > expires_on:
        mistakes.append(Mistake("herinneren_op", say.REMIND_TOO_LATE))
    return BatchForm(MailBatch(0, label, today, send_on, remind_on), expires_on, tuple(mistakes))


def read_days(
    form: Mapping[str, str], today: date, kept: Iterable[date | None] = ()
) -> tuple[date | None, date | None, list[Mistake]]:
    """From which day the mail goes and when the reminder, and what is wrong with them.

    The days that were `kept` may have passed: they stay as they are.
    """
    passed = set(kept)
    send_on, first = _day(form, "versturen_op", today, passed)
    remind_on, second = _day(form, "herinneren_op", today, passed)
    mistakes = [*first, *second]
    if not mistakes and send_on and remind_on and remind_on < send_on + timedelta(days=1):
        mistakes.append(Mistake("herinneren_op", say.REMIND_FIRST))
    return send_on, remind_on, mistakes


def _day(
    form: Mapping[str, str], field: str, today: date, passed: Container[date | None] = ()
) -> tuple[date | None, list[Mistake]]:
    text = clean(form.get(field, ""))
    if not text:
        return None, []
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, [Mistake(field, say.BAD_DAY)]
    return day, [Mistake(field, say.DAY_OVER)] if day < today and day not in passed else []


def questionnaires(data: StudyData) -> dict[str, tuple[str, str]]:
    """Perspectief -> the instrument and version that someone who is invited now gets."""
    found = {perspectief: data.instruments[name] for perspectief, name in data.study.instruments.items()}
    return {perspectief: (one.id, one.version) for perspectief, one in found.items()}
