"""One message as it leaves: plain text, no picture, nothing that follows the reader.

Plain text only: it arrives more often, every reader shows and speaks it, and it can't fetch anything.
"""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from enum import StrEnum
from typing import NamedTuple

from survey_app.domain.mailing.addresses import is_address, mailable
from survey_app.domain.mailing.mail_texts import Filled, one_line

LONGEST_HEADER = 200  # characters of a name or a subject; a title that is filled in may be longer
# With lines of 78 Python makes encoded words of 76 characters, one more than there may be.
_POLICY = SMTP.clone(max_line_length=76)


class Sender(NamedTuple):
    """Who the mail is from: `name` <`address`>, where answers and bounces go; '' where that is the sender."""

    name: str
    address: str
    reply_to: str = ""
    bounces: str = ""


class Outgoing(NamedTuple):
    """A message for the mail server: from and to as on the envelope, and the bytes."""

    envelope_from: str
    to: str
    content: bytes


class Delivery(StrEnum):
    """What a mail server made of a message."""

    SENT = "sent"
    NO_SUCH_ADDRESS = "no such address"
    LATER = "later"  # certainly not sent; try again another day
    REFUSED = "refused"  # certainly not sent; the server does not want it
    UNREACHABLE = "unreachable"
    UNSURE = "unsure"  # the connection broke when it may have been taken


def read_sender(mail_from: str, reply_to: str, bounces: str) -> Sender | None:
    """The sender of these settings; None where an address is not one."""
    name, address = parseaddr(one_line(mail_from))
    sender, others = mailable(address), [one_line(reply_to), one_line(bounces)]
    if not sender or not all(not one or mailable(one) for one in others):
        return None
    return Sender(one_line(name)[:LONGEST_HEADER], sender, *map(mailable, others))


def envelope_from(sender: Sender, envelope: str) -> str:
    """Where a bounce comes back: `bounces+<envelope>@domain`, so that it says which message it was."""
    if not sender.bounces:
        return sender.address
    local, _, domain = sender.bounces.rpartition("@")
    return f"{local}+{envelope}@{domain}"


def outgoing(
    sender: Sender, to: str, text: Filled, language: str, envelope: str, opt_out: str, now: datetime
) -> Outgoing:
    """The message. ValueError when `to` is no address; the error does not say which."""
    if not is_address(to):
        raise ValueError("not an e-mail address")
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(display_name=sender.name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=to)
    if sender.reply_to:
        message["Reply-To"] = Address(addr_spec=sender.reply_to)
    message["Subject"] = one_line(text.subject)[:LONGEST_HEADER]
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    message.set_content(text.body, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = language
    content = _raw_headers(sender, envelope, opt_out) + message.as_bytes()
    return Outgoing(envelope_from(sender, envelope), to, content)


def _raw_headers(sender: Sender, envelope: str, opt_out: str) -> bytes:
    """Headers that must stay on one line: Python would break a long address into encoded words.

    RFC 8058 asks for https: one POST, nothing to confirm.
    """
    headers = {"Message-ID": f"<{envelope}@{sender.address.rpartition('@')[2]}>"}
    if opt_out:
        headers["List-Unsubscribe"] = f"<{opt_out}>"
    if opt_out.startswith("https://"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    lines = "".join(f"{name}: {one_line(value)}\r\n" for name, value in headers.items())
    return lines.encode("ascii", "replace")
