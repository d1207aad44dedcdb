"""Likely slips: what a clerk may have done so that a figure does not hold. A suggestion with its ground.

Each is tried on the printed values as they stand; it counts when it gives exactly what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.recount.formula import Call, Formula, Reference, evaluate, references, written
from analysis.recount.interval import Interval
from analysis.recount.numerals import UnreadableError
from analysis.recount.printed import PrintedNumber, read_printed
from analysis.recount.register import ImpossibleError, Register
from analysis.results.recount import Slip, SlipKind
from analysis.study import PublishedFigure

MOST_SHOWN = 4
MOST_BASES = 400  # figures of one place tried as another base
_SHIFTS = tuple(Fraction(10) ** power for power in (1, -1, 2, -2, 3, -3))


@dataclass(frozen=True)
class _Variant:
    """Another formula, and the slip it would stand for."""

    kind: SlipKind
    formula: Formula
    culprit: Formula


def likely_slips(
    figure: PublishedFigure, number: PrintedNumber, formula: Formula, value: Fraction, register: Register
) -> tuple[Slip, ...]:
    """The slips that would make the printed figure out of its parts, most telling first.

    `value` is what the formula gives. None for a figure printed without bounds (`meer dan 90`): anything
    would fit it.
    """
    if not number.interval.bounded:
        return ()
    found = [
        *_swapped_digits(figure, value),
        *_by_formula(formula, number.interval, register),
        *_cut_off(number, value),
        *_shifted(number, value),
        *_other_base(figure, number.interval, formula, register),
    ]
    return tuple(dict.fromkeys(found))[:MOST_SHOWN]


# ---- the digits of the figure itself ---------------------------------------------------------------------


def _swapped_digits(figure: PublishedFigure, value: Fraction) -> Iterator[Slip]:
    for text in _swaps(figure.printed):
        try:
            fits = read_printed(text, figure.unit).interval.holds(value)
        except UnreadableError:
            continue
        if fits:
            yield Slip(SlipKind.CIJFERS_VERWISSELD, f"Met twee cijfers verwisseld klopt het wel: {text}.")


def _swaps(text: str) -> Iterator[str]:
    """The text with two neighbouring digits changed about; a point or comma between them stays put."""
    places = [match.start() for match in re.finditer("[0-9]", text)]
    for first, second in zip(places, places[1:], strict=False):
        if second - first <= 2 and text[first] != text[second]:
            letters = list(text)
            letters[first], letters[second] = letters[second], letters[first]
            yield "".join(letters)


def _cut_off(number: PrintedNumber, value: Fraction) -> Iterator[Slip]:
    """Cut off, or rounded away from zero, where it should have been rounded; also at a round 94.000."""
    if not number.step or number.point is None or number.point * value <= 0:
        return
    printed, exact = abs(number.point) / number.step, abs(value) / number.step
    for unit in _units(printed):
        if printed == exact // unit * unit:
            yield Slip(SlipKind.AFGEKAPT, "Het cijfer is afgekapt in plaats van afgerond.")
        elif printed == -(-exact // unit) * unit:
            yield Slip(SlipKind.NAAR_BOVEN, "Het cijfer is naar boven afgerond.")


def _units(printed: Fraction) -> Iterator[int]:
    """What the number may have been cut at: its last digit, or its zeros while two digits are left before."""
    unit = 1
    while unit == 1 or (printed % unit == 0 and printed >= 10 * unit):
        yield unit
        unit *= 10


def _shifted(number: PrintedNumber, value: Fraction) -> Iterator[Slip]:
    if value and any(number.interval.holds(value * shift) for shift in _SHIFTS):
        yield Slip(SlipKind.KOMMA_VERSCHOVEN, "De komma staat verkeerd: een factor tien, honderd of duizend.")


# ---- the formula -----------------------------------------------------------------------------------------


def _by_formula(formula: Formula, printed: Interval, register: Register) -> Iterator[Slip]:
    """One slip of each kind; where several rows would do, it names them all."""
    fitting: dict[SlipKind, dict[str, Formula]] = {}
    for variant in _variants(formula):
        if _gives(variant.formula, printed, register):
            fitting.setdefault(variant.kind, {})[written(variant.culprit)] = variant.culprit
    for kind, culprits in fitting.items():
        ids = tuple(dict.fromkeys(id for culprit in culprits.values() for id in references(culprit)))
        yield Slip(kind, _SENTENCES[kind].format(" of ".join(culprits)), ids)


_SENTENCES = {
    SlipKind.REGEL_WEGGELATEN: "Zonder {0} komt er wat gedrukt is: een regel niet meegeteld.",
    SlipKind.REGEL_DUBBEL: "Met {0} twee keer komt er wat gedrukt is: een regel dubbel geteld.",
    SlipKind.DELEN_VERWISSELD: "Met de twee delen omgewisseld komt er wat gedrukt is: {0}.",
    SlipKind.GROEI_OF_VERHOUDING: "Er is een ander soort verhouding gedrukt: {0} geeft wat er staat.",
}


def _gives(formula: Formula, printed: Interval, register: Register) -> bool:
    try:
        return evaluate(formula, register.point).within(printed)
    except (ZeroDivisionError, ImpossibleError):
        return False


def _variants(formula: Formula) -> Iterator[_Variant]:
    """Every formula that differs by one slip, anywhere in it."""
    if not isinstance(formula, Call):
        return
    yield from _here(formula)
    for position, arg in enumerate(formula.args):
        for variant in _variants(arg):
            args = (*formula.args[:position], variant.formula, *formula.args[position + 1 :])
            yield _Variant(variant.kind, Call(formula.name, args), variant.culprit)


def _here(call: Call) -> Iterator[_Variant]:
    if call.name in ("sum", "mean", "+"):
        yield from _rows(call)
    if call.name in ("ratio", "/", "percentage", "difference", "-", "growth"):
        turned = Call(call.name, call.args[::-1])
        yield _Variant(SlipKind.DELEN_VERWISSELD, turned, turned)
    for other in _RELATED.get(call.name, ()):
        for args in (call.args, call.args[::-1]):
            related = Call(other, args)
            yield _Variant(SlipKind.GROEI_OF_VERHOUDING, related, related)


_RELATED: Mapping[str, tuple[str, ...]] = {
    "growth": ("percentage", "difference", "ratio"),
    "percentage": ("growth", "ratio"),
    "ratio": ("growth", "percentage"),
}


def _rows(call: Call) -> Iterator[_Variant]:
    """A row left out, a row counted twice. `a + b + c` is a sum in a sum: each of its rows comes by."""
    for position, arg in enumerate(call.args):
        rest = (*call.args[:position], *call.args[position + 1 :])
        left = rest[0] if call.name == "+" else Call(call.name, rest)
        if rest:
            yield _Variant(SlipKind.REGEL_WEGGELATEN, left, arg)
        name = "sum" if call.name == "+" else call.name
        yield _Variant(SlipKind.REGEL_DUBBEL, Call(name, (*call.args, arg)), arg)


# ---- another figure as base ------------------------------------------------------------------------------


def _other_base(
    figure: PublishedFigure, printed: Interval, formula: Formula, register: Register
) -> Iterator[Slip]:
    """A percentage of another figure, of its unit and printed where this one or its parts are."""
    if not isinstance(formula, Call) or formula.name not in ("percentage", "ratio", "/"):
        return
    part, base = formula.args
    units = {register.figures[id].unit for id in references(base)}
    used = {figure.id, *references(formula)}
    places = {register.figures[id].place for id in used}
    near = [one for one in register.figures.values() if one.place in places and one.unit in units]
    for other in [one for one in near if one.id not in used][:MOST_BASES]:
        if _gives(Call(formula.name, (part, Reference(other.id))), printed, register):
            sentence = f"Ten opzichte van {other.id} ({other.subject}) klopt het: dat is een andere basis."
            yield Slip(SlipKind.ANDERE_BASIS, sentence, (other.id,))
