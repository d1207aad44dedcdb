"""A pincode on top of the code in a letter: who has only the code can't see what was filled in with it.

Code and pincode together give a token of 128 bits, by which the invitation is found from then on. Of the
pincode itself nothing is kept: a wrong one gives another token, which leads nowhere.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from survey_app.domain.invitation import TOKEN_BYTES, Invitation, hash_token
from survey_app.domain.inviting.guesses import stretch_of

FEWEST, MOST = 4, 6  # digits
MOST_A_DAY = 10  # wrong pincodes for one invitation, wherever they come from
_LONGEST = 40  # characters that someone may type for a pincode
_BETWEEN = re.compile(r"[\s-]")


@dataclass(frozen=True)
class Moved:
    """By which hash an invitation is found from now on, and by which it was: that of its code."""

    code_hash: str
    token_hash: str


@dataclass(frozen=True)
class Behind:
    """An invitation that was begun with a pincode, found by its code alone."""

    invitation: Invitation
    token_hash: str


def tidy_pincode(text: str) -> str | None:
    """Four to six digits, from what someone typed; None when it is no pincode.

    Spaces and dashes are forgiven, and digits of another script are the same digits: a phone may write ٤.
    """
    if len(text) > _LONGEST:
        return None
    digits = [unicodedata.decimal(sign, None) for sign in _BETWEEN.sub("", text)]
    if not FEWEST <= len(digits) <= MOST or None in digits:
        return None
    return "".join(map(str, digits))


def is_easy(pincode: str) -> bool:
    """Whether it is among the first that anyone tries: one digit over and over, or up or down by one."""
    steps = {int(one) - int(other) for other, one in zip(pincode, pincode[1:], strict=False)}
    return steps in ({0}, {1}, {-1})


def pincode_token(key: str, code: str, pincode: str) -> str:
    """What stands in the address for who has both, of no use to guess: 22 letters, digits, - and _."""
    digest = hmac.new(key.encode(), f"pincode:{code}:{pincode}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:TOKEN_BYTES]).decode("ascii").rstrip("=")


def token_behind(key: str, code: str, pincode: str, token_hash: str) -> str:
    """The token that this code and pincode give, when the invitation is found by it; else ''."""
    token = pincode_token(key, code, pincode)
    return token if hmac.compare_digest(hash_token(token), token_hash) else ""


def place_of(key: str, day: date, invitation: int) -> tuple[str, int]:
    """Where wrong pincodes of this day are counted: a fingerprint of the invitation, and a stretch of time.

    The stretch is the last one of the day, so that the row stays until the day is over.
    """
    named = f"pincode:{day.isoformat()}:{invitation}".encode()
    ends = datetime.combine(day + timedelta(days=1), time())
    return hmac.new(key.encode(), named, hashlib.sha256).hexdigest()[:32], stretch_of(ends.timestamp())
