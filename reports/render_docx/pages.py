"""Pages of Word: sections that stand upright or lie on their side, made after the template's own section."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reports.office_pages import Paper
from reports.render_docx.wml import TWIPS, one, w

if TYPE_CHECKING:
    from lxml.etree import _Element

A4 = (11906, 16838)  # twips
MARGIN = 1417
NARROWEST = 5.0  # cm; margins that leave less are taken for a slip
# What may follow w:type and w:pgSz in a section, and so what they must come before (Word is strict).
_BEFORE_SIZE = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
_HOLLOW = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def paper_of(section: _Element) -> Paper:
    """The room between the margins of this section, upright and on its side."""
    across, down = _size(section)
    margins = section.find(w("pgMar"))
    sides = sum(_number(margins, side, MARGIN) for side in ("left", "right")) + _number(margins, "gutter", 0)
    return Paper(
        max((across - sides) / TWIPS, NARROWEST), max((max(across, down) - sides) / TWIPS, NARROWEST)
    )


def section_after(place: _Element, body: _Element) -> _Element:
    """The properties of the section in which the place lies; a body without any gets its own."""
    for element in place.itersiblings():
        if element.tag == w("sectPr"):
            return element
        found = element.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            return found
    body.append(one(f'<w:sectPr><w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/></w:sectPr>'))
    return body[-1]


def section_like(original: _Element, wide: bool, first: bool) -> _Element:
    """A section after the template's own, with its headers and footers; only the first has a title page."""
    made = deepcopy(original)
    for change in made.findall(w("sectPrChange")):
        made.remove(change)
    if not first:
        begin_on_next_page(made)
    if wide:
        lay_on_its_side(made)
    return made


def begin_on_next_page(section: _Element) -> None:
    """The section starts a page, goes on counting, and has no first page of its own kind."""
    for name in ("type", "titlePg"):
        for found in section.findall(w(name)):
            section.remove(found)
    numbering = section.find(w("pgNumType"))
    if numbering is not None:
        numbering.attrib.pop(w("start"), None)
    _insert(section, one('<w:type w:val="nextPage"/>'), _BEFORE_SIZE[:-1])


def lay_on_its_side(section: _Element) -> None:
    """The page turned; its margins keep their names."""
    across, down = _size(section)
    for found in section.findall(w("pgSz")):
        section.remove(found)
    size = f'w:w="{max(across, down)}" w:h="{min(across, down)}"'
    _insert(section, one(f'<w:pgSz {size} w:orient="landscape"/>'), _BEFORE_SIZE)


def end_section(elements: list[_Element], section: _Element) -> None:
    """Lets the section end with these elements: in their last paragraph, or in a hollow one after a table."""
    if not elements or elements[-1].tag != w("p"):
        elements.append(one(_HOLLOW))
    properties = elements[-1].find(w("pPr"))
    if properties is None:
        properties = one("<w:pPr/>")
        elements[-1].insert(0, properties)
    properties.append(section)


def _insert(section: _Element, child: _Element, after: tuple[str, ...]) -> None:
    names = {w(name) for name in after}
    places = [at for at, found in enumerate(section) if found.tag in names]
    section.insert(places[-1] + 1 if places else 0, child)


def _size(section: _Element) -> tuple[int, int]:
    size = section.find(w("pgSz"))
    return _number(size, "w", A4[0]) or A4[0], _number(size, "h", A4[1]) or A4[1]


def _number(element: _Element | None, name: str, default: int) -> int:
    value = "" if element is None else str(element.get(w(name)) or "")
    return int(value) if value.isdecimal() and len(value) < 7 else default
