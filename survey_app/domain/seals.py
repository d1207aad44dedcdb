"""Sealing a sheet: what must be in order first, and whether it still is what was sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from analysis.bench_rows import Seal
from analysis.seal_hash import OwnSheet, hash_of
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.coding import LONGEST_TEXT
from survey_app.domain.evidence_rules import NO_QUOTE, Gap


@dataclass(frozen=True)
class SealForm:
    """What was filled in: whether missing quotes are accepted, and why."""

    accepted: bool = False
    why: str = ""


class SealState(Enum):
    """What recomputing a hash says."""

    SAME = auto()
    KNOWN = auto()  # other than what was sealed, and the trail says what changed since
    OTHER = auto()


def blocking(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that keep a sheet open: a cell without a value or a reason."""
    return tuple(gap for gap in gaps if gap.code != NO_QUOTE)


def without_quote(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps that may be accepted with a reason: a value without a quote."""
    return tuple(gap for gap in gaps if gap.code == NO_QUOTE)


def check_seal(gaps: Sequence[Gap], form: SealForm) -> tuple[Mistake, ...]:
    """Everything that keeps the sheet from being sealed, as mistakes in `waarden`, `akkoord` and `waarom`."""
    mistakes = [
        Mistake("waarden", messages.SEAL_NEEDS_VALUES, {"count": len(blocking(gaps))})
        if blocking(gaps)
        else None,
        Mistake("akkoord", messages.SEAL_NEEDS_CONSENT)
        if without_quote(gaps) and not form.accepted
        else None,
        Mistake("waarom", messages.SEAL_NEEDS_WHY) if without_quote(gaps) and not form.why else None,
        Mistake("waarom", messages.TEXT_TOO_LONG, {"limit": LONGEST_TEXT})
        if len(form.why) > LONGEST_TEXT
        else None,
    ]
    return tuple(mistake for mistake in mistakes if mistake)


def verify(seal: Seal, sheet: OwnSheet, in_trail: bool = False) -> SealState:
    """Whether the codeur's sheet is still what was sealed; `in_trail`: its trail goes on since."""
    if hash_of(sheet, seal.codeboeken) == seal.hash:
        return SealState.SAME
    return SealState.KNOWN if in_trail else SealState.OTHER
