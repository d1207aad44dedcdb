"""Signing a level: by two different people, each for this level only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from analysis.norms import Judgement
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norm import KeptLevel
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.signing import FIELD, Signature, check_signing


class Signatures(Protocol):
    """Where signatures are kept (survey_app/storage/norms/signatures.py)."""

    def of_study(self, study: str) -> tuple[Signature, ...]:
        """Every signature that was ever set, oldest first."""

    def sign(self, study: str, signature: Signature) -> bool:
        """Keeps the signature; False when the level is another by now, or signed by this person."""


def sign_level(
    store: Signatures,
    study: str,
    kept: KeptLevel | None,
    judgement: Judgement,
    revision: int,
    who: str,
    now: datetime,
) -> Sequence[Mistake]:
    """Signs the level; or says what keeps it. `revision` is the level that the person was looking at."""
    mistakes = check_signing(kept, judgement, store.of_study(study), who)
    if mistakes:
        return mistakes
    if kept is None or kept.revision != revision:
        return [Mistake(FIELD, messages.STALE_SIGNING)]
    done = store.sign(study, Signature(judgement.judgement, revision, who, now))
    return [] if done else [Mistake(FIELD, messages.STALE_SIGNING)]
