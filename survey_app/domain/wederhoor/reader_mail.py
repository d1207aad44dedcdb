"""Mail to readers: what there is to send, who may get it now, and what became of it.

A mail holds nothing of the report: a link, or a code, or a day. The addresses are known to the contact store
only, and go when the round closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from survey_app.domain.mailing import addresses
from survey_app.domain.mailing.outgoing import Delivery
from survey_app.domain.wederhoor import mail_sentences as say
from survey_app.domain.wederhoor.rounds import KeptRound, Standing

CLAIMED = "bezig"  # claimed and never settled: it may have gone
ARRIVED = (Delivery.SENT, Delivery.UNSURE)  # the reader may have it: what it says must hold


class MailKind(StrEnum):
    """What a mail to a reader is. The code goes along with an invitation, as a mail of its own."""

    INVITATION = "uitnodiging"
    CODE = "code"
    REMINDER = "herinnering"
    RECEIPT = "ontvangst"


KINDS = (MailKind.INVITATION, MailKind.REMINDER, MailKind.RECEIPT)  # those that staff choose


@dataclass(frozen=True)
class ReaderMessage:
    """One mail to one reader; `number` counts those of its kind, `state` is a Delivery or CLAIMED."""

    round: str
    reader: str
    kind: MailKind
    number: int
    state: str
    day: str  # ISO

    @property
    def arrived(self) -> bool:
        """Whether the reader may have it."""
        return self.state == CLAIMED or self.state in ARRIVED


@dataclass(frozen=True)
class Mailable:
    """A reader beside one kind of mail: why it can't go, '' when it can, and whether it is proposed."""

    standing: Standing
    why_not: str
    proposed: bool = False


def last_of(messages: Iterable[ReaderMessage], reader: str, kind: MailKind) -> ReaderMessage | None:
    """The last mail of this kind to the reader; None when there was none."""
    mine = (one for one in messages if (one.reader, one.kind) == (reader, kind))
    return max(mine, key=lambda one: one.number, default=None)


def why_not(kept: KeptRound, kind: MailKind, one: Standing, has_address: bool) -> str:
    """Why this reader gets no such mail now: a sentence, or ''."""
    if not has_address:
        return say.NO_ADDRESS
    if not kept.is_open:
        return say.ROUND_NOT_OPEN
    if kind is MailKind.RECEIPT:
        return "" if one.sent else say.NOTHING_CAME_IN
    if not one.shown:
        return say.NOTHING_SHOWN
    if one.is_done:
        return say.HAS_SENT
    return say.NO_LINK_YET if kind is MailKind.REMINDER and not one.reader.has_link else ""


def mailable(
    kept: KeptRound,
    kind: MailKind,
    standings: Sequence[Standing],
    addressed: Iterable[str],
    messages: Sequence[ReaderMessage],
    due: Iterable[Standing],
) -> tuple[Mailable, ...]:
    """Every reader of the round. Proposed is who got no such mail yet; a reminder to who is due one."""
    known, reminded = set(addressed), {one.reader.function for one in due}
    found = []
    for one in standings:
        refused = why_not(kept, kind, one, one.reader.function in known)
        last = last_of(messages, one.reader.function, kind)
        fresh = last is None or not last.arrived
        proposed = one.reader.function in reminded if kind is MailKind.REMINDER else fresh
        found.append(Mailable(one, refused, proposed and not refused))
    return tuple(found)


def stand_of(messages: Iterable[ReaderMessage], standings: Iterable[Standing]) -> str:
    """What a page saw: it changes with every mail, and with every reaction that comes in."""
    told = [f"{one.reader} {one.kind} {one.number} {one.state}" for one in messages]
    told += [f"{one.reader.function} {one.sent} {one.shown}" for one in standings]
    return sha256("\n".join(sorted(told)).encode()).hexdigest()[:16]


def read_addresses(
    form: Mapping[str, str], standings: Iterable[Standing]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Function -> its new address, '' to take it away; and the functions beside which no address was typed.

    The fields are `adres-1` and `weg-1` by the number of the reader; an empty field leaves what there is.
    """
    found, wrong = {}, []
    for one in standings:
        number, function = one.reader.number, one.reader.function
        typed = form.get(f"adres-{number}", "").strip()
        if address := addresses.mailable(typed):
            found[function] = address
        elif typed:
            wrong.append(function)
        elif form.get(f"weg-{number}"):
            found[function] = ""
    return found, tuple(wrong)
