"""The fields of a coding scheme (kind: codebook)."""

from __future__ import annotations

from codebooks.decision import NOT_ANSWERED, PARTS
from codebooks.fields import read_list, read_meanings, read_reason, read_value
from codebooks.model import (
    Aspect,
    AspectGroup,
    AspectOption,
    Codebook,
    CountTable,
    DecisionRow,
    DecisionTable,
    Implication,
    TableRow,
    TableSection,
)
from instruments.field_reader import FieldReader
from instruments.problems import did_you_mean
from instruments.texts import NO_TEXTS

UNANSWERED_IN_FILE = "geen_antwoord"  # how a decision row writes 'not answered'


def read_codebook(reader: FieldReader) -> Codebook:
    """The whole coding scheme."""
    return Codebook(
        id=reader.name("id"),
        version=reader.text("version"),
        title=reader.texts("title"),
        perspectieven=reader.names("perspectieven"),
        meanings=read_meanings(reader, "meanings", all_values=True),
        groups=tuple(_group(item) for item in read_list(reader, "groups")),
        aspects=tuple(_aspect(item) for item in read_list(reader, "aspects")),
        decisions=tuple(_decision(item) for item in reader.mappings("decisions", required=False)),
        implications=tuple(_implication(item) for item in reader.mappings("implications", required=False)),
        tables=tuple(_table(item) for item in reader.mappings("tables", required=False)),
        file=reader.file,
    )


def _group(reader: FieldReader) -> AspectGroup:
    meanings = read_meanings(reader, "meanings", all_values=False)
    group = AspectGroup(reader.name("id"), reader.texts("label"), meanings, reader.line)
    reader.close()
    return group


def _aspect(reader: FieldReader) -> Aspect:
    aspect = Aspect(
        id=reader.name("id"),
        code=reader.text("code"),
        group=reader.text("group"),
        label=reader.texts("label"),
        definition=reader.texts("definition"),
        decision=reader.text("decision", ""),
        options=tuple(_option(item) for item in reader.mappings("options", required=False)),
        linked=reader.text("linked", ""),
        line=reader.line,
    )
    reader.close()
    return aspect


def _option(reader: FieldReader) -> AspectOption:
    option = AspectOption(reader.name("code"), reader.texts("label"), reader.text("group", ""), reader.line)
    reader.close()
    return option


def _decision(reader: FieldReader) -> DecisionTable:
    kind = reader.choice("kind", tuple(PARTS))
    rows = tuple(_decision_row(item, kind) for item in read_list(reader, "rows"))
    table = DecisionTable(reader.name("id"), rows, kind, reader.line)
    reader.close()
    return table


def _decision_row(reader: FieldReader, kind: str) -> DecisionRow:
    fields = reader.mapping("when")
    parts = PARTS.get(kind, {})
    when = {part: _codes(fields, part, codes) for part, codes in parts.items() if fields and fields.has(part)}
    if fields is not None and parts:
        fields.close()
    row = DecisionRow(when, read_value(reader, "value"), read_reason(reader, "reason"), reader.line)
    reader.close()
    return row


def _codes(reader: FieldReader, part: str, known: tuple[str, ...]) -> tuple[str, ...]:
    allowed = (*known, UNANSWERED_IN_FILE)
    codes = reader.names(part)
    for code in codes:
        if code not in allowed:
            hint = did_you_mean(code, allowed)
            reader.report(
                "decision-code-unknown", part, value=code, part=part, allowed=", ".join(allowed), hint=hint
            )
    return tuple(NOT_ANSWERED if code == UNANSWERED_IN_FILE else code for code in codes)


def _implication(reader: FieldReader) -> Implication:
    implied = reader.mapping("implies")
    aspects = implied.keys() if implied else ()
    implication = Implication(
        id=reader.name("id"),
        aspect=reader.text("aspect"),
        value=read_value(reader, "value"),
        implies=tuple((aspect, read_value(implied, aspect)) for aspect in aspects) if implied else (),
        text=reader.texts("text"),
        line=reader.line,
    )
    reader.close()
    return implication


def _table(reader: FieldReader) -> CountTable:
    table = CountTable(
        id=reader.name("id"),
        title=reader.texts("title"),
        value=read_value(reader, "value"),
        sections=tuple(_section(item) for item in read_list(reader, "sections")),
        line=reader.line,
    )
    reader.close()
    return table


def _section(reader: FieldReader) -> TableSection:
    label = reader.texts("label") if reader.has("label") else NO_TEXTS
    section = TableSection(label, tuple(_row(item) for item in read_list(reader, "rows")))
    reader.close()
    return section


def _row(reader: FieldReader) -> TableRow:
    row = TableRow(reader.text("aspect"), reader.texts("label"), reader.line)
    reader.close()
    return row
