"""Normenkader: deelvragen, norms with their evidence, and the scale that turns a share into a level.

Import these names from `codebooks.model`, where every kind of codebook stands together.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class BoundaryRule:
    """Which level a share exactly on a boundary gets when the printed scale leaves it open, and why."""

    at: float
    level: str
    why: Texts
    line: int = 0


@dataclass(frozen=True)
class Scale:
    """Levels from lowest to highest, and the rules for the shares that print leaves undecided."""

    levels: tuple[Level, ...]
    boundaries: tuple[BoundaryRule, ...]
    partial_credit: float  # what 'deels' counts for
    line: int = 0

    def level(self, id: str) -> Level:
        """The level with this id; KeyError when there is none."""
        return {level.id: level for level in self.levels}[id]


@dataclass(frozen=True)
class EvidenceLink:
    """What feeds a norm: counted cells (`aspects`), or a source that is read and judged (`source`)."""

    id: str
    text: Texts
    aspects: tuple[str, ...] = ()  # codebook.aspect; counted over the parents' cells
    source: str = ""
    line: int = 0


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


@dataclass(frozen=True)
class Normenkader:
    """What the study judges by: deelvragen, norms, scale. Frozen before fieldwork."""

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

    def judgements(self) -> tuple[str, ...]:
        """The names of the judgements to be made, in order, each once."""
        return tuple(dict.fromkeys(norm.judged_with for norm in self.norms if norm.judged_with))
