"""Recount: does each printed figure follow from the other printed figures? Rounding alone never alarms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.recount_circles import circular
from analysis.recount_formula import Formula, FormulaError, evaluate, parse
from analysis.recount_interval import Interval, exactly
from analysis.recount_numerals import UnreadableError
from analysis.recount_printed import PrintedNumber, read_printed
from analysis.results.recount import Recount, RecountedFigure, RecountStatus
from analysis.study import PublishedFigure

Status = RecountStatus


@dataclass(frozen=True)
class Register:
    """The figures of a report by their id, each with what it stands for or why it stands for no number."""

    figures: Mapping[str, PublishedFigure]
    numbers: Mapping[str, PrintedNumber | str]  # a str is the reason

    def interval(self, id: str) -> Interval:
        """The values of a figure; _Impossible when it has none."""
        return self._number(id).interval

    def point(self, id: str) -> Interval:
        """The value as it stands, as an interval of one; its whole interval where it is a range."""
        number = self._number(id)
        return number.interval if number.point is None else exactly(number.point)

    def _number(self, id: str) -> PrintedNumber:
        if id not in self.figures:
            raise _Impossible(f"het cijfer {id} staat niet in het register")
        number = self.numbers[id]
        if isinstance(number, str):
            raise _Impossible(f"'{self.figures[id].printed}' ({id}) {number}")
        return number


class _Impossible(Exception):
    """Why a figure cannot be checked, as a Dutch half-sentence."""


def recount(figures: Iterable[PublishedFigure]) -> Recount:
    """Every figure recounted from the printed values of the figures in its formula, in the order given."""
    register = make_register(figures)
    turning = circular({id: figure.formula for id, figure in register.figures.items()})
    return Recount(tuple(_recount_one(figure, register, turning) for figure in register.figures.values()))


def make_register(figures: Iterable[PublishedFigure]) -> Register:
    """The figures by id; ValueError when two have the same."""
    listed = list(figures)
    named = {figure.id: figure for figure in listed}
    if len(named) != len(listed):
        twice = next(figure.id for figure in listed if sum(one.id == figure.id for one in listed) > 1)
        raise ValueError(f"figures must each have an id of their own, not {twice!r} twice")
    return Register(named, {figure.id: _number(figure) for figure in listed})


def _number(figure: PublishedFigure) -> PrintedNumber | str:
    reads = "" if figure.figure else figure.reads  # with an address, `reads` says how the cell is read
    try:
        return read_printed(figure.printed, figure.unit, reads)
    except UnreadableError as error:
        return str(error)


# ---- one figure ------------------------------------------------------------------------------------------


def _recount_one(figure: PublishedFigure, register: Register, turning: frozenset[str]) -> RecountedFigure:
    try:
        return _compared(figure, register, _formula(figure, turning))
    except _Impossible as error:
        return _result(figure, register, Status.NIET_TE_CONTROLEREN, reason=_sentence(str(error)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _formula(figure: PublishedFigure, turning: frozenset[str]) -> Formula:
    if not figure.formula:
        raise _Impossible(_why_not(figure))
    if figure.id in turning:
        raise _Impossible("de formule komt bij het cijfer zelf terug")
    try:
        return parse(figure.formula)
    except FormulaError as error:
        raise _Impossible(f"de formule is niet te lezen: {error}") from None


def _why_not(figure: PublishedFigure) -> str:
    if figure.not_derivable:
        return figure.not_derivable.strip().rstrip(".")
    if figure.figure:
        return "het cijfer wordt met een tabel van het onderzoek vergeleken, niet met andere cijfers"
    return "er staat geen formule bij"


def _compared(figure: PublishedFigure, register: Register, formula: Formula) -> RecountedFigure:
    printed = register.interval(figure.id)
    try:
        point, around = evaluate(formula, register.point), evaluate(formula, register.interval)
    except ZeroDivisionError:
        raise _Impossible("de formule deelt door nul") from None
    single = point.low if point.low == point.high else None
    status = _status(printed, point, around)
    return _result(figure, register, status, single if isinstance(single, Fraction) else None, around)


def _status(printed: Interval, point: Interval, around: Interval) -> Status:
    if point.within(printed):
        return Status.KLOPT
    return Status.KLOPT_DOOR_AFRONDING if around.meets(printed) else Status.KLOPT_NIET


def _result(
    figure: PublishedFigure,
    register: Register,
    status: Status,
    recomputed: Fraction | None = None,
    around: Interval | None = None,
    reason: str = "",
) -> RecountedFigure:
    number = register.numbers[figure.id]
    printed = None if isinstance(number, str) else number.interval
    return RecountedFigure(
        figure.id,
        figure.place,
        figure.subject,
        figure.printed,
        figure.unit,
        figure.formula,
        status,
        printed.low if printed else None,
        printed.high if printed else None,
        recomputed,
        around.low if around else None,
        around.high if around else None,
        reason,
        conflict=figure.conflict,
    )
