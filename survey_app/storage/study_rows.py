"""Row <-> value, for everything in a study folder that is a row: two small functions per table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, Text, cast, exists, insert, select

from analysis.study import (
    Answer,
    Assessment,
    Case,
    Coding,
    EvidenceRow,
    Fragment,
    Interviewee,
    OpenCoding,
    Response,
    Score,
    Source,
    StudyData,
)
from survey_app.storage import tables
from survey_app.storage.answer_stream import answers_query
from survey_app.storage.norms.signatures import signed_by

Row = dict[str, Any]


def write_rows(connection: Connection, data: StudyData) -> None:
    """Every row of a study that is not in the database yet."""
    study = data.study.id
    for table, rows in (
        (tables.cases, [{"casus": c.casus, "attributes": dict(c.attributes)} for c in data.cases]),
        (tables.responses, _response_rows(data)),
        (tables.codings, [_coding_row(coding) for coding in data.codings]),
        (tables.open_codings, [asdict(row) for row in data.open_codings]),
        (tables.sources, [asdict(row) for row in data.sources]),
        (tables.fragments, _fragment_rows(data)),
        (tables.scores, [asdict(row) for row in data.scores]),
        (tables.interviewees, [asdict(row) for row in data.interviewees]),
        (tables.assessments, [_assessment_row(row) for row in data.assessments]),
        (tables.evidence, [_evidence_row(a, row) for a in data.assessments for row in a.evidence]),
    ):
        _insert(connection, table, [{"study": study, "position": i, **row} for i, row in enumerate(rows)])
    _insert(
        connection, tables.submissions, [{"study": study, **row} for row in _submission_rows(data.answers)]
    )


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _rows(connection: Connection, table: Table, study: str) -> Iterable[Any]:
    """In the order of their file; where two people added at the same moment the key settles it."""
    order = (table.c.position, *table.primary_key.columns)
    return connection.execute(select(table).where(table.c.study == study).order_by(*order))


def read_cases(connection: Connection, study: str) -> tuple[Case, ...]:
    """The casussen in the order of their file."""
    return tuple(Case(row.casus, dict(row.attributes)) for row in _rows(connection, tables.cases, study))


def read_answers(connection: Connection, study: str) -> tuple[Answer, ...]:
    """Every submitted answer, response by response."""
    return tuple(
        Answer(row.id, row.casus, row.perspectief, row.instrument, version, variable, text)
        for row in connection.execute(answers_query(study))
        for variable, text, version in row.answers
    )


def read_responses(connection: Connection, study: str) -> tuple[Response, ...]:
    """How each questionnaire with answers was filled in; () when all were in the usual way."""
    r, s = tables.responses.c, tables.submissions.c
    answered = exists().where(s.study == r.study, s.response == r.id, cast(s.answers, Text) != "[]")
    query = select(r.id, r.afname, r.taal, r.citeren).where(r.study == study, answered)
    rows = connection.execute(query.order_by(r.position, r.id))
    found = tuple(Response(*row) for row in rows)
    return found if any(row.tells for row in found) else ()


def read_codings(connection: Connection, study: str) -> tuple[Coding, ...]:
    """Every coding in the order of its file; what was coded later comes after."""
    return tuple(coding_of(row) for row in _rows(connection, tables.codings, study))


def coding_of(row: Any) -> Coding:
    """A row of `codings` as a value."""
    return Coding(
        casus=row.casus,
        perspectief=row.perspectief,
        aspect=row.aspect,
        codeur=row.codeur,
        waarde=row.waarde,
        reden=row.reden,
        toelichting=row.toelichting,
        fragmenten=tuple(row.fragmenten.split()),
        status=row.status,
        herkomst=row.herkomst,
        memo=row.memo,
    )


def source_of(row: Any) -> Source:
    """A row of `sources` as a value."""
    return Source(row.bron, row.casus, row.perspectief, row.text, row.soort)


def read_open_codings(connection: Connection, study: str) -> tuple[OpenCoding, ...]:
    """Categories given to open answers."""
    found = _rows(connection, tables.open_codings, study)
    return tuple(OpenCoding(row.response, row.question, row.category) for row in found)


def read_sources(connection: Connection, study: str) -> tuple[Source, ...]:
    """Interview reports with their text."""
    found = _rows(connection, tables.sources, study)
    return tuple(source_of(row) for row in found)


def read_fragments(connection: Connection, study: str) -> tuple[Fragment, ...]:
    """Quotes."""
    found = _rows(connection, tables.fragments, study)
    return tuple(Fragment(row.fragment, row.bron, row.start, row.eind, row.tekst) for row in found)


def read_scores(connection: Connection, study: str) -> tuple[Score, ...]:
    """Scores of indicators."""
    found = _rows(connection, tables.scores, study)
    return tuple(Score(row.rij, row.jaar, row.score, row.toelichting) for row in found)


def read_interviewees(connection: Connection, study: str) -> tuple[Interviewee, ...]:
    """How many people were spoken to."""
    found = _rows(connection, tables.interviewees, study)
    return tuple(Interviewee(row.id, row.groep, row.functie, row.aantal) for row in found)


def read_assessments(connection: Connection, study: str) -> tuple[Assessment, ...]:
    """Fixed judgements with their evidence."""
    evidence: dict[str, list[EvidenceRow]] = {}
    for row in _rows(connection, tables.evidence, study):
        evidence.setdefault(row.judgement, []).append(
            EvidenceRow(row.norm, row.link, row.credit, row.text, row.place)
        )
    signed = signed_by(connection, study)
    return tuple(
        Assessment(
            row.judgement,
            row.level,
            row.wording,
            row.reason,
            row.fixed_on,
            tuple(evidence.get(row.judgement, ())),
            signed.get((row.judgement, row.revision), ()),
        )
        for row in _rows(connection, tables.assessments, study)
    )


def _response_rows(data: StudyData) -> list[Row]:
    first: dict[str, Answer] = {}
    for answer in data.answers:
        first.setdefault(answer.response, answer)
    told = {row.response: row for row in data.responses}
    return [
        {
            "id": answer.response,
            "casus": answer.casus,
            "perspectief": answer.perspectief,
            "instrument": answer.instrument,
            "version": answer.version,
            "consented_on": None,
            **_told(told.get(answer.response, Response(answer.response))),
        }
        for answer in first.values()
    ]


def _told(row: Response) -> Row:
    return {"afname": row.afname, "taal": row.taal, "citeren": row.citeren}


def _submission_rows(answers: Iterable[Answer]) -> list[Row]:
    ordered = sorted(answers, key=lambda answer: answer.response)  # stable: a response keeps its own order
    return [
        {
            "response": response,
            "answers": [[a.question, a.value, a.version] for a in own],
            "submitted_on": None,
        }
        for response, own in groupby(ordered, key=lambda answer: answer.response)
    ]


def _coding_row(coding: Coding) -> Row:
    return {**asdict(coding), "fragmenten": " ".join(coding.fragmenten), "revision": 1}


def _fragment_rows(data: StudyData) -> list[Row]:
    """A quote is of the codeur whose coding rests on it first; '' where none does."""
    owners: dict[str, str] = {}
    for coding in data.codings:
        for name in coding.fragmenten:
            owners.setdefault(name, coding.codeur)
    return [{**asdict(row), "codeur": owners.get(row.fragment, "")} for row in data.fragments]


def _assessment_row(assessment: Assessment) -> Row:
    row = asdict(assessment)
    row.pop("evidence")
    row.pop("signed")  # survey_app/storage/norms/signatures.py keeps these
    return {**row, "revision": 1}


def _evidence_row(assessment: Assessment, row: EvidenceRow) -> Row:
    return {"judgement": assessment.judgement, **asdict(row)}
