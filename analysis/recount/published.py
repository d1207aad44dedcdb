"""Published figures against the study's own tables and against each other, in one list.

Each is reproduced, in conflict, not derivable, or wrong. Nothing is skipped: a figure that says neither where
it stands in the tables, nor which figures give it, nor why that cannot be, is wrong. Pure: the tables come in
through `look_up` (address -> cell, KeyError when there is no such cell).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.recount import recount
from analysis.recount.readings import LookUp, Reading, read, shown
from analysis.results.recount import RecountedFigure, RecountStatus
from analysis.study import PublishedFigure


class Status(StrEnum):
    """How a printed figure compares with what the data yields."""

    GEREPRODUCEERD = "gereproduceerd"
    STRIJDIG = "strijdig"  # contradicts another printed figure: `explanation` names it and says why
    NIET_AF_TE_LEIDEN = "niet_af_te_leiden"  # the study's data cannot yield it: `explanation` says why
    FOUT = "fout"  # an error in the data or in published.yaml; never in a finished study


@dataclass(frozen=True)
class Compared:
    """One figure: as printed, as the data yields it ('' where it yields nothing), and how they compare."""

    id: str
    printed: str
    computed: str
    status: Status
    explanation: str = ""


def compare_published(figures: Iterable[PublishedFigure], look_up: LookUp) -> tuple[Compared, ...]:
    """Every figure compared, in the order given; ValueError when formulas meet an id that occurs twice."""
    listed = tuple(figures)
    some = any(figure.formula for figure in listed)
    recounted = {item.id: item for item in recount(listed).figures} if some else {}
    return tuple(compare(figure, look_up, recounted.get(figure.id)) for figure in listed)


def compare(figure: PublishedFigure, look_up: LookUp, recounted: RecountedFigure | None = None) -> Compared:
    """One figure compared; a figure with a formula comes with its recount.

    Never raises on what stands in the figure: what cannot be read is FOUT.
    """
    if (figure.figure or figure.formula) and figure.not_derivable:
        which = "adres" if figure.figure else "formule"
        return _wrong(figure, f"Er staat een {which} én een reden waarom het cijfer niet af te leiden is.")
    if figure.figure:
        return _compare_with_cell(figure, look_up, recounted)
    if figure.formula and recounted is not None and recounted.status is not NOT_CHECKED:
        return _compare_with_figures(figure, recounted)
    return _compare_with_nothing(figure, recounted)


NOT_CHECKED = RecountStatus.NIET_TE_CONTROLEREN


def tally(compared: Iterable[Compared]) -> dict[Status, int]:
    """How many figures have each status; a status that does not occur counts 0."""
    counts = Counter(item.status for item in compared)
    return {status: counts[status] for status in Status}


def _compare_with_nothing(figure: PublishedFigure, recounted: RecountedFigure | None) -> Compared:
    why = figure.not_derivable or (recounted.reason if recounted and figure.formula else "")
    if figure.conflict:
        text = " ".join(part for part in (figure.conflict, why) if part)
        return Compared(figure.id, figure.printed, "", Status.STRIJDIG, text)
    if why:
        return Compared(figure.id, figure.printed, "", Status.NIET_AF_TE_LEIDEN, why)
    return _wrong(figure, "Er staat geen adres, geen formule, geen strijdigheid en geen reden.")


def _compare_with_cell(
    figure: PublishedFigure, look_up: LookUp, recounted: RecountedFigure | None
) -> Compared:
    """With a formula beside the address both must agree."""
    try:
        found = read(figure.printed, figure.figure, figure.reads, look_up)
    except KeyError as error:
        return _wrong(figure, f"Het adres bestaat niet: {error}.")
    except ValueError as error:
        return _wrong(figure, f"Het cijfer is zo niet te lezen: {error}.")
    if found.agrees and recounted is not None and recounted.status is RecountStatus.KLOPT_NIET:
        return _compare_with_figures(figure, recounted)
    return _judged(figure, found, "De gegevens geven")


def _compare_with_figures(figure: PublishedFigure, recounted: RecountedFigure) -> Compared:
    value = recounted.recomputed
    reading = Reading("" if value is None else shown(float(value)), recounted.holds)
    found = _judged(figure, reading, "De andere cijfers geven")
    if recounted.status is RecountStatus.KLOPT_DOOR_AFRONDING and found.status is Status.GEREPRODUCEERD:
        return replace(found, explanation="Klopt door afronding van de delen.")
    return found


def _judged(figure: PublishedFigure, found: Reading, source: str) -> Compared:
    """In conflict and said to be, or agreeing and not: anything else is wrong."""
    if found.agrees:
        status = Status.FOUT if figure.conflict else Status.GEREPRODUCEERD
    else:
        status = Status.STRIJDIG if figure.conflict else Status.FOUT
    return Compared(figure.id, figure.printed, found.computed, status, _explain(status, figure, source))


def _explain(status: Status, figure: PublishedFigure, source: str) -> str:
    if status is not Status.FOUT:
        return figure.conflict
    if figure.conflict:
        return f"Als strijdig genoteerd, maar {_lower(source)} wat gedrukt is. Genoteerd: {figure.conflict}"
    return f"{source} iets anders dan gedrukt is, en daar staat geen reden bij."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _wrong(figure: PublishedFigure, explanation: str) -> Compared:
    return Compared(figure.id, figure.printed, "", Status.FOUT, explanation)
