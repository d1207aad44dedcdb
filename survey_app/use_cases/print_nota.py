"""The nota of a study in each of its forms; what makes a form loads when that form is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from analysis.study import StudyData
from instruments.days import is_day
from instruments.problems import CATALOGUE, Problem, problem
from reports.document import Document

# form -> the name of its file; the order in which they are offered
FILE_NAMES: dict[str, str] = {
    "html": "nota.html",
    "pdf": "nota.pdf",
    "docx": "nota.docx",
    "odt": "nota.odt",
    "xlsx": "nota.xlsx",
    "ods": "nota.ods",
    "csv": "nota-csv.zip",
}
MEDIA_TYPES: dict[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "application/zip",
}
# the end of a template's name -> the form that is made on it
TEMPLATE_ENDS: dict[str, str] = {".docx": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt"}

LARGEST_TEMPLATE = 20 * 1024 * 1024  # bytes

TEXTS = {
    "report-form-unknown": ("'{form}' is geen vorm van de nota.", "Kies uit: {known}."),
    "report-date": ("'{date}' is geen datum.", "Schrijf de datum als jaar-maand-dag, zoals 2026-11-27."),
    "report-template-unused": (
        "Dit sjabloon hoort bij geen van de gevraagde vormen.",
        "Geef een .docx of .dotx bij docx, een .odt of .ott bij odt.",
    ),
    "report-template-twice": ("Er zijn twee sjablonen voor {form}.", "Geef er één."),
    "report-out-is-file": (
        "Dit is een bestand; verschillende vormen hebben een map nodig.",
        "Noem een map, die nog niet hoeft te bestaan.",
    ),
    "report-out-other-form": (
        "Een bestand met deze naam is geen {form}.",
        "Noem het {name}, of noem een map.",
    ),
    "report-out-unwritable": (
        "De nota kan niet worden geschreven: {detail}.",
        "Kies een andere plaats, of maak ruimte; er is niets achtergebleven.",
    ),
}
CATALOGUE.update(TEXTS)


def nota(data: StudyData, made_on: str = "") -> Document:
    """The nota as a Document; without a date it is the same every time."""
    from reports.nota import make_nota

    return make_nota(data, made_on)


def nota_in(form: str, document: Document, template: bytes | None = None, apart: bool = False) -> bytes:
    """The document in one of FILE_NAMES; `template` counts for docx and odt.

    `apart` keeps a process that lives on as small as it was. Raises reports.office_pages.UnusableTemplate.
    """
    if form == "html":
        from reports.render_html import render as html

        return html(document).encode()
    if form == "pdf":
        from reports.render_pdf import render as pdf

        return pdf(document, apart=apart)
    if form in ("docx", "odt"):
        return bytes(_office(form).render(document, template))
    from reports.render_tables import FORMS, render

    return render(document, next(known for known in FORMS if known == form))


def template_problems(form: str, template: bytes) -> tuple[Problem, ...]:
    """Why the nota can't be made on this template; empty when it can."""
    return tuple(_office(form).template_problems(template))


def template_notes(form: str, template: bytes) -> tuple[str, ...]:
    """What a usable template lacks and gets from us, in sentences."""
    return tuple(_office(form).template_notes(template))


def house_template(form: str) -> bytes:
    """Our own template, for an office to change."""
    return bytes(_office(form).house_template())


def form_problems(forms: Iterable[str], made_on: str) -> list[Problem]:
    """What is asked for and does not exist."""
    known = ", ".join(FILE_NAMES)
    found = [
        problem("report-form-unknown", "--format", 0, form=form, known=known)
        for form in forms
        if form not in FILE_NAMES
    ]
    if made_on and not is_day(made_on):
        found.append(problem("report-date", "--date", 0, date=made_on))
    return found


def templates_by_form(
    templates: Mapping[str, bytes], forms: Iterable[str]
) -> tuple[dict[str, bytes], list[Problem]]:
    """Form -> its template, of file name -> content; and what is wrong with them."""
    chosen: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, content in templates.items():
        form = TEMPLATE_ENDS.get(PurePath(name).suffix.casefold(), "")
        if form not in forms:
            problems.append(problem("report-template-unused", name, 0))
        elif form in chosen:
            problems.append(problem("report-template-twice", name, 0, form=form))
        else:
            chosen[form] = content
            problems += template_problems(form, content)
    return chosen, problems


def _office(form: str) -> Any:
    """The room that makes files for a word processor: it has render, and what to say of a template."""
    if form == "docx":
        import reports.render_docx

        return reports.render_docx
    import reports.render_odt

    return reports.render_odt
