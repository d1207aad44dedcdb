"""An order for invitations: for which casus and perspectief, how many, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.study import StudyData
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake, clean

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Order:
    """Invitations to be made: `count` links to one instrument about one casus."""

    study: str
    casus: str
    perspectief: str
    instrument: str
    version: str
    count: int = 1
    expires_on: date | None = None


def check_order(data: StudyData, form: Mapping[str, str], today: date) -> Order | tuple[Mistake, ...]:
    """The order, or everything that is wrong with the fields casus, perspectief, laatste_dag and aantal.

    `data` holds the study's cases and instruments. No last day means that the link stays open.
    """
    casus, perspectief = clean(form.get("casus", "")), clean(form.get("perspectief", ""))
    last_day, day_mistake = check_day(clean(form.get("laatste_dag", "")), today)
    count, count_mistake = check_count(clean(form.get("aantal", "1")))
    known = {case.casus for case in data.cases}
    mistakes = [
        Mistake("casus", messages.UNKNOWN_CASUS) if casus not in known else None,
        Mistake("perspectief", messages.UNKNOWN_PERSPECTIEF)
        if perspectief not in data.study.instruments
        else None,
        day_mistake,
        count_mistake,
    ]
    if any(mistakes):
        return tuple(mistake for mistake in mistakes if mistake)
    instrument = data.instruments[data.study.instruments[perspectief]]
    return Order(data.study.id, casus, perspectief, instrument.id, instrument.version, count, last_day)


def check_day(text: str, today: date, field: str = "laatste_dag") -> tuple[date | None, Mistake | None]:
    """The day in the text, or what is wrong with it; no text is no day."""
    if not text:
        return None, None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, Mistake(field, messages.NO_SUCH_DAY)
    return day, Mistake(field, messages.DAY_IS_OVER) if day < today else None


def check_count(text: str) -> tuple[int, Mistake | None]:
    """A whole number from 1 to MOST_AT_ONCE, or what is wrong with it."""
    if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST_AT_ONCE:
        return int(text), None
    return 0, Mistake("aantal", messages.BAD_COUNT, {"most": MOST_AT_ONCE})
