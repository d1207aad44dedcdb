"""What a value must rest on before its sheet is sealed: per value a reason, a quote, or an explanation.

A gap is said, never mended: a codeur may save a cell that has gaps, and sees them before sealing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis.study import Coding
from codebooks.model import Aspect, Codebook
from codebooks.values import REASONS, Reason, Value
from survey_app.domain import staff_messages as messages

NOT_CODED, NO_REASON, NO_QUOTE = "niet_gecodeerd", "geen_reden", "geen_citaat"

# onbekend is for a source that gives a bare colour; who codes knows which definition applies.
NAMING = {value: frozenset(REASONS[value]) - {Reason.ONBEKEND} for value in Value}
REASON_MISSING: dict[Value, str] = {
    Value.GROEN: messages.GREEN_NEEDS_REASON,
    Value.ORANJE: messages.ORANGE_NEEDS_REASON,
    Value.ROOD: messages.RED_NEEDS_REASON,
    Value.GRIJS: messages.GREY_NEEDS_REASON,
}
QUOTED = (Value.GROEN, Value.ORANJE, Value.ROOD)


@dataclass(frozen=True)
class Gap:
    """What one cell still lacks: a code, and the sentence that says so."""

    aspect: str  # codebook.aspect
    code: str  # NOT_CODED, NO_REASON or NO_QUOTE
    message: str
    details: Mapping[str, object] = field(default_factory=dict)


def cell_gaps(aspect: Aspect, coding: Coding | None, name: str = "") -> tuple[Gap, ...]:
    """What this coding of this aspect lacks; None, or a coding without a value, is not coded.

    `name` is the qualified name, for a cell without a coding; with one it is the coding's own.
    """
    named = coding.aspect if coding else name or aspect.id
    if coding is None or not coding.waarde:
        return (Gap(named, NOT_CODED, messages.NOT_CODED),)
    if aspect.options or coding.waarde not in REASON_MISSING:
        return ()
    return tuple(_gaps(named, coding, Value(coding.waarde)))


def sheet_gaps(books: Iterable[Codebook], perspectief: str, codings: Iterable[Coding]) -> tuple[Gap, ...]:
    """The gaps of one codeur's sheet, in the order of the codebooks that this perspectief is coded with.

    `codings` are those of the one sheet, at most one per aspect.
    """
    found = {coding.aspect: coding for coding in codings}
    return tuple(
        gap
        for book in books
        if perspectief in book.perspectieven
        for aspect in book.aspects
        for gap in cell_gaps(aspect, found.get(f"{book.id}.{aspect.id}"), f"{book.id}.{aspect.id}")
    )


def _gaps(name: str, coding: Coding, value: Value) -> Iterator[Gap]:
    if coding.reden not in NAMING[value]:
        yield Gap(name, NO_REASON, REASON_MISSING[value])
    if value in QUOTED and not coding.fragmenten and not _explains_absence(coding):
        absent = coding.reden == Reason.AFWEZIG_GEWENST
        yield Gap(name, NO_QUOTE, messages.ABSENCE_NEEDS_WORDS if absent else messages.QUOTE_NEEDED)


def _explains_absence(coding: Coding) -> bool:
    """What was not there often has no words of its own: an explanation may stand in for a quote."""
    return coding.reden == Reason.AFWEZIG_GEWENST and bool(coding.toelichting.strip())
