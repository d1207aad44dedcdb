"""The key of the pseudonyms: one role reads one name at a time, says why, and may destroy the key."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as Answer

from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.storage.pseudonyms import KeyLookup
from survey_app.web.name_pages import KIND_WORDS
from survey_app.web.pseudonyms import pseudonym_store
from survey_app.web.staff_pages import allowed, codeur_name, frame, go, sent, show

blueprint = Blueprint("pseudonym_key", __name__, url_prefix="/studies/<study>")
LONGEST_WHY = 2_000


@blueprint.get("/sleutel")
@allowed(Task.PSEUDONYM_KEY)
def page(study: str) -> Response:
    """Every pseudonym without its name, and who looked a name up."""
    return _page(study)


@blueprint.post("/sleutel")
@allowed(Task.PSEUDONYM_KEY)
def look_up(study: str) -> Response:
    """The names behind one pseudonym, on this page only; that it was asked is kept."""
    pseudonym, why = sent("pseudoniem").strip().strip("[]").casefold(), sent("waarom").strip()
    if not _is_reason(why):
        return _page(study, Mistake("waarom", messages.NO_REASON_TO_LOOK), status=422)
    lookup = KeyLookup(pseudonym, codeur_name(study), date.today(), why)
    names = pseudonym_store().look_up(study, lookup) if "\0" not in pseudonym else None
    if names is None:
        return _page(study, Mistake("pseudoniem", messages.NO_PSEUDONYM), status=422)
    return _page(study, read=(pseudonym, names))


@blueprint.post("/sleutel/vernietigen")
@allowed(Task.PSEUDONYM_KEY)
def destroy(study: str) -> Answer:
    """Every name of the study is removed from the key for good, after typing the study's name."""
    why = sent("reden").strip()
    if sent("onderzoek").strip() != study or not _is_reason(why):
        return _page(study, Mistake("onderzoek", messages.NO_CONFIRMATION), status=422)
    pseudonym_store().destroy(study, codeur_name(study), date.today(), why)
    return go("pseudonym_key.page", study=study)


def _is_reason(why: str) -> bool:
    return bool(why) and "\0" not in why and len(why) <= LONGEST_WHY


def _page(
    study: str,
    mistake: Mistake | None = None,
    read: tuple[str, tuple[str, ...]] | None = None,
    status: int = 200,
) -> Response:
    store = pseudonym_store()
    html = render_template(
        "pseudonyms/key.html",
        frame=frame(study),
        pseudonyms=store.pseudonyms(study),
        lookups=store.lookups(study),
        kinds=KIND_WORDS,
        mistakes=[mistake] if mistake else [],
        read=read,
        destroyed=next((one for one in store.lookups(study) if not one.pseudonym), None),
        sent=sent,
    )
    return show(html, status)
