"""Page by page: how many saved it, how many went no further, and how long it stood open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from instruments.model import Instrument
from instruments.texts import Texts

FEWEST = 5  # people, below which the time of a page would be somebody's time


@dataclass(frozen=True)
class PageCount:
    """Counted for one page of one questionnaire.

    `stopped`: it is the last page that these people saved, and they did not send. `seconds` maps how long it
    stood open, in steps of five, to the number of people.
    """

    instrument: str
    page: str
    saved: int = 0
    stopped: int = 0
    seconds: Mapping[int, int] | None = None


@dataclass(frozen=True)
class PageRow:
    """A page as the monitor shows it. Times are seconds; None when fewer than FEWEST people have one."""

    title: Texts
    place: int  # 1, 2, ...: pages may share a title
    saved: int
    stopped: int
    timed: int
    median: int | None
    slowest_quarter: int | None  # three in four were done by then


def page_rows(instrument: Instrument, counts: Iterable[PageCount]) -> tuple[PageRow, ...]:
    """A row per page in the order of asking; a page of an earlier version that is gone is left out."""
    known = {count.page: count for count in counts if count.instrument == instrument.id}
    return tuple(
        _row(place, page.title, known.get(page.id, PageCount(instrument.id, page.id)))
        for place, page in enumerate(instrument.pages, 1)
    )


def _row(place: int, title: Texts, count: PageCount) -> PageRow:
    seconds = dict(count.seconds or {})
    timed = sum(seconds.values())
    enough = timed >= FEWEST
    return PageRow(
        title,
        place,
        count.saved,
        count.stopped,
        timed,
        median=_at(seconds, timed / 2) if enough else None,
        slowest_quarter=_at(seconds, timed * 3 / 4) if enough else None,
    )


def _at(seconds: Mapping[int, int], rank: float) -> int:
    """The shortest time by which so many people were done."""
    done = 0
    for length in sorted(seconds):
        done += seconds[length]
        if done >= rank:
            return length
    return max(seconds, default=0)
