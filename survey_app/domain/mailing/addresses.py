"""What an e-mail address looks like, and how little of it a page may show."""

from __future__ import annotations

import re

LONGEST = 254  # characters, as SMTP has it
# Of what is allowed, what occurs: no quotes, no comments, no letters beyond ASCII. Nothing of it can end a
# header or begin another.
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_LOCAL}@(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
_NEVER = frozenset(' \t\r\n\0@<>,;:"()[]\\')
_DOT = "•"


def is_address(text: str) -> bool:
    """Whether mail can be sent there as it stands; spaces around it are not part of an address."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None


def mailable(text: str) -> str:
    """The address that mail goes to, its domain as servers know it: münchen.de is xn--mnchen-3ya.de.

    '' when mail can't be sent there. The part before the @ stays as it is: letters beyond ASCII in it are for
    mail servers that few have.
    """
    local, _, domain = text.rpartition("@")
    found = f"{local}@{_domain(domain)}" if len(text) <= LONGEST and local.isascii() else ""
    return found if is_address(found) else ""


def has_strange_name(text: str) -> bool:
    """Whether it would be an address if there were not a letter beyond ASCII, or the like, before the @."""
    local, _, domain = text.rpartition("@")
    return not local.isascii() and bool(mailable(f"a@{domain}")) and not set(local) & _NEVER


def _domain(text: str) -> str:
    """As it stands, or in IDNA 2008 when letters beyond ASCII are in it; '' for no domain."""
    if text.isascii():
        return text
    import idna

    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except UnicodeError:  # idna's own errors are of this kind
        return ""


def masked(address: str) -> str:
    """Enough to recognise an address that one has at hand, and too little to write to: `j•••@v•••.nl`.

    The same number of dots whatever the length.
    """
    local, _, domain = address.partition("@")
    return f"{local[:1]}{_DOT * 3}@{domain[:1]}{_DOT * 3}.{domain.rpartition('.')[2]}"
