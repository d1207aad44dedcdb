"""findings.yaml -> rows; each field by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.findings import is_address
from analysis.report_rows import (
    ADOPTIONS,
    DECIDERS,
    DEGREES,
    FOLLOW_UPS,
    OBSERVED,
    Conclusion,
    Finding,
    FollowUp,
    Observation,
    Realisation,
    Recommendation,
    Standpoint,
)
from analysis.study_folder.findings_file import texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.problem_list import LONGEST_SHOWN, until_hopeless
from analysis.study_folder.row_checks import is_id
from instruments.days import is_day, is_year
from instruments.field_reader import FieldReader
from instruments.problems import Problem
from instruments.yaml_source import MapNode

Rows = Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True)
class FindingsFile:
    """The rows by the part of StudyData they are, and the names that are known to be gone."""

    rows: Rows = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def read_findings(node: MapNode, file: str, problems: list[Problem]) -> FindingsFile:
    """Every list of the file in its order; a list that is not there has no rows."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("findings",))
    rows = {
        part: tuple(read(child) for child in until_hopeless(reader.mappings(part, required=False), problems))
        for part, read in PARTS.items()
    }
    gone = reader.names("gone", ())
    reader.close()
    return FindingsFile(rows, gone)


def _finding(reader: FieldReader) -> Finding:
    row = Finding(
        id=_id(reader),
        text=reader.text("text"),
        deelvraag=reader.text("deelvraag", ""),
        norm=reader.text("norm", ""),
        evidence=_evidence(reader),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


def _conclusion(reader: FieldReader) -> Conclusion:
    row = Conclusion(
        id=_id(reader),
        text=reader.text("text"),
        findings=_names(reader, "findings"),
        judgement=reader.text("judgement", ""),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


def _recommendation(reader: FieldReader) -> Recommendation:
    row = Recommendation(
        id=_id(reader),
        text=reader.text("text"),
        conclusions=_names(reader, "conclusions"),
        part_of=reader.text("part_of", ""),
        to=reader.text("to", ""),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


def _standpoint(reader: FieldReader) -> Standpoint:
    row = Standpoint(
        recommendation=reader.text("recommendation"),
        by=reader.choice("by", DECIDERS),
        adoption=reader.choice("adoption", ADOPTIONS),
        on=reader.text("on", ""),
        text=reader.text("text", ""),
    )
    if row.on and not is_day(row.on):
        reader.report("date-invalid", "on", value=row.on[:LONGEST_SHOWN])
    reader.close()
    return row


def _follow_up(reader: FieldReader) -> FollowUp:
    row = FollowUp(
        recommendation=reader.text("recommendation"),
        year=reader.text("year"),
        status=reader.choice("status", FOLLOW_UPS),
        text=reader.text("text", ""),
    )
    if row.year and not is_year(row.year):
        reader.report("year-invalid", "year", value=row.year[:LONGEST_SHOWN])
    reader.close()
    return row


def _observation(reader: FieldReader) -> Observation:
    row = Observation(
        id=_id(reader),
        source=reader.text("source"),
        factor=reader.text("factor"),
        kind=reader.choice("kind", OBSERVED),
        text=reader.text("text", ""),
        evidence=_evidence(reader),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


def _realisation(reader: FieldReader) -> Realisation:
    row = Realisation(
        id=_id(reader),
        result=reader.text("result"),
        degree=reader.choice("degree", DEGREES),
        text=reader.text("text", ""),
        evidence=_evidence(reader),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


PARTS: Mapping[str, Callable[[FieldReader], Any]] = {
    "findings": _finding,
    "conclusions": _conclusion,
    "recommendations": _recommendation,
    "standpoints": _standpoint,
    "follow_ups": _follow_up,
    "observations": _observation,
    "realisations": _realisation,
}


def _id(reader: FieldReader) -> str:
    id = reader.text("id")
    if id and not is_id(id):
        reader.report("id-invalid", "id", key="id", value=id[:LONGEST_SHOWN])
    return id


def _names(reader: FieldReader, key: str) -> tuple[str, ...]:
    names = reader.names(key, ())
    for name in dict.fromkeys(one for one in names if names.count(one) > 1):
        reader.report("name-twice", key, key=key, value=name[:LONGEST_SHOWN])
    return names


def _evidence(reader: FieldReader) -> tuple[str, ...]:
    addresses = _names(reader, "evidence")
    for text in addresses:
        if not is_address(text):
            reader.report("evidence-address", "evidence", value=text[:LONGEST_SHOWN])
    return addresses
