"""The office's own template for Word and OpenDocument: brought in, taken back, or begun from ours."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from survey_app.domain.nota_forms import TEMPLATE_FORMS, TEMPLATE_TOO_LARGE
from survey_app.domain.roles import Task
from survey_app.storage.report_templates import SqlReportTemplates
from survey_app.use_cases.keep_template import LARGEST, Kept, keep_template, looked_at
from survey_app.use_cases.print_nota import MEDIA_TYPES, house_template
from survey_app.web.errors import page
from survey_app.web.publish.area import blueprint
from survey_app.web.publish.nota import as_file
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show


@blueprint.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A template is larger than a form; only from who is logged in. This runs before the form is read."""
    if current_user.is_authenticated and endpoint == "publish.bring_template":
        request.max_content_length = LARGEST + 100_000


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """One sentence, and nothing was kept."""
    return page(TEMPLATE_TOO_LARGE, 413, limit=LARGEST // 1_000_000)


@blueprint.get("/nota/sjabloon")
@allowed(Task.WRITE_REPORT)
def template(study: str) -> Response:
    """The templates there are, and the form to bring one in."""
    return _page(study)


@blueprint.post("/nota/sjabloon")
@allowed(Task.WRITE_REPORT)
def bring_template(study: str) -> Answer:
    """The template is kept; or why it can't be used, and nothing changed."""
    file = request.files.get("bestand")
    content = b""
    if file is not None:
        with file.stream as stream:
            content = stream.read(LARGEST + 1)
    kept = keep_template(SqlReportTemplates(database()), study, (file and file.filename) or "", content)
    if not kept.form:
        return _page(study, kept, 422)
    return go("publish.template", study=study, bewaard=kept.form)


@blueprint.post("/nota/sjabloon/weg")
@allowed(Task.WRITE_REPORT)
def remove_template(study: str) -> Answer:
    """The nota stands on the template of the house again."""
    form = sent("soort")
    if form not in TEMPLATE_FORMS:
        abort(404)
    SqlReportTemplates(database()).remove(study, form)
    return go("publish.template", study=study, weg=form)


@blueprint.get("/nota/sjabloon/<template_form>")
@allowed(Task.WRITE_REPORT)
def template_file(study: str, template_form: str) -> Response:
    """The study's own template, or ours to begin from."""
    if template_form not in TEMPLATE_FORMS:
        abort(404)
    own = SqlReportTemplates(database()).read(study, template_form)
    name = f"sjabloon-{study if own else 'wederhoor'}.{template_form}"
    return as_file(own or house_template(template_form), MEDIA_TYPES[template_form], name)


def _page(study: str, kept: Kept | None = None, status: int = 200) -> Response:
    store = SqlReportTemplates(database())
    known = ((form, store.read(study, form)) for form in TEMPLATE_FORMS)
    html = render_template(
        "publish/template.html",
        frame=frame(study),
        kept=kept or Kept(),
        templates=[(form, looked_at(form, content) if content else None) for form, content in known],
        saved=request.args.get("bewaard", ""),
        removed=request.args.get("weg", ""),
    )
    return show(html, status)
