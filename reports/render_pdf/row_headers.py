"""The first cell of every table row, said to be the heading of its row.

Typst has `pdf.header-cell(scope: "row")` behind a feature that its Python package can't switch on. What it
does to the file is little and exact, so it is done here: the structure elements of the finished PDF get the
role TH, the scope Row and a name, the cells beside them refer to that name, and the table of where each
object stands is written anew. Every table of a Document has a row label first, so there are no exceptions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(<</Type/Struct.*>>)\nendobj$", re.M)
_ROLE = re.compile(rb"^<</Type/StructElem/S/(\w+)/P (\d+) 0 R")
_KIDS = re.compile(rb"/K\[((?:\d+ 0 R ?)+)\]")
_NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>")
_NAME = re.compile(rb"(\([^()]*\))(\d+ 0 R)")
_HEADERS = re.compile(rb"(<</O/Table[^<>]*?/Headers\[)([^\]]*)\]")
_XREF = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf][\r\n ]{2})+)")
_STARTXREF = re.compile(rb"startxref\n(\d+)\n")


@dataclass(frozen=True)
class _Element:
    role: bytes
    parent: int
    text: bytes


def with_row_headers(pdf: bytes) -> bytes:
    """The same pages, where the first cell of a row is its heading.

    A file that is not written as Typst writes one comes back as it was.
    """
    texts = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    elements = {number: element for number, text in texts.items() if (element := _element(text))}
    changed, names = _changed(elements)
    root = next((number for number, text in texts.items() if _NAMES.search(text)), None)
    if root is None or not names:
        return pdf
    changed[root] = _NAMES.sub(lambda found: _id_tree(found[1], names), texts[root])
    return _rewritten(pdf, changed)


def _element(text: bytes) -> _Element | None:
    found = _ROLE.match(text)
    return _Element(found[1], int(found[2]), text) if found else None


def _changed(elements: Mapping[int, _Element]) -> tuple[dict[int, bytes], dict[bytes, int]]:
    """Object number -> its new text, and the names of the new headings."""
    changed: dict[int, bytes] = {}
    names: dict[bytes, int] = {}
    for number, first, others in _body_rows(elements):
        name = b"(R%d)" % number
        names[name] = first
        changed[first] = _row_heading(elements[first].text, name)
        changed |= {other: _headed_by(elements[other].text, name) for other in others}
    return changed, names


def _body_rows(elements: Mapping[int, _Element]) -> Iterator[tuple[int, int, list[int]]]:
    """(row, its first cell, its other cells) of every row that begins with a plain cell."""
    for number, row in elements.items():
        parent = elements.get(row.parent)
        if row.role != b"TR" or parent is None or parent.role != b"TBody":
            continue
        found = _KIDS.search(row.text)
        kids = [int(kid) for kid in found[1].split(b" 0 R") if kid.strip()] if found else []
        if kids and elements[kids[0]].role == b"TD":
            yield number, kids[0], [kid for kid in kids[1:] if elements[kid].role == b"TD"]


def _row_heading(text: bytes, name: bytes) -> bytes:
    headed = re.sub(rb"^(<</Type/StructElem/S/)TD(/P \d+ 0 R)", rb"\1TH\2/ID" + name, text)
    return _table_attribute(headed, b"/Scope/Row")


def _headed_by(text: bytes, name: bytes) -> bytes:
    if _HEADERS.search(text):
        return _HEADERS.sub(lambda found: found[1] + found[2] + name + b"]", text, count=1)
    return _table_attribute(text, b"/Headers[" + name + b"]")


def _table_attribute(text: bytes, attribute: bytes) -> bytes:
    """The element with one more attribute of a table cell."""
    if b"<</O/Table" in text:
        return text.replace(b"<</O/Table", b"<</O/Table" + attribute, 1)
    if b"/A[" in text:
        return text.replace(b"/A[", b"/A[<</O/Table" + attribute + b">>", 1)
    return re.sub(rb"(/P \d+ 0 R(?:/ID\(R\d+\))?)", rb"\1/A[<</O/Table" + attribute + rb">>]", text, count=1)


def _id_tree(known: bytes, names: Mapping[bytes, int]) -> bytes:
    """Every name with its element, in the order that the format asks for."""
    entries = [(found[1], found[2]) for found in _NAME.finditer(known)]
    entries += [(name, b"%d 0 R" % number) for name, number in names.items()]
    return b"/IDTree<</Names[" + b"".join(name + at for name, at in sorted(entries)) + b"]>>"


def _rewritten(pdf: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The file with these objects in place of those with their numbers, and every offset made right."""
    parts: list[bytes] = []
    moved: list[tuple[int, int]] = [(0, 0)]  # (from this old offset on, how many bytes further)
    done = shift = 0
    for found in _OBJECT.finditer(pdf):
        new = changed.get(int(found[1]))
        if new is None:
            continue
        parts += [pdf[done : found.start(2)], new]
        done, shift = found.end(2), shift + len(new) - len(found[2])
        moved.append((done, shift))
    return _with_offsets(b"".join([*parts, pdf[done:]]), moved)


def _with_offsets(pdf: bytes, moved: list[tuple[int, int]]) -> bytes:
    starts = [start for start, _ in moved]

    def new_place(old: int) -> int:
        return old + moved[bisect_right(starts, old) - 1][1]

    at = pdf.rindex(b"xref\n0 ")
    table = _XREF.match(pdf, at)
    if table is None:
        raise ValueError("this PDF has no table of objects at its end")
    lines = b"".join(_moved_line(line, new_place) for line in re.findall(rb".{20}", table[2], re.S))
    rest = _STARTXREF.sub(b"startxref\n%d\n" % at, pdf[table.end() :])
    return pdf[: table.start(2)] + lines + rest


def _moved_line(line: bytes, new_place: Callable[[int], int]) -> bytes:
    if line[17:18] != b"n":
        return line
    return b"%010d" % new_place(int(line[:10])) + line[10:]
