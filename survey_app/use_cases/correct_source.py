"""Correcting a text: first what it would do to the quotes, then all of it in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from survey_app.domain import source_messages as messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.source_correction import (
    Correction,
    CorrectionPlan,
    KeptSource,
    QuoteInUse,
    check_correction,
    check_plan,
    plan_correction,
)
from survey_app.domain.source_text import normalised

TRIES = 3  # while someone codes in the text at the same moment


class SourceTexts(Protocol):
    """Where sources and their quotes are kept (survey_app/storage/source_texts.py)."""

    def source(self, study: str, bron: str) -> KeptSource | None:
        """The source as it is now."""

    def quotes(self, study: str, bron: str, codeur: str) -> tuple[QuoteInUse, ...]:
        """Every quote of the source, marked with what this codeur may see."""

    def correct(self, correction: Correction) -> bool:
        """Keeps the correction; False when the text or its quotes are not those it was made of."""


@dataclass(frozen=True)
class CorrectionForm:
    """What was filled in; `version` is the text that the person was looking at."""

    text: str
    why: str
    version: int


class Outcome(Enum):
    """What came of it."""

    PREVIEW = auto()
    SAVED = auto()
    MISTAKES = auto()
    STALE = auto()


@dataclass(frozen=True)
class Corrected:
    """The outcome; the plan as far as the person may see it, None where none was made."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()
    plan: CorrectionPlan | None = None


def read_form(text: str, why: str, version: int) -> CorrectionForm:
    """The form as it was sent, in one spelling."""
    return CorrectionForm(normalised(text), clean(why), version)


def preview(
    store: SourceTexts, study: str, before: KeptSource, form: CorrectionForm, codeur: str
) -> Corrected:
    """What the correction would do; nothing is kept."""
    mistakes = _mistakes(before, form)
    if mistakes:
        return Corrected(Outcome.MISTAKES, mistakes)
    if form.version != before.version:
        return Corrected(Outcome.STALE)
    quotes = store.quotes(study, before.source.bron, codeur)
    plan = plan_correction(before.source.text, form.text, quotes)
    refused = check_plan(plan)
    return Corrected(Outcome.MISTAKES if refused else Outcome.PREVIEW, refused, plan.shown())


def correct(
    store: SourceTexts, study: str, bron: str, form: CorrectionForm, codeur: str, now: datetime
) -> Corrected:
    """Keeps the correction. Quotes that were made since the preview go along by the same rules."""
    for _ in range(TRIES):
        before = store.source(study, bron)
        if before is None or before.version != form.version:
            return Corrected(Outcome.STALE)
        mistakes = _mistakes(before, form)
        if mistakes:
            return Corrected(Outcome.MISTAKES, mistakes)
        quotes = store.quotes(study, bron, codeur)
        plan = plan_correction(before.source.text, form.text, quotes)
        refused = check_plan(plan)
        if refused:
            return Corrected(Outcome.MISTAKES, refused, plan.shown())
        if store.correct(Correction(study, before, form.text, form.why, quotes, plan, codeur, now)):
            return Corrected(Outcome.SAVED, plan=plan.shown())
    return Corrected(Outcome.MISTAKES, (Mistake("tekst", messages.BUSY_SOURCE),))


def _mistakes(before: KeptSource, form: CorrectionForm) -> tuple[Mistake, ...]:
    closed = (Mistake("tekst", messages.SEALED_SHEET),) if before.half_sealed else ()
    return closed or check_correction(before.source.text, form.text, form.why)
