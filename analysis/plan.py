"""The analysis plan of a study (plan.yaml): which scales and groups, which weights, against whom.

Written before the data are looked at, so that nobody can go on comparing until something differs. No pandas
here: the app reads plans too. `analysis/plan_tables.py` carries them out.
"""

from __future__ import annotations

from dataclasses import dataclass

from instruments.texts import Texts

INTERVAL, ORDINAL = "interval", "ordinal"
MEASURED = (INTERVAL, ORDINAL)


@dataclass(frozen=True)
class PlannedScale:
    """Questions of one instrument that measure one thing together; `reversed` are scored the other way."""

    id: str
    title: Texts
    instrument: str
    questions: tuple[str, ...]  # variables
    reversed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedComparison:
    """A scale or question compared between the values of a stratum or of another question."""

    id: str
    title: Texts
    instrument: str
    value: str  # a scale's id, or a variable
    by: str  # a stratum's id, or a variable
    measured: str = ORDINAL


@dataclass(frozen=True)
class PlannedResponse:
    """What happened to the invitations of one perspectief; who completed is counted from the answers."""

    perspectief: str
    invited: int
    undeliverable: int = 0
    refused: int = 0
    started: int | None = None  # opened the questionnaire at all; None: not kept
    partial: int | None = None


@dataclass(frozen=True)
class Margin:
    """The population over the values of a stratum or question: how many people are in each."""

    by: str
    counts: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class PlannedWeights:
    """Weights by which the answers count as the population does, and the questions shown with them."""

    id: str
    title: Texts
    instrument: str
    margins: tuple[Margin, ...]
    questions: tuple[str, ...]
    trim: float | None = None  # largest weight, as a multiple of the mean weight


@dataclass(frozen=True)
class Municipality:
    """So many out of so many in one municipality."""

    name: str
    count: int
    of: int


@dataclass(frozen=True)
class PlannedBenchmark:
    """A municipality against comparable ones; `margin` (a share) is what still counts as comparable."""

    id: str
    title: Texts
    own: Municipality
    others: tuple[Municipality, ...]
    margin: float
    reason: str  # why this margin: it was chosen beforehand
    higher_is_better: bool = True  # false for what one wants little of


@dataclass(frozen=True)
class Plan:
    """A whole plan; a study without plan.yaml has an empty one."""

    scales: tuple[PlannedScale, ...] = ()
    comparisons: tuple[PlannedComparison, ...] = ()
    response: tuple[PlannedResponse, ...] = ()
    weights: tuple[PlannedWeights, ...] = ()
    benchmarks: tuple[PlannedBenchmark, ...] = ()


NO_PLAN = Plan()
