"""A table in a document: a transcript in columns (time, speaker, text), or rows of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from survey_app.domain.source_text import as_label, as_time, is_name
from survey_app.source_files.transcript import Paragraph

_TIME = re.compile(r"[\[(]?((?:\d{1,2}:)?\d{1,2}:\d{2})(?:[.,]\d{1,3})?[\])]?")
_HEADINGS = frozenset({"spreker", "speaker", "wie", "naam", "name", "tijd", "time", "tekst", "text"})
_MOST_SPEAKERS = 20

Row = Sequence[str]


def rows_as_paragraphs(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """Per row a turn where the table is a transcript; else its cells with | between."""
    said = [row for row in rows if not {cell.strip().lower().rstrip(":") for cell in row} <= _HEADINGS]
    if said and _is_transcript(said):
        yield from _turns(said)
        return
    for row in rows:
        text = " | ".join(cell.strip() for cell in row if cell.strip())
        if text:
            yield Paragraph(text)


def _is_transcript(rows: Sequence[Row]) -> bool:
    """Two or three columns: names that return before the text, perhaps after a time."""
    if not all(len(row) in (2, 3) and len(row) == len(rows[0]) for row in rows):
        return False
    timed = [_TIME.fullmatch(row[0].strip()) for row in rows]
    if len(rows[0]) == 3 and not all(
        found or not row[0].strip() for found, row in zip(timed, rows, strict=True)
    ):
        return False
    names = [name for row in rows if (name := _name(row))]
    if not names or not all(as_label(name) == name and is_name(name) for name in names):
        return False
    return len(set(names)) <= _MOST_SPEAKERS and (len(set(names)) < len(names) or timed[0] is not None)


def _name(row: Row) -> str:
    return row[-2].strip().rstrip(":").strip()


def _turns(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """A row without a name goes on with the speaker before it."""
    speaker = ""
    for row in rows:
        speaker = _name(row) or speaker
        time = _TIME.fullmatch(row[0].strip()) if len(row) == 3 else None
        if row[-1].strip():
            yield Paragraph(row[-1].strip(), speaker, as_time(time[1]) if time else "")
