"""Reads a Word file back with lxml, as text in reading order and as elements."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

import docx
import pytest
from lxml import etree

from reports.render_docx import render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
SIGNS = {"br": "\n", "tab": "\t"}


@dataclass(frozen=True)
class Word:
    """A Word file that was read back."""

    content: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            assert package.testzip() is None
            return {name: package.read(name) for name in package.namelist()}

    def root(self, name: str):
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self):
        return self.root("word/document.xml")[0]

    def find(self, path: str):
        """Elements or attributes of the text at this XPath."""
        return self.body.xpath(path, namespaces=NAMES)

    def styles(self, path: str):
        return self.root("word/styles.xml").xpath(path, namespaces=NAMES)

    @property
    def lines(self) -> list[str]:
        """The words of every paragraph that has any, in order."""
        return [text for text in map(words, self.body.iter(f"{{{W}}}p")) if text.strip()]

    def in_style(self, name: str) -> list[str]:
        """The words of the paragraphs in the style of this name."""
        (style,) = self.styles(f"w:style[w:name/@w:val='{name}']/@w:styleId")
        return [words(p) for p in self.find(f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def words(paragraph) -> str:
    found = (e for e in paragraph.iter() if etree.QName(e).localname in ("t", *SIGNS) and is_text(e))
    return "".join(SIGNS.get(etree.QName(e).localname, e.text or "") for e in found)


def is_text(element) -> bool:
    """A tab of w:tabs and a w:t of a drawing are no text."""
    return etree.QName(element.getparent()).localname == "r"


@pytest.fixture(scope="session")
def read():
    return Word


@pytest.fixture(scope="session")
def word(office_document) -> Word:
    return Word(render(office_document))


@pytest.fixture(scope="session")
def bare_template() -> bytes:
    """A Word file without any style or list: as some programs write one."""
    template = docx.Document()
    styles = template.styles.element
    for style in list(styles):
        styles.remove(style)
    del template.part.rels[numbering_relation(template.part)]
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def numbering_relation(part) -> str:
    return next(key for key, relation in part.rels.items() if relation.reltype.endswith("/numbering"))
