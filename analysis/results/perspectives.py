"""What is counted over pairs of perspectieven, and a joint display row: survey, codings and quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.results.base import Result
from analysis.results.proportions import Share


@dataclass(frozen=True)
class SignTest(Result):
    """Whether one side is lower more often than chance would have it."""

    lower: int  # pairs, or casussen, in which the first judges lower
    higher: int  # in which the first judges higher
    ties: int  # in which both judge the same: not in the test
    not_comparable: int  # grijs against a colour: not in the test
    p: float  # two-sided, 0-1; NaN when nothing is lower or higher
    method: str  # Dutch: which test, on how many
    reason: str = ""  # Dutch: why p is NaN; else ''


@dataclass(frozen=True)
class PairTally(Result):
    """How the pairs of two perspectieven relate: about one statement, one casus, or everything.

    `pairs` = `equal` + `lower` + `higher` + `not_comparable`; of the lower and higher ones `one_step` differ
    one step in rood < oranje < groen and `two_steps` two.
    """

    about: str  # stelling, casus, alles
    key: str  # the statement or the casus; '' for everything
    first: str  # perspectief; lower and higher tell how this one judges
    second: str
    pairs: int
    equal: int
    lower: int
    higher: int
    not_comparable: int  # grijs against a colour
    one_step: int
    two_steps: int
    agreement: Share  # equal of pairs; grijs against a colour is not equal
    test: SignTest  # over the pairs
    per_casus: SignTest | None = None  # for everything: each casus counts once, by what prevails there


@dataclass(frozen=True)
class SurveyCount(Result):
    """What one perspectief answered to the question that judges the aspect, turned into values."""

    perspectief: str
    question: str  # instrument.question
    values: Mapping[str, int]  # value -> responses; geen_informatie: don't know, or not answered to the end
    share: Share  # groen of groen + oranje + rood


@dataclass(frozen=True)
class CodedCount(Result):
    """What was coded for one perspectief: casussen per value."""

    perspectief: str
    values: Mapping[str, int]  # value -> casussen, every value named
    undecided: int  # cells whose codeurs differ with nothing fixed: in no value


@dataclass(frozen=True)
class QuoteUnderCell(Result):
    """A fragment under a cell of the row."""

    fragment: str
    casus: str
    perspectief: str
    waarde: str  # of the cell; '' while undecided
    tekst: str  # '' when the fragment is not in the study


@dataclass(frozen=True)
class JointRow(Result):
    """One row of the joint display: what was asked, what was coded, how it relates, and the quotes."""

    aspect: str  # codebook.aspect
    label: str
    group: str
    survey: tuple[SurveyCount, ...]  # per perspectief with a question about it
    coded: tuple[CodedCount, ...]  # per perspectief that the scheme is coded for
    patterns: Mapping[str, int]  # eens, gedeeltelijk, tegenspraak, stilte -> casussen; empty: one perspectief
    quotes: tuple[QuoteUnderCell, ...]
