"""odt: paragraphs, lists, tables and footnotes in the order of the document, with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_app.source_files.tables import rows_as_paragraphs
from survey_app.source_files.transcript import Paragraph, UnreadableFile
from survey_app.source_files.zipped_xml import part, parts_in, xml_root

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT = "content.xml"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE = f"{_NS}text:1.0}}", f"{_NS}table:1.0}}", f"{_NS}office:1.0}}"
_STYLE, _FO = f"{_NS}style:1.0}}", f"{_NS}xsl-fo-compatible:1.0}}"
LEFT_OUT = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}note"})
MOST_SPACES = 100  # that one element may stand for


def read_odt(raw: bytes) -> list[Paragraph]:
    """Every paragraph with text, then the notes."""
    root = content_root(raw)
    body = next(root.iter(f"{OFFICE}text"), None)
    if body is None:
        raise UnreadableFile("source-format")
    reader = _Reader(frozenset(_bold_styles(root)))
    return [*reader.blocks(body), *reader.notes(body)]


def content_root(raw: bytes) -> _Element:
    """The root of the content; UnreadableFile when it is encrypted."""
    if b"encryption-data" in (part(raw, "META-INF/manifest.xml") if _has_manifest(raw) else b""):
        raise UnreadableFile("source-encrypted")
    return xml_root(part(raw, CONTENT))


def paragraph_text(element: _Element) -> str:
    """The text of one paragraph, without notes and remarks."""
    return "".join(piece for piece, _ in _Reader(frozenset())._pieces(element, False)).strip()


def _has_manifest(raw: bytes) -> bool:
    return "META-INF/manifest.xml" in parts_in(raw)


def _bold_styles(root: _Element) -> Iterator[str]:
    for style in root.iter(f"{_STYLE}style"):
        if any(child.get(f"{_FO}font-weight") == "bold" for child in style):
            yield style.get(f"{_STYLE}name", "")


class _Reader:
    """Walks the document; knows which styles are bold."""

    def __init__(self, bold: frozenset[str]) -> None:
        self._bold = bold

    def blocks(self, parent: _Element) -> Iterator[Paragraph]:
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{TABLE}table":
                yield from rows_as_paragraphs(list(self._rows(child)))
            elif child.tag not in LEFT_OUT:
                yield from self.blocks(child)

    def notes(self, body: _Element) -> Iterator[Paragraph]:
        for note in body.iter(f"{TEXT}note-body"):
            text = "\n".join(one.text for one in self.blocks(note)).strip()
            if text:
                yield Paragraph(f"Voetnoot: {text}", heading=True)

    def _rows(self, table: _Element) -> Iterator[list[str]]:
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table"), None) is table:
                cells = [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
                yield ["\n".join(one.text for one in self.blocks(cell)) for cell in cells]

    def _paragraph(self, element: _Element) -> Iterator[Paragraph]:
        own = element.get(f"{TEXT}style-name", "") in self._bold
        pieces = list(self._pieces(element, own))
        text = "".join(piece for piece, _ in pieces).strip()
        if text:
            yield Paragraph(text, lead=_bold_start(pieces), heading=element.tag == f"{TEXT}h")

    def _pieces(self, element: _Element, bold: bool) -> Iterator[tuple[str, bool]]:
        yield _collapsed(element.text), bold
        for child in element:
            if child.tag == f"{TEXT}s":
                yield " " * _spaces(child), bold
            elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                yield ("\n" if child.tag.endswith("break") else " "), bold
            elif child.tag not in LEFT_OUT:
                yield from self._pieces(child, bold or child.get(f"{TEXT}style-name", "") in self._bold)
            yield _collapsed(child.tail), bold


def _collapsed(text: str | None) -> str:
    """White space in the XML counts as one space."""
    if not text:
        return ""
    ends = (" " if text[0].isspace() else "", " " if text[-1].isspace() else "")
    words = " ".join(text.split())
    return f"{ends[0]}{words}{ends[1]}" if words else " "


def _spaces(element: _Element) -> int:
    count = element.get(f"{TEXT}c", "1")
    return min(int(count), MOST_SPACES) if count.isascii() and count.isdigit() and len(count) < 9 else 1


def _bold_start(pieces: list[tuple[str, bool]]) -> str:
    lead: list[str] = []
    for text, bold in pieces:
        if not bold and text.strip():
            break
        lead.append(text)
    return "".join(lead).strip()
