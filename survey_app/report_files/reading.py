"""From the bytes of a file to a report as plain data; the process around it bounds its time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from analysis.report_recount.content import Grid, Passage, PassageKind, Place, ReportContent
from survey_app.report_files.blocks import Block, assembled
from survey_app.report_files.lines import blocks_of
from survey_app.report_files.open_document_report import read_open_document_report
from survey_app.report_files.pdf_report import read_pdf_report
from survey_app.report_files.sheet_report import read_csv_report, read_xlsx_report
from survey_app.report_files.web_report import read_html_report
from survey_app.report_files.word_report import read_docx_report
from survey_app.source_files.formats import format_of
from survey_app.source_files.plain_text import decoded
from survey_app.source_files.transcript import UnreadableFile
from survey_app.source_files.zipped_xml import part, parts_in

_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"

Plain = dict[str, Any]


def read_report(name: str, raw: bytes) -> list[Plain]:
    """The parts of the report as JSON can hold them; UnreadableFile says why there are none."""
    return [_plain(part) for part in assembled(READERS[kind_of(name, raw)](raw)).parts]


def kind_of(name: str, raw: bytes) -> str:
    """One of the READERS, by what is in the file and else by its name."""
    if raw.startswith(b"PK\x03\x04"):
        names = parts_in(raw)
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "mimetype" in names and part(raw, "mimetype").strip() == _SHEET:
            return "odt"
    try:
        kind = format_of(name, raw)
    except UnreadableFile as error:
        raise UnreadableFile("report-format" if error.code == "source-format" else error.code) from None
    if kind == "txt" and PurePath(f"x{name}").suffix.lower() in (".csv", ".tsv"):
        return "csv"
    return "txt" if kind == "subtitles" else kind


def _read_txt(raw: bytes) -> list[Block]:
    return blocks_of(_lines(raw))


def _read_md(raw: bytes) -> list[Block]:
    return blocks_of(_lines(raw), markdown=True)


def _lines(raw: bytes) -> list[str]:
    return decoded(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


READERS: dict[str, Callable[[bytes], list[Block]]] = {
    "docx": read_docx_report,
    "odt": read_open_document_report,
    "pdf": read_pdf_report,
    "html": read_html_report,
    "md": _read_md,
    "txt": _read_txt,
    "csv": read_csv_report,
    "xlsx": read_xlsx_report,
}


# ---- to plain data and back ------------------------------------------------------------------------------


def _plain(one: Passage | Grid) -> Plain:
    return {"table": isinstance(one, Grid), **asdict(one)}


def from_plain(parts: list[Plain]) -> ReportContent:
    """The report that `read_report` gave as plain data."""
    return ReportContent(tuple(_grid(one) if one["table"] else _passage(one) for one in parts))


def _passage(one: Plain) -> Passage:
    return Passage(one["text"], Place(**one["place"]), PassageKind(one["kind"]), one["level"])


def _grid(one: Plain) -> Grid:
    rows, filled = (tuple(tuple(row) for row in one[name]) for name in ("rows", "filled"))
    return Grid(rows, Place(**one["place"]), one["caption"], filled)
