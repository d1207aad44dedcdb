"""Two versions of a questionnaire side by side: what changed, of which kind, and what it does to answers.

`compare` classifies, `refusals` says what may never change under the same name, `effect` says in Dutch what a
change does to answers already given, `combined` is one questionnaire with everything that was ever asked.
"""

from __future__ import annotations

from instruments.changes.combined import combined
from instruments.changes.compare import compare
from instruments.changes.effects import Counts, advice, answers_to, effect, underway_effect
from instruments.changes.kinds import (
    HARMLESS,
    KIND_WORDS,
    MEANINGFUL,
    WHAT_WORDS,
    Change,
    ChangeKind,
    moves_along,
    restated,
)
from instruments.changes.places import read_place, variables_at
from instruments.changes.refusals import refusals
from instruments.changes.rule_words import rule_words
from instruments.changes.small_edits import is_small_edit

__all__ = [
    "HARMLESS",
    "KIND_WORDS",
    "MEANINGFUL",
    "WHAT_WORDS",
    "Change",
    "ChangeKind",
    "Counts",
    "advice",
    "answers_to",
    "combined",
    "compare",
    "effect",
    "is_small_edit",
    "moves_along",
    "read_place",
    "refusals",
    "restated",
    "rule_words",
    "underway_effect",
    "variables_at",
]
