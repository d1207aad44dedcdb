"""A reader's way in: a link and, apart from it, a code. Neither opens anything without the other.

Of both only hashes are kept. The code is hashed together with its link and a key that stands outside the
database, so that a list of hashes says nothing and a code fits no other link.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeGuard

from survey_app.domain.inviting.codes import make_code
from survey_app.domain.inviting.guesses import stretch_of

TOKEN_BYTES = 24  # 192 bits: guessing is hopeless
MOST_A_DAY = 40  # wrong codes on one link, wherever they come from
SESSION_SECONDS = 12 * 3600  # a working day


@dataclass(frozen=True)
class NewWay:
    """A link and code as they are handed over, once."""

    token: str
    code: str


@dataclass(frozen=True)
class Way:
    """What a link leads to: a reader of a round, and the hash that the code must have."""

    study: str
    round: str
    number: int
    function: str
    code_hash: str


def make_way() -> NewWay:
    """A fresh link and a fresh code."""
    return NewWay(secrets.token_urlsafe(TOKEN_BYTES), make_code())


def token_hash(token: str) -> str:
    """What is stored of a link: 64 hexadecimal digits."""
    return hashlib.sha256(b"wederhoor:" + token.encode("utf-8", "surrogatepass")).hexdigest()


def way_hash(key: str, token: str, code: str) -> str:
    """What is stored of the code that goes with this link."""
    said = f"wederhoor:{token_hash(token)}:{code}".encode()
    return hmac.new(key.encode(), said, hashlib.sha256).hexdigest()


def opens(way: Way | None, key: str, token: str, code: str) -> TypeGuard[Way]:
    """Whether link and code belong together. For a link that leads nowhere the same work is done."""
    wanted = way.code_hash if way else "0" * 64
    return hmac.compare_digest(way_hash(key, token, code), wanted) and way is not None


def place_of(key: str, day: date, token: str) -> tuple[str, int]:
    """Where wrong codes on this link are counted today: a fingerprint, and the last stretch of the day."""
    named = f"wederhoor:{day.isoformat()}:{token_hash(token)}".encode()
    ends = datetime.combine(day + timedelta(days=1), time())
    return hmac.new(key.encode(), named, hashlib.sha256).hexdigest()[:32], stretch_of(ends.timestamp())


def session_mark(way: Way) -> str:
    """What a session holds of the way in it was opened by: a new link or code ends it."""
    return hashlib.sha256(f"sessie:{way.code_hash}".encode()).hexdigest()[:24]


def form_key(key: str, session: str) -> str:
    """What a form carries to prove that this site made it for this session."""
    return hmac.new(key.encode(), f"wederhoor-formulier:{session}".encode(), hashlib.sha256).hexdigest()[:32]
