"""Whose turn it is: an invitation first, later one reminder, and nobody who is done or wants no mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

DAYS_BETWEEN = 3  # at least, from the invitation to the reminder


class Kind(StrEnum):
    """What a message is."""

    INVITATION = "uitnodiging"
    REMINDER = "herinnering"


class State(StrEnum):
    """What became of a message. Claimed and never marked: it may have gone, so it is not sent again."""

    CLAIMED = "bezig"
    SENT = "verstuurd"
    REFUSED = "geweigerd"  # the mail server knows no such address


class Standing(StrEnum):
    """What mail to an address may still do."""

    OPEN = ""
    OPTED_OUT = "afgemeld"
    UNDELIVERABLE = "onbestelbaar"


class MailBatch(NamedTuple):
    """Invitations by mail that were made together. Without a day nothing goes."""

    id: int
    label: str
    made_on: date
    send_on: date | None = None
    remind_on: date | None = None


class Message(NamedTuple):
    """A message that was claimed or sent."""

    state: str
    day: date


class Claim(NamedTuple):
    """A message that is ours to send. Only what sends it ever sees an address or a token."""

    token_hash: str
    kind: Kind
    envelope: str
    language: str
    address: str
    token: str
    opt_out: str


@dataclass(frozen=True)
class Addressee:
    """Someone in a batch as far as planning goes: nothing to write to, and nothing of what they answered."""

    token_hash: str
    batch: int
    language: str
    standing: str = Standing.OPEN
    expires_on: date | None = None
    finished: bool = False
    status: str = ""  # of the invitation: onbestelbaar, geweigerd, ingetrokken
    messages: Mapping[str, Message] = field(default_factory=dict)

    def wants_mail(self, today: date) -> bool:
        """Whether any mail may still go there."""
        over = self.expires_on is not None and self.expires_on < today
        return not (self.finished or self.status or self.standing or over)


class Turn(NamedTuple):
    """A message that is planned, and its day."""

    kind: Kind
    day: date


def next_turn(one: Addressee, batch: MailBatch, today: date) -> Turn | None:
    """What goes to this person next, at the earliest today; None when nothing does."""
    if not one.wants_mail(today):
        return None
    turn = _next(one, batch)
    if turn is None:
        return None
    day = max(turn.day, today)
    return Turn(turn.kind, day) if one.expires_on is None or day <= one.expires_on else None


def _next(one: Addressee, batch: MailBatch) -> Turn | None:
    first = one.messages.get(Kind.INVITATION)
    if first is None:
        return Turn(Kind.INVITATION, batch.send_on) if batch.send_on else None
    if first.state != State.SENT or Kind.REMINDER in one.messages or batch.remind_on is None:
        return None
    return Turn(Kind.REMINDER, max(batch.remind_on, first.day + timedelta(days=DAYS_BETWEEN)))


@dataclass(frozen=True)
class BatchCounts:
    """How a batch stands, in numbers only. `planned` has kind and day -> how many."""

    batch: MailBatch
    contacts: int
    sent: int
    reminded: int
    unsure: int
    finished: int
    opted_out: int
    undeliverable: int
    planned: tuple[tuple[Turn, int], ...]


def count_batch(batch: MailBatch, people: Iterable[Addressee], today: date) -> BatchCounts:
    """The numbers of one batch; `people` are its addressees."""
    here = list(people)
    turns = Counter(turn for one in here if (turn := next_turn(one, batch, today)))
    return BatchCounts(
        batch,
        contacts=len(here),
        sent=_in_state(here, Kind.INVITATION, State.SENT),
        reminded=_in_state(here, Kind.REMINDER, State.SENT),
        unsure=sum(_in_state(here, kind, State.CLAIMED) for kind in Kind),
        finished=sum(one.finished for one in here),
        opted_out=sum(one.standing == Standing.OPTED_OUT for one in here),
        undeliverable=sum(one.standing == Standing.UNDELIVERABLE for one in here),
        planned=tuple(sorted(turns.items(), key=lambda item: (item[0].day, item[0].kind))),
    )


def _in_state(people: Iterable[Addressee], kind: Kind, state: State) -> int:
    return sum(one.messages[kind].state == state for one in people if kind in one.messages)
