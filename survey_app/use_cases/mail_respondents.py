"""Sending the mail that is due: one message at a time, each claimed before and marked after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from analysis.study import Study
from survey_app.domain.mailing.mail_texts import MailText, filled
from survey_app.domain.mailing.outgoing import Delivery, Outgoing, Sender, outgoing
from survey_app.domain.mailing.turns import Addressee, Claim, Kind, MailBatch, State, next_turn
from survey_app.use_cases.invite import link

MOST_TROUBLES = 5  # in a row; then it is the mail server or the settings, not the addresses


class Post(Protocol):
    """The mail server (survey_app/mail_server.py)."""

    def send(self, message: Outgoing) -> Delivery: ...


class Contacts(Protocol):
    """Who gets mail; these four are kept by survey_app/storage/contacts/."""

    def batches(self, study: str) -> tuple[MailBatch, ...]: ...
    def addressees(self, study: str, token_hash: str = "") -> tuple[Addressee, ...]: ...
    def tidy(self, study: str) -> int: ...


class Claims(Protocol):
    """Messages, each of which is claimed once."""

    def claim(self, study: str, token_hash: str, kind: Kind, today: date) -> Claim | None: ...
    def mark(self, claim: Claim, state: State) -> None: ...
    def release(self, claim: Claim) -> None: ...


class Standings(Protocol):
    """Addresses that get no more mail."""

    def came_back(self, study: str, envelopes: Iterable[str]) -> int: ...


class Texts(Protocol):
    """The words of the study's mail."""

    def text(self, study: str, language: str, kind: str) -> MailText | None: ...


class Desk(Protocol):
    """Where all of that is kept."""

    @property
    def contacts(self) -> Contacts: ...
    @property
    def claims(self) -> Claims: ...
    @property
    def standings(self) -> Standings: ...
    @property
    def texts(self) -> Texts: ...


@dataclass(frozen=True)
class Round:
    """What one round of sending needs to know: whose mail, from whom, on which day, and how fast.

    `pause` is what waits between two messages, in seconds.
    """

    study: Study
    sender: Sender
    public_url: str
    today: date
    per_minute: int
    pause: Callable[[float], None]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True)
class Sending:
    """What became of a round. `stopped` is why it was broken off, or None."""

    counts: Counter[Delivery]
    without_text: int = 0
    stopped: Delivery | None = None


def due(desk: Desk, study: str, today: date) -> list[tuple[Addressee, Kind]]:
    """Whose turn it is today, in an order that tells nothing."""
    batches = {batch.id: batch for batch in desk.contacts.batches(study)}
    found = []
    for one in desk.contacts.addressees(study):
        turn = next_turn(one, batches[one.batch], today) if one.batch in batches else None
        if turn and turn.day <= today:
            found.append((one, turn.kind))
    return found


def send_due(desk: Desk, post: Post, plan: Round) -> Sending:
    """Sends what is due today; what can't be sent now waits for the next round. Safe to be killed anywhere.

    Afterwards addresses and tokens that nobody needs any more are emptied.
    """
    counts: Counter[Delivery] = Counter()
    without_text = troubles = 0
    outcome: Delivery | None = None
    for one, kind in due(desk, plan.study.id, plan.today):
        text = desk.texts.text(plan.study.id, one.language, kind)
        if text is None:
            without_text += 1
            continue
        if outcome is not None:
            plan.pause(60 / plan.per_minute)
        delivered = _send(desk, post, plan, one, kind, text)
        if delivered is None:
            continue
        outcome = delivered
        counts[outcome] += 1
        troubles = 0 if outcome is Delivery.SENT else troubles + 1
        if outcome is Delivery.UNREACHABLE or troubles >= MOST_TROUBLES:
            return Sending(counts, without_text, outcome)
    desk.contacts.tidy(plan.study.id)
    return Sending(counts, without_text)


def _send(desk: Desk, post: Post, plan: Round, one: Addressee, kind: Kind, text: MailText) -> Delivery | None:
    """None when it is not this person's turn any more: they finished, asked for no mail, or got it."""
    study = plan.study.id
    if not any(now.wants_mail(plan.today) for now in desk.contacts.addressees(study, one.token_hash)):
        return None
    claim = desk.claims.claim(study, one.token_hash, kind, plan.today)
    if claim is None:
        return None
    outcome = post.send(letter_for(plan, claim, text, one.expires_on))
    _settle(desk, study, claim, outcome)
    return outcome


def _settle(desk: Desk, study: str, claim: Claim, outcome: Delivery) -> None:
    if outcome is Delivery.SENT:
        desk.claims.mark(claim, State.SENT)
    elif outcome is Delivery.NO_SUCH_ADDRESS:
        desk.claims.mark(claim, State.REFUSED)
        desk.standings.came_back(study, [claim.envelope])
    elif outcome is not Delivery.UNSURE:  # that one stays claimed: it may have gone
        desk.claims.release(claim)


def letter_for(plan: Round, claim: Claim, text: MailText, last_day: date | None) -> Outgoing:
    """The message to one person, in their language."""
    in_language = "" if claim.language == "nl" else f"?taal={claim.language}"
    opt_out = f"{plan.public_url.rstrip('/')}/afmelden/{claim.opt_out}"
    words = filled(
        text,
        plan.study,
        claim.language,
        link(plan.public_url, claim.token) + in_language,
        opt_out + in_language,
        last_day,
    )
    return outgoing(
        plan.sender, claim.address, words, claim.language, claim.envelope, opt_out + in_language, plan.now()
    )
