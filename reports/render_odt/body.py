"""The whole report as elements of an ODT, put where the template says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from reports.document import Document
from reports.office_pages import (
    MARKER,
    NumberedChart,
    NumberedTable,
    Piece,
    Stretch,
    Title,
    jumps_of,
    laid_out,
    put_before,
    titles_of,
    words_in,
)
from reports.render_odt.automatic import Automatic
from reports.render_odt.charts import chart
from reports.render_odt.front import contents, title_page
from reports.render_odt.odf import one, parsed, q
from reports.render_odt.opening import root_of
from reports.render_odt.pages import add_page_on_its_side, begin_on, paper_of
from reports.render_odt.setting import Setting
from reports.render_odt.styles import complete
from reports.render_odt.tables import table
from reports.render_odt.texts import heading, text

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEADING = ("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:tracked-changes")


def write(opened: Any, document: Document) -> None:
    """Writes the report where the template has its marker, or at its end."""
    content, styles = root_of(opened, "content.xml"), root_of(opened, "styles.xml")
    body = content.find(f"{q('office:body')}/{q('office:text')}")
    place = _place(body)
    paper = paper_of(styles)
    stretches = laid_out(document, paper)
    if not stretches or stretches[0].wide:
        stretches = (Stretch(False, ()), *stretches)
    prefix = _unused(opened)
    automatic = Automatic(prefix)
    setting = Setting(
        styles=complete(styles.find(q("office:styles")), paper.upright),
        automatic=automatic,
        words=words_in(document.language),
        jumps=jumps_of(document, stretches),
        paper=paper,
        prefix=prefix,
        keep=_keeper(opened, prefix),
    )
    elements = _elements(document, stretches, setting)
    _begin_pages(stretches, elements, setting, styles)
    put_before(place, (element for part in elements for element in part))
    place.getparent().remove(place)
    _declare(body, (setting.words.table, setting.words.figure))
    _holder(content, "office:automatic-styles").extend(parsed(automatic.xml()))


def _elements(document: Document, stretches: Sequence[Stretch], setting: Setting) -> list[list[_Element]]:
    """Per stretch its elements; the title page and the contents begin the first."""
    front = title_page(document, setting) + contents(titles_of(stretches), setting)
    texts = ["".join(_piece(piece, setting) for piece in stretch.pieces) for stretch in stretches]
    made = [parsed(xml) for xml in (front, *texts)]
    first_text = made[1]
    if first_text:
        begin_on(first_text[:1], "", setting.automatic)
    return [made[0] + first_text, *made[2:]]


def _piece(piece: Piece, setting: Setting) -> str:
    if isinstance(piece, Title):
        return heading(piece, setting)
    if isinstance(piece, NumberedTable):
        return table(piece, setting)
    if isinstance(piece, NumberedChart):
        return chart(piece, setting)
    return text(piece, setting)


def _begin_pages(
    stretches: Sequence[Stretch], elements: list[list[_Element]], setting: Setting, styles: _Element
) -> None:
    """Every stretch but the first begins a page of its kind."""
    if len(stretches) < 2:
        return
    turned = f"{setting.prefix}.liggend"
    upright = add_page_on_its_side(styles, turned)
    for stretch, found in list(zip(stretches, elements, strict=True))[1:]:
        if upright:
            begin_on(found, turned if stretch.wide else upright, setting.automatic)


def _place(body: _Element) -> _Element:
    """The paragraph that the report will replace: the marker, or a new one at the end."""
    kinds = (q("text:p"), q("text:h"))
    for child in body.iterchildren(*kinds):
        if "".join(child.itertext()).strip() == MARKER:
            return child
    place = one("<text:p/>")
    body.append(place)
    while (before := place.getprevious()) is not None and _is_hollow(before):
        body.remove(before)
    return place


def _is_hollow(element: _Element) -> bool:
    return element.tag == q("text:p") and not len(element) and not (element.text or "").strip()


def _unused(opened: Any) -> str:
    """A beginning for names that no name in the template has."""
    names = {
        str(value)
        for part in ("content.xml", "styles.xml")
        for element in root_of(opened, part).iter()
        for value in element.attrib.values()
    }
    used = {name.partition(".")[0] for name in names if re.match("nota[0-9]*\\.", name)}
    numbers = (f"nota{number or ''}" for number in count())
    return next(name for name in numbers if name not in used)


def _keeper(opened: Any, prefix: str) -> Callable[[bytes, str], str]:
    """Keeps pictures in the package, and in the list of what is in it."""
    kinds = {"svg": "image/svg+xml", "png": "image/png"}
    numbers = count(1)

    def keep(picture: bytes, ending: str) -> str:
        path = f"Pictures/{prefix}.{next(numbers)}.{ending}"
        opened.container.set_part(path, picture)
        opened.manifest.add_full_path(path, kinds[ending])
        return path

    return keep


def _declare(body: _Element, names: tuple[str, ...]) -> None:
    """Says which numbers are counted; it stands before the text."""
    found = body.find(q("text:sequence-decls"))
    if found is None:
        found = one("<text:sequence-decls/>")
        leading = [child for child in body if child.tag in {q(name) for name in _LEADING}]
        body.insert(len(leading), found)
    known = {declared.get(q("text:name")) for declared in found}
    for name in names:
        if name not in known:
            found.append(one(f'<text:sequence-decl text:display-outline-level="0" text:name="{name}"/>'))


def _holder(content: _Element, name: str) -> _Element:
    """This part of the content, made before its body where it lacks."""
    found = content.find(q(name))
    if found is None:
        found = one(f"<{name}/>")
        content.find(q("office:body")).addprevious(found)
    return found
