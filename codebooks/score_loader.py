"""The fields of a frame of scored indicators (kind: score_frame)."""

from __future__ import annotations

from codebooks.fields import read_list, read_named
from codebooks.model import ScoreFrame, ScoreRow
from instruments.field_reader import FieldReader
from instruments.texts import Texts

SCORES = ("X", "check", "dash")


def read_score_frame(reader: FieldReader) -> ScoreFrame:
    """The whole frame."""
    return ScoreFrame(
        id=reader.name("id"),
        version=reader.text("version"),
        title=reader.texts("title"),
        scores=_scores(reader),
        aanpakken=read_named(reader, "aanpakken"),
        themes=read_named(reader, "themes"),
        years=reader.names("years"),
        rows=tuple(_row(item) for item in read_list(reader, "rows")),
        file=reader.file,
    )


def _scores(reader: FieldReader) -> dict[str, Texts]:
    fields = reader.mapping("scores")
    if fields is None:
        return {}
    found = {score: fields.texts(score) for score in SCORES}
    fields.close()
    return found


def _row(reader: FieldReader) -> ScoreRow:
    row = ScoreRow(
        id=reader.name("id"),
        aanpak=reader.text("aanpak"),
        theme=reader.text("theme"),
        indicators=tuple(_indicator(item) for item in read_list(reader, "indicators")),
        line=reader.line,
    )
    reader.close()
    return row


def _indicator(reader: FieldReader) -> Texts:
    text = reader.texts("text")
    reader.close()
    return text
