"""Reports to recount: docx, odt, ods, pdf, html, md, txt, csv and xlsx. Bytes in, passages and tables out."""

from __future__ import annotations

from analysis.report_recount.content import ReportContent
from instruments.problems import Loaded, problem
from survey_app.report_files import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from survey_app.report_files.reading import from_plain
from survey_app.source_files import problem_texts as _source_texts  # noqa: F401
from survey_app.source_files.bounded import ask_bounded
from survey_app.source_files.transcript import MEGABYTE, UnreadableFile

LARGEST_REPORT = 60 * MEGABYTE  # bytes: a report with pictures
SECONDS = 60.0

__all__ = ["LARGEST_REPORT", "SECONDS", "read_report_file"]


def read_report_file(name: str, raw: bytes, seconds: float = SECONDS) -> Loaded[ReportContent]:
    """The report in the file, or the Problem that stands in its way; never an exception.

    `name` is what the file is called; `seconds` is how long reading it may take.
    """
    if not raw:
        return Loaded(None, (problem("file-empty", name, 0),))
    if len(raw) > LARGEST_REPORT:
        details = {"size": len(raw) // MEGABYTE, "limit": LARGEST_REPORT // MEGABYTE}
        return Loaded(None, (problem("file-too-large", name, 0, **details),))
    try:
        return Loaded(
            from_plain(ask_bounded("survey_app.report_files.reading:read_report", name, raw, seconds))
        )
    except UnreadableFile as error:
        return Loaded(None, (problem(error.code, name, 0, **error.details),))
