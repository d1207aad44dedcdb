"""InstrumentChange: one line of the ledger of changes in questionnaires that were in the field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InstrumentChange:
    """What changed from one version to the next, and how many people had answered it by then.

    Lines are never changed or removed. `kind` and `what` are those of instruments.changes; `kind` underway
    says in which version questionnaires that were begun go on (`becomes`), and how many (`answers_then`).
    """

    instrument: str
    from_version: str
    to_version: str
    place: str  # page, page/question or page/question/variable; '' for the whole
    what: str
    kind: str
    was: str
    becomes: str
    answers_then: int
    changed_on: str  # ISO day
    changed_by: str
    why: str = ""
