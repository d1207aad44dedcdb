"""WordprocessingML by hand: runs, paragraphs, links; everything is text until it is parsed.

Writing text and parsing it once is what makes a table of thousands of rows a matter of a second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.office_pages import element, escaped

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
_BREAKS = re.compile("([\n\t])")
TWIPS = 1440 / 2.54  # in a centimetre
EMU = 360_000  # in a centimetre


def w(name: str) -> str:
    """The name in Word's namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


def parsed(xml: str, name: str = "w:body") -> _Element:
    """An element of this name round the given XML."""
    from docx.oxml import parse_xml

    made: _Element = parse_xml(f"<{name} {_NAMESPACES}>{xml}</{name}>")
    return made


def one(xml: str) -> _Element:
    """The one element that the XML holds."""
    return parsed(xml)[0]


def run(words: str, properties: str = "") -> str:
    """Words with their properties (the inside of w:rPr); line ends and tabs become Word's own."""
    if not words:
        return ""
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    parts = (marks.get(part) or _text(part) for part in _BREAKS.split(escaped(words)) if part)
    return f"<w:r>{_properties('w:rPr', properties)}{''.join(parts)}</w:r>"


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph in this style ('' for the default one), with what else stands in its w:pPr."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{_properties('w:pPr', named + properties)}{inside}</w:p>"


def field(code: str, shown: str) -> str:
    """A field with what it shows until it is updated."""
    return element("w:fldSimple", run(shown), w_instr=code)


def bookmark(name: str, number: int, inside: str) -> str:
    """A place that can be jumped to, round what stands there."""
    start = element("w:bookmarkStart", w_id=str(number), w_name=name)
    return f"{start}{inside}{element('w:bookmarkEnd', w_id=str(number))}"


def link(anchor: str, inside: str, tip: str = "") -> str:
    """A jump to a place in the same document."""
    return element("w:hyperlink", inside, w_anchor=anchor, w_tooltip=tip, w_history="1")


def twips(centimetres: float) -> int:
    """The length as Word counts it."""
    return round(centimetres * TWIPS)


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def _properties(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else ""
