"""Bytes of a text file to text, and txt and md to paragraphs."""

from __future__ import annotations

import codecs
import re

from survey_app.source_files.transcript import Paragraph, UnreadableFile

# What a Dutch text in the older Windows encoding has beyond ASCII.
_OLDER_LETTERS = frozenset("éèëêïîíìöóòôüúùûáàâäãåçñæøœÉÈËÊÏÎÍÖÓÔÜÚÁÀÂÄÅÇÑØß€£§°±·´«»‘’‚“”„–—…•²³½¼\xa0")
_ENOUGH = 0.95  # of the characters beyond ASCII must be one of these
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
# Stars round the name that a line begins with: **Interviewer:** or **Interviewer**:
_BOLD_LABEL = re.compile(r"^(\*\*|__)(?P<name>[^*_\n]{1,60})\1(?P<colon> ?:)?", re.MULTILINE)


def decoded(raw: bytes) -> str:
    """The text: UTF-8, UTF-16 with its mark, or the older Windows encoding where that is plausible."""
    text = _decoded(raw)
    if text is None or _BINARY.search(text):
        raise UnreadableFile("source-encoding")
    return text


def _decoded(raw: bytes) -> str | None:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _tried(raw, "utf-16")
    return _tried(raw, "utf-8-sig") or _older(raw)


def _tried(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _older(raw: bytes) -> str | None:
    text = _tried(raw, "cp1252")
    beyond = [character for character in text or "" if character > "\x7f"]
    known = sum(1 for character in beyond if character in _OLDER_LETTERS)
    return text if known >= _ENOUGH * len(beyond) else None


def read_txt(raw: bytes) -> list[Paragraph]:
    """Paragraphs between blank lines."""
    return _blocks(decoded(raw))


def read_md(raw: bytes) -> list[Paragraph]:
    """As txt; a line with # is a heading, and the stars round a name go."""
    text = _BOLD_LABEL.sub(lambda found: found["name"] + (found["colon"] or ""), decoded(raw))
    return [
        Paragraph(one.text, heading=bool(_HEADING.match(one.text)) and "\n" not in one.text)
        for one in _blocks(text)
    ]


def _blocks(text: str) -> list[Paragraph]:
    lines = re.sub(r"\r\n?", "\n", text)
    return [Paragraph(block.strip("\n")) for block in re.split(r"\n[ \t]*(?=\n)", lines) if block.strip()]
