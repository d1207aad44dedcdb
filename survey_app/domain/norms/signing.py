"""Two people sign a level: which signatures hold, and what keeps someone from signing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from analysis.norms import SIGNATURES, Judgement, check_fixed
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norm import KeptLevel
from survey_app.domain.norms import norm_messages as messages

FIELD = "tekenen"


@dataclass(frozen=True)
class Signature:
    """Someone's signature under the level of a judgement as it was at this revision."""

    judgement: str
    revision: int
    signed_by: str  # a function, or the person's code in the study
    signed_at: datetime


def standing(signatures: Iterable[Signature], kept: KeptLevel | None) -> tuple[Signature, ...]:
    """The signatures that hold: those under the level as it is now."""
    if kept is None or not kept.level:
        return ()
    here = (kept.judgement, kept.revision)
    return tuple(one for one in signatures if (one.judgement, one.revision) == here)


def check_signing(
    kept: KeptLevel | None, judgement: Judgement, signatures: Iterable[Signature], who: str
) -> tuple[Mistake, ...]:
    """What keeps this person from signing the level. Whoever fixed it may be one of the two."""
    if kept is None or not kept.level:
        return (Mistake(FIELD, messages.NOTHING_TO_SIGN),)
    if check_fixed(judgement) is not None:
        return (Mistake(FIELD, messages.EVIDENCE_MOVED),)
    names = {one.signed_by for one in standing(signatures, kept)}
    if who in names:
        return (Mistake(FIELD, messages.SIGNED_ALREADY),)
    return (Mistake(FIELD, messages.SIGNED_BY_TWO),) if len(names) >= SIGNATURES else ()
