"""The texts of a nota: the list of sections, and the editor of one, with and without JavaScript."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from survey_app.domain.report_items import ItemKind
from survey_app.domain.report_text.written import LONGEST_TEXT, STALE_TEXT, TEXT_TOO_LONG, Typed, tidy
from survey_app.domain.roles import Task
from survey_app.storage.report_items import SqlReportItems
from survey_app.use_cases.write_text import Author, Outcome, write_text
from survey_app.web.report_text.area import blueprint
from survey_app.web.staff_pages import (
    allowed,
    database,
    go,
    sent,
    sent_revision,
    this_moment,
    whole,
)

if TYPE_CHECKING:
    from reports.living_text import StudyShelf
    from survey_app.web.report_text.sections import TextSection

LONGEST_SEARCH = 200  # characters
SHOWN_DEPTH = 2  # of sections in sections, before someone asks for all


@blueprint.get("/teksten")
@allowed(Task.NOTA)
def overview(study: str) -> str:
    """The sections of the nota, and which have a text."""
    from reports.living_text import shelf_of_study
    from survey_app.web.report_text.sections import sections_of

    data, everything = whole(study), "alle" in request.args
    found = sections_of(shelf_of_study(data))
    shown = [one for one in found if everything or one.depth <= SHOWN_DEPTH or one.text]
    wrong = sum(one.problems for one in found)
    left = len(found) - len(shown)
    return render_template("report_text/overview.html", frame=data, sections=shown, wrong=wrong, left=left)


@blueprint.get("/teksten/<section>")
@allowed(Task.NOTA)
def page(study: str, section: str) -> Response:
    """The text of one section: as it is printed, and the editor for who may write."""
    from survey_app.web.report_text.seen import show_text

    shelf, here = _here(study, section)
    kept = SqlReportItems(database()).find(study, ItemKind.REPORT_TEXT, section)
    text, revision = (str(kept.content["markdown"]), kept.revision) if kept else ("", 0)
    return show_text(shelf, here, Typed(text, revision))


@blueprint.post("/teksten/<section>")
@allowed(Task.WRITE_REPORT)
def write(study: str, section: str) -> Answer:
    """Keeps the text; or, by the other buttons, shows it, looks something up, or puts a reference in."""
    from survey_app.web.report_text.seen import edited, show_text

    shelf, here = _here(study, section)
    typed = Typed(_sent_text(), sent_revision(), asked=_asked())
    button = sent("knop")
    if button in ("", "bewaar"):
        return _keep(shelf, here, typed)
    if button == "zinnen":
        return show_text(shelf, here, replace(typed, sentences=True))
    return show_text(shelf, here, replace(typed, text=edited(shelf, typed.text, button)))


@blueprint.post("/teksten/<section>/voorbeeld")
@allowed(Task.WRITE_REPORT)
def preview(study: str, section: str) -> str:
    """The part of the page that follows the text while someone types."""
    from survey_app.web.report_text.seen import seen_in

    data = whole(study)
    return render_template("report_text/preview.html", frame=data, **seen_in(data, _sent_text(), section))


@blueprint.post("/teksten/<section>/zoek")
@allowed(Task.WRITE_REPORT)
def search(study: str, section: str) -> str:
    """The figures, quotes, tables and charts that have these words."""
    from survey_app.web.report_text.seen import offered

    data, asked = whole(study), _asked()
    return render_template("report_text/offers.html", frame=data, found=offered(data, asked), asked=asked)


def _sent_text() -> str:
    return tidy(sent("tekst")[: LONGEST_TEXT + 1000])


def _asked() -> str:
    return tidy(sent("zoek")[:LONGEST_SEARCH]).strip()


def _here(study: str, section: str) -> tuple[StudyShelf, TextSection]:
    from reports.living_text import shelf_of_study
    from survey_app.web.report_text.sections import section_of

    shelf = shelf_of_study(whole(study))
    found = section_of(shelf, section)
    if found is None:
        abort(404)
    return shelf, found


def _keep(shelf: StudyShelf, here: TextSection, typed: Typed) -> Answer:
    store, study = SqlReportItems(database()), shelf.results.data.study.id
    author = Author(current_user.email, this_moment())
    outcome = write_text(store, study, here.key, typed.text, typed.revision, author)
    if outcome in (Outcome.KEPT, Outcome.SAME):
        return go("report_text.page", study=study, section=here.key, bewaard=1)
    from survey_app.web.report_text.seen import show_text

    if outcome is Outcome.TOO_LONG:
        mistake = replace(typed, mistake=TEXT_TOO_LONG, details={"limit": LONGEST_TEXT})
        return show_text(shelf, here, mistake, 422)
    now = store.find(study, ItemKind.REPORT_TEXT, here.key)
    theirs, revision = (now.content["markdown"], now.revision) if now else ("", 0)
    return show_text(shelf, here, replace(typed, mistake=STALE_TEXT, theirs=theirs, revision=revision), 409)
