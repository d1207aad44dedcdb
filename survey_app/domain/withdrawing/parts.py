"""What there is of a response that someone wants to take back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WithdrawnParts:
    """One response: `answers` given, and `categories` that researchers gave to its open answers."""

    study: str
    response: str
    perspectief: str
    instrument: str
    answers: int
    categories: int
