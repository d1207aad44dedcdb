"""Shelf: what a text can refer to. A plain function from address to Figure is a shelf with figures only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import Chart, Figure, Quote, Table
from reports.living_text.reference import Reference
from reports.wording import Runs

LookUp = Callable[[str], Figure | None]


@dataclass(frozen=True)
class Counted:
    """Something that was counted: the addresses of how many, of how many, and of the share; '' for none."""

    name: str
    hits: str
    of: str = ""
    share: str = ""
    label: str = ""


class Shelf:
    """Figures by address; a study's shelf (study_shelf.py) knows counts, quotes and tables too."""

    def __init__(self, look_up: LookUp) -> None:
        self._look_up = look_up

    def __call__(self, address: str) -> Figure | None:
        """The figure at `table/row/column`; None where there is no such number."""
        return self._look_up(address)

    def number(self, address: str) -> int | float | None:
        """The value at the address where it is a number."""
        return None

    def is_percentage(self, n: int | float) -> bool:
        """Whether so many may be printed as a percentage."""
        return False

    def counted(self, name: str) -> Counted | None:
        """What `telling: <codebook>.<aspect>.<waarde>` counts."""
        return None

    def answered(self, name: str) -> Counted | None:
        """What `antwoorden: [<perspectief>.]<question>.<option>` counts."""
        return None

    def quote(self, fragment: str) -> Quote | None:
        """The quote; None where it is not there or may not be printed."""
        return None

    def is_closed(self, fragment: str) -> bool:
        """Whether the quote is there but may not be printed."""
        return False

    def is_hidden(self, reference: Reference) -> bool:
        """Whether what is referred to is there, but too small to print."""
        return False

    def judgement(self, name: str) -> Runs:
        """The level of a judgement in words and symbol; nothing where there is none."""
        return ()

    def table(self, name: str) -> Table | None:
        """The table as it is read."""
        return None

    def chart(self, name: str) -> Chart | None:
        """The chart."""
        return None

    def names(self, word: str, near: str = "") -> tuple[str, ...]:
        """What can stand behind a word, to choose from; for `cijfer` in the table of the name `near`."""
        return ()


def shelf_of(look_up: LookUp) -> Shelf:
    """The shelf itself, or one with nothing but these figures."""
    return look_up if isinstance(look_up, Shelf) else Shelf(look_up)
