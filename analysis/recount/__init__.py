"""Recount: does each printed figure follow from the other printed figures? Rounding alone never alarms."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from analysis.recount.circles import circular
from analysis.recount.formula import Formula, FormulaError, evaluate, parse
from analysis.recount.interval import Interval
from analysis.recount.register import ImpossibleError, Register, make_register
from analysis.recount.slips import likely_slips
from analysis.results.recount import Recount, RecountedFigure, RecountStatus, Slip
from analysis.study import PublishedFigure

Status = RecountStatus


def recount(figures: Iterable[PublishedFigure]) -> Recount:
    """Does each printed figure follow from the other figures that were printed?

    `figures` is a register: per figure an id, what is printed, its unit and a formula over other figures' ids
    and literals, such as `percentage(D001, D002)` or `(D001 + D002) * 6.7` (FUNCTIONS in formula.py
    lists what can be used). Percentages are 0-100. The order of the figures changes nothing.

    A printed figure is an interval: 6,7 is 6.65 to 6.75, a whole count is itself, `ruim 90%` is 90 to 99 (see
    printed.py and words.py for every rule). Bounds are closed, so that a half may have been
    rounded up as well as to even. With x the printed parts, X their intervals and f the formula: `klopt` when
    f(x) lies in the figure's interval; `klopt_door_afronding` when only f(X) meets it; `klopt_niet` when it
    does not, so that no values that round to the printed parts give the printed figure;
    `niet_te_controleren` with its reason otherwise. f(X) is computed with exact fractions; where a figure
    occurs twice in a formula it may be wider than needed, which can hide an error but never invents one.
    Every figure is held against the printed parts, not against recomputed ones: one error is told once.

    A figure that does not hold carries the slips that would explain it: suggestions, not findings.

    Missing: a figure that holds no number (`onbekend`), a division by zero, a formula that cannot be read or
    goes round, or no formula at all: `niet_te_controleren`. ValueError when two figures have the same id.

    Source: interval arithmetic as in R.E. Moore, R.B. Kearfott and M.J. Cloud, Introduction to Interval
    Analysis (2009), chapter 2; the idea of recounting print from its own precision is that of N.J.L. Brown
    and J.A.J. Heathers, The GRIM Test (2017). The list of slips is ours.

    >>> printed = [("A", "19", "aantal", ""), ("B", "134", "aantal", ""), ("C", "41%", "procent",
    ...            "percentage(A, B)"), ("D", "153", "aantal", "sum(A, B)")]
    >>> register = [PublishedFigure(id, "", "", text, unit=unit, formula=f) for id, text, unit, f in printed]
    >>> found = recount(register).figures
    >>> [str(figure.status) for figure in found[2:]]
    ['klopt_niet', 'klopt']
    >>> found[2].recomputed, found[2].slips[0].sentence
    (Fraction(950, 67), 'Met twee cijfers verwisseld klopt het wel: 14%.')
    """
    register = make_register(figures)
    turning = circular({id: figure.formula for id, figure in register.figures.items()})
    return Recount(tuple(_recount_one(figure, register, turning) for figure in register.figures.values()))


def _recount_one(figure: PublishedFigure, register: Register, turning: frozenset[str]) -> RecountedFigure:
    try:
        return _compared(figure, register, _formula(figure, turning))
    except ImpossibleError as error:
        return _result(figure, register, Status.NIET_TE_CONTROLEREN, reason=_sentence(str(error)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _formula(figure: PublishedFigure, turning: frozenset[str]) -> Formula:
    if not figure.formula:
        raise ImpossibleError(_why_not(figure))
    if figure.id in turning:
        raise ImpossibleError("de formule komt bij het cijfer zelf terug")
    try:
        return parse(figure.formula)
    except FormulaError as error:
        raise ImpossibleError(f"de formule is niet te lezen: {error}") from None


def _why_not(figure: PublishedFigure) -> str:
    if figure.not_derivable:
        return figure.not_derivable.strip().rstrip(".")
    if figure.figure:
        return "het cijfer wordt met een tabel van het onderzoek vergeleken, niet met andere cijfers"
    return "er staat geen formule bij"


def _compared(figure: PublishedFigure, register: Register, formula: Formula) -> RecountedFigure:
    number = register.number(figure.id)
    try:
        point, around = evaluate(formula, register.point), evaluate(formula, register.interval)
    except ZeroDivisionError:
        raise ImpossibleError("de formule deelt door nul") from None
    value = Fraction(point.low) if point.bounded and point.low == point.high else None
    status = _status(number.interval, point, around)
    slips: tuple[Slip, ...] = ()
    if status is Status.KLOPT_NIET and value is not None:
        slips = likely_slips(figure, number, formula, value, register)
    return _result(figure, register, status, value, around, slips=slips)


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
    slips: tuple[Slip, ...] = (),
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
        slips,
        figure.conflict,
    )
