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
FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_BOLD_STYLES = frozenset({"Strong", "Zwaar"})
_NOT_BOLD = frozenset({"0", "false", "off"})


def read_docx(raw: bytes) -> list[Paragraph]:
    """Every paragraph with text, then the notes."""
    body = child_named(document_root(raw, DOCUMENT), f"{W}body")
    if body is None:
        raise UnreadableFile("source-broken")
    notes = [one for name in FOOTNOTES if name in parts_in(raw) for one in _notes(document_root(raw, name))]
    return [*_blocks(body), *notes]


def document_root(raw: bytes, name: str) -> _Element:
    """The root of one part; the names of strict documents are those of all others."""
    return xml_root(part(raw, name).replace(_STRICT[1:-1].encode(), W[1:-1].encode()))


def _notes(root: _Element) -> Iterator[Paragraph]:
    """Footnotes; the two with a type draw the line above them."""
    for note in root:
        if own_name(note) in ("footnote", "endnote") and not note.get(f"{W}type"):
            text = "\n".join(one.text for one in _blocks(note))
            if text.strip():
                # Nobody in the conversation says it: it must not join the last turn.
                yield Paragraph(f"Voetnoot: {text.strip()}", heading=True)


def own_name(element: _Element) -> str:
    """Its name in Word's own vocabulary; '' for anything else."""
    tag = element.tag
    return tag.removeprefix(W) if isinstance(tag, str) else ""


def _blocks(parent: _Element) -> Iterator[Paragraph]:
    for child in parent:
        name = own_name(child)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield from rows_as_paragraphs(list(_rows(child)))
        elif name not in LEFT_OUT:  # content controls, custom XML, inserted blocks
            yield from _blocks(child)


def _rows(table: _Element) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl"), None) is table:
            cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row]
            yield ["\n".join(one.text for one in _blocks(cell)) for cell in cells]


def _paragraph(element: _Element) -> Iterator[Paragraph]:
    runs = [(text, bold) for text, bold in runs_of(element, False) if text]
    text = "".join(piece for piece, _ in runs).strip()
    if text:
        yield Paragraph(text, lead=_bold_start(runs), heading=is_heading(element))


def runs_of(element: _Element, bold: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of text in a paragraph, each with whether it is bold."""
    for child in element:
        name = own_name(child)
        if name == "t":
            yield child.text or "", bold
        elif name in _BREAKS:
            yield _BREAKS[name], bold
        elif name == "r":
            yield from runs_of(child, _is_bold(child))
        elif name not in LEFT_OUT and name != "p":
            yield from runs_of(child, bold)


def _is_bold(run: _Element) -> bool:
    properties = child_named(run, f"{W}rPr")
    if properties is None:
        return False
    style = child_named(properties, f"{W}rStyle")
    if style is not None and style.get(f"{W}val") in _BOLD_STYLES:
        return True
    mark = child_named(properties, f"{W}b")
    return mark is not None and mark.get(f"{W}val", "1") not in _NOT_BOLD


def _bold_start(runs: list[tuple[str, bool]]) -> str:
    """The text of the bold runs that the paragraph begins with."""
    lead: list[str] = []
    for text, bold in runs:
        if not bold and text.strip():
            break
        lead.append(text)
    return "".join(lead).strip()


def is_heading(element: _Element) -> bool:
    """Whether its style is that of a heading or title."""
    properties = child_named(element, f"{W}pPr")
    style = child_named(properties, f"{W}pStyle") if properties is not None else None
    name = style.get(f"{W}val", "") if style is not None else ""
    return name.lower().startswith(("heading", "kop", "title", "titel"))
