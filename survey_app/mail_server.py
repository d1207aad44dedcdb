"""The mail server that messages are handed to: what it answers becomes one word, without any address."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from survey_app.domain.mailing.outgoing import Delivery, Outgoing

SECONDS = 20.0  # to wait for an answer
PORTS = {"smtp": 587, "smtps": 465}
_NAME = "[127.0.0.1]"  # what we say we are; Python would look up and tell this machine's name
_HERE = ("localhost", "127.0.0.1", "::1")
_NO_SUCH_ADDRESS = re.compile(r"\b5\.(1\.[0-9]+|2\.1)\b")
_ENHANCED = re.compile(r"\b5\.[0-9]+\.[0-9]+\b")
_TROUBLE = (OSError, smtplib.SMTPException, ValueError)


class ServerAddress(NamedTuple):
    """Where the mail server is. `secure` is TLS from the start; else STARTTLS, but for this very machine."""

    host: str
    port: int
    secure: bool
    user: str = ""
    secret: str = ""


def read_server_address(url: str) -> ServerAddress | None:
    """The server of a setting such as `smtps://user:secret@host:465`; None when it is no such address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    if not parts.hostname:
        return None
    user, secret = unquote(parts.username or ""), unquote(parts.password or "")
    return ServerAddress(parts.hostname, port, parts.scheme == "smtps", user, secret)


class MailServer:
    """One connection, made at the first message and again when it was lost. Close it after use."""

    def __init__(self, address: ServerAddress, seconds: float = SECONDS) -> None:
        self._address, self._seconds = address, seconds
        self._smtp: smtplib.SMTP | None = None

    def send(self, message: Outgoing) -> Delivery:
        """Hands one message over, and says what certainly happened, or that it is not sure."""
        try:
            smtp = self._ready()
        except _TROUBLE:
            self.close()
            return Delivery.UNREACHABLE
        try:
            refusal = _envelope(smtp, message)
        except _TROUBLE:
            self.close()
            return Delivery.LATER
        if refusal:
            self._begin_again(smtp)
            return refusal
        return self._content(smtp, message.content)

    def close(self) -> None:
        """Ends the connection, politely where that is possible."""
        if self._smtp is not None:
            with suppress(*_TROUBLE):
                self._smtp.quit()
            self._smtp.close()
        self._smtp = None

    def _content(self, smtp: smtplib.SMTP, content: bytes) -> Delivery:
        try:
            code, _ = smtp.data(content)
        except smtplib.SMTPDataError:  # it did not even want to begin
            self._begin_again(smtp)
            return Delivery.LATER
        except _TROUBLE:  # whether it arrived, nobody knows
            self.close()
            return Delivery.UNSURE
        if 200 <= code < 300:
            return Delivery.SENT
        self._begin_again(smtp)
        return Delivery.LATER if 400 <= code < 500 else Delivery.REFUSED

    def _ready(self) -> smtplib.SMTP:
        """The connection, when it still answers; else a new one."""
        if self._smtp is not None:
            with suppress(*_TROUBLE):
                if self._smtp.noop()[0] == 250:
                    return self._smtp
            self.close()
        self._smtp = self._connected()
        return self._smtp

    def _connected(self) -> smtplib.SMTP:
        host, port, secure, user, secret = self._address
        safe = ssl.create_default_context()
        if secure:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, port, _NAME, timeout=self._seconds, context=safe)
        else:
            smtp = smtplib.SMTP(host, port, _NAME, timeout=self._seconds)
        self._smtp = smtp
        if not secure and host not in _HERE:
            smtp.starttls(context=safe)
        if user:
            smtp.login(user, secret)
        smtp.ehlo_or_helo_if_needed()
        return smtp

    def _begin_again(self, smtp: smtplib.SMTP) -> None:
        try:
            if smtp.rset()[0] == 250:
                return
        except _TROUBLE:
            pass
        self.close()


def _envelope(smtp: smtplib.SMTP, message: Outgoing) -> Delivery | None:
    """None when the server wants the message; else what it makes of it."""
    reports = smtp.has_extn("dsn")  # then a bounce brings back no more than the headers
    code, _ = smtp.mail(message.envelope_from, ["RET=HDRS"] if reports else [])
    if code != 250:
        return Delivery.LATER if 400 <= code < 500 else Delivery.REFUSED
    code, answer = smtp.rcpt(message.to, ["NOTIFY=FAILURE"] if reports else [])
    return None if code in (250, 251) else _refusal(code, answer.decode("ascii", "replace"))


def _refusal(code: int, answer: str) -> Delivery:
    """A server that relays nothing for us also says 550: that is no wrong address."""
    if not 500 <= code < 600 or "5.2.2" in answer:  # 5.2.2: a mailbox that is full
        return Delivery.LATER
    if _NO_SUCH_ADDRESS.search(answer):
        return Delivery.NO_SUCH_ADDRESS
    plain = not _ENHANCED.search(answer) and "relay" not in answer.lower()
    return Delivery.NO_SUCH_ADDRESS if plain and code in (550, 551, 553) else Delivery.REFUSED
