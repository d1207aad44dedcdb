"""What came in, and the rekenkamer's answer to each reaction: with why, and the change of text beside it."""

from __future__ import annotations

from flask import Response, abort, render_template, request
from flask_security import current_user
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from analysis.wederhoor_rows import VERDICTS
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.name_hints import name_hints
from survey_app.domain.report_items import ReportItem
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import sentences
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.difference import difference
from survey_app.domain.wederhoor.replies import Exchange, ReplyForm, read_reply
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.wederhoor import find_attachment
from survey_app.use_cases.answer_reactions import Outcome, answer_reaction, item_behind
from survey_app.web.staff_pages import (
    allowed,
    database,
    frame,
    go,
    sent,
    sent_revision,
    show,
    this_moment,
    whole,
)
from survey_app.web.wederhoor.staff_area import blueprint, freezer, reader_of, replies, round_of, store


@blueprint.get("/<round>/reacties")
@allowed(Task.WEDERHOOR)
def reactions(study: str, round: str) -> str:
    """Everything that was sent, with what was answered; and who sent nothing yet."""
    kept = round_of(study, round)
    return render_template(
        "wederhoor/reactions.html",
        frame=frame(study),
        kept=kept,
        exchanges=replies().exchanges(study, round),
        passages=store().passages(study, round),
        numbers={one.function: one.number for one in store().readers(study, round)},
        words=messages,
        said=sentences,
    )


@blueprint.get("/<round>/reacties/<passage>/<reader>")
@allowed(Task.WEDERHOOR)
def reaction(study: str, round: str, passage: str, reader: str) -> Response:
    """One reaction, and the form to answer it."""
    kept = round_of(study, round)
    exchange = _exchange(kept, passage, reader)
    return _page(kept, exchange, None)


@blueprint.post("/<round>/reacties/<passage>/<reader>")
@allowed(Task.WEDERHOOR)
def answer(study: str, round: str, passage: str, reader: str) -> Answer:
    """Keeps the answer, or shows first what it would change."""
    kept = round_of(study, round)
    exchange = _exchange(kept, passage, reader)
    form = read_reply(request.form, sent_revision(), _text_revision())
    if sent("actie") == "voorbeeld":
        return _page(kept, exchange, form)
    item, data = _item(kept, exchange), whole(study)
    done = answer_reaction(
        replies(), study, exchange, item, form, freezer(data), str(current_user.email), this_moment()
    )
    if done.outcome is Outcome.KEPT:
        return go("wederhoor.reaction", study=study, round=round, passage=passage, reader=reader, bewaard=1)
    if done.outcome is Outcome.MISTAKES:
        return _page(kept, exchange, form, done.mistakes, 422)
    stale = messages.STALE_TEXT if done.outcome is Outcome.STALE_TEXT else messages.STALE
    return _page(kept, _exchange(kept, passage, reader), form, (Mistake("stand", stale),), 409)


@blueprint.get("/<round>/bijlage/<name>")
@allowed(Task.WEDERHOOR)
def attachment(study: str, round: str, name: str) -> Response:
    """A file that was sent along, as a download: never shown, whatever it is."""
    named = {one.reaction.attachment for one in replies().exchanges(study, round_of(study, round).value.id)}
    content = find_attachment(database(), study, name) if name in named else None
    if content is None:
        abort(404)
    download = Response(content, mimetype="application/octet-stream")
    download.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    download.headers["X-Content-Type-Options"] = "nosniff"
    download.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return download


def _exchange(kept: KeptRound, passage: str, reader: str) -> Exchange:
    function = reader_of(kept, reader).function
    found = (
        one
        for one in replies().exchanges(kept.study, kept.value.id)
        if (one.passage.id, one.reaction.reader) == (passage, function)
    )
    return next(found, None) or abort(404)


def _item(kept: KeptRound, exchange: Exchange) -> ReportItem | None:
    return item_behind(SqlReportItems(database()), kept.study, exchange)


def _text_revision() -> int:
    text = sent("tekstversie")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _page(
    kept: KeptRound,
    exchange: Exchange,
    form: ReplyForm | None,
    mistakes: tuple[Mistake, ...] = (),
    status: int = 200,
) -> Response:
    item = _item(kept, exchange)
    source = str(item.content.get("text", "")) if item else exchange.passage.text
    html = render_template(
        "wederhoor/reaction.html",
        frame=frame(kept.study),
        kept=kept,
        exchange=exchange,
        reader=next(
            one
            for one in store().readers(kept.study, kept.value.id)
            if one.function == exchange.reaction.reader
        ),
        item=item,
        source=source,
        form=form,
        typed=_typed(exchange, form, _new_text(kept.study, exchange, item)),
        drift=difference(exchange.passage.text, _frozen(kept.study, source)) if item else (),
        change=_change(kept.study, exchange, form),
        names=_names(exchange),
        verdicts=VERDICTS,
        mistakes=mistakes,
        words=messages,
        said=sentences,
    )
    return show(html, status)


def _typed(exchange: Exchange, form: ReplyForm | None, new_text: str) -> dict[str, str | bool]:
    """What the fields begin with: what was typed, else the last answer, else nothing."""
    if form:
        return {"oordeel": form.verdict, "waarom": form.why, "wordt": form.becomes, "schrijf": form.write}
    last = exchange.reply.value if exchange.reply else None
    said = {"oordeel": last.verdict, "waarom": last.why} if last else {"oordeel": "", "waarom": ""}
    return {**said, "wordt": new_text, "schrijf": False}


def _new_text(study: str, exchange: Exchange, item: ReportItem | None) -> str:
    """The new text of the last answer: with its references where it was written in the report."""
    new = exchange.reply.value.becomes if exchange.reply else ""
    source = str(item.content.get("text", "")) if item and new else ""
    return source if source and _frozen(study, source) == new else new


def _change(study: str, exchange: Exchange, form: ReplyForm | None) -> tuple[object, ...]:
    """The passage as it was shown, beside its new text."""
    new = exchange.reply.value.becomes if exchange.reply and form is None else ""
    new = _frozen(study, form.becomes) if form and form.becomes else new
    return difference(exchange.passage.text, new) if new else ()


def _frozen(study: str, text: str) -> str:
    """The text as it reads; with a broken reference as it was typed."""
    try:
        data: StudyData | None = whole(study) if "{{" in text else None
        return freezer(data)(text) if data else text
    except ValueError:
        return text


def _names(exchange: Exchange) -> tuple[str, ...]:
    """What in the reaction looks like someone's name: it would be printed in the annex."""
    said = exchange.reaction
    found = name_hints("\n".join((said.text, said.proposal, said.action, said.consequences)))
    return tuple(dict.fromkeys(one.passage for one in found))
