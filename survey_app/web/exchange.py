"""In and out to other programs: what leaves is what the asker may see; what comes in is first a plan.

Nothing of an upload is kept between the plan and saving it: the page carries the file along, without media,
and it is read again as if it came from a stranger.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from instruments.problems import Problem
from survey_app.domain import exchange_messages as messages
from survey_app.domain.answer_checks import clean
from survey_app.domain.exchange import Choices, ImportPlan, TextChoice, Way
from survey_app.domain.roles import Task
from survey_app.refi.as_codebook import MadeCodebook, as_codebook
from survey_app.refi.codebook_file import read_codebook_file
from survey_app.refi.package import LARGEST_FILE, only_texts
from survey_app.storage.codings import SqlCodings
from survey_app.storage.exchange import SqlExchange
from survey_app.storage.intake import SqlIntake
from survey_app.use_cases.exchange_codings import DOCUMENT, Outcome, keep_import, plan_import
from survey_app.use_cases.export_codings import KINDS, export, with_own
from survey_app.web.staff_pages import (
    allowed,
    codeur_name,
    database,
    frame,
    go,
    sent,
    show,
    this_moment,
    whole,
)

blueprint = Blueprint("exchange", __name__, url_prefix="/studies/<study>/uitwisselen")
LONGEST_NAME = 80  # characters of a file's name that pages and the trail repeat
SHOWN = 200  # lines of what did not fit; more is said as a number


class Upload(NamedTuple):
    """A file as it came in, or as the page carried it along."""

    name: str
    content: bytes


@blueprint.url_value_preprocessor
def make_room(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A project is larger than what other pages take; this comes before anything reads the form."""
    request.max_content_length = LARGEST_FILE * 3 // 2
    request.max_form_memory_size = LARGEST_FILE * 3 // 2


@blueprint.get("")
@allowed(Task.EXCHANGE)
def overview(study: str) -> str:
    """What can go out and come in."""
    return _page(frame(study), added=request.args.get("bewaard", ""))


@blueprint.get("/project.qdpx")
@allowed(Task.EXCHANGE)
def project(study: str) -> Response:
    """Sources, quotes and codings as a REFI-QDA project."""
    return _download(study, "qdpx")


@blueprint.get("/codeboek.qdc")
@allowed(Task.EXCHANGE)
def codes(study: str) -> Response:
    """The codebooks as a REFI-QDA codebook."""
    return _download(study, "qdc")


@blueprint.get("/coderingen.csv")
@allowed(Task.EXCHANGE)
def csv_table(study: str) -> Response:
    """The codings as CSV."""
    return _download(study, "csv")


@blueprint.get("/coderingen.xlsx")
@allowed(Task.EXCHANGE)
def xlsx_table(study: str) -> Response:
    """The codings as a workbook."""
    return _download(study, "xlsx")


def _download(study: str, kind: str) -> Response:
    data = _seen(study)
    if not data.coding_schemes():
        abort(404)
    return _file(export(data, kind).content, f"{study}.{kind}", KINDS[kind])


def _seen(study: str) -> StudyData:
    """What is released, and the asker's own work."""
    return with_own(whole(study), SqlCodings(database()), codeur_name(study))


def _file(content: bytes, name: str, kind: str) -> Response:
    answer = Response(content, mimetype=kind.split(";")[0])
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@blueprint.post("/inlezen")
@allowed(Task.EXCHANGE)
def plan(study: str) -> Answer:
    """What saving the project would add: nothing is kept yet."""
    upload = _upload()
    if upload is None:
        return show(_page(frame(study), mistake=messages.NO_FILE), 422)
    return _show_plan(study, upload)


def _show_plan(study: str, upload: Upload, notice: str = "", status: int = 200) -> Answer:
    data, declared = _seen(study), sent("verklaard") == "ja"
    found = plan_import(data, upload.content, upload.name, _choices(), declared, _under_review(study))
    if found.value is None:
        return show(_page(data, problems=found.problems), 422)
    return show(_plan_page(data, found.value, upload, notice), status)


def _plan_page(data: StudyData, found: ImportPlan, upload: Upload, notice: str) -> str:
    """The page carries the file along without what nobody read: documents, pictures, sound."""
    return render_template(
        "exchange/plan.html",
        frame=data,
        plan=found,
        problems=found.problems[:SHOWN],
        more=max(len(found.problems) - SHOWN, 0),
        carried=base64.b64encode(only_texts(upload.content)).decode(),
        counted=messages.COUNTED.get(found.counted, messages.NOT_COUNTED),
        ways=messages.WAYS,
        asked=[one for one in found.texts if one.way != Way.KNOWN],
        document=DOCUMENT,
        notice_text=notice,
    )


@blueprint.post("/bewaren")
@allowed(Task.EXCHANGE)
def keep(study: str) -> Answer:
    """The plan is made again from the same file, and kept; or shown again after other choices."""
    upload = _carried()
    if upload is None:
        return show(_page(frame(study), mistake=messages.NO_FILE), 422)
    if sent("doe") != "bewaren":
        return _show_plan(study, upload)
    data, declared = _seen(study), sent("verklaard") == "ja"
    found = plan_import(data, upload.content, upload.name, _choices(), declared, _under_review(study))
    if found.value is None:
        return show(_page(data, problems=found.problems), 422)
    return _keep(study, found.value, upload)


def _keep(study: str, found: ImportPlan, upload: Upload) -> Answer:
    now = this_moment()
    store, intake = SqlExchange(database()), SqlIntake(database())
    kept = keep_import(store, intake, study, found, codeur_name(study), now)
    if kept.outcome is Outcome.NOTHING:
        return _show_plan(study, upload, messages.NOTHING_TO_KEEP, 422)
    if kept.outcome is Outcome.STALE:
        return _show_plan(study, upload, messages.STALE_IMPORT, 409)
    if kept.refused:
        return _show_plan(study, upload, messages.NAMES_TAKEN, 409)
    return go("exchange.overview", study=study, bewaard=str(len(found.codings)))


@blueprint.post("/codeboek")
@allowed(Task.EXCHANGE)
def codebook(study: str) -> Answer:
    """What a codebook of another program becomes, and what did not fit."""
    upload = _upload()
    if upload is None:
        return show(_page(frame(study), mistake=messages.NO_FILE), 422)
    made, problems = _made(study, upload)
    if made is None:
        return show(_page(frame(study), problems=problems), 422)
    carried = base64.b64encode(upload.content).decode()
    return show(
        render_template(
            "exchange/codebook.html",
            frame=frame(study),
            made=made,
            file=upload.name,
            problems=problems[:SHOWN],
            more=max(len(problems) - SHOWN, 0),
            carried=carried,
        )
    )


@blueprint.post("/codeboek.yaml")
@allowed(Task.EXCHANGE)
def codebook_file(study: str) -> Answer:
    """The codebook as a file for the study folder."""
    upload = _carried()
    made = _made(study, upload)[0] if upload else None
    if made is None:
        return show(_page(frame(study), mistake=messages.NO_FILE), 422)
    return _file(made.yaml.encode(), "codeboek.yaml", "application/yaml; charset=utf-8")


def _made(study: str, upload: Upload) -> tuple[MadeCodebook | None, tuple[Problem, ...]]:
    read = read_codebook_file(upload.content, upload.name)
    if read.value is None:
        return None, read.problems
    perspectieven = [id for id, _ in frame(study).study.perspectieven]
    made = as_codebook(read.value, upload.name.rsplit(".", 1)[0], perspectieven, upload.name)
    return made, (*read.problems, *made.problems)


def _upload() -> Upload | None:
    file = request.files.get("bestand")
    if file is None:
        return None
    content = file.read()
    file.close()
    return Upload(_named(file.filename or ""), content) if content else None


def _carried() -> Upload | None:
    try:
        content = base64.b64decode(sent("pakket"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return Upload(_named(sent("bestandsnaam")), content) if content else None


def _named(name: str) -> str:
    """The file's own name without folders: it stands in the trail."""
    plain = " ".join(clean(name.replace("\\", "/").rsplit("/", 1)[-1]).split())
    return plain[:LONGEST_NAME] or "bestand"


def _choices() -> Choices:
    """What was chosen per text: casus-<guid> and perspectief-<guid>."""
    guids = {name.split("-", 1)[1] for name in request.form if name.startswith("casus-")}
    return {one: TextChoice(sent(f"casus-{one}"), sent(f"perspectief-{one}")) for one in guids}


def _under_review(study: str) -> set[str]:
    return {one.bron for one in SqlIntake(database()).sources(study)}


def _page(data: StudyData, mistake: str = "", problems: tuple[Problem, ...] = (), added: str = "") -> str:
    number = added if added.isascii() and added.isdigit() and len(added) < 9 else ""
    return render_template(
        "exchange/overview.html", frame=data, mistake=mistake, problems=problems[:SHOWN], added=number
    )
