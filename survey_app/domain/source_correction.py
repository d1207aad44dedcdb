"""Correcting a text that is being coded: what happens to every quote, and when it may not happen.

A quote that the text no longer holds is let go under every cell it hung under, and listed for its codeur.
What is sealed or decided keeps its quotes: a correction that would take one is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from analysis.study import Fragment, Source
from survey_app.domain import source_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.carried_quotes import carry
from survey_app.domain.coding import LONGEST_TEXT as LONGEST_WHY
from survey_app.domain.source_text import normalised
from survey_app.domain.staff_messages import TEXT_TOO_LONG

LONGEST_TEXT = 2_000_000  # characters, as survey_app/source_files reads them


@dataclass(frozen=True)
class KeptSource:
    """A source as it is kept, with the number of its text.

    `half_sealed`: one codeur of a sheet that may quote it sealed and another did not. Then no word of it may
    change: were only the quotes of the seal refused, trying would tell where they are.
    """

    source: Source
    version: int
    half_sealed: bool = False


@dataclass(frozen=True)
class EarlierText:
    """A text from before a correction: never changed and never removed."""

    version: int
    text: str
    replaced_on: date
    replaced_by: str
    why: str


@dataclass(frozen=True)
class QuoteUse:
    """A cell that rests on a quote. `revision` 0: a decision or a proposal on top of sealed codings."""

    casus: str
    perspectief: str
    aspect: str
    codeur: str
    revision: int
    fixed: bool  # vastgesteld, or decided
    sealed: bool
    visible: bool  # whether who corrects may see this coding


@dataclass(frozen=True)
class QuoteInUse:
    """A quote of the source, who marked it, and the cells that rest on it."""

    fragment: Fragment
    codeur: str
    visible: bool
    uses: tuple[QuoteUse, ...] = ()

    def shown(self) -> QuoteInUse:
        """With those of its cells that may be seen."""
        return replace(self, uses=tuple(use for use in self.uses if use.visible))

    def held_by(self) -> tuple[QuoteUse, ...]:
        """The cells that may not lose it: what is sealed or fixed."""
        return tuple(use for use in self.uses if use.sealed or use.fixed)

    def sealed_in(self) -> tuple[QuoteUse, ...]:
        """The cells in which not even its words may change: the hash of the seal holds them."""
        return tuple(use for use in self.uses if use.sealed)


@dataclass(frozen=True)
class Moved:
    """A quote that the corrected text holds: as it was, and as it is there."""

    quote: QuoteInUse
    fragment: Fragment

    @property
    def reworded(self) -> bool:
        """Whether its words were corrected too."""
        return self.fragment.tekst != self.quote.fragment.tekst


@dataclass(frozen=True)
class CorrectionPlan:
    """What a correction does to each quote of the source."""

    kept: tuple[Moved, ...]
    lost: tuple[QuoteInUse, ...]

    def shown(self) -> CorrectionPlan:
        """As far as who corrects may see: nothing of a colleague's blind work, not even how many."""
        kept = tuple(Moved(one.quote.shown(), one.fragment) for one in self.kept if one.quote.visible)
        return CorrectionPlan(kept, tuple(quote.shown() for quote in self.lost if quote.visible))

    def reworded(self) -> tuple[Moved, ...]:
        """The quotes of which words were corrected."""
        return tuple(one for one in self.kept if one.reworded)


@dataclass(frozen=True)
class Correction:
    """Everything that is kept of a correction, in one transaction; `quotes` is what the plan was made of."""

    study: str
    before: KeptSource
    text: str
    why: str
    quotes: tuple[QuoteInUse, ...]
    plan: CorrectionPlan
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True)
class LostQuote:
    """A quote that a corrected text no longer holds, under a cell; `aspect` '': it hung under none."""

    fragment: str
    bron: str
    version: int
    tekst: str
    casus: str
    perspectief: str
    aspect: str
    codeur: str


def plan_correction(old: str, new: str, quotes: Sequence[QuoteInUse]) -> CorrectionPlan:
    """Where each quote goes."""
    by_name = {quote.fragment.fragment: quote for quote in quotes}
    carried = carry(old, new, [quote.fragment for quote in quotes])
    kept = tuple(Moved(by_name[fragment.fragment], fragment) for fragment in carried.kept)
    return CorrectionPlan(kept, tuple(by_name[fragment.fragment] for fragment in carried.lost))


def check_plan(plan: CorrectionPlan) -> tuple[Mistake, ...]:
    """Whether quotes would go that may not; of those that may not be seen only that there are."""
    held = [(quote, quote.held_by()) for quote in plan.lost]
    held += [(moved.quote, moved.quote.sealed_in()) for moved in plan.reworded()]
    shown = sum(1 for _, uses in held if any(use.visible for use in uses))
    hidden = any(not use.visible for _, uses in held for use in uses)
    mistakes = (
        Mistake("gevolgen", messages.FIXED_QUOTES, {"count": shown}) if shown else None,
        Mistake("tekst", messages.SEALED_SHEET) if hidden else None,
    )
    return tuple(mistake for mistake in mistakes if mistake)


def check_correction(old: str, text: str, why: str) -> tuple[Mistake, ...]:
    """Everything that keeps the text from being kept; `text` is normalised."""
    checks: Iterable[Mistake | None] = (
        Mistake("tekst", messages.EMPTY_TEXT) if not text else None,
        Mistake("tekst", messages.LONG_TEXT, {"count": len(text), "limit": LONGEST_TEXT})
        if len(text) > LONGEST_TEXT
        else None,
        Mistake("tekst", messages.SAME_TEXT) if text and text in (old, normalised(old)) else None,
        Mistake("waarom", messages.WHY_CORRECTED) if not why else None,
        Mistake("waarom", TEXT_TOO_LONG, {"limit": LONGEST_WHY}) if len(why) > LONGEST_WHY else None,
    )
    return tuple(mistake for mistake in checks if mistake)
