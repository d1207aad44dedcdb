"""A day as it is said in the language of the request."""

from __future__ import annotations

from datetime import date

from survey_app.web.language import current


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
