"""Published figures against the study's own tables: each is reproduced, in conflict, not derivable, or wrong.

Nothing is skipped: a figure that says neither where it stands in the tables nor why it cannot is wrong.
Pure: the tables come in through `look_up` (address -> cell, KeyError when there is no such cell).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.published_readings import LookUp, Reading, read
from analysis.study import PublishedFigure


class Status(StrEnum):
    """How a printed figure compares with what the data yields."""

    GEREPRODUCEERD = "gereproduceerd"
    STRIJDIG = "strijdig"  # contradicts another printed figure: `explanation` names it and says why
    NIET_AF_TE_LEIDEN = "niet_af_te_leiden"  # the study's data cannot yield it: `explanation` says why
    FOUT = "fout"  # an error in the data or in published.yaml; never in a finished study


@dataclass(frozen=True)
class Recounted:
    """One figure: as printed, as the data yields it ('' where it yields nothing), and how they compare."""

    id: str
    printed: str
    computed: str
    status: Status
    explanation: str = ""


def compare_published(figures: Iterable[PublishedFigure], look_up: LookUp) -> tuple[Recounted, ...]:
    """Every figure compared, in the order given."""
    return tuple(compare(figure, look_up) for figure in figures)


def compare(figure: PublishedFigure, look_up: LookUp) -> Recounted:
    """One figure compared. Never raises on what stands in the figure: what cannot be read is FOUT."""
    if figure.figure and figure.not_derivable:
        return _wrong(figure, "Er staat een adres én een reden waarom het cijfer niet af te leiden is.")
    if figure.figure:
        return _compare_with_cell(figure, look_up)
    if figure.conflict:
        text = " ".join(part for part in (figure.conflict, figure.not_derivable) if part)
        return Recounted(figure.id, figure.printed, "", Status.STRIJDIG, text)
    if figure.not_derivable:
        return Recounted(figure.id, figure.printed, "", Status.NIET_AF_TE_LEIDEN, figure.not_derivable)
    return _wrong(figure, "Er staat geen adres, geen strijdigheid en geen reden.")


def tally(recounted: Iterable[Recounted]) -> dict[Status, int]:
    """How many figures have each status; a status that does not occur counts 0."""
    counts = Counter(item.status for item in recounted)
    return {status: counts[status] for status in Status}


def _compare_with_cell(figure: PublishedFigure, look_up: LookUp) -> Recounted:
    try:
        found = read(figure.printed, figure.figure, figure.reads, look_up)
    except KeyError as error:
        return _wrong(figure, f"Het adres bestaat niet: {error}.")
    except ValueError as error:
        return _wrong(figure, f"Het cijfer is zo niet te lezen: {error}.")
    status = _status(found, figure)
    return Recounted(figure.id, figure.printed, found.computed, status, _explain(status, figure))


def _status(found: Reading, figure: PublishedFigure) -> Status:
    if found.agrees:
        return Status.FOUT if figure.conflict else Status.GEREPRODUCEERD
    return Status.STRIJDIG if figure.conflict else Status.FOUT


def _explain(status: Status, figure: PublishedFigure) -> str:
    if status is not Status.FOUT:
        return figure.conflict
    if figure.conflict:
        return f"Als strijdig genoteerd, maar de gegevens geven wat gedrukt is. Genoteerd: {figure.conflict}"
    return "De gegevens geven iets anders dan gedrukt is, en daar staat geen reden bij."


def _wrong(figure: PublishedFigure, explanation: str) -> Recounted:
    return Recounted(figure.id, figure.printed, "", Status.FOUT, explanation)
