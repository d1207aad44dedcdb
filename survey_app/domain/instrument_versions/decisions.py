"""What an author says of each change: the same question in other words, or another question; and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from instruments.changes import HARMLESS, Change, ChangeKind, restated
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.instrument_versions import sentences

LONGEST_WHY = 1_000  # characters
WHY = "waarom"  # the field for the reason of the whole
TEXT, MEANING = "tekst", "betekenis"


@dataclass(frozen=True)
class Decision:
    """Of one change: what the author calls it ('' leaves it as it is), and why."""

    calls_it: str = ""
    why: str = ""


def decided(changes: Sequence[Change], decisions: Mapping[str, Decision]) -> tuple[Change, ...]:
    """The changes as their author calls them; what is decided of a change that is not there says nothing."""
    return tuple(_decided(change, decisions.get(change.key, Decision())) for change in changes)


def _decided(change: Change, decision: Decision) -> Change:
    why = clean(decision.why)
    if decision.calls_it not in (TEXT, MEANING):
        return restated(change, change.kind in HARMLESS, why)
    return restated(change, decision.calls_it == TEXT, why)


def check_decisions(changes: Sequence[Change], why: str) -> list[Mistake]:
    """What is wrong with the reasons: one for the whole, and one where words are called the same question."""
    found = [] if why else [Mistake(WHY, sentences.WHY_NEEDED)]
    if len(why) > LONGEST_WHY:
        found.append(Mistake(WHY, sentences.WHY_TOO_LONG, {"limit": LONGEST_WHY}))
    for change in changes:
        if change.kind is ChangeKind.STATED_TEXT and not change.why:
            found.append(Mistake(f"waarom-{change.key}", sentences.WHY_SAME_QUESTION))
        if len(change.why) > LONGEST_WHY:
            found.append(Mistake(f"waarom-{change.key}", sentences.WHY_TOO_LONG, {"limit": LONGEST_WHY}))
    return found
