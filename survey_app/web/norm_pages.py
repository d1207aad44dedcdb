"""What the pages about norms share: the words of the normenkader beside the judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.norms import Evidence, Judgement, judge_norms
from analysis.study import StudyData
from codebooks.model import EvidenceLink, Level, Norm, Normenkader
from survey_app.domain.norm import KeptLevel, LevelChange


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence, and the link of the normenkader that asks for it."""

    link: EvidenceLink
    found: Evidence


@dataclass(frozen=True)
class JudgementView:
    """A judgement with its norms, its evidence per norm, and what was fixed before."""

    judgement: Judgement
    norms: tuple[tuple[Norm, tuple[EvidenceView, ...]], ...]
    kept: KeptLevel | None
    changes: tuple[LevelChange, ...]

    @property
    def n(self) -> int:
        """How many pieces of evidence the share rests on."""
        return sum(found.share is not None for found in self.judgement.evidence)


def levels_of(data: StudyData) -> Mapping[str, Level]:
    """The levels of the study's normenkaders by their ids."""
    return {level.id: level for kader in data.normenkaders() for level in kader.scale.levels}


def judgement_views(
    data: StudyData,
    kader: Normenkader,
    kept: Mapping[str, KeptLevel],
    changes: Mapping[str, tuple[LevelChange, ...]],
) -> tuple[JudgementView, ...]:
    """Every judgement of the normenkader, in its order."""
    own = kader.judgements()
    return tuple(
        _view(kader, judgement, kept.get(judgement.judgement), changes.get(judgement.judgement, ()))
        for judgement in judge_norms(data)
        if judgement.judgement in own
    )


def _view(
    kader: Normenkader, judgement: Judgement, kept: KeptLevel | None, changes: tuple[LevelChange, ...]
) -> JudgementView:
    norms = tuple((norm, _evidence(norm, judgement)) for norm in kader.norms if norm.id in judgement.norms)
    return JudgementView(judgement, norms, kept, changes)


def _evidence(norm: Norm, judgement: Judgement) -> tuple[EvidenceView, ...]:
    found = {one.link: one for one in judgement.evidence if one.norm == norm.id}
    return tuple(EvidenceView(link, found[link.id]) for link in norm.evidence if link.id in found)
