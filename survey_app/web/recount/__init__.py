"""Narekenen: a report is uploaded, recounted beside the figures of the study, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, request
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from survey_app.domain.messages import N_
from survey_app.domain.roles import Task
from survey_app.web.errors import page as error_page
from survey_app.web.staff_pages import allowed, frame, sent, show, whole

if TYPE_CHECKING:  # these load the checks and the tables, which no other page needs
    from survey_app.use_cases.print_report_recount import Recounted

blueprint = Blueprint("recount", __name__, url_prefix="/studies/<study>/narekenen")
MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE  # bytes: a page waits for it
SECONDS = 20.0  # to read a file
MOST_NUMBERS = 300  # of a draft, in one list
NO_FILE = N_("Kies eerst een bestand.")
TOO_LARGE = N_("Dit bestand is te groot: hooguit %(limit)s MB.")


@blueprint.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A report is larger than a form; only from who is logged in. This runs before the form is read."""
    if current_user.is_authenticated and endpoint == "recount.recount":
        request.max_content_length = LARGEST + MEGABYTE


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """One sentence, and nothing was kept."""
    return error_page(TOO_LARGE, 413, limit=LARGEST // MEGABYTE)


@blueprint.get("")
@allowed(Task.WRITE_REPORT)
def page(study: str) -> Response:
    """The form to bring in a report."""
    return _page(study)


@blueprint.post("")
@allowed(Task.WRITE_REPORT)
def recount(study: str) -> Response:
    """What the recount finds in the file; the file itself is kept nowhere."""
    name, content = _file()
    if not content:
        return _page(study, 422, mistake=NO_FILE)
    from survey_app.use_cases.print_report_recount import recounted

    found = recounted(name, content, whole(study) if sent("concept") else None, SECONDS)
    if found.report is None:
        return _page(study, 422, problems=found.problems)
    return _page(study, name=name, found=found, **_told(found))


def _file() -> tuple[str, bytes]:
    """What the file is called, and what is in it."""
    file = request.files.get("bestand")
    if file is None or not file.filename:
        return "", b""
    with file.stream as stream:
        return file.filename[-100:], stream.read(LARGEST + 1)


def _told(found: Recounted) -> dict[str, Any]:
    """The words of the nota's language for what was found."""
    from analysis.report_recount.verdicts import Sureness
    from reports.report_recount import parts_text, place_text, recomputed_text, slip_texts
    from reports.report_recount.words import KINDS, TITLES

    alarms = found.report.alarms if found.report else ()
    groups = [(TITLES[one], [alarm for alarm in alarms if alarm.sureness is one]) for one in Sureness]
    words = {"kinds": KINDS, "place": place_text, "slips": slip_texts}
    return {**words, "groups": groups, "recomputed": recomputed_text, "parts": parts_text}


def _page(study: str, status: int = 200, **values: Any) -> Response:
    shown = {"found": None, "problems": (), "mistake": "", "name": "", **values}
    html = render_template(
        "recount/page.html",
        frame=frame(study),
        with_draft=request.method == "GET" or bool(sent("concept")),
        limit=LARGEST // MEGABYTE,
        most=MOST_NUMBERS,
        **shown,
    )
    return show(html, status)
