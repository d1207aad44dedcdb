"""What mail servers sent back: which messages could not be delivered (RFC 3464), by their envelope.

A bounce counts only when it names an envelope that we made up, 128 random bits: nobody can forge one. The
file may hold anything: what can't be read is counted and left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

_SEPARATOR = re.compile(rb"(?:\A|\r?\n)From [^\r\n]*\r?\n")
_ENVELOPE = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_VERP = re.compile(r"\+([0-9a-f]{32})@")
_RECIPIENT_HEADERS = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_RETURNED = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")


class Bounces(NamedTuple):
    """The envelopes of what could not be delivered; and how many messages in the file were no such report."""

    envelopes: frozenset[str]
    others: int


def read_bounces(raw: bytes) -> Bounces:
    """Every failed delivery in an mbox, or in a file of one message. Never raises on content."""
    envelopes: set[str] = set()
    others = 0
    for one in _messages(raw):
        found = _failed_envelope(one)
        envelopes |= {found} if found else set()
        others += not found
    return Bounces(frozenset(envelopes), others)


def _messages(raw: bytes) -> Iterator[bytes]:
    if not raw.startswith(b"From "):
        yield raw
        return
    yield from (one for one in _SEPARATOR.split(raw) if one.strip())


def _failed_envelope(raw: bytes) -> str:
    """The envelope of the message that this one says has failed; '' when it says no such thing."""
    try:
        message = message_from_bytes(raw)
        return _envelope_of(message) if _has_failed(message) else ""
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError):  # a hostile message
        return ""


def _has_failed(message: Message) -> bool:
    """Whether a part says that delivery failed for good; a delay or a success is not a bounce."""
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    blocks = [block for report in reports for block in _blocks(report)]
    return any(str(block.get("Action", "")).strip().lower() == "failed" for block in blocks)


def _blocks(report: Message) -> list[Message]:
    payload = report.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _envelope_of(message: Message) -> str:
    """From where the bounce came back to, else from the Message-ID of what it returns."""
    for name in _RECIPIENT_HEADERS:
        for value in message.get_all(name, []):
            if found := _VERP.search(str(value)):
                return found[1]
    for part in message.walk():
        if part.get_content_type() in _RETURNED and (found := _ENVELOPE.search(_message_id(part))):
            return found[0]
    return ""


def _message_id(part: Message) -> str:
    """The Message-ID of the message that came back, whole or as its headers only."""
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return str(payload[0].get("Message-ID", ""))
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return str(message_from_bytes(content).get("Message-ID", ""))
