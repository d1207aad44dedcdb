"""XML of a stranger as a tree: no document type, no entities, no network, no endless depth.

Expat looks first and stops at the first sign of a document type: nothing is ever expanded. Only then the tree
is made, by lxml, which remembers lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from instruments.problems import Loaded, Problem
from survey_app.refi.problem_texts import problem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST = 60  # a tree of codes in a real project has fewer than ten levels
MOST_ELEMENTS = 400_000
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Refused(Exception):
    """Why this XML is not read, and on which line."""

    def __init__(self, detail: str, line: int) -> None:
        super().__init__(detail)
        self.line = line


class _Guard:
    """Counts levels and elements, and stops at what has no place in an exchange file."""

    def __init__(self) -> None:
        self.depth = self.elements = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _doctype(self, *_parts: Any) -> None:
        raise _Refused("het bevat een documenttype of entiteiten", self.parser.CurrentLineNumber)

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth, self.elements = self.depth + 1, self.elements + 1
        if self.depth > DEEPEST:
            raise _Refused("het is te diep genest", self.parser.CurrentLineNumber)
        if self.elements > MOST_ELEMENTS:
            raise _Refused("het heeft te veel onderdelen", self.parser.CurrentLineNumber)

    def _end(self, _name: str) -> None:
        self.depth -= 1


def read_xml(content: bytes, name: str, root: str) -> Loaded[Any]:
    """The root element, which must have this local name, or Problems. Never raises on content."""
    refusal = _refusal(content, name)
    if refusal:
        return Loaded(None, (refusal,))
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Loaded(None, (problem("refi-xml-broken", name, 0, detail=str(error)),))
    if local(tree) != root:
        return Loaded(None, (problem("refi-root", name, 1, found=local(tree), wanted=root),))
    return Loaded(tree)


def _refusal(content: bytes, name: str) -> Problem | None:
    guard = _Guard()
    try:
        guard.parser.Parse(content, True)
    except _Refused as found:
        return problem("refi-xml-refused", name, found.line, detail=str(found))
    except expat.ExpatError as error:
        return problem("refi-xml-broken", name, error.lineno, detail=expat.ErrorString(error.code))
    except (ValueError, LookupError):  # an encoding that Python does not have
        return problem("refi-xml-broken", name, 1, detail="onbekende tekencodering")
    return None


def local(element: Element) -> str:
    """The name without its namespace: programs differ in that too."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children with this name; none when there is no element."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first direct child with this name."""
    return next(children(element, name), None)


def text_of(element: Element | None) -> str:
    """Its text; '' when it is not there."""
    return "" if element is None else element.text or ""


def line_of(element: Element) -> int:
    """The line it stands on."""
    return int(element.sourceline or 0)


def sayable(text: str) -> str:
    """The text as XML can hold it: a character that it cannot becomes the replacement character."""
    return _NO_XML.sub("\ufffd", text)
