"""The joint display as a page: per aspect the survey, the codings, how they relate, and quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import g, render_template

from analysis.perspectives import Pattern
from analysis.perspectives.relations import Relation, relation_of
from analysis.study import StudyData
from survey_app.domain.cell_lists import CellQuery, named_aspect
from survey_app.domain.matrix import COUNTED
from survey_app.domain.roles import Task, may
from survey_app.web.matrix_parts import folder_up
from survey_app.web.staff_words import share_words

if TYPE_CHECKING:
    from analysis.results import CodedCount, JointRow, QuoteUnderCell, SurveyCount

QUOTES = 3  # in the row itself; the others are one click away


@dataclass(frozen=True)
class Voice:
    """One perspectief about one aspect: what was answered, what was coded, and how the two relate."""

    perspectief: str
    survey: Sequence[tuple[str, str, int]]  # per question: its name, the share in words, answers without one
    coded: Sequence[tuple[str, int, str]]  # (value, casussen, address of the cells or '')
    undecided: int
    relation: Relation


@dataclass(frozen=True)
class AspectRow:
    """One aspect: its voices, its pattern over the casussen, and its first quotes."""

    name: str
    code: str
    label: object  # Texts
    group: str
    voices: Sequence[Voice]
    patterns: Sequence[tuple[Pattern, int]]
    quotes: Sequence[QuoteUnderCell]
    n_quotes: int


def show_side_by_side(data: StudyData) -> str:
    """Every aspect of the study; quotes and links to cells only for who may read them."""
    from analysis.frames import Frames
    from analysis.perspectives.joint_display import joint_display
    from analysis.perspectives.joint_display_tables import cautions_of

    frames = Frames(data)
    notes, warnings = cautions_of(frames)
    reads = may(g.roles, Task.CODING)
    rows = [_row(data, row, reads) for row in joint_display(frames)]
    return render_template(
        "matrix/side_by_side.html",
        frame=data,
        rows=[row for row in rows if row.voices],
        labels=dict(data.study.perspectieven),
        notes=notes,
        warnings=warnings,
        reads=reads,
    )


def _row(data: StudyData, row: JointRow, reads: bool) -> AspectRow:
    found = named_aspect(data.coding_schemes(), row.aspect)
    aspect = found[1] if found else None
    voices = [_voice(data, row, id, reads) for id, _ in data.study.perspectieven]
    return AspectRow(
        row.aspect,
        aspect.code if aspect else "",
        aspect.label if aspect else row.label,
        row.group,
        [voice for voice in voices if voice],
        [(Pattern(name), n) for name, n in row.patterns.items() if n],
        row.quotes[:QUOTES] if reads else (),
        len(row.quotes),
    )


def _voice(data: StudyData, row: JointRow, perspectief: str, reads: bool) -> Voice | None:
    """None where this perspectief was neither asked nor coded."""
    survey = [one for one in row.survey if one.perspectief == perspectief and any(one.values.values())]
    coded = next((one for one in row.coded if one.perspectief == perspectief), None)
    counts = _counts(row.aspect, coded, reads) if coded else []
    if not survey and not counts and not (coded and coded.undecided):
        return None
    answered = survey[0].values if survey else {}  # two questions are not added up: the first speaks
    return Voice(
        perspectief,
        [_answered(one, data.study.threshold) for one in survey],
        counts,
        coded.undecided if coded else 0,
        relation_of(answered, coded.values if coded else {}),
    )


def _answered(found: SurveyCount, threshold: int) -> tuple[str, str, int]:
    share = found.share
    words = share_words(share.estimate if share.n else None, share.n, threshold)
    return found.question, words, sum(found.values.values()) - share.n


def _counts(aspect: str, coded: CodedCount, reads: bool) -> list[tuple[str, int, str]]:
    return [
        (value, coded.values[value], _address(aspect, coded.perspectief, value) if reads else "")
        for value in COUNTED
        if coded.values.get(value)
    ]


def _address(aspect: str, perspectief: str, value: str) -> str:
    fields: Mapping[str, str] = CellQuery(aspect, value, perspectief, released=True).fields(())
    return f"{folder_up()}cellen?{urlencode(fields)}"
