"""Invitations and what came of them: the link, the pages saved so far, and whether it was sent.

The link's token is never stored, only its hash; a GET never spends it. The receipt code is worked out from
the response, so that nothing extra has to be kept.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from instruments.model import Instrument, Page
from instruments.routing import walk

# The status of an invitation, '' while nothing is the matter.
UNDELIVERABLE = "onbestelbaar"
REFUSED = "geweigerd"
WITHDRAWN = "ingetrokken"  # the answers were taken back
BROKEN_OFF = "afgebroken"  # begun and not sent when the link to people was cut
CLOSED = (WITHDRAWN, BROKEN_OFF)  # nothing may be filled in any more
PAPER = "papier"  # the channel of a form on paper

TOKEN_BYTES = 16  # 128 bits: guessing is hopeless
RECEIPT_LETTERS = 8
STEP_SECONDS = 5  # how precisely it is kept how long a page stood open
LONGEST_SECONDS = 3_600


@dataclass(frozen=True)
class Invitation:
    """One person's way in. `response` is set by the POST that starts the questionnaire.

    `channel` is brief, mail, link or papier; `status` is '', onbestelbaar, geweigerd or ingetrokken.
    `finished` stays true when the link to the response is cut, so that nobody answers twice. `has_pincode`:
    its code alone does not open it.
    """

    id: int
    study: str
    casus: str
    perspectief: str
    instrument: str
    version: str
    expires_on: date | None = None
    response: str | None = None
    channel: str = "link"
    status: str = ""
    finished: bool = False
    has_pincode: bool = False

    def is_over(self, today: date) -> bool:
        """Whether the last day has passed."""
        return self.expires_on is not None and today > self.expires_on


@dataclass(frozen=True)
class PageSave:
    """One page as it was saved once: never changed afterwards.

    `seconds` is how long the page stood open, in steps of five and at most an hour; None when it is unknown,
    and on a save that was read back: no respondent's page needs it.
    """

    revision: int
    page: str
    version: str
    answers: Mapping[str, str]
    seconds: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Progress:
    """Everything known about one response, from the invitation to the last save."""

    invitation: Invitation
    saves: tuple[PageSave, ...] = ()
    submitted: bool = False

    def walk(self, instrument: Instrument) -> tuple[tuple[Page, ...], Mapping[str, str]]:
        """The pages on the route and the answers that count, in the order of asking; worked out once."""
        if id(instrument) not in self._walked:
            pages, answers = walk(instrument, self.answers())
            self._walked[id(instrument)] = (instrument, pages, MappingProxyType(answers))
        return self._walked[id(instrument)][1:]

    @cached_property
    def _walked(self) -> dict[int, tuple[Instrument, tuple[Page, ...], Mapping[str, str]]]:
        """By the instrument's identity, which is kept alive with it."""
        return {}

    @property
    def started(self) -> bool:
        """Whether the person agreed to take part."""
        return self.invitation.response is not None

    @property
    def revision(self) -> int:
        """The number of the last save; 0 before the first."""
        return self.saves[-1].revision if self.saves else 0

    def last_of(self, page: str) -> PageSave | None:
        """The last save of this page."""
        return next((save for save in reversed(self.saves) if save.page == page), None)

    def saved_pages(self) -> frozenset[str]:
        """The pages that were saved at least once."""
        return frozenset(save.page for save in self.saves)

    def answers(self) -> dict[str, str]:
        """The answers of each page's last save, on the route or not."""
        last = {save.page: save.answers for save in self.saves}
        return {variable: text for answers in last.values() for variable, text in answers.items()}

    def begun(self, response: str, has_pincode: bool = False) -> Progress:
        """The same invitation, with a response that has nothing in it yet."""
        return replace(self, invitation=replace(self.invitation, response=response, has_pincode=has_pincode))

    def with_save(self, save: PageSave) -> Progress:
        """The same response, one save further."""
        return replace(self, saves=(*self.saves, save))


def seconds_open(shown: str, now: float) -> int | None:
    """How long a page stood open, in steps of five seconds and at most 3,600; None when it can't be known.

    `shown` is what the form says of when it was shown, in seconds since 1970; it is kept nowhere.
    """
    if not (shown.isascii() and shown.isdigit() and len(shown) < 12) or int(shown) > now + STEP_SECONDS:
        return None
    open_for = max(0, int(now) - int(shown))
    return min(open_for // STEP_SECONDS * STEP_SECONDS, LONGEST_SECONDS)


def make_token() -> str:
    """A fresh token for a link: letters, digits, - and _."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """What is stored of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make_response_id() -> str:
    """A response's own name, from which nothing about the invitation follows."""
    return "r_" + secrets.token_hex(8)


def receipt_code(key: str, response: str) -> str:
    """The code a person keeps as proof, such as `KQ2M-7WXA`: the same each time, and not to be guessed."""
    digest = hmac.new(key.encode(), f"ontvangst:{response}".encode(), hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode("ascii")[:RECEIPT_LETTERS]
    return f"{letters[:4]}-{letters[4:]}"


def form_key(key: str, token: str) -> str:
    """What a respondent's form carries to prove that this site made it; no cookie is needed."""
    made_for = b"formulier:" + token.encode("utf-8", "surrogatepass")
    return hmac.digest(key.encode(), made_for, "sha256").hex()[:32]


def is_form_key(sent: str, key: str, token: str) -> bool:
    """Whether the form came from this site."""
    return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), form_key(key, token).encode())
