"""assessments.yaml -> judgements, and comments on norms, checked against the normenkader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from analysis.judgement_rows import NormComment
from analysis.study import Assessment, EvidenceRow
from analysis.study_folder.problem_list import CEILING, LONGEST_SHOWN, until_hopeless
from codebooks.model import Norm, Normenkader
from instruments.days import is_day
from instruments.field_reader import FieldReader
from instruments.problems import Problem, did_you_mean
from instruments.yaml_source import MapNode

CREDITS = ("ja", "deels", "nee")


@dataclass(frozen=True)
class JudgementsFile:
    """What assessments.yaml holds."""

    assessments: tuple[Assessment, ...] = ()
    comments: tuple[NormComment, ...] = ()

    @property
    def rows(self) -> dict[str, Any]:
        """The parts of StudyData that stand here."""
        return {"assessments": self.assessments, "norm_comments": self.comments}


def read_assessments(node: MapNode, file: str, problems: list[Problem]) -> JudgementsFile:
    """The judgements and comments in the order of the file."""
    reader = FieldReader(node, file, problems)
    reader.choice("kind", ("assessments",))
    children = reader.mappings("assessments", required=not reader.has("comments"))
    found = tuple(_assessment(child) for child in until_hopeless(children, problems))
    said = reader.mappings("comments", required=False)
    comments = tuple(_comment(child) for child in until_hopeless(said, problems))
    reader.close()
    return JudgementsFile(found, comments)


def _comment(reader: FieldReader) -> NormComment:
    comment = NormComment(
        id=reader.name("id"),
        norm=reader.text("norm", ""),
        by=reader.text("by"),
        on=reader.text("on"),
        text=reader.text("text"),
        reply=reader.text("reply", ""),
    )
    _check_day(reader, "on", comment.on)
    reader.close()
    return comment


def _check_day(reader: FieldReader, key: str, day: str) -> None:
    if day and not is_day(day):
        reader.report("date-invalid", key, value=day[:LONGEST_SHOWN])


def _assessment(reader: FieldReader) -> Assessment:
    row = Assessment(
        judgement=reader.text("judgement"),
        level=reader.text("level", ""),  # evidence comes before the level does
        wording=reader.text("wording", ""),
        reason=reader.text("reason", ""),
        fixed_on=reader.text("fixed_on", ""),
        evidence=tuple(_evidence(child) for child in reader.mappings("evidence", required=False)),
        signed=reader.names("signed", ()),
    )
    _check_day(reader, "fixed_on", row.fixed_on)
    for name in sorted({name for name in row.signed if row.signed.count(name) > 1}):
        reader.report("signed-twice", "signed", judgement=row.judgement, value=name[:LONGEST_SHOWN])
    reader.close()
    return row


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
    """Every judgement, level, norm and piece of evidence exists, and occurs once; every comment too."""
    check, reader = _AssessmentCheck(kaders), FieldReader(node, file, problems)
    for child in until_hopeless(reader.mappings("assessments", required=False), problems):
        check.judgement(child)
    for child in until_hopeless(reader.mappings("comments", required=False), problems):
        check.comment(child)


class _AssessmentCheck:
    """Looks at one assessment after another and remembers where each name stood first."""

    def __init__(self, kaders: Collection[Normenkader]) -> None:
        self._judgements = [name for kader in kaders for name in kader.judgements()]
        self._levels = [level.id for kader in kaders for level in kader.scale.choices]
        self._norms = {norm.id: norm for kader in kaders for norm in kader.norms}
        self._first: dict[str, int] = {}
        self._evidence: dict[tuple[str, str], int] = {}
        self._comments: dict[str, int] = {}

    def judgement(self, reader: FieldReader) -> None:
        """It exists, has a level of the scale, and its evidence is that of its norms."""
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

    def comment(self, reader: FieldReader) -> None:
        """Its norm exists ('' for the whole normenkader), and its id is its own."""
        id, norm = reader.text("id", ""), reader.text("norm", "")
        if norm and norm not in self._norms:
            _report(reader, "norm", "norm-unknown", norm, self._norms)
        first = self._comments.setdefault(id, reader.line)
        if id and first != reader.line:
            _report(reader, "id", "comment-twice", id, first=first)

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
        elif id and links[id].kind != "gelezen" and reader.text("credit", ""):
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
