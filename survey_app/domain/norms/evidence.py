"""Evidence that someone read: whether it meets the norm, what was found, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from codebooks.model import EvidenceLink
from survey_app.domain import staff_messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import norm_messages as messages

CREDITS = ("ja", "deels", "nee", "")
LONGEST = 5_000  # characters


@dataclass(frozen=True)
class EvidencePlace:
    """Where evidence hangs: a judgement, a norm under it, a link of that norm."""

    judgement: str
    norm: str
    link: str


@dataclass(frozen=True)
class ReadEvidence:
    """What was found; `revision` counts how often it was written in the app."""

    credit: str  # ja, deels, nee; '' where cells or answers are counted, or nobody judged yet
    text: str
    place: str
    revision: int = 0

    @property
    def fields(self) -> dict[str, str]:
        """Everything but the revision."""
        return {"credit": self.credit, "text": self.text, "place": self.place}


@dataclass(frozen=True)
class EvidenceChange:
    """One time that evidence was written: append-only."""

    place: EvidencePlace
    old: ReadEvidence
    new: ReadEvidence
    changed_by: str
    changed_at: datetime
    revision: int  # the number that this change gives it


def check_evidence(link: EvidenceLink, read: ReadEvidence) -> tuple[Mistake, ...]:
    """What keeps this from being kept."""
    if read.credit not in CREDITS:
        return (Mistake("voldaan", messages.NO_CREDIT),)
    if read.credit and link.kind != "gelezen":
        return (Mistake("voldaan", messages.COUNTED_BY_ITSELF),)
    long = [name for name, text in (("tekst", read.text), ("vindplaats", read.place)) if len(text) > LONGEST]
    return tuple(Mistake(name, staff_messages.TEXT_TOO_LONG, {"limit": LONGEST}) for name in long)
