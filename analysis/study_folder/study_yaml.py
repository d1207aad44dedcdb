"""study.yaml -> Study, with the lines on which it names instruments and codebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.study import CrossTable, Stratum, StratumValue, Study
from analysis.study_folder.field_rules import read_field_rules
from analysis.study_folder.problem_list import until_hopeless
from instruments.field_reader import NAME, FieldReader
from instruments.languages import LANGUAGES
from instruments.problems import Problem, did_you_mean, problem
from instruments.texts import Texts
from instruments.yaml_source import ListNode, MapNode, TextNode


@dataclass(frozen=True)
class StudyFile:
    """A study and where its file names other files; a name that cannot be a file's has no line."""

    study: Study
    instrument_lines: Mapping[str, int]  # instrument id -> line in study.yaml
    codebook_lines: Mapping[str, int]


def read_study(node: MapNode, file: str, problems: list[Problem]) -> StudyFile:
    """The study; what is wrong is added to `problems` and has an empty value in its place."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("study",))
    languages = _languages(reader)
    reader.languages = languages
    perspectieven = _labelled(reader, "perspectieven")
    strata = _strata(reader)
    instruments, instrument_lines = _instruments(reader, tuple(id for id, _ in perspectieven))
    codebook_lines = _codebooks(reader)
    study = Study(
        id=reader.name("id"),
        title=reader.texts("title"),
        organisation=reader.text("organisation"),
        purpose=reader.texts("purpose"),
        legal_ground=reader.texts("legal_ground"),
        contact=reader.texts("contact"),
        retention=reader.texts("retention"),
        threshold=reader.whole("threshold", 10),
        reconstruction=reader.texts("reconstruction", required=False),
        perspectieven=perspectieven,
        instruments=instruments,
        codebooks=tuple(codebook_lines),
        strata=strata,
        tables=_tables(reader, tuple(stratum.id for stratum in strata)),
        languages=languages,
        **read_field_rules(reader, tuple(id for id, _ in perspectieven), strata),
    )
    reader.close()
    return StudyFile(study, instrument_lines, codebook_lines)


def _languages(reader: FieldReader) -> tuple[str, ...]:
    found = reader.names("languages", ("nl",))
    for language in found:
        if language not in LANGUAGES:
            allowed = ", ".join(LANGUAGES)
            reader.report(
                "value-unknown", "languages", key="languages", value=language, allowed=allowed, hint=""
            )
    return tuple(language for language in found if language in LANGUAGES) or ("nl",)


def _labelled(reader: FieldReader, key: str, required: bool = True) -> tuple[tuple[str, Texts], ...]:
    """A list of {id, label}, each id once."""
    children = reader.mappings(key, required)
    pairs = tuple(_pair(child) for child in until_hopeless(children, reader.problems))
    _report_twice(children, "id", key)
    return pairs


def _pair(reader: FieldReader) -> tuple[str, Texts]:
    pair = reader.name("id"), reader.texts("label")
    reader.close()
    return pair


def _strata(reader: FieldReader) -> tuple[Stratum, ...]:
    children = reader.mappings("strata", required=False)
    _report_twice(children, "id", "strata", taken=("casus",))  # each is a column of cases.csv beside casus
    return tuple(_stratum(child) for child in until_hopeless(children, reader.problems))


def _stratum(reader: FieldReader) -> Stratum:
    groups = _labelled(reader, "groups", required=False)
    children = reader.mappings("values")
    values = tuple(_value(child, tuple(id for id, _ in groups)) for child in children)
    _report_twice(children, "code", "values")
    stratum = Stratum(reader.name("id"), reader.texts("label"), values, groups)
    reader.close()
    return stratum


def _value(reader: FieldReader, groups: tuple[str, ...]) -> StratumValue:
    group = reader.text("group", "")
    if group and group not in groups:
        _report_unknown(reader, "group", "stratum-group-unknown", group, groups)
    value = StratumValue(reader.name("code"), reader.texts("label"), group)
    reader.close()
    return value


def _tables(reader: FieldReader, strata: tuple[str, ...]) -> tuple[CrossTable, ...]:
    children = reader.mappings("tables", required=False)
    _report_twice(children, "id", "tables")
    return tuple(_table(child, strata) for child in children)


def _table(reader: FieldReader, strata: tuple[str, ...]) -> CrossTable:
    down, across = reader.names("down"), reader.names("across", ())
    for key, named in (("down", down), ("across", across)):
        for stratum in named:
            if stratum not in strata:
                _report_unknown(reader, key, "stratum-unknown", stratum, strata)
    note = reader.texts("note", required=False)
    table = CrossTable(reader.name("id"), reader.texts("title"), down, across, note)
    reader.close()
    return table


def _instruments(
    reader: FieldReader, perspectieven: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, int]]:
    """perspectief -> instrument, and instrument -> line."""
    child = reader.mapping("instruments", required=False)
    if child is None:
        return {}, {}
    found: dict[str, str] = {}
    for perspectief in child.keys():  # noqa: SIM118  # a FieldReader is no dict: this also marks them as asked
        if perspectief not in perspectieven:
            _report_unknown(child, perspectief, "perspectief-unknown", perspectief, perspectieven)
        found[perspectief] = child.text(perspectief)
    lines = {id: child.line_of(perspectief) for perspectief, id in found.items()}
    return found, _usable(lines, reader)


def _codebooks(reader: FieldReader) -> dict[str, int]:
    """codebook -> line."""
    names = reader.names("codebooks", ())
    node = reader.node.entries.get("codebooks")
    lines: dict[str, int] = {}
    for item in node.items if names and isinstance(node, ListNode) else ():
        if not isinstance(item, TextNode):
            continue
        if item.value in lines:
            details = {"key": "codebooks", "value": item.value}
            reader.problems.append(problem("name-twice", reader.file, item.line, **details))
        lines[item.value] = item.line
    return _usable(lines, reader)


def _usable(lines: Mapping[str, int], reader: FieldReader) -> dict[str, int]:
    """Only the names that can be a file's in the folder; the others could point anywhere on the machine."""
    for name, line in lines.items():
        if name and not NAME.match(name):
            code = "path-outside" if {"/", "\\", "."} & set(name) else "name-invalid"
            reader.problems.append(problem(code, reader.file, line, value=name[:100]))
    return {name: line for name, line in lines.items() if NAME.match(name)}


def _report_twice(children: list[FieldReader], field: str, key: str, taken: tuple[str, ...] = ()) -> None:
    seen = set(taken)
    for child in children:
        value = child.text(field, "")
        if value and value in seen:
            child.report("name-twice", field, key=key, value=value)
        seen.add(value)


def _report_unknown(reader: FieldReader, key: str, code: str, value: str, known: tuple[str, ...]) -> None:
    hint = did_you_mean(value, known)
    reader.report(code, key, value=value, allowed=", ".join(known), hint=hint)
