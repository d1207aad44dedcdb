"""XML by hand, small: an element with text or with other elements, everything escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, /, *inside: str, text: str | None = None, **attributes: str) -> str:
    """`<name a="b">…</name>`; '' for an element with neither text nor anything in it nor an attribute.

    An attribute's `_` becomes `:` (`xml_lang`); a trailing one falls off.
    """
    body = "".join(inside) if text is None else plain(text)
    given = {key.rstrip("_").replace("_", ":", 1): one for key, one in attributes.items() if one}
    if not body and not given:
        return ""
    named = "".join(f" {key}={quoteattr(_allowed(one))}" for key, one in given.items())
    return f"<{name}{named}>{body}</{name}>" if body else f"<{name}{named}/>"


def plain(text: str) -> str:
    """The text escaped, without characters that XML has no place for."""
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
