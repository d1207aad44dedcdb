"""What belongs to a judgement: its evidence, the level that was fixed, what was said of its norms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence under a norm: a credit of ja, deels or nee, or a share counted from cells."""

    norm: str
    link: str  # EvidenceLink.id in the normenkader
    credit: str = ""  # ja, deels, nee; '' where the link counts cells
    text: str = ""
    place: str = ""


@dataclass(frozen=True)
class Assessment:
    """The fixed judgement: its level, and the reason when it differs from what the evidence gives."""

    judgement: str
    level: str
    wording: str = ""  # as printed, where that is not a level's own label
    reason: str = ""
    fixed_on: str = ""
    evidence: tuple[EvidenceRow, ...] = ()
    signed: tuple[str, ...] = ()  # the functions of who signed this level; final when there are two


@dataclass(frozen=True)
class NormComment:
    """What the audited side said of a norm before it was frozen, and what was done with it."""

    id: str
    norm: str  # '' for the whole normenkader
    by: str  # a function, never a name
    on: str  # ISO day
    text: str
    reply: str = ""
