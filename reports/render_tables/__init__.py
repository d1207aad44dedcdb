"""Tables as files to compute with: XLSX, ODS, or a zip of CSV files; a sheet (or a file) for each table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from reports.document import Document
from reports.render_tables.workbook import Workbook, of_document, of_tables

__all__ = ["FORMS", "Form", "Workbook", "of_document", "of_tables", "render", "write"]

Form = Literal["xlsx", "ods", "csv"]
FORMS: tuple[Form, ...] = get_args(Form)


def render(document: Document, form: Form) -> bytes:
    """Every table of the document, those of its charts too; the same document gives the same bytes."""
    return write(of_document(document), form)


def write(workbook: Workbook, form: Form) -> bytes:
    """The workbook in this form; text that looks like a formula stays text in each of them."""
    return _writer(form)(workbook)


def _writer(form: Form) -> Callable[[Workbook], bytes]:
    if form == "xlsx":
        from reports.render_tables.xlsx import as_xlsx

        return as_xlsx
    if form == "ods":
        from reports.render_tables.ods import as_ods

        return as_ods
    from reports.render_tables.csv_files import as_csv

    return as_csv
