"""A day as it is said in the language of the request."""

from __future__ import annotations

import re
from datetime import date, datetime

from instruments.days import is_day
from survey_app.web.language import current

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def long_date(day: str) -> str:
    """An ISO day as it is said in the language of this request; '' for ''."""
    from babel import Locale, UnknownLocaleError  # reads its data from disk: only for who asks
    from babel.dates import format_date

    if not day:
        return ""
    try:
        return str(format_date(date.fromisoformat(day), "long", locale=Locale.parse(current(), sep="-")))
    except (UnknownLocaleError, ValueError):
        return str(format_date(date.fromisoformat(day), "long", locale="nl"))


def days_in_words(text: str) -> str:
    """The text with every day in it as it is said; what is no day on the calendar stays as it is."""
    return _DAY.sub(lambda found: long_date(found[0]) if is_day(found[0]) else found[0], text)


def moment_in_words(moment: datetime) -> str:
    """Such as 28 november 2026, 14:03: the day, and the time as it is kept (UTC)."""
    return f"{long_date(moment.date().isoformat())}, {moment:%H:%M}"


def day_of(moment: datetime) -> str:
    """The day of the moment as it is said."""
    return long_date(moment.date().isoformat())
