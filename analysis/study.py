"""StudyData: everything a study folder holds, as frozen rows; no pandas, for the app and `check`.

`analysis/frames.py` turns these rows into DataFrames; `survey_app/storage` keeps them in a database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.bench_rows import Adjudication, Assignment, OpenCategory, Seal, TrailRow
from analysis.cost_rows import CostItem, Maatwerkplan
from analysis.judgement_rows import Assessment as Assessment
from analysis.judgement_rows import EvidenceRow as EvidenceRow
from analysis.judgement_rows import NormComment
from analysis.ledger_rows import InstrumentChange
from analysis.plan import NO_PLAN, Plan
from analysis.report_rows import (
    Conclusion,
    Finding,
    FollowUp,
    Observation,
    Realisation,
    Recommendation,
    ReportText,
    Standpoint,
)
from analysis.route_rows import Product, Route, RouteStep
from analysis.wederhoor_rows import Reaction, Reply, WederhoorPassage, WederhoorRound
from codebooks.model import AnyCodebook, Codebook, Normenkader, OpenScheme, ScoreFrame
from instruments.model import Instrument
from instruments.texts import NO_TEXTS, Texts


@dataclass(frozen=True)
class StratumValue:
    """One value of a stratum; `group` is the id of the group it is counted under, '' for none."""

    code: str
    label: Texts
    group: str = ""


@dataclass(frozen=True)
class Stratum:
    """An attribute of a casus by which the study selects: its name, label and values in order.

    `groups` are ids and labels, in the order their subtotals are printed.
    """

    id: str
    label: Texts
    values: tuple[StratumValue, ...]
    groups: tuple[tuple[str, Texts], ...] = ()


@dataclass(frozen=True)
class CrossTable:
    """A selection table as the report prints it: strata down the side and across the top."""

    id: str
    title: Texts
    down: tuple[str, ...]
    across: tuple[str, ...]
    note: Texts = NO_TEXTS


@dataclass(frozen=True)
class Target:
    """How many complete questionnaires a part of the study should have.

    `perspectief` is '' for every perspectief; `where` maps strata to the value they must have.
    """

    perspectief: str
    where: Mapping[str, str]
    count: int


@dataclass(frozen=True)
class Study:
    """study.yaml: who, what, on which ground, kept for how long, with which instruments and codebooks."""

    id: str
    title: Texts
    organisation: str
    purpose: Texts
    legal_ground: Texts
    contact: Texts
    retention: Texts
    threshold: int  # smallest n that is printed as a percentage about a population
    reconstruction: Texts  # '' for a real study; else says what in the data is not the original
    perspectieven: tuple[tuple[str, Texts], ...]  # in the order they are compared
    instruments: Mapping[str, str]  # perspectief -> instrument id
    codebooks: tuple[str, ...]
    strata: tuple[Stratum, ...]
    tables: tuple[CrossTable, ...]
    languages: tuple[str, ...] = ("nl",)
    anonymity: str = "pseudoniem"  # anoniem, pseudoniem, bekend: what ties answers to a person (ADR 0010)
    key_until: str = ""  # ISO day on which the link to people is cut; until then someone may withdraw
    support: Texts = NO_TEXTS  # where a respondent finds someone to talk to, a line per place
    privacy_officer: Texts = NO_TEXTS  # functionaris gegevensbescherming
    processors: Texts = NO_TEXTS  # who keeps the data for the organisation, a line per party
    targets: tuple[Target, ...] = ()
    paper_without_code: bool = False  # whether forms go out that say nothing of who fills them in


AFNAMES = ("web", "papier", "telefoon", "huisbezoek")  # by which door a questionnaire comes in
CITEREN = ("", "ja", "nee")


@dataclass(frozen=True)
class Response:
    """How a questionnaire was filled in, beside its answers: a row of responses.csv."""

    response: str
    afname: str = "web"  # one of AFNAMES
    taal: str = ""
    citeren: str = ""  # ja, nee; '' was not asked

    @property
    def tells(self) -> bool:
        """Whether it says something else than the absence of its row would."""
        return (self.afname, self.taal, self.citeren) != ("web", "", "")


@dataclass(frozen=True)
class Case:
    """A casus and its strata."""

    casus: str
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """One submitted answer. `value` '' does not occur: what was skipped has no row."""

    response: str
    casus: str
    perspectief: str
    instrument: str
    version: str
    question: str  # the variable, such as klik_swt.gebeurd
    value: str


@dataclass(frozen=True)
class Coding:
    """What one codeur found in one cell (casus x perspectief x aspect)."""

    casus: str
    perspectief: str
    aspect: str  # codebook.aspect
    codeur: str
    waarde: str
    reden: str = ""  # codebooks.values.Reason, or ''
    toelichting: str = ""
    fragmenten: tuple[str, ...] = ()
    status: str = "concept"  # concept, vastgesteld
    herkomst: str = ""  # '' coded here; else published, forced, derived, forced_with_links, weak, free
    memo: str = ""  # the codeur's own note; never printed


@dataclass(frozen=True)
class OpenCoding:
    """One category given to one open answer."""

    response: str
    question: str
    category: str


@dataclass(frozen=True)
class Source:
    """An interview report or a document; `text` is what fragments point into, in Unicode code points."""

    bron: str
    casus: str  # '' for what is about the whole study: a document, a group session
    perspectief: str
    text: str
    soort: str = "verslag"  # verslag, document, groepsgesprek


@dataclass(frozen=True)
class Fragment:
    """A quote: `tekst` is exactly source.text[start:eind]."""

    fragment: str
    bron: str
    start: int
    eind: int
    tekst: str


@dataclass(frozen=True)
class Score:
    """A score of one row of a ScoreFrame in one year."""

    rij: str
    jaar: str
    score: str
    toelichting: str


@dataclass(frozen=True)
class Interviewee:
    """How many people of one function were spoken to."""

    id: str
    groep: str
    functie: str
    aantal: int


@dataclass(frozen=True)
class PublishedFigure:
    """A figure that a report printed, with what it is held against.

    Either the table cell that `figure` points at, or the `formula` over other printed figures
    (analysis/recount/__init__.py), or neither: then `not_derivable` says why.
    """

    id: str
    place: str
    subject: str
    printed: str
    figure: str = ""  # table/row/column, or '' when the data cannot yield it
    reads: str = ""  # how the cell is read before comparing ('' = as it is): recount/readings.py
    conflict: str = ""  # which other figure it contradicts, and why
    not_derivable: str = ""  # why the study's data cannot yield it
    unit: str = ""  # euro, procent, aantal, uur, jaar, factor, cijfer ...
    quote: str = ""  # the words around it, as printed
    formula: str = ""  # over other figures' ids and literals, as `sum(D001, D002)`


@dataclass(frozen=True)
class StudyData:
    """A whole study, read from a folder or from the database."""

    study: Study
    cases: tuple[Case, ...] = ()
    responses: tuple[Response, ...] = ()
    answers: Sequence[Answer] = ()  # from a folder by column: analysis/answer_columns.py
    codings: tuple[Coding, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    seals: tuple[Seal, ...] = ()
    adjudications: tuple[Adjudication, ...] = ()
    trail: tuple[TrailRow, ...] = ()
    open_categories: tuple[OpenCategory, ...] = ()
    open_codings: tuple[OpenCoding, ...] = ()
    sources: tuple[Source, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    scores: tuple[Score, ...] = ()
    interviewees: tuple[Interviewee, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    published: tuple[PublishedFigure, ...] = ()
    plan: Plan = NO_PLAN
    costs: tuple[CostItem, ...] = ()
    plans: tuple[Maatwerkplan, ...] = ()
    products: tuple[Product, ...] = ()
    routes: tuple[Route, ...] = ()
    route_steps: tuple[RouteStep, ...] = ()
    instrument_changes: tuple[InstrumentChange, ...] = ()
    norm_comments: tuple[NormComment, ...] = ()
    findings: tuple[Finding, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    observations: tuple[Observation, ...] = ()
    realisations: tuple[Realisation, ...] = ()
    report_texts: tuple[ReportText, ...] = ()
    wederhoor_rounds: tuple[WederhoorRound, ...] = ()
    wederhoor_passages: tuple[WederhoorPassage, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    replies: tuple[Reply, ...] = ()
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    earlier: Mapping[tuple[str, str], Instrument] = field(default_factory=dict)  # by id and version
    codebooks: Mapping[str, AnyCodebook] = field(default_factory=dict)

    def coding_schemes(self) -> tuple[Codebook, ...]:
        """The study's coding schemes, in the order study.yaml names them."""
        return tuple(book for book in self.codebooks.values() if isinstance(book, Codebook))

    def open_schemes(self) -> tuple[OpenScheme, ...]:
        """The study's schemes for open questions."""
        return tuple(book for book in self.codebooks.values() if isinstance(book, OpenScheme))

    def normenkaders(self) -> tuple[Normenkader, ...]:
        """The study's normenkaders."""
        return tuple(book for book in self.codebooks.values() if isinstance(book, Normenkader))

    def score_frames(self) -> tuple[ScoreFrame, ...]:
        """The study's frames of scored indicators."""
        return tuple(book for book in self.codebooks.values() if isinstance(book, ScoreFrame))
