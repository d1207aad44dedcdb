"""Links and codes for readers, handed over in one answer and nowhere else to be read; and reminders."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, current_app, request
from werkzeug.wrappers import Response as Answer

from analysis.study import Study
from reports.letters.wederhoor_letter import WederhoorSheet, wederhoor_letters
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.inviting.codes import spoken
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import rounds as rules
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.letters import CODE, INVITATION, REMINDER, LetterWords
from survey_app.domain.wederhoor.rounds import KeptRound, Reader
from survey_app.use_cases import hold_wederhoor as hold
from survey_app.use_cases.hold_wederhoor import HandedOver
from survey_app.web.language import current, translate
from survey_app.web.long_dates import long_date
from survey_app.web.screen import say
from survey_app.web.staff_pages import allowed, frame, sent
from survey_app.web.wederhoor.rounds import round_page
from survey_app.web.wederhoor.staff_area import blueprint, by_me, round_of, store


@blueprint.post("/<round>/links")
@allowed(Task.WEDERHOOR)
def make_links(study: str, round: str) -> Answer:
    """Links and codes for the chosen readers, on the screen or as letters. Earlier ones stop working."""
    kept = round_of(study, round)
    chosen = _chosen(kept)
    if not chosen:
        return round_page(study, kept, 422, (Mistake("links", messages.NO_READER_CHOSEN),))
    if kept.value.state == "gesloten":
        return round_page(study, kept, 409, (Mistake("links", messages.ROUND_IS_CLOSED),))
    made = hold.make_ways(store(), kept, chosen, current_app.config["CODE_KEY"], by_me())
    if sent("vorm") != "brief":
        return round_page(study, kept, handed=[(one, link_of(one), spoken(one.way.code)) for one in made])
    return _pdf(f"wederhoor-{round}.pdf", _letters(frame(study).study, kept, made))


@blueprint.post("/<round>/herinneringen")
@allowed(Task.WEDERHOOR)
def remind(study: str, round: str) -> Answer:
    """Letters that remind the chosen readers; without a link or code, for those went out before."""
    kept = round_of(study, round)
    chosen = _chosen(kept)
    if not chosen or not kept.is_open:
        return round_page(study, kept, 422, (Mistake("herinneren", messages.NO_READER_CHOSEN),))
    own = frame(study).study
    sheets = [WederhoorSheet(one.function, *_words(REMINDER, own, kept)) for one in chosen]
    for one in chosen:
        store().note(by_me().event(kept, rules.REMINDED, new=one.function))
    return _pdf(
        f"herinnering-{round}.pdf",
        wederhoor_letters(translate(REMINDER.heading), own.organisation, current(), sheets),
    )


def link_of(one: HandedOver) -> str:
    """The address that the reader opens."""
    return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/wederhoor/{one.way.token}"


def _chosen(kept: KeptRound) -> list[Reader]:
    numbers = set(request.form.getlist("lezer"))
    return [one for one in store().readers(kept.study, kept.value.id) if str(one.number) in numbers]


def code_letters(study: Study, kept: KeptRound, codes: Sequence[tuple[Reader, str]]) -> Response:
    """A letter per reader with their code, for who got the link by mail."""
    words = _words(CODE, study, kept)
    label = translate(CODE.label)
    sheets = [
        WederhoorSheet(one.function, *words, code=spoken(code), code_label=label) for one, code in codes
    ]
    content = wederhoor_letters(translate(CODE.heading), study.organisation, current(), sheets)
    return _pdf(f"codes-{kept.value.id}.pdf", content)


def _letters(study: Study, kept: KeptRound, made: Sequence[HandedOver]) -> bytes:
    sheets = [sheet for one in made for sheet in _sheets(study, kept, one)]
    return wederhoor_letters(translate(INVITATION.heading), study.organisation, current(), sheets)


def _sheets(study: Study, kept: KeptRound, one: HandedOver) -> tuple[WederhoorSheet, WederhoorSheet]:
    invitation, code = _words(INVITATION, study, kept), _words(CODE, study, kept)
    picture = translate(INVITATION.picture)
    letter = WederhoorSheet(
        one.reader.function, *invitation, link_of(one), translate(INVITATION.label), picture
    )
    slip = WederhoorSheet(
        one.reader.function, *code, code=spoken(one.way.code), code_label=translate(CODE.label)
    )
    return letter, slip


def _words(words: LetterWords, study: Study, kept: KeptRound) -> tuple[str, tuple[str, ...]]:
    """Heading and paragraphs, filled in; the round's own words come after the first."""
    facts = {"study": say(study.title), "until": long_date(kept.value.until), "contact": say(study.contact)}
    first, *rest = (translate(text, **facts) for text in words.paragraphs)
    own = kept.value.text.split("\n") if words is INVITATION else []
    return translate(words.heading), tuple(part for part in (first, *own, *rest) if part.strip())


def _pdf(name: str, content: bytes) -> Response:
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
