"""A text as it came in, with its names: it waits here until a person decided on every name in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class IntakeSource:
    """A text that nobody can code yet; its fields are those of the source that it becomes.

    `casus` and `perspectief` are '' for a document and for a group session; `added_by` is a codeur's name.
    """

    bron: str
    casus: str
    perspectief: str
    soort: str
    text: str
    added_on: date
    added_by: str
