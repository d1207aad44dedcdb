"""TippingPoint: how few cells move a level; ConflictReading: what a conflict in the source would change."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.results.base import Result


@dataclass(frozen=True)
class CellChange(Result):
    """One piece of evidence that would be another: a coded cell, or a credit that was read."""

    links: tuple[str, ...]  # `<norm>__<link>` of every link that it feeds
    aspect: str  # codebook.aspect; '' for a credit
    casus: str  # '' for a credit
    was: str  # groen, oranje, rood or grijs; ja, deels or nee for a credit
    becomes: str  # the same words
    question: str = ""  # instrument.variable of an answer; `casus` then only counts the answers


@dataclass(frozen=True)
class Move(Result):
    """Some of a number of cells that are alike for the level: any `number` of the `candidates` will do."""

    number: int  # how many must change
    candidates: tuple[CellChange, ...]  # from which; as many as `number` where all of them must


@dataclass(frozen=True)
class Tip(Result):
    """The smallest change that moves the level in one direction."""

    direction: str  # omhoog, omlaag
    number: int  # of cells and credits that change; no smaller number moves the level this way
    ways: tuple[tuple[Move, ...], ...]  # the moves of one way are needed together; see `tipping_point`
    share: Fraction  # afterwards, by the first way; exact
    level: str  # afterwards, by the first way: an id of the scale

    @property
    def changes(self) -> tuple[CellChange, ...]:
        """One smallest set: of each move of the first way the first candidates."""
        return tuple(change for move in self.ways[0] for change in move.candidates[: move.number])


@dataclass(frozen=True)
class TippingPoint(Result):
    """How firmly a level stands: the smallest change that moves it up, and down."""

    norms: tuple[str, ...]  # the norms that were averaged
    share: Fraction | None  # 0-1, exact; None without evidence
    level: str  # the calculated level; '' without evidence
    applicability: bool  # whether cells could also become grijs or stop being so
    up: Tip | None  # None at the highest level, or when no change of these cells reaches a higher one
    down: Tip | None  # None at the lowest level, or when no change of these cells reaches a lower one
    reason: str = ""  # Dutch: why there is no tip either way; else ''
    held: tuple[str, ...] = ()  # `<norm>__<link>` of evidence that counts but was not varied

    @property
    def nearest(self) -> Tip | None:
        """The smaller of the two; when they are equal the one down, which an audit office must know first."""
        tips = [tip for tip in (self.down, self.up) if tip is not None]
        return min(tips, key=lambda tip: tip.number, default=None)


@dataclass(frozen=True)
class ConflictReading(Result):
    """One judgement when one conflicting figure is read as it was printed, instead of as the data have it."""

    figure: str  # id in published.yaml
    judgement: str
    aspect: str  # codebook.aspect that the figure counts
    value: str  # groen, oranje, rood, grijs or geen_informatie
    printed: int  # casussen with the value, as printed
    counted: int  # casussen with the value, in the data
    share: Fraction | None  # 0-1, by the data
    level: str  # by the data; '' without evidence
    share_low: Fraction | None  # the lowest share under the printed figure; see `read_conflicts`
    level_low: str
    share_high: Fraction | None  # the highest
    level_high: str
    reason: str = ""  # Dutch: why the printed figure could not be tried; else ''

    @property
    def matters(self) -> bool:
        """Whether the printed figure can give another level."""
        return not self.reason and {self.level_low, self.level_high} != {self.level}
