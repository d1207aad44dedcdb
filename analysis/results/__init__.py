"""The results of every analysis: frozen values that reports/ words and rounds; one file per subject.

Import from here: `from analysis.results import Share`. Nothing in this room computes, and nothing loads
pandas or numpy, so that whoever shows a result need not load what made it.
"""

from __future__ import annotations

from analysis.results.agreement import (
    Agreement,
    AspectAgreement,
    CodedPair,
    CodingReport,
    Disagreement,
    DroppedCells,
)
from analysis.results.base import Result, plain
from analysis.results.costs import (
    Amount,
    BeforeAfter,
    CaseEffect,
    EffectPart,
    EffectTotal,
    EffortChange,
    MonteCarlo,
    PlanTest,
    ScaledUp,
    ScenarioCosts,
    ValueTest,
)
from analysis.results.groups import (
    AdjustedP,
    CochranQ,
    Effect,
    GroupComparison,
    GroupSpread,
    McNemar,
    PairedComparison,
)
from analysis.results.perspectives import (
    CodedCount,
    JointRow,
    PairTally,
    QuoteUnderCell,
    SignTest,
    SurveyCount,
)
from analysis.results.proportions import Difference, PossibleMean, PossibleN, Rate, ResponseRate, Share
from analysis.results.recount import Recount, RecountedFigure, RecountStatus, Slip, SlipKind
from analysis.results.scales import (
    CronbachAlpha,
    Grades,
    ItemStatistic,
    ItemTotal,
    McdonaldOmega,
    Spread,
)
from analysis.results.routes import (
    Alternative,
    AmountRange,
    BreakEven,
    NeededShare,
    ProductPrice,
    RouteCost,
    RouteFlow,
    Swing,
)
from analysis.results.tables import (
    SCORE_SIGNS,
    CellValue,
    Column,
    ResultTable,
    Row,
    Words,
    move_text,
)
from analysis.results.weighting import Raking, WeightedShare, WeightedTable

__all__ = [
    "JointRow",
    "QuoteUnderCell",
    "CodedCount",
    "SurveyCount",
    "PairTally",
    "SignTest",
    "Amount",
    "BeforeAfter",
    "CaseEffect",
    "EffectPart",
    "EffectTotal",
    "EffortChange",
    "MonteCarlo",
    "PlanTest",
    "ScaledUp",
    "ScenarioCosts",
    "ValueTest",
    "Raking",
    "WeightedShare",
    "WeightedTable",
    "Recount",
    "RecountStatus",
    "RecountedFigure",
    "Slip",
    "SlipKind",
    "AdjustedP",
    "CochranQ",
    "CronbachAlpha",
    "Effect",
    "Grades",
    "GroupComparison",
    "GroupSpread",
    "ItemStatistic",
    "ItemTotal",
    "McNemar",
    "McdonaldOmega",
    "PairedComparison",
    "Spread",
    "PossibleMean",
    "PossibleN",
    "ResponseRate",
    "Rate",
    "Difference",
    "Share",
    "Alternative",
    "AmountRange",
    "BreakEven",
    "NeededShare",
    "ProductPrice",
    "RouteCost",
    "RouteFlow",
    "Swing",
    "SCORE_SIGNS",
    "Agreement",
    "AspectAgreement",
    "CellValue",
    "CodedPair",
    "CodingReport",
    "Column",
    "Disagreement",
    "DroppedCells",
    "Result",
    "ResultTable",
    "Row",
    "Words",
    "move_text",
    "plain",
]
