"""What an e-mail address looks like, and how little of it a page may show."""

from __future__ import annotations

import re

LONGEST = 254  # characters, as SMTP has it
# Of what is allowed, what occurs: no quotes, no comments, no letters beyond ASCII. Nothing of it can end a
# header or begin another.
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_LOCAL}@(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
_DOT = "•"


def is_address(text: str) -> bool:
    """Whether mail can be sent there; spaces around it are not part of an address."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None


def masked(address: str) -> str:
    """Enough to recognise an address that one has at hand, and too little to write to: `j•••@v•••.nl`.

    The same number of dots whatever the length.
    """
    local, _, domain = address.partition("@")
    return f"{local[:1]}{_DOT * 3}@{domain[:1]}{_DOT * 3}.{domain.rpartition('.')[2]}"
