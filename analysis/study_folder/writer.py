"""StudyData -> the bytes of its files, canonically spelled; and whether a file still says the same."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.judgement_rows import NormComment
from analysis.study import Assessment, EvidenceRow, StudyData
from analysis.study_folder.bench_kinds import BENCH_KINDS
from analysis.study_folder.cost_rows import COST_KINDS
from analysis.study_folder.csv_rows import read_rows, write_rows
from analysis.study_folder.files import with_newlines
from analysis.study_folder.findings_file import FINDINGS, findings_tree, read_findings, says_the_same
from analysis.study_folder.judgement_files import JudgementsFile, read_assessments
from analysis.study_folder.ledger_rows import INSTRUMENT_CHANGES
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.published_file import read_published
from analysis.study_folder.response_rows import RESPONSES, telling
from analysis.study_folder.route_rows import ROUTE_KINDS
from analysis.study_folder.row_kinds import FIXED_KINDS, RowKind, cases_kind
from analysis.study_folder.row_kinds import SOURCES as SOURCE_ROWS
from analysis.study_folder.study_yaml import read_study
from analysis.study_folder.text_files import is_text, same_text, text_files
from analysis.study_folder.wederhoor_file import WEDERHOOR, rows_of, same_wederhoor, wederhoor_yaml
from instruments.problems import Problem
from instruments.yaml_source import MapNode, decode, parse_yaml
from instruments.yaml_text import yaml_bytes

ASSESSMENTS = "assessments.yaml"
PUBLISHED = "published.yaml"
PLAN = "plan.yaml"
ANSWERS = "answers.csv"
STUDY = "study.yaml"
SOURCES = "sources/"


def csv_files(data: StudyData) -> dict[str, bytes]:
    """Relative path -> canonical bytes of cases.csv and of every other CSV file that has rows."""
    written = {kind.file: _csv(kind, data) for kind in _kinds(data) if kind.rows(data)}
    return {"cases.csv": _csv(_cases(data), data), **written}


def source_files(data: StudyData) -> dict[str, bytes]:
    """Relative path -> bytes of every interview report."""
    return {f"{SOURCES}{source.bron}.md": source.text.encode("utf-8") for source in data.sources}


def data_files(data: StudyData) -> dict[str, bytes]:
    """Every file that holds the study's rows: CSV, interview reports, assessments."""
    files = {**csv_files(data), **source_files(data), **text_files(data)}
    if data.assessments or data.norm_comments:
        files[ASSESSMENTS] = assessments_yaml(data.assessments, data.norm_comments)
    if data.wederhoor_rounds:
        files[WEDERHOOR] = wederhoor_yaml(rows_of(data))
    written = findings_tree(data)
    if written is not None:
        files[FINDINGS] = yaml_bytes(written)
    return files


def folder_files(data: StudyData, originals: Mapping[str, bytes]) -> dict[str, bytes]:
    """The whole folder as it should be written.

    A file whose rows did not change keeps its original bytes, as does every file that holds no rows (README,
    study.yaml, instruments). A data file that lost its last row is left out, and so is the report of a source
    that was taken out of the study: what was destroyed must not come back from an old copy.
    """
    written = data_files(data)
    gone = _listed_sources(originals) - {f"{SOURCES}{source.bron}.md" for source in data.sources}
    kept = {name: raw for name, raw in originals.items() if unchanged(name, raw, data) and name not in gone}
    return {**written, **kept}


def _listed_sources(originals: Mapping[str, bytes]) -> set[str]:
    """The interview reports that the folder had when it was read."""
    listed = io.BytesIO(originals.get(SOURCE_ROWS.file, b""))
    problems = ProblemList(SOURCE_ROWS.file)
    rows = read_rows(listed, SOURCE_ROWS.columns, problems, optional=SOURCE_ROWS.optional)
    return {f"{SOURCES}{row.fields[0]}.md" for row in rows}


def unchanged(name: str, original: bytes, data: StudyData) -> bool:
    """Whether the file's original bytes still say what `data` says; True for a file that holds no rows."""
    kind = {kind.file: kind for kind in _kinds(data)}.get(name)
    if kind is not None:
        return _same_rows(kind, original, data)
    if name == WEDERHOOR:
        return same_wederhoor(original, data)
    if name in (ASSESSMENTS, FINDINGS, PUBLISHED, STUDY):
        return _same_yaml(name, original, data)
    if is_text(name):
        return same_text(name, original, data)
    if name.startswith(SOURCES) and name.endswith(".md"):
        return _same_text(name, original, data)
    return True


def assessments_yaml(assessments: Sequence[Assessment], comments: Sequence[NormComment] = ()) -> bytes:
    """assessments.yaml in canonical spelling; empty fields are left out."""
    tree: dict[str, Any] = {"kind": "assessments"}
    if assessments or not comments:
        tree["assessments"] = [_assessment(one) for one in assessments]
    if comments:
        tree["comments"] = [{key: text for key, text in vars(one).items() if text} for one in comments]
    return yaml_bytes(tree)


def _cases(data: StudyData) -> RowKind[Any]:
    return cases_kind([stratum.id for stratum in data.study.strata])


def _kinds(data: StudyData) -> tuple[RowKind[Any], ...]:
    fixed = (*FIXED_KINDS, RESPONSES, INSTRUMENT_CHANGES)
    return (_cases(data), *fixed, *BENCH_KINDS, *COST_KINDS, *ROUTE_KINDS)


def _csv(kind: RowKind[Any], data: StudyData) -> bytes:
    rows = [kind.fields(row) for row in kind.rows(data)]
    kept = [at for at, column in enumerate(kind.columns) if _says_something(kind, at, rows)]
    return write_rows([kind.columns[at] for at in kept], ([row[at] for at in kept] for row in rows))


def _says_something(kind: RowKind[Any], at: int, rows: Sequence[Sequence[str]]) -> bool:
    """An optional column is written where a row has something else in it than what its absence means."""
    usual = kind.optional.get(kind.columns[at])
    return usual is None or any(row[at] != usual for row in rows)


def _same_rows(kind: RowKind[Any], original: bytes, data: StudyData) -> bool:
    problems = ProblemList(kind.file)
    original_rows = read_rows(io.BytesIO(original), kind.columns, problems, optional=kind.optional)
    found: list[Sequence[str]] = [kind.fields(kind.make(row.fields)) for row in original_rows]
    now: list[Sequence[str]] = [kind.fields(row) for row in kind.rows(data)]
    if kind.file == ANSWERS:
        found, now = _by_response(found), _by_response(now)
    if kind.file == RESPONSES.file:
        found, now = telling(found), telling(now)
    return problems.empty and found == now


def _by_response(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Responses in order of first appearance: whether one's rows stand together says nothing about them."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row[0], len(first))
    return sorted(rows, key=lambda row: first[row[0]])


def _same_yaml(name: str, original: bytes, data: StudyData) -> bool:
    problems: list[Problem] = []
    node = _node(original, name)
    if node is None:
        return False
    same = {
        ASSESSMENTS: lambda: (
            read_assessments(node, name, problems) == JudgementsFile(data.assessments, data.norm_comments)
        ),
        FINDINGS: lambda: says_the_same(read_findings(node, name, problems), data),
        PUBLISHED: lambda: read_published(node, name, problems) == data.published,
        STUDY: lambda: read_study(node, name, problems).study == data.study,
    }[name]()
    return same and not problems


def _node(raw: bytes, name: str) -> MapNode | None:
    text = decode(raw, name).value
    return None if text is None else parse_yaml(text, name).value


def _same_text(name: str, original: bytes, data: StudyData) -> bool:
    """A file beside the sources that is none of them holds no rows."""
    texts = {f"{SOURCES}{source.bron}.md": source.text for source in data.sources}
    if name not in texts:
        return True
    read = decode(original, name).value
    return read is not None and with_newlines(read) == texts[name]


def _assessment(row: Assessment) -> dict[str, Any]:
    texts = ("judgement", "level", "wording", "reason", "fixed_on")
    fields: dict[str, Any] = {key: getattr(row, key) for key in texts if getattr(row, key)}
    if row.evidence:
        fields["evidence"] = [_evidence(one) for one in row.evidence]
    if row.signed:
        fields["signed"] = list(row.signed)
    return fields


def _evidence(row: EvidenceRow) -> dict[str, str]:
    texts = ("norm", "link", "credit", "text", "place")
    return {key: getattr(row, key) for key in texts if getattr(row, key)}
