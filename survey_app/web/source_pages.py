"""Shows the pages of sources: the list with its form, a text in its turns, a correction, lost quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, render_template, request

from analysis.study import Source, StudyData
from instruments.problems import Problem
from survey_app.domain.intake import IntakeSource
from survey_app.domain.source_correction import KeptSource
from survey_app.domain.source_messages import KIND_WORDS, STALE_SOURCE
from survey_app.domain.source_text import Turn, turns
from survey_app.source_files import LARGEST_FILE, MEGABYTE
from survey_app.storage.intake import SqlIntake
from survey_app.storage.source_texts import SqlSourceTexts
from survey_app.use_cases.correct_source import Corrected, CorrectionForm, Outcome
from survey_app.use_cases.import_source import Imported
from survey_app.web.staff_pages import codeur_name, database, show

NOTHING = Imported()


@dataclass(frozen=True)
class Listed:
    """A text in the list; `version` 0 while its names wait to be reviewed."""

    bron: str
    casus: str
    perspectief: str
    soort: str
    words: int
    turns: int
    version: int


def show_overview(data: StudyData, imported: Imported = NOTHING, status: int = 200) -> Response:
    """Every text of the study, and the form with what came of it."""
    study = data.study.id
    waiting = [_listed(one, 0) for one in SqlIntake(database()).sources(study)]
    ready = [_listed(one.source, one.version) for one in SqlSourceTexts(database()).sources(study)]
    html = render_template(
        "sources/overview.html",
        frame=data,
        listed=[*waiting, *ready],
        imported=imported,
        kinds=KIND_WORDS,
        labels=dict(data.study.perspectieven),
        typed=request.form if imported is not NOTHING else {},
        limit=LARGEST_FILE // MEGABYTE,
    )
    return show(html, status)


def _listed(one: Source | IntakeSource, version: int) -> Listed:
    spoken = sum(1 for turn in turns(one.text) if turn.speaker)
    return Listed(one.bron, one.casus, one.perspectief, one.soort, len(one.text.split()), spoken, version)


def show_source(data: StudyData, bron: str) -> Response:
    """One text with its turns; 404 when the study has no text of this name."""
    store = SqlSourceTexts(database())
    kept = store.source(data.study.id, bron)
    waiting = None if kept else SqlIntake(database()).source(data.study.id, bron)
    text = kept.source if kept else waiting
    if text is None:
        abort(404)
    html = render_template(
        "sources/source.html",
        frame=data,
        text=text,
        row=_listed(text, kept.version if kept else 0),
        said=_said(text.text),
        earlier=store.earlier(data.study.id, bron),
        kinds=KIND_WORDS,
        labels=dict(data.study.perspectieven),
    )
    return show(html)


def _said(text: str) -> list[tuple[Turn, str]]:
    """Each turn with its words, without its label."""
    return [(turn, text[turn.words : turn.eind]) for turn in turns(text)]


def show_correction(
    data: StudyData,
    bron: str,
    form: CorrectionForm | None = None,
    done: Corrected | None = None,
    problems: Sequence[Problem] = (),
    status: int = 200,
) -> Response:
    """The form, and below a preview what the correction does to the quotes that the reader may see."""
    kept = SqlSourceTexts(database()).source(data.study.id, bron)
    if kept is None:
        abort(404)
    stale = done is not None and done.outcome is Outcome.STALE
    html = render_template(
        "sources/correction.html",
        frame=data,
        kept=kept,
        labels=dict(data.study.perspectieven),
        form=form or _as_it_is(kept),
        mistakes=done.mistakes if done else (),
        plan=done.plan if done else None,
        ready=done is not None and done.outcome is Outcome.PREVIEW,
        stale=STALE_SOURCE if stale else "",
        problems=problems,
    )
    return show(html, status)


def _as_it_is(kept: KeptSource) -> CorrectionForm:
    return CorrectionForm(kept.source.text, "", kept.version)


def show_lost(data: StudyData) -> Response:
    """The quotes that this codeur has to settle."""
    store = SqlSourceTexts(database())
    lost = store.lost(data.study.id, codeur_name(data.study.id))
    names = {
        f"{book.id}.{aspect.id}": aspect.label for book in data.coding_schemes() for aspect in book.aspects
    }
    html = render_template(
        "sources/lost.html",
        frame=data,
        lost=lost,
        labels=dict(data.study.perspectieven),
        aspects=names,
    )
    return show(html)
