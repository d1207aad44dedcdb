"""Sealing one's own sheet: only when nothing is missing, in one step, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from analysis.bench_rows import Seal
from analysis.seal_hash import OwnSheet, codebook_names, hash_of
from codebooks.model import Codebook
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.evidence_rules import Gap, sheet_gaps
from survey_app.domain.seals import SealForm, check_seal, without_quote


@dataclass(frozen=True)
class SheetOf:
    """Whose sheet: one casus from one perspectief, by one codeur, with the codebooks it is coded with."""

    study: str
    casus: str
    perspectief: str
    codeur: str
    books: tuple[Codebook, ...] = ()


class Outcome(Enum):
    """What came of it."""

    SEALED = auto()
    ALREADY = auto()  # sealed before: a second click changes nothing
    MISTAKES = auto()
    STALE = auto()  # the sheet changed meanwhile
    NOT_ASSIGNED = auto()


@dataclass(frozen=True)
class Sealed:
    """The outcome, and what keeps the sheet open."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()


class Seals(Protocol):
    """Where seals are kept (survey_app/storage/assignments.py)."""

    def own_sheet(self, study: str, casus: str, perspectief: str, codeur: str) -> OwnSheet:
        """What the codeur has on the sheet."""

    def is_assigned(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether this codeur codes the sheet."""

    def is_sealed(self, study: str, casus: str, perspectief: str, codeur: str) -> bool:
        """Whether this codeur sealed the sheet."""

    def seal(self, study: str, seal: Seal, sheet: OwnSheet, why: str, now: datetime) -> bool:
        """Keeps the seal with its line in the trail; False when the sheet is no longer what is sealed."""


def gaps_of(sheet: SheetOf, own: OwnSheet) -> tuple[Gap, ...]:
    """What the codeur's sheet lacks."""
    return sheet_gaps(sheet.books, sheet.perspectief, own.codings)


def seal_sheet(store: Seals, sheet: SheetOf, form: SealForm, now: datetime) -> Sealed:
    """Seals the sheet, or says what is missing; a sheet that is sealed stays as it was sealed."""
    place = (sheet.study, sheet.casus, sheet.perspectief, sheet.codeur)
    if not store.is_assigned(*place):
        return Sealed(Outcome.NOT_ASSIGNED)
    if store.is_sealed(*place):
        return Sealed(Outcome.ALREADY)
    own = store.own_sheet(*place)
    gaps = gaps_of(sheet, own)
    mistakes = check_seal(gaps, form)
    if mistakes:
        return Sealed(Outcome.MISTAKES, mistakes)
    return _seal(store, sheet, own, form.why if without_quote(gaps) else "", now)


def _seal(store: Seals, sheet: SheetOf, own: OwnSheet, why: str, now: datetime) -> Sealed:
    books = codebook_names(sheet.books)
    day = now.date().isoformat()
    made = Seal(sheet.casus, sheet.perspectief, sheet.codeur, day, hash_of(own, books), books)
    if store.seal(sheet.study, made, own, why, now):
        return Sealed(Outcome.SEALED)
    again: Sequence[str] = (sheet.study, sheet.casus, sheet.perspectief, sheet.codeur)
    return Sealed(Outcome.ALREADY if store.is_sealed(*again) else Outcome.STALE)
