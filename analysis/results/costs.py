"""Results of the business case: amounts with bounds, scenarios, baten, before and after, tested plans.

Amounts are exact fractions of a euro, hours and months exact fractions; None is a number that is not known,
never zero, and `reason` (Dutch) says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.results.base import Result


@dataclass(frozen=True)
class Amount(Result):
    """Euros as low, middle (best) and high estimate; three times the same where no bounds are known."""

    laag: Fraction
    midden: Fraction
    hoog: Fraction


@dataclass(frozen=True)
class ScenarioCosts(Result):
    """What one casus costs in one scenario."""

    berekening: str
    casus: str
    casussen: int  # how many casussen the amount is about
    scenario: str
    total: Amount | None  # over the whole period; None when one of its items is not known
    months: Fraction | None  # from the first item's start to the last item's end
    per_year: Amount | None  # total / months x 12
    per_casus: Amount | None  # total / casussen
    hours: Fraction | None  # of professionals, over the whole period
    professionals: Fraction | None
    reason: str = ""


@dataclass(frozen=True)
class CaseEffect(Result):
    """What a doorbraak yields in a casus: `baten` (dreigend less doorbraak), `besparing` (huidig less it)."""

    berekening: str
    casus: str
    casussen: int
    kind: str
    amount: Amount | None  # may be below zero: then the doorbraak costs more
    reason: str = ""
    caution: str = ""  # what a reader must know: periods that differ, assumptions beneath


@dataclass(frozen=True)
class EffectTotal(Result):
    """The effects of one berekening added up, over the casussen where they are known."""

    berekening: str
    kind: str
    amount: Amount | None  # over the known casussen; None when there are none
    known: int  # casussen whose effect is known
    casussen: int  # all casussen of the berekening that have costs in one of the two scenarios
    per_casus: Amount | None  # amount / known
    reason: str = ""


@dataclass(frozen=True)
class EffectPart(Result):
    """The part of a total that falls under one law, or to one payer."""

    berekening: str
    kind: str
    name: str  # the law or the payer
    amount: Amount
    share: Fraction | None  # of the total's middle; None when that is zero
    known: int  # casussen in it


@dataclass(frozen=True)
class ScaledUp(Result):
    """The mean effect per casus, times a smaller and a larger number of casussen."""

    berekening: str
    kind: str
    per_casus: Amount
    known: int  # casussen behind the mean
    fewest: int
    most: int
    at_fewest: Amount
    at_most: Amount


@dataclass(frozen=True)
class BeforeAfter(Result):
    """Costs before and after an event (school drop-out), in one casus or over several."""

    berekening: str
    casus: str  # '' for a total
    before: Amount | None
    after: Amount | None
    months_before: Fraction | None
    months_after: Fraction | None
    per_year_before: Amount | None
    per_year_after: Amount | None
    growth: Fraction | None  # after / before, middle estimates; 1.2 is a fifth more
    growth_per_year: Fraction | None  # the same, of the amounts per year
    known_before: int  # casussen in `before`
    known_after: int  # casussen in `after`; growth compares the same casussen only if it is the same set
    reason: str = ""


@dataclass(frozen=True)
class EffortChange(Result):
    """Hours and professionals now (huidig) and with the doorbraak, over each scenario's period."""

    berekening: str
    casus: str
    hours_now: Fraction | None
    hours_then: Fraction | None
    hours_less: Fraction | None
    hours_less_share: Fraction | None  # of hours_now; 0.24 is a quarter less
    professionals_now: Fraction | None
    professionals_then: Fraction | None
    professionals_less: Fraction | None
    reason: str = ""


@dataclass(frozen=True)
class MonteCarlo(Result):
    """The total effect of one berekening when every price is drawn between its bounds."""

    berekening: str
    kind: str
    seed: int  # the same seed gives the same numbers
    draws: int
    mean: float  # euros; NaN when nothing is known
    sd: float  # euros, over the draws; 0 when no item has bounds
    quantiles: tuple[tuple[float, float], ...]  # (0.025, euros) ...
    share_positive: float  # of the draws (0-1) in which the effect is above zero
    known: int  # casussen in it
    casussen: int
    interval: Amount | None  # the bounds by interval arithmetic: everything low against everything high
    method: str
    reason: str = ""


@dataclass(frozen=True)
class ValueTest(Result):
    """One corner of the Waardendriehoek: met, not met, or not judged, and why."""

    waarde: str  # legitimiteit, betrokkenheid, rendement
    outcome: str  # voldaan, niet_voldaan, niet_beoordeeld
    reason: str


@dataclass(frozen=True)
class PlanTest(Result):
    """A maatwerkplan against the three values, side by side: nothing is weighed against anything."""

    plan: str
    casus: str
    legitimiteit: ValueTest
    betrokkenheid: ValueTest
    rendement: ValueTest
    yields: Amount | None  # baten, or besparing where baten are not known
    costs: Amount | None  # of the plan itself
    passed: bool  # all three are met
