"""Codes for letters and paper: ten signs, of which the last is worked out from the other nine.

The signs are 23: no two look alike, and without vowels they form no words. As 23 is a prime number, the
weighted sum of a code, which must be 0 modulo 23, tells every wrong sign and every swap of two signs.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata

SIGNS = "23456789CDFHJKLMNPRTVWX"
LENGTH = 10
_WEIGHTS = range(LENGTH, 0, -1)  # the check character's weight is 1
# What someone reads in a sign that codes don't have.
_LOOK_ALIKES = str.maketrans("1IBGSZ", "LL8652")
_BETWEEN = re.compile(r"[\s.·_*-]")
_LONGEST = 60  # characters that someone may type for a code; a token is no code, however it is spaced


def make_code() -> str:
    """A fresh code: nine random signs (about 40 bits) and the check character."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return signs + SIGNS[-_sum(signs) % len(SIGNS)]


def tidy_code(text: str) -> str | None:
    """The code as it was made, from what someone typed, pasted or heard; None when it is no code.

    Small letters, spaces, dashes and look-alikes (1 for L, S for 5) are forgiven; a wrong sign is not.
    """
    if len(text) > _LONGEST:
        return None
    code = _plain(text).translate(_LOOK_ALIKES)
    if len(code) != LENGTH or not set(code) <= set(SIGNS):
        return None
    return code if _sum(code) % len(SIGNS) == 0 else None


def code_hash(key: str, code: str) -> str:
    """What is stored of a code: 64 hexadecimal digits, of no use without the key."""
    return hmac.new(key.encode(), f"code:{code}".encode(), hashlib.sha256).hexdigest()


def spoken(code: str) -> str:
    """The code in groups, for print and for reading aloud: `C7M-4PX-9RTD`."""
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"


def _plain(text: str) -> str:
    """Capitals and digits only: without what stands between groups, and full-width forms made plain."""
    if text.isascii():  # such as every token: nothing to make plain
        return _BETWEEN.sub("", text).upper()
    shown = "".join(
        "-" if unicodedata.category(sign) in ("Pd", "Cf") else sign
        for sign in unicodedata.normalize("NFKC", text)
    )
    without = _BETWEEN.sub("", shown)
    return without.upper() if without.isascii() else without


def _sum(signs: str) -> int:
    return sum(weight * SIGNS.index(sign) for weight, sign in zip(_WEIGHTS, signs, strict=False))
