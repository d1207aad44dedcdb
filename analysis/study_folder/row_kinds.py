"""RowKind: what a CSV file of a study folder holds: its columns, and how a row becomes a value and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from analysis.study import (
    Answer,
    Case,
    Coding,
    Fragment,
    Interviewee,
    OpenCoding,
    Score,
    Source,
    StudyData,
)

R = TypeVar("R")
Fields = tuple[str, ...]
NO_NUMBER = -1  # stands where a field is no whole number; the check has made it a Problem
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class RowKind(Generic[R]):
    """One kind of row. `make` never raises: what does not fit is for the checks."""

    file: str
    columns: tuple[str, ...]
    make: Callable[[Fields], R]
    fields: Callable[[R], Fields]
    rows: Callable[[StudyData], Sequence[R]]
    # Columns that may be absent, and what that means.
    optional: Mapping[str, str] = field(default_factory=dict, hash=False)


def whole(text: str) -> int:
    """A whole number of at most nine digits, or NO_NUMBER."""
    return int(text) if _WHOLE.fullmatch(text) else NO_NUMBER


def cases_kind(strata: Sequence[str]) -> RowKind[Case]:
    """cases.csv has a column for each stratum of the study."""
    names = tuple(strata)
    return RowKind(
        "cases.csv",
        ("casus", *names),
        lambda fields: Case(fields[0], dict(zip(names, fields[1:], strict=True))),
        lambda case: (case.casus, *(case.attributes.get(name, "") for name in names)),
        lambda data: data.cases,
    )


def _coding(fields: Fields) -> Coding:
    casus, perspectief, aspect, codeur, waarde, reden, toelichting, fragmenten, status, herkomst, memo = (
        fields
    )
    cell, quotes = (casus, perspectief, aspect, codeur), tuple(fragmenten.split())
    return Coding(*cell, waarde, reden, toelichting, quotes, status, herkomst, memo)


def _coding_fields(row: Coding) -> Fields:
    cell = (row.casus, row.perspectief, row.aspect, row.codeur)
    found = (row.waarde, row.reden, row.toelichting, " ".join(row.fragmenten))
    return (*cell, *found, row.status, row.herkomst, row.memo)


ANSWERS: RowKind[Answer] = RowKind(
    "answers.csv",
    ("response", "casus", "perspectief", "instrument", "version", "question", "value"),
    lambda fields: Answer(*fields),
    lambda row: (
        row.response,
        row.casus,
        row.perspectief,
        row.instrument,
        row.version,
        row.question,
        row.value,
    ),
    lambda data: data.answers,
)
CODINGS: RowKind[Coding] = RowKind(
    "codings.csv",
    (
        "casus",
        "perspectief",
        "aspect",
        "codeur",
        "waarde",
        "reden",
        "toelichting",
        "fragmenten",
        "status",
        "herkomst",
        "memo",
    ),
    _coding,
    _coding_fields,
    lambda data: data.codings,
    optional={"memo": ""},
)
OPEN_CODINGS: RowKind[OpenCoding] = RowKind(
    "open_codings.csv",
    ("response", "question", "category"),
    lambda fields: OpenCoding(*fields),
    lambda row: (row.response, row.question, row.category),
    lambda data: data.open_codings,
)
SCORES: RowKind[Score] = RowKind(
    "scores.csv",
    ("rij", "jaar", "score", "toelichting"),
    lambda fields: Score(*fields),
    lambda row: (row.rij, row.jaar, row.score, row.toelichting),
    lambda data: data.scores,
)
INTERVIEWEES: RowKind[Interviewee] = RowKind(
    "interviewees.csv",
    ("id", "groep", "functie", "aantal"),
    lambda fields: Interviewee(fields[0], fields[1], fields[2], whole(fields[3])),
    lambda row: (row.id, row.groep, row.functie, str(row.aantal)),
    lambda data: data.interviewees,
)
SOURCES: RowKind[Source] = RowKind(
    "sources/sources.csv",  # the texts themselves are files beside it
    ("bron", "casus", "perspectief", "soort"),
    lambda fields: Source(fields[0], fields[1], fields[2], "", fields[3]),
    lambda row: (row.bron, row.casus, row.perspectief, row.soort),
    lambda data: data.sources,
    optional={"soort": "verslag"},
)
FRAGMENTS: RowKind[Fragment] = RowKind(
    "sources/fragments.csv",
    ("fragment", "bron", "start", "eind", "tekst"),
    lambda fields: Fragment(fields[0], fields[1], whole(fields[2]), whole(fields[3]), fields[4]),
    lambda row: (row.fragment, row.bron, str(row.start), str(row.eind), row.tekst),
    lambda data: data.fragments,
)
FIXED_KINDS = (ANSWERS, CODINGS, OPEN_CODINGS, SCORES, INTERVIEWEES, SOURCES, FRAGMENTS)
