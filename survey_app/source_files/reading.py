"""From the bytes of a file to canonical text, without bounds of time: `bounded.py` sets those."""

from __future__ import annotations

import re
from collections.abc import Callable

from survey_app.domain.source_text import written
from survey_app.source_files.formats import format_of
from survey_app.source_files.open_document import read_odt
from survey_app.source_files.pdf import read_pdf
from survey_app.source_files.plain_text import read_md, read_txt
from survey_app.source_files.speakers import merged_cues, turns_of
from survey_app.source_files.subtitles import read_subtitles
from survey_app.source_files.transcript import LONGEST_TEXT, Paragraph, UnreadableFile
from survey_app.source_files.web_page import read_html
from survey_app.source_files.word import read_docx

READERS: dict[str, Callable[[bytes], list[Paragraph]]] = {
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "subtitles": read_subtitles,
    "html": read_html,
    "md": read_md,
    "txt": read_txt,
}
_SOFT_HYPHEN = "\u00ad"  # shows nothing, and keeps a word from being found


def read_text_of(name: str, raw: bytes) -> str:
    """The canonical text of the file; UnreadableFile says why there is none."""
    kind = format_of(name, raw)
    paragraphs = [_without_hyphens(one) for one in READERS[kind](raw)]
    _check_length(sum(len(one.text) for one in paragraphs))
    text = written(merged_cues(paragraphs) if kind == "subtitles" else turns_of(paragraphs))
    _check_length(len(text))
    if not re.search(r"\w", text):
        raise UnreadableFile("source-no-text")
    return text


def _without_hyphens(paragraph: Paragraph) -> Paragraph:
    if _SOFT_HYPHEN not in paragraph.text:
        return paragraph
    text, lead = paragraph.text.replace(_SOFT_HYPHEN, ""), paragraph.lead.replace(_SOFT_HYPHEN, "")
    return Paragraph(text, paragraph.speaker, paragraph.time, lead, paragraph.heading)


def _check_length(count: int) -> None:
    if count > LONGEST_TEXT:
        raise UnreadableFile("source-too-long", count=count, limit=LONGEST_TEXT)
