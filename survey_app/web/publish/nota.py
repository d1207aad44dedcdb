"""The nota: what is in it, and each of its forms, made when it is asked for."""

from __future__ import annotations

from pathlib import PurePath

from flask import Response, abort, render_template

from survey_app.domain.nota_forms import NOTA_FORMS, TEMPLATE_FORMS, size_text
from survey_app.domain.roles import Task
from survey_app.storage.report_templates import SqlReportTemplates
from survey_app.use_cases.print_nota import FILE_NAMES, MEDIA_TYPES, nota_in, template_problems
from survey_app.use_cases.print_nota import nota as nota_of
from survey_app.web.publish.area import blueprint
from survey_app.web.staff_pages import allowed, database, show, whole


@blueprint.get("/nota")
@allowed(Task.NOTA)
def nota(study: str) -> str:
    """What is in the nota, and where to get it in each form."""
    data = whole(study)
    document = nota_of(data)
    html = len(nota_in("html", document))
    forms = [(form, size_text(form.about(html))) for form in NOTA_FORMS]
    return render_template("publish/nota.html", frame=data, document=document, forms=forms)


@blueprint.get("/nota.<form>")
@allowed(Task.NOTA)
def download(study: str, form: str) -> Response:
    """The nota in this form, as a file; on the office's own template where it has one."""
    if form not in FILE_NAMES:
        abort(404)
    template = SqlReportTemplates(database()).read(study, form) if form in TEMPLATE_FORMS else None
    problems = template_problems(form, template) if template else ()
    if problems:  # a folder that was loaded may hold anything
        html = render_template("publish/no_template.html", frame=whole(study), problems=problems)
        return show(html, 422)
    content = nota_in(form, nota_of(whole(study)), template, apart=True)
    return as_file(content, MEDIA_TYPES[form], f"nota-{study}{_end(form)}")


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """The content as a file to keep."""
    answer = show("")
    answer.set_data(content)
    answer.headers["Content-Type"] = media_type
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _end(form: str) -> str:
    """What its file name ends in: '.pdf', '-csv.zip'."""
    return FILE_NAMES[form].removeprefix(PurePath(FILE_NAMES["html"]).stem)
