"""The response curve: complete questionnaires day by day, with the days on which people were written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 366  # days of the curve; what came before them is in the first day's total
WIDTH, HEIGHT = 600, 160  # of the picture, in units of its own


@dataclass(frozen=True)
class Day:
    """What happened on a day; `total` is everything up to and including it."""

    day: date
    invited: int
    sent: int
    total: int
    reminder: bool


@dataclass(frozen=True)
class Curve:
    """Every day from the first event to today; `undated` were sent in a study that keeps no days."""

    days: tuple[Day, ...]
    undated: int

    @property
    def highest(self) -> int:
        """The total on the last day, at least one."""
        return max((day.total for day in self.days), default=0) or 1

    def points(self) -> str:
        """The line of the picture, as SVG wants it."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self._point, range(len(self.days))))

    def marks(self) -> tuple[tuple[float, Day], ...]:
        """Where on the line people were invited or reminded."""
        return tuple(
            (self._point(place)[0], day) for place, day in enumerate(self.days) if day.invited or day.reminder
        )

    def eventful(self) -> tuple[Day, ...]:
        """The days on which something happened."""
        return tuple(day for day in self.days if day.invited or day.sent or day.reminder)

    def _point(self, place: int) -> tuple[float, float]:
        across = WIDTH * place / max(1, len(self.days) - 1)
        return across, HEIGHT - HEIGHT * self.days[place].total / self.highest


def curve(
    invited: Mapping[date, int],
    sent: Mapping[date | None, int],
    reminders: Sequence[date],
    today: date,
) -> Curve:
    """The curve up to today, at most LONGEST days; nothing happened when it has no days."""
    dated = {day: count for day, count in sent.items() if day is not None}
    happened = [day for day in (*invited, *dated, *reminders) if day <= today]
    if not happened:
        return Curve((), sent.get(None, 0))
    first = max(min(happened), today - timedelta(days=LONGEST - 1))
    total, days = sum(count for day, count in dated.items() if day < first), []
    for place in range((today - first).days + 1):
        day = first + timedelta(days=place)
        total += dated.get(day, 0)
        days.append(Day(day, invited.get(day, 0), dated.get(day, 0), total, day in reminders))
    return Curve(tuple(days), sent.get(None, 0))
