"""Text that is safe inside HTML, elements round it, and names that are safe as an id."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


def text(words: str) -> str:
    """The words between tags: escaped, without the characters HTML does not allow."""
    return escape(_allowed(words), quote=False)


def attribute(words: str) -> str:
    """The words between the quotes of an attribute."""
    return escape(_allowed(words), quote=True)


def cell_id(address: str) -> str:
    """The id of the table cell at this address; different addresses never share one."""
    return "cel:" + ":".join(_name(part) for part in address.split("/"))


def section_id(key: str) -> str:
    """The id of the section with this key."""
    return "deel:" + _name(key)


def element(name: str, inside: str, **attributes: str) -> str:
    """An element round `inside`, which is HTML already; attributes are escaped, '' leaves one out.

    `class_` is written class, `aria_label` aria-label.
    """
    given = [(key, value) for key, value in attributes.items() if value]
    written = "".join(f' {_attribute(key)}="{attribute(value)}"' for key, value in given)
    return f"<{name}{written}>{inside}</{name}>"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _name(part: str) -> str:
    """The part with everything but letters, digits, _ and - written as ~code point~."""
    return _NOT_IN_A_NAME.sub(lambda found: f"~{ord(found[0]):x}~", part)


def _allowed(words: str) -> str:
    return "".join(c for c in words if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
