"""Normenkader: deelvragen, norms with their evidence, and the scale that turns a share into a level.

Import these names from `codebooks.model`, where every kind of codebook stands together.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from instruments.texts import NO_TEXTS, Texts


@dataclass(frozen=True)
class SubQuestion:
    """A deelvraag: what the study asks, before any norm."""

    id: str
    text: Texts
    line: int = 0


@dataclass(frozen=True)
class Level:
    """A level of the scale; shares are fractions 0-1, a bound counts only where it is included."""

    id: str
    label: Texts
    symbol: str
    printed: str
    low: float
    high: float
    low_included: bool
    high_included: bool
    line: int = 0

    def holds(self, share: float) -> bool:
        """Whether the share falls in this level as it is printed, bounds compared exactly."""
        above = share > self.low or (self.low_included and share == self.low)
        below = share < self.high or (self.high_included and share == self.high)
        return above and below

    def shown(self, language: str = "nl") -> str:
        """Symbol and word together: neither ever stands alone."""
        return " ".join(filter(None, (self.symbol, self.label.say(language))))


@dataclass(frozen=True)
class BoundaryRule:
    """Which level a share exactly on a boundary gets when the printed scale leaves it open, and why."""

    at: float
    level: str
    why: Texts
    line: int = 0


@dataclass(frozen=True)
class Scale:
    """Levels from lowest to highest, and the rules for the shares that print leaves undecided.

    `unscaled` are levels that no share gives, such as 'niet te beoordelen': only fixed, and with a reason.
    """

    levels: tuple[Level, ...]
    boundaries: tuple[BoundaryRule, ...]
    partial_credit: float  # what 'deels' counts for
    line: int = 0
    unscaled: tuple[Level, ...] = ()

    @property
    def choices(self) -> tuple[Level, ...]:
        """Every level that can be fixed."""
        return (*self.levels, *self.unscaled)

    def level(self, id: str) -> Level:
        """The level with this id; KeyError when there is none."""
        return {level.id: level for level in self.choices}[id]


@dataclass(frozen=True)
class EvidenceLink:
    """What feeds a norm, of one kind: counted cells, a survey question, a computed figure, or what is read.

    Cells are counted (`aspects`), answers too (`question`, with the values in `met` and `partly`), a `figure`
    is held against a threshold, and a `source` or `documents` are read and judged.
    """

    id: str
    text: Texts
    aspects: tuple[str, ...] = ()  # codebook.aspect; counted over the parents' cells
    source: str = ""
    line: int = 0
    documents: tuple[str, ...] = ()  # ids of sources of the study
    question: str = ""  # instrument.variable
    met: tuple[str, ...] = ()  # codes of the options that count as met
    partly: tuple[str, ...] = ()  # codes that count for the scale's partial credit
    figure: str = ""  # table/row/column
    at_least: float | None = None
    at_most: float | None = None
    weight: float = 1.0  # within its norm
    direction: str = "succes"  # or knelpunt: the more of it, the less the norm is met

    @property
    def kind(self) -> str:
        """cellen, vraag, cijfer or gelezen."""
        counted = (("cellen", self.aspects), ("vraag", self.question), ("cijfer", self.figure))
        return next((kind for kind, named in counted if named), "gelezen")

    @property
    def turned(self) -> bool:
        """Whether more of it means that the norm is met less."""
        return self.direction == "knelpunt"

    @property
    def exact_weight(self) -> Fraction:
        """The weight as it is written: 0.1 is a tenth."""
        return Fraction(str(self.weight))


@dataclass(frozen=True)
class Norm:
    """One (sub-)norm. `applicable` is ja, deels or nee; deels and nee carry their reason.

    '' marks a gap: the source asks the deelvraag but has no row for it; `why_not` says so.
    """

    id: str
    deelvraag: str
    part: str
    text: Texts
    applicable: str
    why_not: Texts = NO_TEXTS
    source: Texts = NO_TEXTS
    judged_with: str = ""  # the judgement it falls under; norms may share one
    evidence: tuple[EvidenceLink, ...] = ()
    line: int = 0
    source_kind: str = ""  # wet, beleid, literatuur, anders; '' where nobody said
    measured: Texts = NO_TEXTS  # how it is measured


@dataclass(frozen=True)
class KaderChange:
    """One thing that was changed after the normenkader was frozen."""

    on: str  # ISO day
    by: str  # a function or code, never a name
    what: str
    old: str
    new: str
    why: str
    fieldwork_began: bool = False
    line: int = 0
    hash: str = ""  # of the content after it; '' where that is unknown


@dataclass(frozen=True)
class Normenkader:
    """What the study judges by: deelvragen, norms, scale. Frozen before fieldwork.

    `content_hash` (codebooks/norm_hash.py) names what was frozen; `changes` are all that came after.
    """

    id: str
    version: str
    title: Texts
    frozen_on: str
    questions: tuple[SubQuestion, ...]
    parts: tuple[tuple[str, Texts], ...]
    norms: tuple[Norm, ...]
    scale: Scale
    objections: tuple[Texts, ...] = ()
    file: str = ""
    frozen_hash: str = ""  # of the content when it was frozen; '' where that is unknown
    fieldwork_began: bool = False  # whether anything had been gathered when it was frozen
    changes: tuple[KaderChange, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """What it is written in, the source language first."""
        return tuple(self.title) or ("nl",)

    def norm(self, id: str) -> Norm | None:
        """The norm with this id; None when there is none."""
        return next((norm for norm in self.norms if norm.id == id), None)

    def judgements(self) -> tuple[str, ...]:
        """The names of the judgements to be made, in order, each once."""
        return tuple(dict.fromkeys(norm.judged_with for norm in self.norms if norm.judged_with))
