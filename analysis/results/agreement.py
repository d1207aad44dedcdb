"""Agreement between codeurs: one coefficient with its interval, and the report on all double codings."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.results.base import Result


@dataclass(frozen=True)
class Agreement(Result):
    """One coefficient: how far coders agree, its interval, and on what it rests."""

    estimate: float  # 1 is perfect; 0 is chance (a percentage: no agreement at all); NaN: see `reason`
    ci_low: float  # NaN when there is no estimate, or no interval: then `interval` says why
    ci_high: float
    n_units: int  # rows of the ratings, those without any rating included
    n_coders: int  # columns with at least one rating
    n_pairable: int  # units with at least two ratings: only these say something about agreement
    method: str  # Dutch: which definition, which weights, what is done with missing ratings
    reason: str = ""  # Dutch: why there is no estimate; '' when there is one
    interval: str = ""  # Dutch: how the interval was made, and what to beware of
    confidence: float = 0.95  # level of the interval, between 0 and 1
    n_clusters: int = 0  # what was left out or drawn again; units, when no clusters were given
    n_replicates: int = 0  # how many times the coefficient was computed again
    n_undefined: int = 0  # how many of those had no value (one category) and are outside the interval
    seed: int | None = None  # of the bootstrap; None where nothing was drawn

    @property
    def known(self) -> bool:
        """Whether there is an estimate."""
        return not math.isnan(self.estimate)


@dataclass(frozen=True)
class CodedPair(Result):
    """How often one codeur found `first` where another found `second`."""

    first: str
    second: str
    count: int


@dataclass(frozen=True)
class Disagreement(Result):
    """A cell whose codeurs differ: every codeur's value, in the order of the codeurs."""

    casus: str
    perspectief: str
    aspect: str
    values: tuple[tuple[str, str], ...]  # codeur, waarde
    steps: int | None  # the largest distance on rood < oranje < groen; None where grijs or an option is in it


@dataclass(frozen=True)
class DroppedCells(Result):
    """How many coded cells say nothing about agreement, for one reason."""

    key: str
    reason: str  # Dutch
    count: int


@dataclass(frozen=True)
class AspectAgreement(Result):
    """One aspect: the counts always, coefficients only from MIN_CELLS compared cells up (else NaN)."""

    aspect: str
    kind: str  # kleur, or opties: an aspect whose values are no colours
    n_cells: int  # compared
    n_same: int  # of those, cells whose codeurs all gave one value
    alpha: Agreement  # kleur: block weights; opties: nominal
    ac: Agreement  # AC2 with the same weights; opties: AC1


@dataclass(frozen=True)
class CodingReport(Result):
    """What double coding shows, before adjudication; `analysis.agreement.coding_report` makes it."""

    codeurs: tuple[str, ...]  # whoever has an original coding, by name
    n_cells: int  # coded cells: casus x perspectief x aspect
    n_compared: int  # cells in colours with at least two judgements
    n_compared_options: int  # the same for aspects without colours; in no coefficient but their aspect's
    dropped: tuple[DroppedCells, ...]  # n_cells - n_compared - n_compared_options, by reason; none is 0
    n_fixed_left_out: int  # rows with status vastgesteld that are an adjudication, not a coding
    n_fixed_counted: int  # compared cells in which a row with status vastgesteld counts as a coding
    applicable_alpha: Agreement  # step 1: applicable or not (a colour, or grijs)
    applicable_ac1: Agreement
    colour_alpha: Agreement  # step 2: which colour, where at least two codeurs gave one
    colour_ac2: Agreement
    overall_alpha: Agreement  # all four values, block weights
    overall_ac2: Agreement
    percent: Agreement  # share of pairs with the same value
    within_one_step: Agreement  # share of pairs with the same value or one step apart; grijs only with grijs
    table: tuple[CodedPair, ...]  # 16 pairs of values
    table_codeurs: tuple[str, ...]  # rows and columns of the table: two codeurs; () where it is symmetric
    disagreements: tuple[Disagreement, ...]
    aspects: tuple[AspectAgreement, ...]
    skew: str  # Dutch: the sentence for when alpha and AC2 part; '' when they do not
    cautions: tuple[str, ...]  # Dutch: what a reader must know before quoting
