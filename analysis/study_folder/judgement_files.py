"""assessments.yaml -> rows, checked against the normenkader."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from analysis.study import Assessment, EvidenceRow
from analysis.study_folder.problem_list import CEILING, LONGEST_SHOWN, until_hopeless
from codebooks.model import Norm, Normenkader
from instruments.field_reader import FieldReader
from instruments.problems import Problem, did_you_mean
from instruments.yaml_source import MapNode

CREDITS = ("ja", "deels", "nee")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_assessments(node: MapNode, file: str, problems: list[Problem]) -> tuple[Assessment, ...]:
    """The fixed judgements in the order of the file."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("assessments",))
    children = reader.mappings("assessments")
    found = tuple(_assessment(child) for child in until_hopeless(children, problems))
    reader.close()
    return found


def _assessment(reader: FieldReader) -> Assessment:
    row = Assessment(
        judgement=reader.text("judgement"),
        level=reader.text("level"),
        wording=reader.text("wording", ""),
        reason=reader.text("reason", ""),
        fixed_on=reader.text("fixed_on", ""),
        evidence=tuple(_evidence(child) for child in reader.mappings("evidence", required=False)),
    )
    if row.fixed_on and not _is_date(row.fixed_on):
        reader.report("date-invalid", "fixed_on", value=row.fixed_on[:LONGEST_SHOWN])
    reader.close()
    return row


def _is_date(text: str) -> bool:
    try:
        return bool(_ISO_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _evidence(reader: FieldReader) -> EvidenceRow:
    row = EvidenceRow(
        norm=reader.text("norm"),
        link=reader.text("link"),
        credit=reader.choice("credit", CREDITS, ""),
        text=reader.text("text", ""),
        place=reader.text("place", ""),
    )
    reader.close()
    return row


def check_assessments(
    node: MapNode, file: str, kaders: Collection[Normenkader], problems: list[Problem]
) -> None:
    """Every judgement, level, norm and piece of evidence exists, and occurs once."""
    check = _AssessmentCheck(kaders)
    for child in until_hopeless(FieldReader(node, file, problems).mappings("assessments"), problems):
        check.judgement(child)


class _AssessmentCheck:
    """Looks at one assessment after another and remembers where each name stood first."""

    def __init__(self, kaders: Collection[Normenkader]) -> None:
        self._judgements = [name for kader in kaders for name in kader.judgements()]
        self._levels = [level.id for kader in kaders for level in kader.scale.levels]
        self._norms = {norm.id: norm for kader in kaders for norm in kader.norms}
        self._first: dict[str, int] = {}
        self._evidence: dict[tuple[str, str], int] = {}

    def judgement(self, reader: FieldReader) -> None:
        name, level = reader.text("judgement", ""), reader.text("level", "")
        if name and name not in self._judgements:
            _report(reader, "judgement", "judgement-unknown", name, self._judgements)
        if level and level not in self._levels:
            _report(reader, "level", "level-unknown", level, self._levels)
        first = self._first.setdefault(name, reader.line)
        if name and first != reader.line:
            _report(reader, "judgement", "judgement-twice", name, first=first)
        for child in reader.mappings("evidence", required=False):
            self._norm(child, name)

    def _norm(self, reader: FieldReader, judgement: str) -> None:
        id = reader.text("norm", "")
        norm = self._norms.get(id)
        if norm is None:
            if id:
                _report(reader, "norm", "norm-unknown", id, self._norms)
            return
        if norm.judged_with != judgement:
            details = {"judgement": judgement, "other": norm.judged_with or "(geen)"}
            _report(reader, "norm", "norm-elsewhere", id, **details)
        self._link(reader, norm)

    def _link(self, reader: FieldReader, norm: Norm) -> None:
        id = reader.text("link", "")
        links = {link.id: link for link in norm.evidence}
        if id and id not in links:
            _report(reader, "link", "link-unknown", id, links, norm=norm.id)
        elif id and links[id].aspects and reader.text("credit", ""):
            _report(reader, "credit", "credit-superfluous", id)
        first = self._evidence.setdefault((norm.id, id), reader.line)
        if id and first != reader.line:
            _report(reader, "link", "evidence-twice", id, norm=norm.id, first=first)


def _report(
    reader: FieldReader, key: str, code: str, value: str, known: Collection[str] = (), **details: object
) -> None:
    shown = value[:LONGEST_SHOWN]
    hint = did_you_mean(shown, known) if len(reader.problems) < CEILING else ""  # comparing is slow
    reader.report(code, key, value=shown, allowed=", ".join(known), hint=hint, **details)
