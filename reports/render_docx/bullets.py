"""A list with bullets for a template that has none; Word keeps lists in a part of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.render_docx.wml import W, one, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl>'
)
_EMPTY = f'<w:numbering xmlns:w="{W}"/>'
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def bullet_list(document: Any) -> int:
    """The number of a new list with bullets in the document."""
    numbering = _numbering(document)
    shape = _next(numbering, "abstractNum", "abstractNumId", 0)
    number = _next(numbering, "num", "numId", 1)
    abstract = one(
        f'<w:abstractNum w:abstractNumId="{shape}"><w:multiLevelType w:val="singleLevel"/>{_LEVEL}'
        "</w:abstractNum>"
    )
    numbering.insert(_place_of_abstract(numbering), abstract)
    after = [at for at, child in enumerate(numbering) if child.tag in (w("num"), w("abstractNum"))]
    num = one(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{shape}"/></w:num>')
    numbering.insert(after[-1] + 1, num)
    return number


def _numbering(document: Any) -> _Element:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    part = document.part
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        package = part.package
        name = package.next_partname("/word/numbering%d.xml")
        found = NumberingPart(name, _CONTENT_TYPE, parse_xml(_EMPTY), package)
        part.relate_to(found, RELATIONSHIP_TYPE.NUMBERING)
    element: _Element = found.element
    return element


def _next(numbering: _Element, tag: str, name: str, first: int) -> int:
    """A number above those that are in use."""
    used = (child.get(w(name)) or "" for child in numbering.iter(w(tag)))
    return max((int(number) for number in used if number.isdecimal()), default=first - 1) + 1


def _place_of_abstract(numbering: _Element) -> int:
    """After pictures and shapes of lists, before the lists themselves, as Word wants it."""
    before = (w("numPicBullet"), w("abstractNum"))
    places = [at for at, child in enumerate(numbering) if child.tag in before]
    return places[-1] + 1 if places else 0
