"""What of a normenkader is in use already, and may not disappear from under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from analysis.judgement_rows import Assessment, NormComment
from codebooks.model import Normenkader
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import norm_messages as messages

FIELD = "normenkader"


@dataclass(frozen=True)
class KaderUse:
    """Everything that was written down with the normenkader."""

    assessments: tuple[Assessment, ...] = ()
    comments: tuple[NormComment, ...] = ()
    gathered: bool = False  # whether anything was gathered: answers, codings, interview reports, scores


@dataclass(frozen=True)
class KaderNow:
    """The normenkader (None: there is none) in the study's files named `frame_hash`."""

    frame_hash: str
    kader: Normenkader | None
    codebooks: tuple[str, ...] = ()  # the ids of all codebooks of the study


@dataclass(frozen=True)
class KaderVersion:
    """One time that the file was replaced: append-only. `old` is b'' for the first."""

    old: bytes
    new: bytes
    changed_by: str
    changed_at: datetime
    why: str


def lost_by(new: Normenkader, use: KaderUse) -> tuple[Mistake, ...]:
    """What would lose its place if `new` took the present one's place."""
    found = (*_levels(new, use.assessments), *_judgements(new, use.assessments))
    return (*found, *_links(new, use.assessments), *_comments(new, use.comments))


def _levels(new: Normenkader, used: Iterable[Assessment]) -> Iterator[Mistake]:
    known = {level.id for level in new.scale.choices}
    for one in used:
        if one.level and one.level not in known:
            yield Mistake(FIELD, messages.LEVEL_IN_USE, {"name": one.level, "where": one.judgement})


def _judgements(new: Normenkader, used: Iterable[Assessment]) -> Iterator[Mistake]:
    for one in used:
        if one.judgement not in new.judgements():
            yield Mistake(FIELD, messages.JUDGEMENT_IN_USE, {"name": one.judgement})


def _links(new: Normenkader, used: Iterable[Assessment]) -> Iterator[Mistake]:
    links = {(n.judged_with, n.id, link.id): link.kind for n in new.norms for link in n.evidence}
    for one in used:
        for row in one.evidence:
            kind = links.get((one.judgement, row.norm, row.link))
            if kind is None or (row.credit and kind != "gelezen"):
                yield Mistake(FIELD, messages.EVIDENCE_IN_USE, {"name": row.link, "where": row.norm})


def _comments(new: Normenkader, comments: Iterable[NormComment]) -> Iterator[Mistake]:
    known = {norm.id for norm in new.norms}
    for name in dict.fromkeys(one.norm for one in comments if one.norm and one.norm not in known):
        yield Mistake(FIELD, messages.COMMENT_IN_USE, {"name": name})
