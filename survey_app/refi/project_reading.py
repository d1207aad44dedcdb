"""The project file (.qde) as values: every program's way of writing it, as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from instruments.problems import Loaded
from survey_app.refi.codebook_file import read_codes
from survey_app.refi.guids import plain_guid
from survey_app.refi.items import (
    CaseItem,
    CodingItem,
    NoteItem,
    OtherItem,
    ProjectItem,
    SelectionItem,
    TextItem,
    UserItem,
    VariableItem,
)
from survey_app.refi.safe_xml import child, children, line_of, local, read_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WHOLE = re.compile(r"-?[0-9]{1,12}")


def read_project_file(content: bytes, name: str) -> Loaded[ProjectItem]:
    """The whole project, or the Problem that the file can't be read. Never raises on content."""
    read = read_xml(content, name, "Project")
    if read.value is None:
        return Loaded(None, read.problems)
    root: Element = read.value
    return Loaded(
        ProjectItem(
            name=(root.get("name") or "").strip(),
            origin=root.get("origin") or "",
            users=tuple(UserItem(_guid(u), u.get("name") or "") for u in _items(root, "Users", "User")),
            codes=read_codes(child(child(root, "CodeBook"), "Codes"))
            if child(root, "CodeBook") is not None
            else (),
            variables=tuple(
                VariableItem(_guid(v), v.get("name") or "", text_of(child(v, "Description")))
                for v in _items(root, "Variables", "Variable")
            ),
            cases=tuple(_case(case) for case in _items(root, "Cases", "Case")),
            texts=tuple(_texts(child(root, "Sources"))),
            notes=tuple(_note(note) for note in _items(root, "Notes", "Note")),
            others=tuple(_others(child(root, "Sources"))),
            sets=len(list(_items(root, "Sets", "Set"))),
        )
    )


def _items(root: Element, group: str, name: str) -> Iterator[Element]:
    return children(child(root, group), name)


def _guid(element: Element) -> str:
    return plain_guid(element.get("guid") or "")


def _targets(element: Element, name: str) -> tuple[str, ...]:
    return tuple(plain_guid(ref.get("targetGUID") or "") for ref in children(element, name))


def _texts(sources: Element | None) -> Iterator[TextItem]:
    """Text sources, and the text beside a PDF, which is selected in the same way."""
    for source in sources if sources is not None else ():
        if local(source) == "TextSource":
            yield _text(source, source)
        beside = child(source, "Representation") if local(source) == "PDFSource" else None
        if beside is not None:
            yield _text(beside, source)


def _others(sources: Element | None) -> Iterator[OtherItem]:
    for source in sources if sources is not None else ():
        kind = local(source)
        if kind != "TextSource" and not (kind == "PDFSource" and child(source, "Representation") is not None):
            yield OtherItem(kind, source.get("name") or "", line_of(source))


def _text(element: Element, source: Element) -> TextItem:
    content = child(element, "PlainTextContent")
    return TextItem(
        guid=_guid(source),
        name=(source.get("name") or element.get("name") or "").strip(),
        path=(element.get("plainTextPath") or "").strip(),
        content=None if content is None else text_of(content),
        selections=tuple(_selection(one) for one in children(element, "PlainTextSelection")),
        codings=tuple(_coding(one) for one in children(source, "Coding")),
        values=_values(source),
        line=line_of(source),
    )


def _selection(element: Element) -> SelectionItem:
    return SelectionItem(
        guid=_guid(element),
        name=element.get("name") or "",
        start=_number(element.get("startPosition")),
        end=_number(element.get("endPosition")),
        description=text_of(child(element, "Description")),
        codings=tuple(_coding(one) for one in children(element, "Coding")),
        line=line_of(element),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and _WHOLE.fullmatch(text.strip()) else None


def _coding(element: Element) -> CodingItem:
    code = next(iter(_targets(element, "CodeRef")), "")
    user = plain_guid(element.get("creatingUser") or "")
    return CodingItem(_guid(element), code, user, _targets(element, "NoteRef"), line_of(element))


def _case(element: Element) -> CaseItem:
    return CaseItem(
        _guid(element),
        (element.get("name") or "").strip(),
        _targets(element, "SourceRef"),
        _targets(element, "SelectionRef"),
        _values(element),
    )


def _values(element: Element) -> tuple[tuple[str, str], ...]:
    found = []
    for value in children(element, "VariableValue"):
        variable = next(iter(_targets(value, "VariableRef")), "")
        text = next((text_of(part) for part in value if local(part) != "VariableRef"), "")
        found.append((variable, text))
    return tuple(found)


def _note(element: Element) -> NoteItem:
    return NoteItem(_guid(element), element.get("name") or "", text_of(child(element, "PlainTextContent")))
