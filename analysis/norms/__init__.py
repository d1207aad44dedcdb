"""Norms: from evidence to a share, from the share to a level, beside the level that the rekenkamer fixed.

How a share is made, in four steps, all with exact fractions so that 3 of 4 is exactly 75%:

1. A **link** (EvidenceLink) gives a share. Read evidence: ja 1, deels the scale's `partial_credit`, nee 0.
Counted evidence: (groen + partial_credit x oranje) / (groen + oranje + rood) over the ouder's decided cells
of all its aspects together; grijs and geen_informatie are in neither part. Without an applicable cell there
is no share.
2. A **norm** gets the mean of its links. 3. A **judgement** gets the mean of its applicable norms.
4. The scale turns that share into a level (`codebooks.scale.level_of`, which also says when it is on a
boundary).

A link or norm without evidence is left out of the mean and named in `missing`: it is never counted as nee.
Every link weighs the same within its norm and every norm the same within its judgement: the source states no
weights. No pandas: the app shows judgements with this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.cells import Cell, decided_cells
from analysis.norms import problems as _texts  # noqa: F401  # its import fills the catalogue
from analysis.norms.shares import PARENT, Counts, counted_share, credit_share
from analysis.norms.tipping_point import NormEvidence, tipping_point
from analysis.results import TippingPoint
from analysis.study import Assessment, EvidenceRow, StudyData
from codebooks.model import EvidenceLink, Norm, Normenkader, Scale
from codebooks.scale import LevelFound, level_of
from instruments.problems import Problem, problem

__all__ = [
    "NOT_APPLICABLE",
    "PARENT",
    "Counts",
    "Evidence",
    "Judgement",
    "NormEvidence",
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

NOT_APPLICABLE = ("nee", "")  # '' marks a deelvraag that the normenkader leaves out


@dataclass(frozen=True)
class Evidence:
    """What one link gives: `share` 0-1, None when there is nothing to go on; `n` the cells counted, or 1."""

    norm: str
    link: str
    credit: str  # ja, deels, nee; '' where cells are counted
    share: Fraction | None
    n: int
    counted: bool
    text: str = ""
    place: str = ""


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
    return tuple(
        judge(kader, name, fixed.get(name, Assessment(name, "")), counts)
        for kader in data.normenkaders()
        for name in kader.judgements()
    )


def parent_counts(cells: Iterable[Cell]) -> Counts:
    """How often the ouders' decided cells have each value, per qualified aspect."""
    return Counter((cell.aspect, cell.waarde) for cell in cells if cell.perspectief == PARENT)


def judge(kader: Normenkader, name: str, assessment: Assessment, counts: Counts) -> Judgement:
    """The judgement `name` of the normenkader, from the evidence in `assessment` and the counted cells."""
    norms = norms_judged(kader, name)
    evidence = tuple(found for norm in norms for found in _evidence(norm, assessment, kader.scale, counts))
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
    )


def norms_judged(kader: Normenkader, name: str) -> tuple[Norm, ...]:
    """The applicable norms that this judgement is about."""
    return tuple(n for n in kader.norms if n.judged_with == name and n.applicable not in NOT_APPLICABLE)


def tipping_of(
    kader: Normenkader, name: str, assessment: Assessment, cells: Iterable[Cell], applicability: bool = False
) -> TippingPoint:
    """The tipping point of a whole judgement; see `tipping_point`."""
    credits = {(row.norm, row.link): row.credit for row in assessment.evidence}
    evidence = NormEvidence(kader.scale, tuple(cells), credits)
    return tipping_point(norms_judged(kader, name), evidence, applicability)


def _evidence(norm: Norm, assessment: Assessment, scale: Scale, counts: Counts) -> list[Evidence]:
    rows = {row.link: row for row in assessment.evidence if row.norm == norm.id}
    return [
        _weigh(norm.id, link, rows.get(link.id, EvidenceRow(norm.id, link.id)), scale, counts)
        for link in norm.evidence
    ]


def _weigh(norm: str, link: EvidenceLink, row: EvidenceRow, scale: Scale, counts: Counts) -> Evidence:
    if link.aspects:
        share, n = counted_share(link.aspects, scale, counts)
        return Evidence(norm, link.id, "", share, n, True, row.text, row.place)
    share = credit_share(row.credit, scale)
    return Evidence(norm, link.id, row.credit, share, int(share is not None), False, row.text, row.place)


def _norm_share(norm: str, evidence: Iterable[Evidence]) -> Fraction | None:
    return _mean(found.share for found in evidence if found.norm == norm)


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
