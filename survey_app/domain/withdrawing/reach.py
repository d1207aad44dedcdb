"""Whether two texts name the same telephone number or e-mail address, however each was typed."""

from __future__ import annotations

import re

FEWEST_DIGITS = 8  # as the consent form asks of a telephone number
SIGNIFICANT = 9  # digits of a Dutch number without 0 or +31 before it
_ADDRESS = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")


def same_reach(one: str, other: str) -> bool:
    """True when a number or an address in one text stands in the other; spaces and +31 make no difference."""
    return bool(_ways(one) & _ways(other))


def _ways(text: str) -> set[str]:
    addresses = {found.casefold().strip(".") for found in _ADDRESS.findall(text)}
    digits = "".join(sign for sign in _ADDRESS.sub(" ", text) if sign.isascii() and sign.isdigit())
    return addresses | ({digits[-SIGNIFICANT:]} if len(digits) >= FEWEST_DIGITS else set())
