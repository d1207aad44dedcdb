"""vtt and srt: cues with a time, and the speaker where the cue names one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from survey_app.domain.source_text import as_time
from survey_app.source_files.plain_text import decoded
from survey_app.source_files.transcript import Paragraph

_TIMING = re.compile(r"\s*(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]+(?P<name>[^>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^>\n]{0,200}>|\{\\[^}\n]{0,40}\}")


def is_subtitles(text: str) -> bool:
    """Whether the beginning of a text is that of a vtt or srt."""
    start = text.lstrip("\ufeff\n\r ")[:400]
    return start.startswith("WEBVTT") or bool(re.match(r"\d{1,6}[ \t]*\r?\n" + _TIMING.pattern, start))


def read_subtitles(raw: bytes) -> list[Paragraph]:
    """Every cue in order; notes, styles and names of cues are left out."""
    lines = re.sub(r"\r\n?", "\n", decoded(raw))
    blocks = (block.split("\n") for block in re.split(r"\n[ \t]*\n", lines))
    return [paragraph for block in blocks for paragraph in _cue(block)]


def _cue(lines: list[str]) -> Iterator[Paragraph]:
    """A block without a timing is no cue; what stands above the timing is the cue's own name."""
    for number, line in enumerate(lines):
        timing = _TIMING.match(line)
        if timing:
            yield from _said("\n".join(lines[number + 1 :]), as_time(timing["start"]))
            return


def _said(text: str, time: str) -> Iterator[Paragraph]:
    """The words of one cue, by voice."""
    start, name = 0, ""
    for voice in _VOICE.finditer(text):
        yield from _passage(text[start : voice.start()], name, time)
        start, name = voice.end(), html.unescape(voice["name"]).strip()
    yield from _passage(text[start:], name, time)


def _passage(text: str, speaker: str, time: str) -> Iterator[Paragraph]:
    words = html.unescape(_TAG.sub("", text)).strip()
    if words:
        yield Paragraph(words, speaker, time)
