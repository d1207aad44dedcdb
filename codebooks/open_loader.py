"""The fields of a scheme for open questions (kind: open_scheme)."""

from __future__ import annotations

from codebooks.fields import read_list
from codebooks.model import Category, OpenQuestion, OpenScheme
from instruments.field_reader import FieldReader
from instruments.texts import NO_TEXTS


def read_open_scheme(reader: FieldReader) -> OpenScheme:
    """The whole scheme: questions, each with its categories under headings."""
    return OpenScheme(
        id=reader.name("id"),
        version=reader.text("version"),
        title=reader.texts("title"),
        questions=tuple(_question(item) for item in read_list(reader, "questions")),
        file=reader.file,
    )


def _question(reader: FieldReader) -> OpenQuestion:
    question = OpenQuestion(
        id=reader.name("id"),
        text=reader.texts("text"),
        categories=tuple(found for item in read_list(reader, "sections") for found in _section(item)),
        note=reader.texts("note") if reader.has("note") else NO_TEXTS,
        line=reader.line,
    )
    reader.close()
    return question


def _section(reader: FieldReader) -> list[Category]:
    group = reader.texts("label") if reader.has("label") else NO_TEXTS
    found = []
    for item in read_list(reader, "categories"):
        found.append(Category(item.name("id"), item.texts("label"), group, item.line))
        item.close()
    reader.close()
    return found
