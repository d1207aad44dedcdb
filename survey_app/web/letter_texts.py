"""The text of a letter: looked at, changed, and seen as it will be printed."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from reports.letters.letter_text import FIELDS
from reports.letters.words import DEFAULT_TEXTS
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.storage.letter_texts import SqlLetterTexts
from survey_app.use_cases.write_letter import example_letter, text_of, write_letter
from survey_app.web.link_cut import stop_after_cut
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show

blueprint = Blueprint(
    "letter_texts",
    __name__,
    url_prefix="/studies/<study>/uitnodigingen/brief/<perspectief>/<letter_language>",
)


@blueprint.get("")
@allowed(Task.INVITATIONS)
def edit(study: str, perspectief: str, letter_language: str) -> Response:
    """The text with its fields."""
    data = _data(study, perspectief, letter_language)
    text = text_of(SqlLetterTexts(database()), study, perspectief, letter_language)
    return _page(data, perspectief, letter_language, text)


@blueprint.post("")
@allowed(Task.INVITATIONS)
def save(study: str, perspectief: str, letter_language: str) -> Answer:
    """The text is kept when it fits on a page with everything a letter needs."""
    stop_after_cut(study)
    data, url = _data(study, perspectief, letter_language), current_app.config["PUBLIC_URL"]
    text, mistake = write_letter(
        SqlLetterTexts(database()), data, perspectief, letter_language, sent("tekst"), url
    )
    if mistake:
        return _page(data, perspectief, letter_language, text, (mistake,), 422)
    return go(
        "letter_texts.edit",
        study=study,
        perspectief=perspectief,
        letter_language=letter_language,
        bewaard="1",
    )


@blueprint.get("/voorbeeld.pdf")
@allowed(Task.INVITATIONS)
def example(study: str, perspectief: str, letter_language: str) -> Response:
    """The letter as it is printed, with a code that opens nothing."""
    data = _data(study, perspectief, letter_language)
    text = text_of(SqlLetterTexts(database()), study, perspectief, letter_language)
    pdf = example_letter(data, perspectief, letter_language, text, current_app.config["PUBLIC_URL"])
    return Response(pdf, mimetype="application/pdf")


def _data(study: str, perspectief: str, language: str) -> StudyData:
    data = frame(study)
    if perspectief not in data.study.instruments or language not in DEFAULT_TEXTS:
        abort(404)
    return data


def _page(
    data: StudyData,
    perspectief: str,
    language: str,
    text: str,
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
) -> Response:
    html = render_template(
        "fieldwork/letter_text.html",
        frame=data,
        perspectief=perspectief,
        language=language,
        label=dict(data.study.perspectieven)[perspectief],
        text=text,
        fields=FIELDS,
        mistakes=mistakes,
        saved="bewaard" in request.args,
    )
    return show(html, status)
