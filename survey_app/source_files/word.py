"""docx: paragraphs, tables and footnotes in the order of the document, as it reads with all changes accepted.

Read from the document's own XML, because that holds what a reader sees: also inserted text and content
controls. Deleted text, comments, headers and footers are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_app.source_files.tables import rows_as_paragraphs
from survey_app.source_files.transcript import Paragraph, UnreadableFile
from survey_app.source_files.zipped_xml import child_named, part, parts_in, xml_root

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT = "word/document.xml"
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_BOLD_STYLES = frozenset({"Strong", "Zwaar"})
_NOT_BOLD = frozenset({"0", "false", "off"})


def read_docx(raw: bytes) -> list[Paragraph]:
    """Every paragraph with text, then the notes."""
    body = child_named(_root(raw, DOCUMENT), f"{_W}body")
    if body is None:
        raise UnreadableFile("source-broken")
    notes = [one for name in _FOOTNOTES if name in parts_in(raw) for one in _notes(_root(raw, name))]
    return [*_blocks(body), *notes]


def _root(raw: bytes, name: str) -> _Element:
    return xml_root(part(raw, name).replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))


def _notes(root: _Element) -> Iterator[Paragraph]:
    """Footnotes; the two with a type draw the line above them."""
    for note in root:
        if _own_name(note) in ("footnote", "endnote") and not note.get(f"{_W}type"):
            text = "\n".join(one.text for one in _blocks(note))
            if text.strip():
                # Nobody in the conversation says it: it must not join the last turn.
                yield Paragraph(f"Voetnoot: {text.strip()}", heading=True)


def _own_name(element: _Element) -> str:
    tag = element.tag
    return tag.removeprefix(_W) if isinstance(tag, str) else ""


def _blocks(parent: _Element) -> Iterator[Paragraph]:
    for child in parent:
        name = _own_name(child)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield from rows_as_paragraphs(list(_rows(child)))
        elif name not in _LEFT_OUT:  # content controls, custom XML, inserted blocks
            yield from _blocks(child)


def _rows(table: _Element) -> Iterator[list[str]]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl"), None) is table:
            cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr"), None) is row]
            yield ["\n".join(one.text for one in _blocks(cell)) for cell in cells]


def _paragraph(element: _Element) -> Iterator[Paragraph]:
    runs = [(text, bold) for text, bold in _runs(element, False) if text]
    text = "".join(piece for piece, _ in runs).strip()
    if text:
        yield Paragraph(text, lead=_bold_start(runs), heading=_is_heading(element))


def _runs(element: _Element, bold: bool) -> Iterator[tuple[str, bool]]:
    for child in element:
        name = _own_name(child)
        if name == "t":
            yield child.text or "", bold
        elif name in _BREAKS:
            yield _BREAKS[name], bold
        elif name == "r":
            yield from _runs(child, _is_bold(child))
        elif name not in _LEFT_OUT and name != "p":
            yield from _runs(child, bold)


def _is_bold(run: _Element) -> bool:
    properties = child_named(run, f"{_W}rPr")
    if properties is None:
        return False
    style = child_named(properties, f"{_W}rStyle")
    if style is not None and style.get(f"{_W}val") in _BOLD_STYLES:
        return True
    mark = child_named(properties, f"{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in _NOT_BOLD


def _bold_start(runs: list[tuple[str, bool]]) -> str:
    """The text of the bold runs that the paragraph begins with."""
    lead: list[str] = []
    for text, bold in runs:
        if not bold and text.strip():
            break
        lead.append(text)
    return "".join(lead).strip()


def _is_heading(element: _Element) -> bool:
    properties = child_named(element, f"{_W}pPr")
    style = child_named(properties, f"{_W}pStyle") if properties is not None else None
    name = style.get(f"{_W}val", "") if style is not None else ""
    return name.lower().startswith(("heading", "kop", "title", "titel"))
