"""Publication: a new version of a questionnaire to take the old one's place; and the versions there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.ledger_rows import InstrumentChange
from instruments.changes import Change, ChangeKind, Counts, answers_to, moves_along
from instruments.model import Instrument


@dataclass(frozen=True)
class KeptVersion:
    """A version of a questionnaire, and how many people have it: sent, begun, or not begun yet."""

    instrument: str
    version: str
    published_on: date | None = None
    published_by: str = ""
    sent: int = 0
    underway: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Publication:
    """What is published: the file and its changes, as their author calls them.

    `frame_hash` names the study's files that it was checked against, `base` the file it takes the place of.
    """

    frame_hash: str
    base: bytes
    content: bytes
    old: Instrument
    new: Instrument
    changes: tuple[Change, ...]
    counts: Counts
    why: str = ""

    @property
    def path(self) -> str:
        """Where the study folder has the questionnaire."""
        return f"instruments/{self.old.id}.yaml"

    @property
    def moves(self) -> bool:
        """Whether people who are halfway go on in the new version."""
        return moves_along(self.changes)

    def answers(self, change: Change) -> int:
        """How many people had answered what changed."""
        return answers_to(change, (self.old, self.new), self.counts)

    def lines(self, who: str, day: date, underway: int) -> tuple[InstrumentChange, ...]:
        """The lines of the ledger; the last says what becomes of those halfway, where there are any."""
        named = (self.old.id, self.old.version, self.new.version)
        by = (day.isoformat(), who)
        found = [
            InstrumentChange(
                *named,
                change.place,
                change.what,
                change.kind,
                change.was,
                change.becomes,
                self.answers(change),
                *by,
                change.why or self.why,
            )
            for change in self.changes
        ]
        if underway:
            goes_on = self.new.version if self.moves else self.old.version
            kind = ("", "responses", ChangeKind.UNDERWAY.value)
            found.append(InstrumentChange(*named, *kind, self.old.version, goes_on, underway, *by))
        return tuple(found)
