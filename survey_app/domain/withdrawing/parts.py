"""What there is of a response that someone wants to take back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WithdrawnParts:
    """One response: `answers` given, and `categories` that researchers gave to its open answers.

    `invitation` and `token_hash` are of the invitation it was begun by; None and '' once it was cut loose, as
    an anonymous one is by sending.
    """

    study: str
    response: str
    perspectief: str
    instrument: str
    answers: int
    categories: int
    invitation: int | None = None
    token_hash: str = ""
