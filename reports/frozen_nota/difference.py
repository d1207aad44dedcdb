"""What differs between two sets of numbers: which cells, which lines, in which tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.results import CellValue
from reports.frozen_nota.numbers import Numbers

NOTHING = "geen"


@dataclass(frozen=True)
class ChangedNumber:
    """A number that is not what it was; None where it was not, or is no longer, printed."""

    address: str
    was: str | None
    now: str | None

    @property
    def table(self) -> str:
        """The table it stands in."""
        return self.address.partition("/")[0]


@dataclass(frozen=True)
class Difference:
    """From one set of numbers to another: numbers by address, lines that went and lines that came."""

    numbers: tuple[ChangedNumber, ...] = ()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.numbers or self.gone or self.come)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in which a number differs, in order."""
        return tuple(dict.fromkeys(one.table for one in self.numbers))


def difference(before: Numbers, after: Numbers) -> Difference:
    """What changed from `before` to `after`."""
    was, now = before["cijfers"], after["cijfers"]
    numbers = tuple(
        ChangedNumber(address, _shown(was.get(address)), _shown(now.get(address)))
        for address in sorted({*was, *now})
        if was.get(address) != now.get(address)
    )
    return Difference(
        numbers, _missing(before["tekst"], after["tekst"]), _missing(after["tekst"], before["tekst"])
    )


def _missing(lines: Sequence[str], among: Sequence[str]) -> tuple[str, ...]:
    """The lines that the other does not have, or not as often, in order."""
    left = Counter(among)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return tuple(found)


def _shown(pair: Sequence[CellValue] | None) -> str | None:
    """How it is printed, and the value itself where that says more: '60% (15 van 25) [0.6]'."""
    if pair is None:
        return None
    value, text = pair
    return str(text) if isinstance(value, str | int | None) else f"{text} [{value}]"
