"""Rows about the work of coding: who codes what, what is sealed, what was decided, and every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

DECIDED_BY = "besluit"  # the codeur of a coding that was decided on top of a double coding


class _Row(Protocol):
    @property
    def codeur(self) -> str: ...
    @property
    def status(self) -> str: ...


def is_decision(coding: _Row) -> bool:
    """Whether the coding is the outcome of an adjudication."""
    return coding.codeur == DECIDED_BY and coding.status == "vastgesteld"


@dataclass(frozen=True)
class Assignment:
    """One codeur has one sheet (casus x perspectief) to code; `seed` says from which draw, '' for none."""

    casus: str
    perspectief: str
    codeur: str
    seed: str = ""


@dataclass(frozen=True)
class Seal:
    """A codeur closed a sheet: from then on the sheet as it is has this hash."""

    casus: str
    perspectief: str
    codeur: str
    verzegeld_op: str  # ISO day
    hash: str  # SHA-256 over the codings of the sheet and the versions of the codebooks
    codeboeken: str  # 'casusonderzoek:1 perspectieven:1'


@dataclass(frozen=True)
class Adjudication:
    """What was decided about a cell that two codeurs coded differently, why, and by whom.

    The value that counts is also a coding of `besluit` with status `vastgesteld`; both originals stay.
    """

    casus: str
    perspectief: str
    aspect: str
    waarde: str
    grond: str  # the reason code: survey_app/domain/adjudication.py
    toelichting: str
    door: str  # codeur names, one space between: one third person, or both codeurs
    besloten_op: str  # ISO day


@dataclass(frozen=True)
class TrailRow:
    """One change in a cell's history: who changed what, when, from what to what, and why."""

    casus: str
    perspectief: str
    aspect: str  # '' where the whole sheet changed: assigned, sealed
    codeur: str  # whose coding
    door: str  # who did it: a codeur's name
    op: str  # ISO day and time, UTC
    # waarde, reden, toelichting, memo, fragment, toewijzing, verzegeling, voorstel, besluit, hercodering
    wat: str
    oud: str
    nieuw: str
    waarom: str


@dataclass(frozen=True)
class OpenCategory:
    """A category that was proposed while coding open answers; those of the open scheme are not rows."""

    question: str
    category: str
    label: str
    status: str  # voorgesteld, aanvaard, samengevoegd
    samengevoegd_met: str = ""  # the category it was merged into
