"""OpenDocument XML by hand: text with its spaces, paragraphs, links; all is text until it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.office_pages import element, escaped

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_ODF}office:1.0",
    "style": f"{_ODF}style:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "meta": f"{_ODF}meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "ooow": "http://openoffice.org/2004/writer",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
_SPECIAL = re.compile("(\n|\t| {2,}|^ | $)")


def q(name: str) -> str:
    """The name with its namespace, as lxml writes it: 'text:p' -> '{urn:...}p'."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parsed(xml: str) -> list[_Element]:
    """The elements that the XML holds, in order."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return list(etree.fromstring(f"<office:text {_DECLARED}>{xml}</office:text>", parser))


def one(xml: str) -> _Element:
    """The one element that the XML holds."""
    return parsed(xml)[0]


def words(plain: str) -> str:
    """The words with what OpenDocument would swallow (spaces, tabs, line ends) as elements."""
    return "".join(_piece(part) for part in _SPECIAL.split(escaped(plain)))


def span(plain: str, style: str) -> str:
    """Words in a style for letters."""
    return element("text:span", words(plain), text_style_name=style) if plain else ""


def paragraph(style: str, inside: str) -> str:
    """A paragraph in this style."""
    return element("text:p", inside, text_style_name=style)


def link(place: str, inside: str, style: str = "", tip: str = "") -> str:
    """A jump to a place in the same document."""
    target = {"xlink_type": "simple", "xlink_href": f"#{place}", "office_title": tip}
    styles = {"text_style_name": style, "text_visited_style_name": style}
    return element("text:a", inside, **target, **styles)


def sequence(name: str, number: int, reference: str, again: bool = False) -> str:
    """The number of a caption, which office programs count on; `again` shows the same number once more."""
    formula = f"ooow:{name}" if again else f"ooow:{name}+1"
    counted = {"text_ref_name": reference, "text_name": name, "text_formula": formula}
    return element("text:sequence", str(number), **counted, style_num_format="1")


def _piece(part: str) -> str:
    if part == "\n":
        return "<text:line-break/>"
    if part == "\t":
        return "<text:tab/>"
    if part and not part.strip(" "):
        return element("text:s", text_c=str(len(part)) if len(part) > 1 else "")
    return part
