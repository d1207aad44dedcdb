"""Freezing: the list of snapshots, taking one, what differs from it now, and its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from survey_app.domain.report_text.package import unpack
from survey_app.domain.report_text.snapshot import (
    FACTS,
    LONGEST_LABEL,
    LONGEST_WHY,
    Facts,
    Snapshot,
    read_facts,
)
from survey_app.domain.roles import Task
from survey_app.storage.snapshots import SqlSnapshots
from survey_app.web.report_text.area import blueprint
from survey_app.web.staff_pages import allowed, database, go, sent, show, this_moment, whole

if TYPE_CHECKING:
    from survey_app.use_cases.freeze_study import Frozen

MOST_SHOWN = 200  # changed numbers or lines on one page
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@blueprint.get("/momentopnamen")
@allowed(Task.FREEZE)
def snapshots(study: str) -> Response:
    """The snapshots of the study, the last first, and the form that takes one."""
    return _list(study)


@blueprint.post("/momentopnamen")
@allowed(Task.FREEZE)
def take(study: str) -> Answer:
    """The study is frozen as it is now."""
    from survey_app.use_cases.freeze_study import freeze

    user, now = current_user.email, this_moment()
    store = SqlSnapshots(database())
    frozen = freeze(store, study, sent("naam"), sent("waarom"), user, now)
    if frozen.snapshot is None:
        return _list(study, 422, frozen)
    return go("report_text.snapshots", study=study, genomen=frozen.snapshot.number)


@blueprint.get("/momentopnamen/<number>")
@allowed(Task.FREEZE)
def compare(study: str, number: str) -> str:
    """What the nota says otherwise now than when it was frozen."""
    from reports.frozen_nota import difference, nota_numbers

    snapshot, content = _found(study, number)
    data = whole(study)
    changed = difference(_facts(content).numbers, nota_numbers(data))
    return render_template(
        "report_text/compare.html",
        frame=data,
        snapshot=snapshot,
        changed=changed,
        titles=_titles(data, changed.tables),
        most=MOST_SHOWN,
    )


@blueprint.get("/momentopnamen/<number>/momentopname.zip")
@allowed(Task.FREEZE)
def download(study: str, number: str) -> Response:
    """The package: the study folder with its hashes and numbers."""
    snapshot, content = _found(study, number)
    return _file(content, "application/zip", f"momentopname-{study}-{snapshot.number}.zip")


@blueprint.get("/momentopnamen/<number>/nota.html")
@allowed(Task.FREEZE)
def nota(study: str, number: str) -> Response:
    """The nota made from the snapshot alone; it says from which."""
    from reports.frozen_nota import marked_as_frozen
    from reports.nota import make_nota
    from reports.render_html import render
    from survey_app.use_cases.freeze_study import rebuild_package

    snapshot, content = _found(study, number)
    rebuilt = rebuild_package(content)
    if rebuilt.data is None:
        abort(404)
    day = f"{snapshot.frozen_at:%Y-%m-%d}"
    made = marked_as_frozen(make_nota(rebuilt.data), snapshot.number, snapshot.label, day, snapshot.hash)
    return _file(render(made).encode("utf-8"), "text/html", f"nota-{study}-momentopname-{number}.html")


def _list(study: str, status: int = 200, frozen: Frozen | None = None) -> Response:
    html = render_template(
        "report_text/snapshots.html",
        frame=whole(study),
        snapshots=SqlSnapshots(database()).of_study(study),
        frozen=frozen,
        taken=request.args.get("genomen", ""),
        label=sent("naam"),
        why=sent("waarom"),
        longest=(LONGEST_LABEL, LONGEST_WHY),
    )
    return show(html, status)


def _found(study: str, number: str) -> tuple[Snapshot, bytes]:
    store = SqlSnapshots(database())
    wanted = int(number) if _NUMBER.fullmatch(number) else 0
    snapshot = next((one for one in store.of_study(study) if one.number == wanted), None)
    content = store.content(study, wanted) if snapshot else None
    if snapshot is None or content is None:
        abort(404)
    return snapshot, content


def _facts(content: bytes) -> Facts:
    facts = read_facts(unpack(content).get(FACTS, b""))
    if facts is None:
        abort(404)
    return facts


def _titles(data: StudyData, names: tuple[str, ...]) -> dict[str, str]:
    """The titles of the tables in which numbers differ; a table that is gone keeps its name."""
    from analysis.tables import Tables

    tables = Tables(data)
    return {name: tables.table(name).title if name in tables.names else name for name in names}


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
