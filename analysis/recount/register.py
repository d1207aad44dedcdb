"""The register: printed figures by id, each with the values it stands for or why it stands for no number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.recount.interval import Interval, exactly
from analysis.recount.numerals import UnreadableError
from analysis.recount.printed import PrintedNumber, read_printed
from analysis.study import PublishedFigure


class ImpossibleError(Exception):
    """Why a figure cannot be checked, as a Dutch half-sentence."""


@dataclass(frozen=True)
class Register:
    """The figures of a report; a str in `numbers` is the reason why there is no number."""

    figures: Mapping[str, PublishedFigure]
    numbers: Mapping[str, PrintedNumber | str]

    def interval(self, id: str) -> Interval:
        """The values of a figure; ImpossibleError when it has none."""
        return self.number(id).interval

    def point(self, id: str) -> Interval:
        """The value as it stands, as an interval of one; its whole interval where it is a range."""
        number = self.number(id)
        return number.interval if number.point is None else exactly(number.point)

    def number(self, id: str) -> PrintedNumber:
        """What the figure stands for; ImpossibleError when it is unknown or no number."""
        if id not in self.figures:
            raise ImpossibleError(f"het cijfer {id} staat niet in het register")
        number = self.numbers[id]
        if isinstance(number, str):
            raise ImpossibleError(f"'{self.figures[id].printed}' ({id}) {number}")
        return number


def make_register(figures: Iterable[PublishedFigure]) -> Register:
    """The figures by id, in their order; ValueError when two have the same id."""
    listed = list(figures)
    for id, times in Counter(figure.id for figure in listed).items():
        if times > 1:
            raise ValueError(f"figures must each have an id of their own, not {id!r} {times} times")
    return Register({one.id: one for one in listed}, {one.id: _number(one) for one in listed})


def _number(figure: PublishedFigure) -> PrintedNumber | str:
    reads = "" if figure.figure else figure.reads  # with an address, `reads` says how the cell is read
    try:
        return read_printed(figure.printed, figure.unit, reads)
    except UnreadableError as error:
        return str(error)
