"""Any text made safe for XML: escaped, and without the characters that XML 1.0 does not allow."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# controls, lone surrogates, and the code points that are no character in any plane
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def allowed(words: str) -> str:
    """The words with every kind of line end as \\n; what XML forbids is dropped, all else stays."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", words))


def escaped(words: str) -> str:
    """The words between tags."""
    return escape(allowed(words))


def attribute(words: str) -> str:
    """The words between the quotes of an attribute, on one line."""
    return escape(" ".join(allowed(words).split()), {'"': "&quot;"})


def element(name: str, inside: str = "", /, **attributes: str) -> str:
    """An element round `inside`, which is XML; `text_style_name` is text:style-name, '' leaves one out."""
    given = (
        (key.replace("_", ":", 1).replace("_", "-"), value) for key, value in attributes.items() if value
    )
    written = "".join(f' {key}="{attribute(value)}"' for key, value in given)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"
