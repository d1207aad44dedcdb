"""Days and years as files and forms write them."""

from __future__ import annotations

import re
from datetime import date

_YEAR = re.compile(r"[12][0-9]{3}")


def is_day(text: str) -> bool:
    """Whether it is a day that exists, as year-month-day; Python alone also takes 20261127 and 2026-W48-5."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_year(text: str) -> bool:
    """Whether it is a year in four digits."""
    return bool(_YEAR.fullmatch(text))
