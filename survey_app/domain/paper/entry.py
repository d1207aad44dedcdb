"""One form on the desk: which entries there are, whose they are, and what comes next for whoever looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Form:
    """A form as the desk knows it: never whose it is. `number` is its invitation's."""

    study: str
    number: int
    perspectief: str
    instrument: str
    version: str
    answered: bool = False  # it was sent already, in whatever way
    begun: bool = False  # someone began on the web, or with an interviewer
    tied: bool = True  # that answer can still be found from here
    closed: str = ""  # ingetrokken, afgebroken: nothing may be entered any more
    without_code: bool = False  # it got its number from us


@dataclass(frozen=True)
class Entry:
    """What one person typed. Others learn its values only when both are done."""

    entry: int
    values: Mapping[str, str] = field(default_factory=dict)
    done: bool = False
    mine: bool = False


class Place(StrEnum):
    """What someone can do with a form now."""

    TYPE = "typen"
    WAIT = "wachten"  # for another person to type it
    COMPARE = "vergelijken"
    SETTLED = "verwerkt"
    TAKEN = "bezet"  # two other people have it


@dataclass(frozen=True)
class PaperDesk:
    """A form with its entries, as one person may know them."""

    form: Form
    entries: tuple[Entry, ...] = ()
    settled: bool = False

    @property
    def mine(self) -> Entry | None:
        """What this person typed so far; None when nothing."""
        return next((one for one in self.entries if one.mine), None)

    @property
    def both_done(self) -> bool:
        """Whether two people are done typing."""
        return len(self.entries) == 2 and all(one.done for one in self.entries)


def place_of(desk: PaperDesk) -> Place:
    """Where this person stands with the form."""
    if desk.settled:
        return Place.SETTLED
    if desk.both_done:
        return Place.COMPARE
    if desk.mine is not None:
        return Place.WAIT if desk.mine.done else Place.TYPE
    return Place.TAKEN if len(desk.entries) == 2 else Place.TYPE
