"""Reads an ODT back with lxml, with the spaces that OpenDocument would keep."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property

import odfdo
import pytest
from lxml import etree

from reports.render_odt import render

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    **{name: f"{ODF}{name}:1.0" for name in ("office", "style", "text", "table", "meta", "manifest")},
    "draw": f"{ODF}drawing:1.0",
    "fo": f"{ODF}xsl-fo-compatible:1.0",
    "svg": f"{ODF}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
KEPT, LINE, TAB = "\ufdd0\ufdd1\ufdd2"  # no characters, so in no text: what is written as an element


@dataclass(frozen=True)
class OpenText:
    """An ODT that was read back."""

    content: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            assert package.testzip() is None
            return {name: package.read(name) for name in package.namelist()}

    def find(self, path: str, part: str = "content.xml"):
        """Elements or attributes of this part at this XPath."""
        return etree.fromstring(self.parts[part]).xpath(path, namespaces=NAMES)

    @property
    def lines(self) -> list[str]:
        """The words of every paragraph and heading that has any, in order."""
        texts = self.find("//office:text//text:p | //office:text//text:h")
        return [line for line in map(words, texts) if line.strip()]

    def in_style(self, shown: str) -> list[str]:
        """The words of the paragraphs in the style of this name, or in one for a page that rests on it."""
        (name,) = self.find(
            f"//office:styles/style:style[@style:display-name='{shown}']/@style:name", "styles.xml"
        )
        rest = self.find(
            f"//office:automatic-styles/style:style[@style:parent-style-name='{name}']/@style:name"
        )
        paragraphs = self.find("//office:text//text:p | //office:text//text:h")
        return [words(p) for p in paragraphs if p.get(f"{{{NAMES['text']}}}style-name") in (name, *rest)]


def words(paragraph) -> str:
    """White space in the XML is one space, and none at either end; spaces that are elements stay."""
    folded = re.sub(r"[ \t\n\r]+", " ", "".join(pieces(paragraph))).strip(" ")
    line = folded.replace(KEPT, " ").replace(LINE, "\n").replace(TAB, "\t")
    return line.removesuffix("\t") if is_entry(paragraph) else line


def is_entry(paragraph) -> bool:
    """A line of the table of contents ends in a tab and its page, which only the office program knows."""
    return any(etree.QName(above).localname == "index-body" for above in paragraph.iterancestors())


def pieces(element):
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname
        if name == "s":
            yield KEPT * int(child.get(f"{{{NAMES['text']}}}c", "1"))
        elif name in ("tab", "line-break"):
            yield TAB if name == "tab" else LINE
        elif name not in ("frame", "bookmark-ref"):
            yield from pieces(child)
        yield child.tail or ""


@pytest.fixture(scope="session")
def read():
    return OpenText


@pytest.fixture(scope="session")
def odt(office_document) -> OpenText:
    return OpenText(render(office_document))


@pytest.fixture(scope="session")
def bare_template() -> bytes:
    """An ODT without any style, list or page: as some programs write one."""
    document = odfdo.Document("text")
    for name in ("office:styles", "office:automatic-styles", "office:master-styles"):
        holder = document.get_part("styles.xml").root.get_element(f"//{name}")
        for child in holder.children:
            holder.delete(child)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
