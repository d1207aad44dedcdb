"""What the college answered to the recommendations, taken over as standpunten: shown first, then kept."""

from __future__ import annotations

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.findings import sentences
from survey_app.domain.report_items import ItemKind
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.domain.wederhoor.standpoints import Answered, answered
from survey_app.storage.report_items import SqlReportItems
from survey_app.use_cases.take_over_answers import take_over
from survey_app.web.long_dates import long_date
from survey_app.web.staff_pages import allowed, database, frame, show, this_moment, whole
from survey_app.web.wederhoor.staff_area import blueprint, replies, round_of, to_round


@blueprint.get("/<round>/standpunten")
@allowed(Task.WEDERHOOR)
def standpoints(study: str, round: str) -> Response:
    """Each recommendation with what the college answered, and the standpunt that is there already."""
    kept = _bestuurlijk(study, round)
    return _page(kept, _answers(kept))


@blueprint.post("/<round>/standpunten")
@allowed(Task.WEDERHOOR)
def take_over_standpoints(study: str, round: str) -> Answer:
    """The chosen answers become standpunten, all or none."""
    kept = _bestuurlijk(study, round)
    answers, form = _answers(kept), request.form
    user, now = str(current_user.email), this_moment()
    done = take_over(SqlReportItems(database()), study, form, answers, user, now)
    if isinstance(done, int):
        return to_round(study, round, "standpunten")
    stale = any(one.message == messages.STALE for one in done)
    return _page(kept, _answers(kept), done, 409 if stale else 422)


def _bestuurlijk(study: str, round: str) -> KeptRound:
    """The round in the address; 404 when there is none, or none in which a college answers."""
    kept = round_of(study, round)
    if kept.value.kind != "bestuurlijk" or kept.is_concept:
        abort(404)
    return kept


def _answers(kept: KeptRound) -> tuple[Answered, ...]:
    items = SqlReportItems(database()).of_kind(kept.study, ItemKind.STANDPOINT)
    exchanges = replies().exchanges(kept.study, kept.value.id)
    return answered(whole(kept.study).recommendations, exchanges, {one.id: one for one in items})


def _page(
    kept: KeptRound, answers: tuple[Answered, ...], mistakes: tuple[Mistake, ...] = (), status: int = 200
) -> Response:
    days = [one.value.on for item in answers for one in item.answers]
    stale = any(one.message == messages.STALE for one in mistakes)
    html = render_template(
        "wederhoor/standpoints.html",
        frame=frame(kept.study),
        kept=kept,
        answers=answers,
        typed={} if stale else request.form,  # a choice made over another standpunt is made anew
        day=request.form.get("datum", max(days, default="")),
        mistakes=mistakes,
        words=messages,
        adoptions=sentences.ADOPTION_WORDS,
        long_date=long_date,
    )
    return show(html, status)
