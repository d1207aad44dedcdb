"""Questionnaires in the field: look at them as respondents do, check a new version, publish it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as Answer

from analysis.asked import versions
from analysis.study import StudyData
from instruments.model import Instrument
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.instrument_versions import sentences
from survey_app.domain.roles import Task
from survey_app.storage.instruments import SqlInstrumentVersions
from survey_app.use_cases.publish_instrument import Proposed, check_text, propose, publish, with_decisions
from survey_app.web.instrument_editor import (
    Editing,
    content_name,
    show_editor,
    show_overview,
    typed_content,
    typed_decisions,
)
from survey_app.web.instrument_preview import show_preview
from survey_app.web.instrument_trial import show_trial
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, go, sent

blueprint = Blueprint("instruments", __name__, url_prefix="/studies/<study>/vragenlijsten")


@blueprint.get("")
@allowed(Task.INSTRUMENTS)
def overview(study: str) -> Response:
    """The study's questionnaires with their versions, and how many people have each."""
    return show_overview(frame(study), _store().kept(study))


@blueprint.get("/<instrument>")
@allowed(Task.INSTRUMENTS)
def edit(study: str, instrument: str) -> Response:
    """The text of the questionnaire as it is now."""
    _known(frame(study), instrument)
    content = _store().content(study, instrument)
    return show_editor(frame(study), Editing(instrument, content, content))


@blueprint.post("/<instrument>")
@allowed(Task.INSTRUMENTS)
def work(study: str, instrument: str) -> Answer:
    """Checks the text, compares it with the version of now, or publishes it. What was typed stays."""
    store = _store()
    seen, data = store.frame_hash(study), frame(study)  # in this order: what is older is refused at saving
    _known(data, instrument)
    editing = Editing(instrument, typed_content(), store.content(study, instrument))
    if sent("doe") not in ("vergelijk", "publiceer"):
        checked = check_text(editing.content, f"instruments/{instrument}.yaml")
        return show_editor(data, editing, checked, 422 if _refused(checked) else 200, checking=True)
    proposed = propose(store, seen, data, instrument, editing.content)
    if _refused(proposed):
        return show_editor(data, editing, proposed, 422)
    if sent("stand") != content_name(editing.base):
        stale = [Mistake(sentences.TEXT, sentences.STALE)]
        return show_editor(data, editing, with_decisions_of(proposed), 409, mistakes=stale)
    if sent("doe") == "vergelijk":
        return show_editor(data, editing, with_decisions_of(proposed))
    return _publish(store, data, editing, proposed)


@blueprint.get("/<instrument>/versie/<version>")
@allowed(Task.INSTRUMENTS)
def preview(study: str, instrument: str, version: str) -> Response:
    """A version as respondents see it, in one of its languages, with notes on its routes."""
    data = frame(study)
    found = next((one for one in _known(data, instrument) if one.version == version), None)
    if found is None:
        abort(404)
    return show_preview(data, found)


@blueprint.post("/<instrument>/voorbeeld")
@allowed(Task.INSTRUMENTS)
def preview_text(study: str, instrument: str) -> Response:
    """The text that was typed, as respondents would see it."""
    data = frame(study)
    _known(data, instrument)
    return _of_text(data, instrument, show_preview)


@blueprint.post("/<instrument>/proef")
@allowed(Task.INSTRUMENTS)
def trial(study: str, instrument: str) -> Response:
    """The questionnaire page by page, with its real routes; nothing is kept."""
    data = frame(study)
    _known(data, instrument)
    return _of_text(data, instrument, show_trial)


def with_decisions_of(proposed: Proposed) -> Proposed:
    """The version with what was chosen in the form; that reasons lack is not said while only comparing."""
    said = with_decisions(proposed, typed_decisions(), sent("waarom"))
    return Proposed(said.publication, said.instrument)


def _publish(store: SqlInstrumentVersions, data: StudyData, editing: Editing, proposed: Proposed) -> Answer:
    said = with_decisions(proposed, typed_decisions(), sent("waarom"))
    if said.publication is None or sent("gezien") != content_name(editing.content):
        look = [Mistake(sentences.TEXT, sentences.LOOK_FIRST)]
        return show_editor(data, editing, with_decisions_of(proposed), 422, mistakes=look)
    if said.mistakes:
        return show_editor(data, editing, said, 422)
    study = data.study.id
    mistakes = publish(store, study, said.publication, codeur_name(study), date.today())
    if mistakes:
        return show_editor(data, editing, said, 409, mistakes=mistakes)
    return go("instruments.edit", study=study, instrument=editing.instrument, bewaard="1")


def _of_text(
    data: StudyData, instrument: str, show: Callable[[StudyData, Instrument, bytes], Response]
) -> Response:
    content = typed_content()
    checked = check_text(content, f"instruments/{instrument}.yaml")
    if checked.instrument is None:
        base = _store().content(data.study.id, instrument)
        return show_editor(data, Editing(instrument, content, base), checked, 422)
    return show(data, checked.instrument, content)


def _refused(proposed: Proposed) -> bool:
    return bool(proposed.problems or proposed.mistakes)


def _known(data: StudyData, instrument: str) -> tuple[Instrument, ...]:
    """The versions of a questionnaire of this study; ends the request when it has none of this name."""
    if instrument not in data.instruments:
        abort(404)
    return versions(data, instrument)


def _store() -> SqlInstrumentVersions:
    return SqlInstrumentVersions(database())
