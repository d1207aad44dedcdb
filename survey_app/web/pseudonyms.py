"""Reviewing the names in a text before anyone can code it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.wrappers import Response as Answer

from survey_app.config import pseudonym_secrets
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.name_review import NameChange, TextUnderReview, own_list, read_change
from survey_app.domain.roles import Task
from survey_app.name_finder import start_finding_names
from survey_app.storage.intake_names import SqlIntakeNames
from survey_app.storage.pseudonym_key import PseudonymKey
from survey_app.storage.pseudonyms import SqlPseudonyms
from survey_app.use_cases.pseudonymise import (
    Decided,
    Outcome,
    add_missed,
    decide,
    decide_everywhere,
    register_own_names,
    search_text,
)
from survey_app.web.name_pages import (
    Shown,
    decided_json,
    show_preview,
    show_review,
    show_waiting,
)
from survey_app.web.staff_pages import allowed, database, frame, go, sent

blueprint = Blueprint("pseudonyms", __name__, url_prefix="/studies/<study>")
MOST_CHANGES = 5_000  # in one request; an undo of "everywhere" sends them all back


def pseudonym_store() -> SqlPseudonyms:
    """The study's pseudonyms, with the key of this installation."""
    return SqlPseudonyms(database(), PseudonymKey(pseudonym_secrets(current_app.config)))


@blueprint.get("/namen")
@allowed(Task.SOURCES)
def waiting(study: str) -> Response:
    """The texts whose names wait for review, and the study's own list of names."""
    return show_waiting(frame(study), _review().waiting(study), pseudonym_store().pseudonyms(study))


@blueprint.post("/namen")
@allowed(Task.SOURCES)
def own_names(study: str) -> Answer:
    """The names of the study's own list are kept, encrypted, and looked for in the texts that wait."""
    groups = own_list(sent("namen"), sent("soort"))
    if isinstance(groups, Mistake):
        known = pseudonym_store().pseudonyms(study)
        return show_waiting(frame(study), _review().waiting(study), known, groups)
    register_own_names(_review(), pseudonym_store(), study, groups)
    return go("pseudonyms.waiting", study=study, bewaard="ja")


@blueprint.get("/bronnen/<bron>/namen")
@allowed(Task.SOURCES)
def review(study: str, bron: str) -> Response:
    """The text with every proposed name marked, and one of them to decide on."""
    return show_review(frame(study), _text(study, bron), pseudonym_store().pseudonyms(study))


@blueprint.post("/bronnen/<bron>/namen")
@allowed(Task.SOURCES)
def save(study: str, bron: str) -> Answer:
    """What was decided is kept: from the page's form, or from its script as JSON."""
    text = _text(study, bron)
    body = _json() if request.is_json else request.form
    changes = _changes(body)
    if not changes:
        abort(400)
    known = [one.pseudonym for one in pseudonym_store().pseudonyms(study)]
    if body.get("alle") in (True, "ja"):
        decided = decide_everywhere(_review(), study, text, changes[0], known)
    else:
        decided = decide(_review(), study, text, changes, known)
    return _answer(study, text, changes[0], decided)


@blueprint.post("/bronnen/<bron>/namen/gemist")
@allowed(Task.SOURCES)
def missed(study: str, bron: str) -> Answer:
    """A name that no search found is accepted wherever it stands."""
    text = _text(study, bron)
    added = add_missed(_review(), study, text, sent("tekst").strip(), sent("soort_gemist"))
    if added.outcome is Outcome.SAVED:
        first = added.changes[0].after
        place = {"study": study, "bron": bron, "naam": f"{first.start}-{first.eind}"}
        return go("pseudonyms.review", anchor=f"naam-{first.start}", **place)
    return _again(study, text, added)


@blueprint.post("/bronnen/<bron>/namen/zoeken")
@allowed(Task.SOURCES)
def search(study: str, bron: str) -> Answer:
    """Looks for names once more: in a process of its own, or here with patterns only."""
    _text(study, bron)
    if sent("met") == "patronen":
        search_text(_review(), pseudonym_store(), study, bron, None)
    else:
        start_finding_names(current_app.config, study)
    return go("pseudonyms.review", study=study, bron=bron)


@blueprint.get("/bronnen/<bron>/namen/voorbeeld")
@allowed(Task.SOURCES)
def preview(study: str, bron: str) -> Answer:
    """The whole text as it becomes; only when every name was decided on."""
    text = _text(study, bron)
    if text.open or not text.searched:
        return go("pseudonyms.review", study=study, bron=bron)
    return show_preview(frame(study), text, pseudonym_store().preview(study, text))


@blueprint.post("/bronnen/<bron>/namen/voorbeeld")
@allowed(Task.SOURCES)
def settle(study: str, bron: str) -> Answer:
    """The text becomes a source that can be coded, exactly as it was shown."""
    _text(study, bron)
    if pseudonym_store().settle(study, bron, sent("tekst")):
        return go("pseudonyms.waiting", study=study, vastgesteld=bron)
    text = _text(study, bron)
    if text.open or not text.searched:
        return show_review(
            frame(study), text, pseudonym_store().pseudonyms(study), Shown(messages.STALE_NAMES), 409
        )
    replaced = pseudonym_store().preview(study, text)
    return show_preview(frame(study), text, replaced, messages.STALE_PREVIEW, 409)


def _review() -> SqlIntakeNames:
    return SqlIntakeNames(database())


def _text(study: str, bron: str) -> TextUnderReview:
    text = _review().text(study, bron)
    if text is None:
        abort(404)
    return text


def _json() -> Mapping[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}


def _changes(body: Mapping[str, Any]) -> list[NameChange]:
    """Every change that was sent; none when one of them is nonsense."""
    listed = body.get("besluiten") if request.is_json else [body]
    if not isinstance(listed, list) or len(listed) > MOST_CHANGES:
        return []
    read = [read_change(one) if isinstance(one, Mapping) else None for one in listed]
    return [change for change in read if change] if all(read) else []


def _answer(study: str, text: TextUnderReview, change: NameChange, decided: Decided) -> Answer:
    now = _text(study, text.source.bron)
    if request.is_json:
        return decided_json(now, decided)
    if decided.outcome is not Outcome.SAVED:
        return _again(study, now, decided, change)
    following = now.after(change.after)
    at = following or change.after
    place = {"study": study, "bron": text.source.bron, "naam": f"{at.start}-{at.eind}"}
    return go("pseudonyms.review", anchor=f"naam-{at.start}", **place)


def _again(study: str, text: TextUnderReview, decided: Decided, change: NameChange | None = None) -> Response:
    """The page once more, with what went wrong and what was typed."""
    stale = decided.outcome is Outcome.STALE
    shown = Shown(messages.STALE_NAMES if stale else "", decided.mistake, change)
    known = pseudonym_store().pseudonyms(study)
    return show_review(frame(study), text, known, shown, 409 if stale else 422)
