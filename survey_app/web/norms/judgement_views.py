"""What the pages about norms share: the words of the normenkader beside the judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.cells import decided_cells
from analysis.norms import Evidence, Judgement, beside_of, judge_norms, tipping_of
from analysis.norms.tipping_words import tipping_sentences
from analysis.study import Assessment, StudyData
from codebooks.model import EvidenceLink, Level, Norm, Normenkader
from survey_app.domain.norm import KeptLevel, LevelChange
from survey_app.domain.norms.evidence import EvidenceChange, EvidencePlace
from survey_app.domain.norms.signing import Signature, standing
from survey_app.web.language import current


@dataclass(frozen=True)
class Kept:
    """What the database knows of judgements beside the study itself."""

    levels: Mapping[str, KeptLevel]
    changes: Mapping[str, tuple[LevelChange, ...]]
    signatures: tuple[Signature, ...]
    evidence: Mapping[EvidencePlace, tuple[EvidenceChange, ...]]


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence, the link of the normenkader that asks for it, and who wrote it before."""

    link: EvidenceLink
    found: Evidence
    changes: tuple[EvidenceChange, ...]


@dataclass(frozen=True)
class JudgementView:
    """A judgement with its norms, its evidence per norm, what was fixed before, and how firm it is."""

    judgement: Judgement
    norms: tuple[tuple[Norm, tuple[EvidenceView, ...]], ...]
    kept: KeptLevel | None
    changes: tuple[LevelChange, ...]
    signatures: tuple[Signature, ...]
    tipping: tuple[str, ...]  # Dutch sentences

    @property
    def n(self) -> int:
        """How many pieces of evidence the share rests on."""
        return sum(found.share is not None for found in self.judgement.evidence)


def levels_of(data: StudyData) -> Mapping[str, Level]:
    """The levels of the study's normenkaders by their ids; those without a share too."""
    return {level.id: level for kader in data.normenkaders() for level in kader.scale.choices}


def level_shown(level: Level) -> str:
    """Symbol and word in the reader's language."""
    return level.shown(current())


def levels_text(levels: Iterable[Level]) -> str:
    """The levels on one line."""
    return ", ".join(level_shown(level) for level in levels)


def judgement_views(data: StudyData, kader: Normenkader, kept: Kept) -> tuple[JudgementView, ...]:
    """Every judgement of the normenkader, in its order."""
    own, cells = kader.judgements(), decided_cells(data.codings)
    tipping = _tipping(data, kader)
    return tuple(
        _view(kader, judgement, kept, tipping.get(judgement.judgement, ()))
        for judgement in judge_norms(data, cells)
        if judgement.judgement in own
    )


def _tipping(data: StudyData, kader: Normenkader) -> dict[str, tuple[str, ...]]:
    labels = {f"{norm.id}__{link.id}": link.text.say() for norm in kader.norms for link in norm.evidence}
    levels = {level.id: level.shown() for level in kader.scale.choices}
    fixed = {assessment.judgement: assessment for assessment in data.assessments}
    cells, beside = decided_cells(data.codings), beside_of(data)
    return {
        name: tipping_sentences(
            tipping_of(kader, name, fixed.get(name, Assessment(name, "")), cells, beside=beside),
            labels,
            levels,
        )
        for name in kader.judgements()
    }


def _view(kader: Normenkader, judgement: Judgement, kept: Kept, tipping: tuple[str, ...]) -> JudgementView:
    name = judgement.judgement
    norms = tuple(
        (norm, _evidence(norm, judgement, kept)) for norm in kader.norms if norm.id in judgement.norms
    )
    level = kept.levels.get(name)
    signatures = standing(kept.signatures, level)
    return JudgementView(judgement, norms, level, kept.changes.get(name, ()), signatures, tipping)


def _evidence(norm: Norm, judgement: Judgement, kept: Kept) -> tuple[EvidenceView, ...]:
    found = {one.link: one for one in judgement.evidence if one.norm == norm.id}
    return tuple(
        EvidenceView(
            link,
            found[link.id],
            kept.evidence.get(EvidencePlace(judgement.judgement, norm.id, link.id), ()),
        )
        for link in norm.evidence
        if link.id in found
    )
