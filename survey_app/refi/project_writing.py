"""A project as the standard has it: the project file, and the package with the texts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from survey_app.refi.codebook_file import as_bytes, describe, write_codes
from survey_app.refi.items import CaseItem, CodingItem, NoteItem, ProjectItem, SelectionItem, TextItem
from survey_app.refi.package import write_package
from survey_app.refi.safe_xml import sayable

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
SOURCES = "sources/"  # section 8.3 of the standard; its annex has a capital, and we read both


def write_project_package(project: ProjectItem, texts: Mapping[str, str]) -> bytes:
    """The package; `texts` are the texts under the names of their files."""
    files = {PROJECT: write_project_file(project)}
    files |= {SOURCES + name: text.encode("utf-8") for name, text in texts.items()}
    return write_package(files)


def write_project_file(project: ProjectItem) -> bytes:
    """The project file; lists that are empty are left out, as the standard forbids them."""
    root = Element(
        "Project", {"xmlns": NAMESPACE, "name": sayable(project.name), "origin": sayable(project.origin)}
    )
    if project.users:
        users = SubElement(root, "Users")
        for user in project.users:
            SubElement(users, "User", {"guid": user.guid, "name": sayable(user.name)})
    if project.codes:
        write_codes(SubElement(root, "CodeBook"), project.codes)
    _write_variables(root, project)
    _write_list(root, "Cases", project.cases, _write_case)
    _write_list(root, "Sources", project.texts, _write_text)
    _write_list(root, "Notes", project.notes, _write_note)
    return as_bytes(root)


def _write_list(root: Element, name: str, items: Iterable[object], write: object) -> None:
    listed = list(items)
    if listed and callable(write):
        above = SubElement(root, name)
        for item in listed:
            write(above, item)


def _write_variables(root: Element, project: ProjectItem) -> None:
    if not project.variables:
        return
    above = SubElement(root, "Variables")
    for variable in project.variables:
        fields = {"guid": variable.guid, "name": sayable(variable.name), "typeOfVariable": "Text"}
        describe(SubElement(above, "Variable", fields), variable.description)


def _write_case(above: Element, case: CaseItem) -> None:
    element = SubElement(above, "Case", {"guid": case.guid, "name": sayable(case.name)})
    _write_values(element, case.values)
    for source in case.sources:
        SubElement(element, "SourceRef", {"targetGUID": source})
    for selection in case.selections:
        SubElement(element, "SelectionRef", {"targetGUID": selection})


def _write_values(element: Element, values: tuple[tuple[str, str], ...]) -> None:
    for variable, text in values:
        value = SubElement(element, "VariableValue")
        SubElement(value, "VariableRef", {"targetGUID": variable})
        SubElement(value, "TextValue").text = sayable(text)


def _write_text(above: Element, text: TextItem) -> None:
    fields = {"guid": text.guid, "name": sayable(text.name), "plainTextPath": text.path}
    element = SubElement(above, "TextSource", fields)
    for selection in text.selections:
        _write_selection(element, selection)
    for coding in text.codings:
        _write_coding(element, coding)
    _write_values(element, text.values)


def _write_selection(above: Element, selection: SelectionItem) -> None:
    fields = {
        "guid": selection.guid,
        "name": sayable(selection.name),
        "startPosition": str(selection.start),
        "endPosition": str(selection.end),
    }
    element = SubElement(above, "PlainTextSelection", fields)
    for coding in selection.codings:
        _write_coding(element, coding)


def _write_coding(above: Element, coding: CodingItem) -> None:
    fields = {"guid": coding.guid} | ({"creatingUser": coding.user} if coding.user else {})
    element = SubElement(above, "Coding", fields)
    SubElement(element, "CodeRef", {"targetGUID": coding.code})
    for note in coding.notes:
        SubElement(element, "NoteRef", {"targetGUID": note})


def _write_note(above: Element, note: NoteItem) -> None:
    element = SubElement(above, "Note", {"guid": note.guid, "name": sayable(note.name)})
    SubElement(element, "PlainTextContent").text = sayable(note.text)
