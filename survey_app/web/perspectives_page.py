"""What the perspectieven say about the same, side by side: all casussen in a schema, and one cell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import abort, render_template, request
from markupsafe import Markup

from analysis.perspectives import Pattern, pattern_of
from analysis.perspectives.subjects import Subject, compared
from analysis.study import StudyData
from survey_app.domain.casus_choice import by_number, chosen_cases, read_strata, strata_fields
from survey_app.domain.matrix import EMPTY, kind_of
from survey_app.domain.messages import N_
from survey_app.storage.matrix_cells import CellKey, SqlMatrixCells
from survey_app.web.cell_page import view_cells
from survey_app.web.language import translate
from survey_app.web.matrix_parts import PATTERN_WORDS, folder_up, kind_words, subjects
from survey_app.web.schema_page import sign_of
from survey_app.web.screen import say
from survey_app.web.staff_pages import codeur_name, database

Kinds = Mapping[CellKey, str]


@dataclass(frozen=True)
class Triple:
    """One subject in one casus: what each perspectief found, the pattern, and how it is read out."""

    casus: str
    faces: Markup  # a sign per perspectief of the study, one below the other
    pattern: Pattern
    address: str
    words: str


@dataclass(frozen=True)
class SubjectRow:
    """A subject, its triples (None: left out by the chosen pattern), and how often each pattern occurs."""

    subject: Subject
    triples: Sequence[Triple | None]
    counts: Sequence[tuple[Pattern, int, str]]


def show_perspectives(data: StudyData) -> str:
    """The schema of subjects by casussen, as the address chooses; 404 where nothing can be compared."""
    found = subjects(data)
    if not found:
        abort(404)
    strata, pattern = read_strata(data.study.strata, request.args), _pattern()
    kinds = _kinds(data, found)
    casussen = _casussen(data, strata, kinds)
    asked = [subject for subject in found if request.args.get("aspect", "") in ("", subject.name)]
    reader = _Reader(data)
    rows = [_row(data, subject, casussen, kinds, pattern, strata, reader) for subject in asked or found]
    shown = [row for row in rows if any(row.triples)]
    kept = [place for place in range(len(casussen)) if any(row.triples[place] for row in shown)]
    return render_template(
        "matrix/perspectives.html",
        frame=data,
        subjects=found,
        aspect=request.args.get("aspect", "") if len(asked) == 1 else "",
        strata=strata,
        pattern=pattern,
        patterns=list(Pattern),
        casussen=[casussen[place] for place in kept],
        rows=[(row, [row.triples[place] for place in kept]) for row in shown],
        n=len(casussen),
    )


def _pattern() -> str:
    asked = request.args.get("patroon", "")
    return asked if asked in set(Pattern) else ""


def _kinds(data: StudyData, found: Sequence[Subject]) -> Kinds:
    names = {aspect for subject in found for aspect in subject.judged.values()}
    cells = SqlMatrixCells(database()).cells(data.study.id, codeur_name(data.study.id), names)
    judged = {(side, aspect) for subject in found for side, aspect in subject.judged.items()}
    return {
        (c.casus, c.perspectief, c.aspect): kind_of(c) for c in cells if (c.perspectief, c.aspect) in judged
    }


def _casussen(data: StudyData, strata: Mapping[str, str], kinds: Kinds) -> list[str]:
    """The chosen casussen of which anything was coded, by number."""
    coded = {casus for casus, _, _ in kinds}
    return sorted((c.casus for c in chosen_cases(data.cases, strata) if c.casus in coded), key=by_number)


def _row(
    data: StudyData,
    subject: Subject,
    casussen: Sequence[str],
    kinds: Kinds,
    pattern: str,
    strata: Mapping[str, str],
    reader: _Reader,
) -> SubjectRow:
    triples = [_triple(subject, casus, kinds, reader) for casus in casussen]
    found = Counter(triple.pattern for triple in triples)
    fields = strata_fields(data.study.strata, strata)
    counts = [
        (one, found[one], urlencode({"patroon": str(one), "aspect": subject.name, **fields}))
        for one in Pattern
        if pattern in ("", one)
    ]
    return SubjectRow(subject, [one if pattern in ("", one.pattern) else None for one in triples], counts)


def _triple(subject: Subject, casus: str, kinds: Kinds, reader: _Reader) -> Triple:
    found = tuple(kinds.get((casus, p, subject.judged.get(p, "")), EMPTY) for p in reader.labels)
    pattern, faces, words = reader.of(found)
    address = f"{reader.folder}{quote(casus, safe='')}/{subject.name}"
    return Triple(casus, faces, pattern, address, f"{reader.casus} {casus}: {words}")


class _Reader:
    """How the kinds of a triple read: made once for each of the few combinations that occur."""

    def __init__(self, data: StudyData) -> None:
        self.labels = {id: say(label) for id, label in data.study.perspectieven}
        self.folder, self.casus = f"{folder_up()}perspectieven/", translate(N_("casus"))
        self._words = dict(kind_words())
        self._made: dict[tuple[str, ...], tuple[Pattern, Markup, str]] = {}

    def of(self, kinds: tuple[str, ...]) -> tuple[Pattern, Markup, str]:
        """The pattern, a sign per perspectief of the study, and everything in words."""
        if kinds not in self._made:
            pattern = pattern_of(kinds)
            read = [f"{label} {self._words[k]}" for label, k in zip(self.labels.values(), kinds, strict=True)]
            words = f"{', '.join(read)}; {translate(PATTERN_WORDS[pattern])}"
            self._made[kinds] = (pattern, Markup("").join(map(_sign, kinds)), words)
        return self._made[kinds]


def _sign(kind: str) -> Markup:
    return Markup('<b class="vak--{}">{}</b>').format(kind, sign_of(kind))


def show_triple(data: StudyData, casus: str, aspect: str) -> str:
    """One subject in one casus: value, explanation and quotes of each perspectief next to each other.

    `aspect` is any of the aspects about the subject.
    """
    subject = next((one for one in subjects(data) if aspect in one.aspects), None)
    if subject is None or casus not in {case.casus for case in data.cases}:
        abort(404)
    judged = view_cells(data, [(casus, p, name) for p, name in subject.judged.items()])
    beside = view_cells(data, [(casus, p, name) for p, name in subject.beside])
    values = {view.key: view.cell.waarde for view in judged if view.cell}
    return render_template(
        "matrix/triple.html",
        frame=data,
        casus=casus,
        subject=subject,
        labels=dict(data.study.perspectieven),
        judged=judged,
        beside=[view for view in beside if view.rows],
        pattern=compared(subject, casus, values).pattern,
        aspects={f"{book.id}.{a.id}": (book, a) for book in data.coding_schemes() for a in book.aspects},
    )
