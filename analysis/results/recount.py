"""Recount: whether each printed figure holds, what it should be and which slip would explain it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from analysis.results.base import Result

Bound = Fraction | float  # a float is only ever an infinity: no bound on that side


class RecountStatus(StrEnum):
    """What recounting a figure from other printed figures shows."""

    KLOPT = "klopt"  # the parts as printed give the figure as printed
    KLOPT_DOOR_AFRONDING = "klopt_door_afronding"  # only when the parts lay elsewhere in what they round to
    KLOPT_NIET = "klopt_niet"  # no values that round to the printed parts give the figure
    NIET_TE_CONTROLEREN = "niet_te_controleren"  # no formula, or a part that holds no number


class SlipKind(StrEnum):
    """A slip of the pen that would explain a figure that does not hold."""

    CIJFERS_VERWISSELD = "cijfers_verwisseld"
    REGEL_WEGGELATEN = "regel_weggelaten"
    REGEL_DUBBEL = "regel_dubbel"
    AFGEKAPT = "afgekapt"
    NAAR_BOVEN = "naar_boven"
    KOMMA_VERSCHOVEN = "komma_verschoven"
    DELEN_VERWISSELD = "delen_verwisseld"
    GROEI_OF_VERHOUDING = "groei_of_verhouding"
    ANDERE_BASIS = "andere_basis"


@dataclass(frozen=True)
class Slip(Result):
    """A likely slip: with it undone, the figure holds. It is a suggestion, not a finding."""

    kind: SlipKind
    sentence: str  # Dutch, shown to people
    ids: tuple[str, ...] = ()  # the figures it is about, besides the figure itself


@dataclass(frozen=True)
class RecountedFigure(Result):
    """One printed figure, recounted from the printed values of the figures in its formula.

    Numbers are in the figure's own unit (percent 0-100, euro) and exact; None where there is none.
    """

    id: str
    place: str  # where the report prints it
    subject: str
    printed: str  # literally
    unit: str
    formula: str  # '' where it has none
    status: RecountStatus
    printed_low: Bound | None = None  # the smallest value that is printed so; None: not read as a number
    printed_high: Bound | None = None
    recomputed: Fraction | None = None  # from the parts as printed; None where a part is a range
    recomputed_low: Bound | None = None  # from the smallest and largest values that round to the parts
    recomputed_high: Bound | None = None
    reason: str = ""  # Dutch: why it cannot be checked; '' otherwise
    slips: tuple[Slip, ...] = ()  # most telling first; only where it does not hold
    conflict: str = ""  # what the register says about a figure that does not hold

    @property
    def holds(self) -> bool:
        """Whether the figure agrees with its parts, be it only by rounding."""
        return self.status in (RecountStatus.KLOPT, RecountStatus.KLOPT_DOOR_AFRONDING)


@dataclass(frozen=True)
class Recount(Result):
    """A register recounted: its figures in the order of the register."""

    figures: tuple[RecountedFigure, ...]

    @property
    def tally(self) -> dict[RecountStatus, int]:
        """How many figures have each status; one that does not occur counts 0."""
        counts = Counter(figure.status for figure in self.figures)
        return {status: counts[status] for status in RecountStatus}

    def with_status(self, status: RecountStatus) -> tuple[RecountedFigure, ...]:
        """The figures with this status, in order."""
        return tuple(figure for figure in self.figures if figure.status is status)
