"""Mail to readers of a round: an invitation with link, a reminder, or that their reaction came in.

Each mail is claimed before it is sent and settled after. A link that may have arrived opens; of one that
certainly did not, the link and code of before stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Protocol

from survey_app.domain.mailing.mail_texts import Filled
from survey_app.domain.mailing.outgoing import Delivery, Outgoing, Sender, outgoing
from survey_app.domain.wederhoor import mail_sentences as say
from survey_app.domain.wederhoor import rounds as rules
from survey_app.domain.wederhoor.reader_mail import (
    ARRIVED,
    CLAIMED,
    MailKind,
    ReaderMessage,
    last_of,
    why_not,
)
from survey_app.domain.wederhoor.rounds import Event, KeptRound, Reader, Standing
from survey_app.domain.wederhoor.ways_in import NewWay, make_way, token_hash, way_hash
from survey_app.use_cases.hold_wederhoor import By

EVENTS = {
    MailKind.INVITATION: rules.INVITED,
    MailKind.REMINDER: rules.REMINDED,
    MailKind.RECEIPT: rules.RECEIVED,
}
Hashes = tuple[str | None, str | None]


class Rounds(Protocol):
    """Where rounds are kept (survey_app/storage/wederhoor/rounds.py)."""

    def find(self, study: str, round: str) -> KeptRound | None: ...
    def standings(self, study: str, round: str) -> tuple[Standing, ...]: ...
    def hashes(self, study: str, round: str, reader: Reader) -> Hashes: ...
    def put_back(self, study: str, round: str, reader: Reader, token_hash: str, old: Hashes) -> None: ...
    def note(self, event: Event) -> None: ...
    def give_ways(
        self, study: str, round: str, ways: Sequence[tuple[Reader, str, str]], events: Iterable[Event]
    ) -> None: ...


class ReaderMail(Protocol):
    """Where addresses and messages are (survey_app/storage/contacts/reader_mail.py)."""

    def addresses(self, round: str) -> dict[str, str]: ...
    def messages(self, round: str) -> tuple[ReaderMessage, ...]: ...
    def claim(self, one: ReaderMessage) -> str: ...
    def settle(self, envelope: str, state: str) -> None: ...


class Post(Protocol):
    """The mail server (survey_app/mail_server.py)."""

    def send(self, message: Outgoing) -> Delivery: ...


@dataclass(frozen=True)
class Desk:
    """Where all of that is."""

    rounds: Rounds
    mail: ReaderMail
    post: Post


@dataclass(frozen=True)
class Mailing:
    """What is sent. `write` makes the words for a reader, with a link and a code where the mail has one.

    `code_too`: the code goes in a mail of its own; else it comes back, to be handed over by other means.
    """

    kept: KeptRound
    kind: MailKind
    write: Callable[[MailKind, Standing, NewWay | None], Filled]
    sender: Sender
    language: str
    code_key: str
    by: By
    code_too: bool = False


@dataclass(frozen=True)
class Told:
    """What became of one reader's mail: an outcome, or why it was not tried; and a code to hand over."""

    reader: Reader
    outcome: Delivery | None = None
    why_not: str = ""
    code: str = ""
    code_outcome: Delivery | None = None

    @property
    def arrived(self) -> bool:
        """Whether the reader may have it."""
        return self.outcome in ARRIVED


def mail_readers(desk: Desk, mailing: Mailing, chosen: Sequence[Reader]) -> tuple[Told, ...]:
    """Sends to these readers, one by one; once the server is not to be reached nobody else is tried."""
    told: list[Told] = []
    down = False
    for reader in chosen:
        told.append(_to_reader(desk, mailing, reader, down))
        down = down or told[-1].outcome is Delivery.UNREACHABLE
    return tuple(told)


def _to_reader(desk: Desk, mailing: Mailing, reader: Reader, down: bool) -> Told:
    study, round = mailing.kept.study, mailing.kept.value.id
    kept, address = desk.rounds.find(study, round), desk.mail.addresses(round).get(reader.function, "")
    standing = next(
        (one for one in desk.rounds.standings(study, round) if one.reader.number == reader.number), None
    )
    if kept is None or standing is None:
        return Told(reader, why_not=say.ROUND_NOT_OPEN)
    refused = why_not(kept, mailing.kind, standing, bool(address))
    if refused:
        return Told(reader, why_not=refused)
    if down:
        return _claimed(desk, mailing, standing, mailing.kind, lambda _: Delivery.UNREACHABLE)
    if mailing.kind is MailKind.INVITATION:
        return _invited(desk, mailing, standing, address)
    return _claimed(desk, mailing, standing, mailing.kind, _sending(desk, mailing, standing, address, None))


def _invited(desk: Desk, mailing: Mailing, standing: Standing, address: str) -> Told:
    """A new link that opens before it is on its way; what opened before comes back when it did not go."""
    study, round, reader, way = mailing.kept.study, mailing.kept.value.id, standing.reader, make_way()
    hashed = token_hash(way.token)

    def send(envelope: str) -> Delivery:
        before = desk.rounds.hashes(study, round, reader)
        ways = [(reader, hashed, way_hash(mailing.code_key, way.token, way.code))]
        desk.rounds.give_ways(study, round, ways, [])
        outcome = _sending(desk, mailing, standing, address, way)(envelope)
        if outcome not in ARRIVED:
            desk.rounds.put_back(study, round, reader, hashed, before)
        return outcome

    told = _claimed(desk, mailing, standing, MailKind.INVITATION, send)
    if not told.arrived:
        return told
    if not mailing.code_too:
        return replace(told, code=way.code)
    code = _claimed(
        desk, mailing, standing, MailKind.CODE, _sending(desk, mailing, standing, address, way, MailKind.CODE)
    )
    return replace(told, code_outcome=code.outcome, code="" if code.outcome is Delivery.SENT else way.code)


def _sending(
    desk: Desk,
    mailing: Mailing,
    standing: Standing,
    address: str,
    way: NewWay | None,
    kind: MailKind | None = None,
) -> Callable[[str], Delivery]:
    words = mailing.write(kind or mailing.kind, standing, way)
    now = mailing.by.now.replace(tzinfo=UTC)

    def send(envelope: str) -> Delivery:
        return desk.post.send(outgoing(mailing.sender, address, words, mailing.language, envelope, "", now))

    return send


def _claimed(
    desk: Desk, mailing: Mailing, standing: Standing, kind: MailKind, send: Callable[[str], Delivery]
) -> Told:
    """Claims, sends and settles; what certainly went is noted in the trail of the round."""
    reader, round = standing.reader, mailing.kept.value.id
    last = last_of(desk.mail.messages(round), reader.function, kind)
    day = mailing.by.today.isoformat()
    message = ReaderMessage(round, reader.function, kind, last.number + 1 if last else 1, CLAIMED, day)
    envelope = desk.mail.claim(message)
    if not envelope:
        return Told(reader, why_not=say.UNDER_WAY)
    outcome = send(envelope)
    desk.mail.settle(envelope, outcome)
    if outcome in ARRIVED and kind in EVENTS:
        desk.rounds.note(mailing.by.event(mailing.kept, EVENTS[kind], new=reader.function))
    return Told(reader, outcome)
