"""Which format a file is: by what is in it, and by its name where the content cannot tell."""

from __future__ import annotations

from pathlib import PurePath

from survey_app.source_files.plain_text import decoded
from survey_app.source_files.subtitles import is_subtitles
from survey_app.source_files.transcript import UnreadableFile
from survey_app.source_files.word import DOCUMENT
from survey_app.source_files.zipped_xml import part, parts_in

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def format_of(name: str, raw: bytes) -> str:
    """One of docx, odt, pdf, subtitles, html, md and txt; UnreadableFile when it is none of them.

    A wrong extension does no harm: it decides only between text that is md, html or neither.
    """
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw)
    for mark, code in ((b"\xd0\xcf\x11\xe0", "source-old-word"), (b"{\\rtf", "source-rtf")):
        if raw.startswith(mark):
            raise UnreadableFile(code)
    return _text(PurePath(f"x{name}").suffix.lower(), decoded(raw))


def _zipped(raw: bytes) -> str:
    names = parts_in(raw)
    if DOCUMENT in names:
        return "docx"
    if "mimetype" in names and part(raw, "mimetype").strip() == _OPEN_DOCUMENT:
        return "odt"
    raise UnreadableFile("source-format")


def _text(extension: str, text: str) -> str:
    start = text.lstrip("\ufeff \r\n\t")[:300].lower()
    if is_subtitles(text):
        return "subtitles"
    if start.startswith(("<!doctype html", "<html")) or (start.startswith("<?xml") and "<html" in start):
        return "html"
    if start.startswith(("<?xml", "<!doctype")):
        raise UnreadableFile("source-format")
    return {".html": "html", ".htm": "html", ".md": "md"}.get(extension, "txt")
