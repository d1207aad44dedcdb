"""Other people's files to text: docx, odt, pdf, txt, md, html, vtt and srt. Bytes in, values out."""

from __future__ import annotations

from instruments.problems import Loaded, problem
from survey_app.source_files import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from survey_app.source_files.bounded import SECONDS, read_bounded
from survey_app.source_files.transcript import LARGEST_FILE, MEGABYTE, Transcript, UnreadableFile

__all__ = ["LARGEST_FILE", "MEGABYTE", "Transcript", "read_source_file"]


def read_source_file(name: str, raw: bytes, seconds: float = SECONDS) -> Loaded[Transcript]:
    """The text of the file in canonical form, or the Problem that stands in its way; never an exception.

    `name` is what the file is called; `seconds` is how long reading it may take.
    """
    if not raw:
        return Loaded(None, (problem("file-empty", name, 0),))
    if len(raw) > LARGEST_FILE:
        details = {"size": len(raw) // MEGABYTE, "limit": LARGEST_FILE // MEGABYTE}
        return Loaded(None, (problem("file-too-large", name, 0, **details),))
    try:
        return Loaded(Transcript(read_bounded(name, raw, seconds)))
    except UnreadableFile as error:
        return Loaded(None, (problem(error.code, name, 0, **error.details),))
