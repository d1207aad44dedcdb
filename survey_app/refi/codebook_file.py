"""A codebook of its own (.qdc): read with the mistakes that programs make, written as the standard has it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from instruments.problems import Loaded, Problem
from survey_app.refi.guids import plain_guid
from survey_app.refi.items import CodebookItem, CodeItem
from survey_app.refi.problem_texts import problem
from survey_app.refi.safe_xml import child, children, line_of, read_xml, sayable, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def read_codebook_file(content: bytes, name: str) -> Loaded[CodebookItem]:
    """The codes; also when the file breaks the standard as Taguette does (an empty list of sets).

    Problems beside a value are remarks: the codes were read.
    """
    read = read_xml(content, name, "CodeBook")
    if read.value is None:
        return Loaded(None, read.problems)
    root: Element = read.value
    codes = read_codes(child(root, "Codes"))
    if not codes:
        return Loaded(None, (problem("refi-no-codes", name, 0),))
    sets = child(root, "Sets")
    count = 0 if sets is None else len(list(children(sets, "Set"))) or None
    book = CodebookItem(root.get("origin") or "", codes, count)
    return Loaded(book, tuple(_remarks(book, name, 0 if sets is None else line_of(sets))))


def _remarks(book: CodebookItem, name: str, line: int) -> list[Problem]:
    if book.sets is None:
        return [problem("refi-sets-empty", name, line)]
    return [problem("refi-sets", name, line, count=book.sets)] if book.sets else []


def read_codes(codes: Element | None) -> tuple[CodeItem, ...]:
    """The codes of a list, each with the codes under it."""
    return tuple(_code(code) for code in children(codes, "Code"))


def _code(element: Element) -> CodeItem:
    return CodeItem(
        guid=plain_guid(element.get("guid") or ""),
        name=(element.get("name") or "").strip(),
        codable=(element.get("isCodable") or "true").strip() in ("true", "1"),
        description=text_of(child(element, "Description")).strip(),
        colour=element.get("color") or "",
        children=read_codes(element),
        line=line_of(element),
    )


def write_codebook_file(book: CodebookItem) -> bytes:
    """The codes as a QDC file."""
    root = ElementTree.Element("CodeBook", {"xmlns": NAMESPACE, "origin": sayable(book.origin)})
    write_codes(root, book.codes)
    return as_bytes(root)


def write_codes(above: ElementTree.Element, codes: tuple[CodeItem, ...]) -> None:
    """A list of codes under this element."""
    listed = ElementTree.SubElement(above, "Codes")
    for code in codes:
        _write_code(listed, code)


def _write_code(above: ElementTree.Element, code: CodeItem) -> None:
    fields = {"guid": code.guid, "name": sayable(code.name), "isCodable": "true" if code.codable else "false"}
    if code.colour:
        fields["color"] = code.colour
    element = ElementTree.SubElement(above, "Code", fields)
    describe(element, code.description)
    for lower in code.children:
        _write_code(element, lower)


def describe(element: ElementTree.Element, text: str) -> None:
    """Its description, where there is one."""
    if text:
        ElementTree.SubElement(element, "Description").text = sayable(text)


def as_bytes(root: ElementTree.Element) -> bytes:
    """The tree as UTF-8 XML, indented so that a person can read it."""
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
