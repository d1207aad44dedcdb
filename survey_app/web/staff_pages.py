"""What every page of staff has in common: who may see it, its place in the menu, its study."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from flask import Flask, Response, abort, current_app, g, make_response, redirect, request, session, url_for
from flask_security import current_user
from sqlalchemy import Engine
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from survey_app.domain.roles import Role, Task, may
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import read_frame, read_study
from survey_app.web.language import LANGUAGES
from survey_app.web.menu import part_here, study_menu

View = Callable[..., Any]


def allowed(task: Task) -> Callable[[View], View]:
    """Guards a view of one study: who is not logged in goes to log in, who has no such role gets a 403.

    Someone without any role in the study gets a 404: whether it exists is not theirs to know.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(study: str, **names: str) -> Any:
            if not current_user.is_authenticated:
                return log_in_first()
            remember_language()
            g.roles = _roles_in(study, names.values())
            if not may(g.roles, task):
                abort(403)
            return view(study, **names)

        guarded.task = task  # type: ignore[attr-defined]  # the test of every route reads it
        return guarded

    return guard


def _roles_in(study: str, names: Iterable[str]) -> frozenset[Role]:
    if any("\0" in str(name) for name in (study, *names)):
        abort(404)
    roles = SqlRoles(database()).of(current_user.id, study)
    if not roles:
        abort(404)
    return roles


def log_in_first() -> Answer:
    """To the log-in page, and back to this page after it."""
    back = request.full_path.rstrip("?") if request.method == "GET" and request.path != "/" else None
    taal = request.args.get("taal") if request.args.get("taal") in LANGUAGES else None
    return redirect(url_for("security.login", next=back, taal=taal), 303)


def remember_language() -> None:
    """A member of staff who chooses a language keeps it until logging out."""
    if request.args.get("taal") in LANGUAGES:
        session["taal"] = request.args["taal"]


def database() -> Engine:
    """The database of this app."""
    engine: Engine = current_app.extensions["database"]
    return engine


def codeur_name(study: str) -> str:
    """The name in the data of whoever is logged in; made the first time."""
    if "codeur" not in g:
        g.codeur = SqlCodeurs(database()).name_of(study, current_user.id)
    name: str = g.codeur
    return name


def frame(study: str) -> StudyData:
    """The study's definition, instruments and codebooks."""
    return read_frame(database(), study)


def whole(study: str) -> StudyData:
    """The whole study, from one snapshot."""
    return read_study(database(), study)


def go(endpoint: str, anchor: str | None = None, **values: Any) -> Answer:
    """On to a page, with GET."""
    return make_response(redirect(url_for(endpoint, _anchor=anchor, **values), 303))


def sent(name: str) -> str:
    """A field of the form as it was sent; '' when it was not."""
    return request.form.get(name, "")


def sent_revision() -> int:
    """The revision the person was looking at; nonsense counts as none: nothing is overwritten unseen."""
    text = sent("revisie")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def page_number() -> int:
    """Which page of a long list the address asks for, from 1; nonsense asks for the first."""
    text = request.args.get("pagina", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def this_moment() -> datetime:
    """Now in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def show(html: str, status: int = 200) -> Response:
    """The page, with this status."""
    return make_response(html, status)


def _may_here(task: str) -> bool:
    return may(g.get("roles", ()), Task(task))


def add_staff_pages(app: Flask) -> None:
    """Gives templates the menu and `may('coding')`."""
    app.jinja_env.globals.update(study_menu=study_menu, part_here=part_here, may=_may_here)
