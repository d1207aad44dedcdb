"""The data package of a study: what is in it, what stays in the house, and the zip itself."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.use_cases.deposit_data import package_zip, read_details
from survey_app.web.staff_pages import allowed, show, whole

blueprint = Blueprint("deposit", __name__, url_prefix="/studies/<study>/datapakket")


@blueprint.get("")
@allowed(Task.DEPOSIT)
def page(study: str) -> Response:
    """What would leave, questionnaire by questionnaire, and the details to fill in."""
    return _page(study)


@blueprint.post("")
@allowed(Task.DEPOSIT)
def download(study: str) -> Answer:
    """The zip; nothing is kept of what was filled in."""
    details = read_details(request.form)
    if isinstance(details, tuple):
        return _page(study, details, 422)
    answer = Response(package_zip(whole(study), details), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="datapakket-{study}.zip"'
    return answer


def _page(study: str, mistakes: Sequence[Mistake] = (), status: int = 200) -> Response:
    from analysis.deposit import deposited_answers

    data = whole(study)
    html = render_template(
        "deposit/page.html",
        frame=data,
        answers=deposited_answers(data),
        mistakes=mistakes,
        wrong={one.variable: one for one in mistakes},
        typed=request.form,
    )
    return show(html, status)
