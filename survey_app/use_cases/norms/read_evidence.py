"""Writing down what was read for a norm: whether it meets the norm, what was found, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from codebooks.model import EvidenceLink
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.evidence import EvidenceChange, EvidencePlace, ReadEvidence, check_evidence


class EvidenceStore(Protocol):
    """Where evidence is kept (survey_app/storage/norms/evidence.py)."""

    def find(self, study: str, place: EvidencePlace) -> ReadEvidence:
        """The evidence as it is; empty where there is none."""

    def write(self, study: str, change: EvidenceChange) -> bool:
        """Keeps it with its line in the history; False when it was changed meanwhile."""


def write_evidence(
    store: EvidenceStore,
    study: str,
    place: EvidencePlace,
    link: EvidenceLink,
    read: ReadEvidence,
    user: str,
    now: datetime,
) -> Sequence[Mistake]:
    """Keeps the evidence; or says what keeps it. `read.revision` is what the person was looking at."""
    mistakes = check_evidence(link, read)
    if mistakes:
        return mistakes
    old = store.find(study, place)
    if old == read:
        return []
    new = replace(read, revision=old.revision + 1)
    change = EvidenceChange(place, old, new, user, now, new.revision)
    stale = read.revision != old.revision or not store.write(study, change)
    return [Mistake("voldaan", messages.STALE_EVIDENCE)] if stale else []
