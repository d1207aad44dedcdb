"""The fields of a normenkader: deelvragen, norms with their evidence, scale (kind: normenkader)."""

from __future__ import annotations

from codebooks.fields import read_list, read_named
from codebooks.model import BoundaryRule, EvidenceLink, Level, Norm, Normenkader, Scale, SubQuestion
from instruments.field_reader import FieldReader
from instruments.texts import NO_TEXTS, Texts

NO_SCALE = Scale((), (), 0.0)


def read_normenkader(reader: FieldReader) -> Normenkader:
    """The whole normenkader."""
    return Normenkader(
        id=reader.name("id"),
        version=reader.text("version"),
        title=reader.texts("title"),
        frozen_on=reader.text("frozen_on", ""),
        questions=tuple(_question(item) for item in read_list(reader, "questions")),
        parts=read_named(reader, "parts"),
        norms=tuple(_norm(item) for item in read_list(reader, "norms")),
        scale=_scale(reader),
        objections=tuple(_objection(item) for item in reader.mappings("objections", required=False)),
        file=reader.file,
    )


def _question(reader: FieldReader) -> SubQuestion:
    question = SubQuestion(reader.name("id"), reader.texts("text"), reader.line)
    reader.close()
    return question


def _norm(reader: FieldReader) -> Norm:
    gap = _optional(reader, "gap")
    norm = Norm(
        id=reader.name("id"),
        deelvraag=reader.text("deelvraag", ""),
        part=reader.text("part", ""),
        text=reader.texts("text"),
        applicable="" if gap else reader.choice("applicable", ("ja", "deels", "nee")),
        why_not=gap or _optional(reader, "why_not"),
        source=_optional(reader, "source"),
        judged_with=reader.text("judged_with", ""),
        evidence=tuple(_link(item) for item in reader.mappings("evidence", required=False)),
        line=reader.line,
    )
    reader.close()
    return norm


def _link(reader: FieldReader) -> EvidenceLink:
    link = EvidenceLink(
        id=reader.name("id"),
        text=reader.texts("text"),
        aspects=reader.names("aspects", ()),
        source=reader.text("source", ""),
        line=reader.line,
    )
    reader.close()
    return link


def _scale(reader: FieldReader) -> Scale:
    fields = reader.mapping("scale")
    if fields is None:
        return NO_SCALE
    scale = Scale(
        levels=tuple(_level(item) for item in read_list(fields, "levels")),
        boundaries=tuple(_boundary(item) for item in fields.mappings("boundaries", required=False)),
        partial_credit=fields.number("partial_credit"),
        line=reader.line_of("scale"),
    )
    fields.close()
    return scale


def _level(reader: FieldReader) -> Level:
    level = Level(
        id=reader.name("id"),
        label=reader.texts("label"),
        symbol=reader.text("symbol"),
        printed=reader.text("printed"),
        low=reader.number("low"),
        high=reader.number("high"),
        low_included=reader.flag("low_included"),
        high_included=reader.flag("high_included"),
        line=reader.line,
    )
    reader.close()
    return level


def _boundary(reader: FieldReader) -> BoundaryRule:
    rule = BoundaryRule(reader.number("at"), reader.text("level"), reader.texts("why"), reader.line)
    reader.close()
    return rule


def _objection(reader: FieldReader) -> Texts:
    text = reader.texts("text")
    reader.close()
    return text


def _optional(reader: FieldReader, key: str) -> Texts:
    return reader.texts(key) if reader.has(key) else NO_TEXTS
