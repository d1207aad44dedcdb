"""Norms: from evidence to a share, from the share to a level, beside the level that the rekenkamer fixed.

How a share is made, in four steps, all with exact fractions so that 3 of 4 is exactly 75%:

1. A **link** (EvidenceLink) gives a share. Read evidence: ja 1, deels the scale's `partial_credit`, nee 0.
Counted evidence: (groen + partial_credit x oranje) / (groen + oranje + rood) over the ouder's decided cells
of all its aspects together; grijs and geen_informatie are in neither part. Without an applicable cell there
is no share. A question: (answers that meet the norm + partial_credit x answers that partly do) / all answers
but the missing ones. A figure: 1 within its threshold, else 0. A link of a knelpunt counts as 1 - its share.
2. A **norm** gets the weighted mean of its links. 3. A **judgement** gets the mean of its applicable norms.
4. The scale turns that share into a level (`codebooks.scale.level_of`, which also says when it is on a
boundary).

A link or norm without evidence is left out of the mean and named in `missing`: it is never counted as nee.
A link weighs 1 within its norm unless the normenkader gives it another weight; every norm weighs the same
within its judgement. No pandas: the app shows judgements with this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.cells import Cell, decided_cells
from analysis.norms import problems as _texts  # noqa: F401  # its import fills the catalogue
from analysis.norms.beside import (
    NO_ANSWERS,
    NO_CELLS,
    NOT_READ,
    NOTHING_BESIDE,
    Beside,
    answered_share,
    beside_of,
    figure_share,
)
from analysis.norms.shares import PARENT, Counts, counted_share, credit_share
from analysis.norms.tipping_point import NormEvidence, tipping_point
from analysis.results import TippingPoint
from analysis.study import Assessment, EvidenceRow, StudyData
from codebooks.model import EvidenceLink, Norm, Normenkader, Scale
from codebooks.scale import LevelFound, level_of
from instruments.problems import Problem, problem

__all__ = [
    "NOTHING_BESIDE",
    "NOT_APPLICABLE",
    "PARENT",
    "SIGNATURES",
    "Beside",
    "Counts",
    "Evidence",
    "Judgement",
    "NormEvidence",
    "beside_of",
    "check_fixed",
    "counted_share",
    "credit_share",
    "judge",
    "judge_norms",
    "norms_judged",
    "parent_counts",
    "problems_of",
    "tipping_of",
    "tipping_point",
]

SIGNATURES = 2  # people who sign a level before it is more than a concept
NOT_APPLICABLE = ("nee", "")  # '' marks a deelvraag that the normenkader leaves out


@dataclass(frozen=True)
class Evidence:
    """What one link gives: `share` 0-1, None when there is nothing to go on, and `lacks` says why.

    `n` is the cells or answers counted, or 1. `met` is what counts: of a knelpunt 1 - share.
    """

    norm: str
    link: str
    credit: str  # ja, deels, nee; '' where cells are counted
    share: Fraction | None
    n: int
    counted: bool
    text: str = ""
    place: str = ""
    kind: str = "gelezen"  # cellen, vraag, cijfer, gelezen
    weight: Fraction = Fraction(1)
    turned: bool = False
    number: float | None = None  # the figure that was held against its threshold
    lacks: str = ""

    @property
    def met(self) -> Fraction | None:
        """How far the norm is met by this: 0-1, None when there is nothing to go on."""
        return 1 - self.share if self.turned and self.share is not None else self.share


@dataclass(frozen=True)
class Judgement:
    """One judgement: what the evidence gives beside what the rekenkamer fixed.

    `share` is exact (0-1), None without any evidence; `calculated` and `fixed` are level ids, '' for none.
    """

    judgement: str
    norms: tuple[str, ...]
    share: Fraction | None
    calculated: str
    on_boundary: bool
    why: str  # how a share on a boundary got its level
    fixed: str
    wording: str
    reason: str
    fixed_on: str
    evidence: tuple[Evidence, ...]
    signed: tuple[str, ...] = ()  # the functions of who signed the fixed level

    @property
    def concept(self) -> bool:
        """Whether the fixed level has not been signed by two people yet, or nothing is fixed."""
        return not self.fixed or len(set(self.signed)) < SIGNATURES

    @property
    def differs(self) -> bool:
        """Whether the fixed level is another than the calculated one; False while nothing is fixed."""
        return bool(self.fixed) and self.fixed != self.calculated

    @property
    def missing(self) -> tuple[str, ...]:
        """`<norm>__<link>` of every link that gave no share and so is not in the mean."""
        return tuple(f"{e.norm}__{e.link}" for e in self.evidence if e.share is None)


def judge_norms(data: StudyData, cells: Iterable[Cell] | None = None) -> tuple[Judgement, ...]:
    """Every judgement of the study's normenkaders, in their order; unfixed ones too.

    `cells` are the study's decided cells, for a caller who has them; else they are decided here.
    """
    fixed = {assessment.judgement: assessment for assessment in data.assessments}
    counts = parent_counts(decided_cells(data.codings) if cells is None else cells)
    beside = beside_of(data)
    return tuple(
        judge(kader, name, fixed.get(name, Assessment(name, "")), counts, beside)
        for kader in data.normenkaders()
        for name in kader.judgements()
    )


def parent_counts(cells: Iterable[Cell]) -> Counts:
    """How often the ouders' decided cells have each value, per qualified aspect."""
    return Counter((cell.aspect, cell.waarde) for cell in cells if cell.perspectief == PARENT)


def judge(
    kader: Normenkader, name: str, assessment: Assessment, counts: Counts, beside: Beside = NOTHING_BESIDE
) -> Judgement:
    """The judgement `name`, from the evidence in `assessment`, the counted cells, and what is beside them."""
    norms = norms_judged(kader, name)
    grounds = (kader.scale, counts, beside)
    evidence = tuple(found for norm in norms for found in _evidence(norm, assessment, *grounds))
    share = _mean(_norm_share(norm.id, evidence) for norm in norms)
    found = LevelFound("", on_boundary=False) if share is None else level_of(kader.scale, float(share))
    return Judgement(
        judgement=name,
        norms=tuple(norm.id for norm in norms),
        share=share,
        calculated=found.level,
        on_boundary=found.on_boundary,
        why=found.why.say(),
        fixed=assessment.level,
        wording=assessment.wording,
        reason=assessment.reason,
        fixed_on=assessment.fixed_on,
        evidence=evidence,
        signed=assessment.signed,
    )


def norms_judged(kader: Normenkader, name: str) -> tuple[Norm, ...]:
    """The applicable norms that this judgement is about."""
    return tuple(n for n in kader.norms if n.judged_with == name and n.applicable not in NOT_APPLICABLE)


def tipping_of(
    kader: Normenkader,
    name: str,
    assessment: Assessment,
    cells: Iterable[Cell],
    applicability: bool = False,
    beside: Beside = NOTHING_BESIDE,
) -> TippingPoint:
    """The tipping point of a whole judgement; see `tipping_point`."""
    credits = {(row.norm, row.link): row.credit for row in assessment.evidence}
    evidence = NormEvidence(kader.scale, tuple(cells), credits, beside)
    return tipping_point(norms_judged(kader, name), evidence, applicability)


def _evidence(
    norm: Norm, assessment: Assessment, scale: Scale, counts: Counts, beside: Beside
) -> list[Evidence]:
    rows = {row.link: row for row in assessment.evidence if row.norm == norm.id}
    return [
        _weigh(link, rows.get(link.id, EvidenceRow(norm.id, link.id)), scale, counts, beside)
        for link in norm.evidence
    ]


def _weigh(link: EvidenceLink, row: EvidenceRow, scale: Scale, counts: Counts, beside: Beside) -> Evidence:
    found = Evidence(
        norm=row.norm,
        link=link.id,
        credit="",
        share=None,
        n=0,
        counted=link.kind in ("cellen", "vraag"),
        text=row.text,
        place=row.place,
        kind=link.kind,
        weight=link.exact_weight,
        turned=link.turned,
    )
    if link.kind == "cellen":
        share, n = counted_share(link.aspects, scale, counts)
        return replace(found, share=share, n=n, lacks="" if n else NO_CELLS)
    if link.kind == "vraag":
        share, n = answered_share(link, scale, beside)
        return replace(found, share=share, n=n, lacks="" if n else NO_ANSWERS)
    if link.kind == "cijfer":
        share, number, lacks = figure_share(link, beside)
        return replace(found, share=share, n=int(share is not None), number=number, lacks=lacks)
    share = credit_share(row.credit, scale)
    n = int(share is not None)
    return replace(found, credit=row.credit, share=share, n=n, lacks="" if n else NOT_READ)


def _norm_share(norm: str, evidence: Iterable[Evidence]) -> Fraction | None:
    """The weighted mean of what is known."""
    known = [(one.weight, one.met) for one in evidence if one.norm == norm and one.met is not None]
    whole = sum((weight for weight, _ in known), Fraction(0))
    return sum((weight * met for weight, met in known), Fraction(0)) / whole if whole else None


def _mean(shares: Iterable[Fraction | None]) -> Fraction | None:
    known = [share for share in shares if share is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def problems_of(
    data: StudyData, file: str = "assessments.yaml", lines: Mapping[str, int] | None = None
) -> list[Problem]:
    """The fixed judgements that must be refused; `lines` says where each judgement stands in `file`."""
    places = lines or {}
    found = (check_fixed(j, file, places.get(j.judgement, 0)) for j in judge_norms(data))
    return [refused for refused in found if refused is not None]


def check_fixed(judgement: Judgement, file: str = "assessments.yaml", line: int = 0) -> Problem | None:
    """A Problem when the fixed level differs from the evidence without a reason; None when it may stand."""
    if not judgement.differs or judgement.reason.strip():
        return None
    code = "judgement-reason-missing" if judgement.calculated else "judgement-evidence-missing"
    return problem(
        code,
        file,
        line,
        judgement=judgement.judgement,
        fixed=judgement.fixed,
        calculated=judgement.calculated,
    )
