"""Texts that are coded: bringing them in, reading them, correcting them, and quotes they no longer hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, current_app, request
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from survey_app.domain import source_messages as messages
from survey_app.domain.new_source import read_form as read_import
from survey_app.domain.roles import Task
from survey_app.domain.source_correction import LostQuote
from survey_app.name_finder import start_finding_names
from survey_app.source_files import MEGABYTE, read_source_file
from survey_app.storage.intake import SqlIntake
from survey_app.storage.source_texts import SqlSourceTexts
from survey_app.use_cases.correct_source import Corrected, Outcome, correct, preview, read_form
from survey_app.use_cases.import_source import Upload, import_sources
from survey_app.web.errors import page
from survey_app.web.source_pages import show_correction, show_lost, show_overview, show_source
from survey_app.web.staff_pages import allowed, codeur_name, database, frame, go, sent, this_moment

blueprint = Blueprint("sources", __name__, url_prefix="/studies/<study>/bronnen")
LARGEST_REQUEST = 30 * MEGABYTE


@blueprint.url_value_preprocessor
def make_room(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Files are larger than forms; only from who is logged in. This runs before the form is read."""
    if current_user.is_authenticated:
        request.max_content_length = LARGEST_REQUEST
        request.max_form_memory_size = LARGEST_REQUEST


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """One sentence, and nothing was kept."""
    return page(messages.TOO_LARGE, 413, limit=LARGEST_REQUEST // MEGABYTE)


@blueprint.get("")
@allowed(Task.SOURCES)
def overview(study: str) -> Response:
    """Every text with where it stands, and the form to bring in more."""
    return show_overview(frame(study))


@blueprint.post("")
@allowed(Task.SOURCES)
def bring_in(study: str) -> Answer:
    """The texts wait for their names to be reviewed; what could not be read is said."""
    data = frame(study)
    files = [file for file in request.files.getlist("bestanden") if file.filename]
    uploads = [Upload(file.filename or "", file.read()) for file in files]
    form, store = read_import(request.form), SqlIntake(database())
    imported = import_sources(store, data, form, uploads, codeur_name(study), date.today())
    if imported.taken:
        start_finding_names(current_app.config, study)
    if imported.refused or imported.mistakes:
        return show_overview(data, imported, 422)
    return go("sources.overview", study=study, bewaard=len(imported.taken))


@blueprint.get("/kwijt")
@allowed(Task.CODING)
def lost(study: str) -> Response:
    """The codeur's quotes that a corrected text no longer holds."""
    return show_lost(frame(study))


@blueprint.post("/kwijt")
@allowed(Task.CODING)
def settle(study: str) -> Answer:
    """One quote off the list."""
    names = ("fragment", "casus", "perspectief", "aspect", "codeur")
    fields = {name: sent(name).replace("\0", "") for name in names}
    quote = LostQuote(**fields, bron="", version=0, tekst="")
    SqlSourceTexts(database()).settle(study, codeur_name(study), quote)
    return go("sources.lost", study=study, bewaard="ja")


@blueprint.get("/<bron>")
@allowed(Task.SOURCES)
def source(study: str, bron: str) -> Response:
    """The text in its turns, also while its names wait to be reviewed."""
    return show_source(frame(study), bron)


@blueprint.get("/<bron>/verbeteren")
@allowed(Task.SOURCES)
def correction(study: str, bron: str) -> Response:
    """The text to correct."""
    return show_correction(frame(study), bron)


@blueprint.post("/<bron>/verbeteren")
@allowed(Task.SOURCES)
def save(study: str, bron: str) -> Answer:
    """First what the correction does to the quotes; then it is kept."""
    data, store, codeur = frame(study), SqlSourceTexts(database()), codeur_name(study)
    before = store.source(study, bron)
    if before is None:
        abort(404)
    text, problems = _text()
    form = read_form(text, sent("waarom"), _version())
    if problems:
        return show_correction(data, bron, form, problems=problems, status=422)
    if sent("actie") == "bewaar":
        now = this_moment()
        done = correct(store, study, bron, form, codeur, now)
    else:
        done = preview(store, study, before, form, codeur)
    if done.outcome is Outcome.SAVED:
        return go("sources.source", study=study, bron=bron, bewaard="ja")
    return show_correction(data, bron, form, done, status=_status(done))


def _status(done: Corrected) -> int:
    return {Outcome.PREVIEW: 200, Outcome.STALE: 409}.get(done.outcome, 422)


def _text() -> tuple[str, tuple[Any, ...]]:
    """The new text: of the file that was sent, else of the field; and why the file could not be read."""
    file = request.files.get("bestand")
    if file is None or not file.filename:
        return sent("tekst"), ()
    loaded = read_source_file(file.filename, file.read())
    return (loaded.value.text, ()) if loaded.value else (sent("tekst"), loaded.problems)


def _version() -> int:
    text = sent("versie")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
