"""Rounds of wederhoor: the list of them, one round with its readers, and what is laid before whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from analysis.wederhoor_rows import ROUNDS
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import rounds as rules
from survey_app.domain.wederhoor import sentences
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.passages import Releasable, ReleaseForm, releasable
from survey_app.domain.wederhoor.rounds import KeptRound, Standing
from survey_app.use_cases import hold_wederhoor as hold
from survey_app.web.language import translate
from survey_app.web.long_dates import long_date
from survey_app.web.staff_pages import allowed, frame, go, sent, show, whole
from survey_app.web.wederhoor.staff_area import (
    blueprint,
    by_me,
    freezer,
    preview_of,
    reader_mail,
    reader_of,
    round_of,
    store,
    to_round,
)


@blueprint.get("")
@allowed(Task.WEDERHOOR)
def overview(study: str) -> Response:
    """The rounds, and the form for a new one."""
    return _overview(study)


@blueprint.post("")
@allowed(Task.WEDERHOOR)
def make(study: str) -> Answer:
    """A new round, in preparation."""
    made = hold.make_round(store(), study, _with_its_text(), by_me())
    return _overview(study, 422, made) if isinstance(made, tuple) else to_round(study, made.id)


def _with_its_text() -> dict[str, str]:
    """The form as sent; a first text of the other kind, left as it was, makes way for that of this kind."""
    typed, kind = request.form.to_dict(), request.form.get("soort", "")
    words = " ".join(typed.get("tekst", "").split())
    others = [translate(text) for other, text in sentences.FIRST_TEXTS.items() if other != kind]
    if kind in sentences.FIRST_TEXTS and words in others:
        return {**typed, "tekst": translate(sentences.FIRST_TEXTS[kind])}
    return typed


def _overview(study: str, status: int = 200, mistakes: tuple[Mistake, ...] = ()) -> Response:
    today, kind = date.today(), request.values.get("soort", "")
    kind = kind if kind in ROUNDS else "ambtelijk"
    typed = {
        "soort": kind,
        "begint": today.isoformat(),
        "tot": rules.proposed_end(today).isoformat(),
        "tekst": translate(sentences.FIRST_TEXTS[kind]),
        **request.form.to_dict(),
    }
    found = store().all(study)
    html = render_template(
        "wederhoor/overview.html",
        frame=frame(study),
        rounds=[(one, store().standings(study, one.value.id)) for one in found],
        kinds=ROUNDS,
        typed=typed,
        mistakes=mistakes,
        words=messages,
    )
    return show(html, status)


@blueprint.get("/<round>")
@allowed(Task.WEDERHOOR)
def round(study: str, round: str) -> Response:
    """One round: how far everyone is, what must be done, what happened."""
    return round_page(study, round_of(study, round))


def round_page(
    study: str, kept: KeptRound, status: int = 200, mistakes: tuple[Mistake, ...] = (), **values: Any
) -> Response:
    """The page of a round, with what is wrong on it."""
    standings, events = store().standings(study, kept.value.id), store().events(study, kept.value.id)
    today = date.today()
    html = render_template(
        "wederhoor/round.html",
        frame=frame(study),
        kept=kept,
        standings=standings,
        events=events,
        passages=store().passages(study, kept.value.id),
        short=rules.short_term(kept.value),
        overdue=rules.days_late(kept.value, today) if kept.is_open else 0,
        due=rules.reminders_due(kept.value, standings, events, today),
        to_do=_to_do(kept, standings, today) if kept.is_concept else (),
        mistakes=mistakes,
        typed=request.form,
        words=messages,
        **values,
    )
    return show(html, status)


def _to_do(kept: KeptRound, standings: Sequence[Standing], today: date) -> list[str]:
    by_mail = reader_mail(kept.study).addresses(kept.value.id)
    return rules.what_keeps_from_opening(kept.value, standings, today, by_mail)


@blueprint.post("/<round>/lezers")
@allowed(Task.WEDERHOOR)
def add_readers(study: str, round: str) -> Answer:
    """Functions that read along."""
    kept = round_of(study, round)
    mistakes = hold.add_readers(store(), kept, sent("functies"))
    return round_page(study, kept, 422, mistakes) if mistakes else to_round(study, round, "lezers")


@blueprint.post("/<round>/lezers/<reader>/weg")
@allowed(Task.WEDERHOOR)
def remove_reader(study: str, round: str, reader: str) -> Answer:
    """Takes out a reader who was shown nothing yet."""
    kept = round_of(study, round)
    found = reader_of(kept, reader)
    event = by_me().event(kept, rules.REMOVED, old=found.function)
    if store().remove_reader(study, round, found, event):
        reader_mail(study).keep(round, {found.function: ""})
        return to_round(study, round, "weggehaald")
    return round_page(study, kept, 409, (Mistake("lezers", messages.ROUND_IS_OPEN),))


@blueprint.get("/<round>/lezers/<reader>")
@allowed(Task.WEDERHOOR)
def preview(study: str, round: str, reader: str) -> str:
    """Exactly what a reader sees."""
    kept = round_of(study, round)
    found = reader_of(kept, reader)
    return render_template(
        "wederhoor/preview.html",
        frame=frame(study),
        kept=kept,
        reader=found,
        shown=preview_of(kept, found),
        study=frame(study).study,
        words=sentences,
        said=sentences,
        staff=messages,
        long_date=long_date,
    )


@blueprint.get("/<round>/vrijgeven")
@allowed(Task.WEDERHOOR)
def choose(study: str, round: str) -> Response:
    """What can be laid before whom, and what was."""
    return _choose(study, round_of(study, round))


@blueprint.post("/<round>/vrijgeven")
@allowed(Task.WEDERHOOR)
def release(study: str, round: str) -> Answer:
    """Lays passages before readers, with the text as it reads now."""
    kept, data = round_of(study, round), whole(study)
    form = ReleaseForm(
        request.form.getlist("lezer"), frozenset(request.form.getlist("passage")), sent("deel"), sent("tekst")
    )
    done = hold.release_passages(store(), kept, form, releasable(data, kept.value.kind), freezer(data))
    if isinstance(done, tuple):
        return _choose(study, kept, 422, done)
    return go("wederhoor.choose", study=study, round=round, vrijgegeven=done)


@blueprint.post("/<round>/terug")
@allowed(Task.WEDERHOOR)
def take_back(study: str, round: str) -> Answer:
    """Takes a passage from a reader, as long as nobody was shown anything."""
    kept = round_of(study, round)
    if store().take_back(study, round, sent("passage"), sent("lezer")):
        return go("wederhoor.choose", study=study, round=round)
    return _choose(study, kept, 409, (Mistake("vrijgegeven", messages.ROUND_IS_OPEN),))


def _as_they_read(data: StudyData, kept: KeptRound) -> list[tuple[Releasable, str]]:
    """What can be released, each with its text as it reads now; '' where a reference in it is broken."""
    freeze = freezer(data)

    def reads(text: str) -> str:
        try:
            return freeze(text)
        except hold.BrokenReferenceError:
            return ""

    return [(one, reads(one.text)) for one in releasable(data, kept.value.kind)]


def _choose(study: str, kept: KeptRound, status: int = 200, mistakes: tuple[Mistake, ...] = ()) -> Response:
    data = whole(study)
    if kept.value.state == "gesloten" and not mistakes:
        abort(404)
    passages = store().passages(study, kept.value.id)
    readers: dict[tuple[str, str], list[str]] = {}
    for one in passages:
        readers.setdefault((one.kind, one.about), []).extend(one.readers)
    html = render_template(
        "wederhoor/release.html",
        frame=data,
        kept=kept,
        readers=store().readers(study, kept.value.id),
        items=_as_they_read(data, kept),
        shown_to=readers,
        passages=passages,
        mistakes=mistakes,
        typed=request.form,
        words=messages,
    )
    return show(html, status)
