"""The whole report as elements of Word, put where the template says."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from reports.document import Document
from reports.office_pages import (
    MARKER,
    NumberedChart,
    NumberedTable,
    Paper,
    Piece,
    Stretch,
    Title,
    jumps_of,
    laid_out,
    put_before,
    titles_of,
    words_in,
)
from reports.render_docx.charts import chart
from reports.render_docx.front import contents, title_page
from reports.render_docx.pages import (
    begin_on_next_page,
    end_section,
    lay_on_its_side,
    paper_of,
    section_after,
    section_like,
)
from reports.render_docx.setting import Setting
from reports.render_docx.styles import complete
from reports.render_docx.tables import table
from reports.render_docx.texts import heading, text
from reports.render_docx.wml import WP, one, parsed, w

if TYPE_CHECKING:
    from lxml.etree import _Element


def place_in(opened: Any) -> _Element:
    """The paragraph that the report will replace: the marker, or a new one at the end."""
    body = opened.element.body
    found = next((p for p in body.iterchildren(w("p")) if _words(p).strip() == MARKER), None)
    return found if found is not None else _at_the_end(body)


def write(opened: Any, document: Document, place: _Element) -> Setting:
    """Writes the report at this place; gives the setting it was written in."""
    body = opened.element.body
    original = section_after(place, body)
    paper = paper_of(original)
    stretches = laid_out(document, paper)
    setting = _setting(opened, document, stretches, paper)
    if not stretches or stretches[0].wide:
        stretches = (Stretch(False, ()), *stretches)
    _put(stretches, _elements(document, stretches, setting), place, original)
    return setting


def _setting(opened: Any, document: Document, stretches: Sequence[Stretch], paper: Paper) -> Setting:
    part = opened.part

    def picture(png: bytes) -> str:
        relation, _ = part.get_or_add_image(io.BytesIO(png))
        return str(relation)

    return Setting(
        styles=complete(opened, paper.upright),
        words=words_in(document.language),
        jumps=jumps_of(document, stretches),
        paper=paper,
        base=_highest(opened, w("bookmarkStart"), w("id")),
        shapes=count(_highest(opened, f"{{{WP}}}docPr", "id") + 1),
        picture=picture,
    )


def _elements(document: Document, stretches: Sequence[Stretch], setting: Setting) -> list[list[_Element]]:
    """Per stretch its elements; the title page and the contents begin the first."""
    front = title_page(document, setting) + contents(titles_of(stretches), setting)
    first_title = next((p for p in stretches[0].pieces if isinstance(p, Title)), None)
    write_one: Callable[[Piece], str] = lambda piece: _piece(piece, setting, piece is first_title)  # noqa: E731
    texts = ["".join(map(write_one, stretch.pieces)) for stretch in stretches]
    return [list(parsed(xml)) for xml in (front + texts[0], *texts[1:])]


def _piece(piece: Piece, setting: Setting, on_new_page: bool) -> str:
    if isinstance(piece, Title):
        return heading(piece, setting, on_new_page)
    if isinstance(piece, NumberedTable):
        return table(piece, setting)
    if isinstance(piece, NumberedChart):
        return chart(piece, setting)
    return text(piece, setting)


def _put(
    stretches: Sequence[Stretch], elements: list[list[_Element]], place: _Element, original: _Element
) -> None:
    """The stretches one after another at the place, each but the last with a section of its own."""
    last_of_all = original.getnext() is None and place.getnext() is original
    ends_wide = stretches[-1].wide and not last_of_all
    closed = len(stretches) if ends_wide else len(stretches) - 1
    for at, (stretch, found) in enumerate(zip(stretches, elements, strict=True)):
        if at < closed:
            end_section(found, section_like(original, stretch.wide, first=at == 0))
        elif found and found[-1].tag != w("p"):
            found.append(one("<w:p/>"))  # Word wants a paragraph after a table
        put_before(place, found)
    if closed:
        begin_on_next_page(original)
    if stretches[-1].wide and last_of_all:
        lay_on_its_side(original)
    place.getparent().remove(place)


def _at_the_end(body: _Element) -> _Element:
    """A new last paragraph; empty ones that would stand between the template's text and it go away."""
    end = next(iter(body.findall(w("sectPr"))[-1:]), None)
    place = one("<w:p/>")
    if end is None:
        body.append(place)
    else:
        end.addprevious(place)
    while (before := place.getprevious()) is not None and _is_hollow(before):
        body.remove(before)
    return place


def _is_hollow(element: _Element) -> bool:
    """A paragraph with nothing in it but perhaps its own style."""
    inside = [child for child in element if child.tag != w("pPr")]
    return element.tag == w("p") and not inside and element.find(f"{w('pPr')}/{w('sectPr')}") is None


def _words(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def _highest(opened: Any, tag: str, name: str) -> int:
    """The highest number that this attribute has anywhere in the template; 0 where there is none."""
    roots = (part.element for part in opened.part.package.iter_parts() if hasattr(part, "element"))
    values = (found.get(name) or "" for root in roots for found in root.iter(tag))
    return max((int(value) for value in values if value.isdecimal() and len(value) < 10), default=0)
