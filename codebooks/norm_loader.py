"""The fields of a normenkader: deelvragen, norms with their evidence, scale (kind: normenkader)."""

from __future__ import annotations

from codebooks.fields import read_list, read_named
from codebooks.model import BoundaryRule, EvidenceLink, Level, Norm, Normenkader, Scale, SubQuestion
from codebooks.norm_model import KaderChange
from instruments.field_reader import FieldReader
from instruments.texts import NO_TEXTS, Texts

NO_SCALE = Scale((), (), 0.0)
SOURCE_KINDS = ("wet", "beleid", "literatuur", "anders")
DIRECTIONS = ("succes", "knelpunt")


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
        frozen_hash=reader.text("frozen_hash", ""),
        fieldwork_began=reader.flag("fieldwork_began"),
        changes=tuple(_change(item) for item in reader.mappings("changes", required=False)),
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
        source_kind=reader.choice("source_kind", SOURCE_KINDS, ""),
        measured=_optional(reader, "measured"),
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
        documents=reader.names("documents", ()),
        question=reader.text("question", ""),
        met=reader.names("met", ()),
        partly=reader.names("partly", ()),
        figure=reader.text("figure", ""),
        at_least=_threshold(reader, "at_least"),
        at_most=_threshold(reader, "at_most"),
        weight=reader.number("weight", 1.0),
        direction=reader.choice("direction", DIRECTIONS, "succes"),
    )
    reader.close()
    return link


def _threshold(reader: FieldReader, key: str) -> float | None:
    return reader.number(key) if reader.has(key) else None


def _scale(reader: FieldReader) -> Scale:
    fields = reader.mapping("scale")
    if fields is None:
        return NO_SCALE
    scale = Scale(
        levels=tuple(_level(item) for item in read_list(fields, "levels")),
        boundaries=tuple(_boundary(item) for item in fields.mappings("boundaries", required=False)),
        partial_credit=fields.number("partial_credit"),
        line=reader.line_of("scale"),
        unscaled=tuple(_unscaled(item) for item in fields.mappings("unscaled", required=False)),
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


def _unscaled(reader: FieldReader) -> Level:
    """A level that no share gives: it has no bounds."""
    level = Level(
        id=reader.name("id"),
        label=reader.texts("label"),
        symbol=reader.text("symbol"),
        printed=reader.text("printed", ""),
        low=0.0,
        high=0.0,
        low_included=False,
        high_included=False,
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


def _change(reader: FieldReader) -> KaderChange:
    change = KaderChange(
        on=reader.text("on"),
        by=reader.text("by"),
        what=reader.text("what"),
        old=reader.text("old", ""),
        new=reader.text("new", ""),
        why=reader.text("why"),
        fieldwork_began=reader.flag("fieldwork_began"),
        line=reader.line,
        hash=reader.text("hash", ""),
    )
    reader.close()
    return change


def _optional(reader: FieldReader, key: str) -> Texts:
    return reader.texts(key) if reader.has(key) else NO_TEXTS
