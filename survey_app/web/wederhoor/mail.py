"""Mail to the readers of a round: their addresses, what goes to whom, shown before it is sent."""

from __future__ import annotations

from datetime import date

from flask import Response, abort, current_app, render_template, request
from werkzeug.wrappers import Response as Answer

from survey_app.domain.answer_checks import Mistake
from survey_app.domain.inviting.codes import spoken, tidy_code
from survey_app.domain.mailing import staff_sentences as mailing_says
from survey_app.domain.mailing.addresses import masked
from survey_app.domain.roles import Task
from survey_app.domain.wederhoor import mail_sentences as say
from survey_app.domain.wederhoor import rounds as rules
from survey_app.domain.wederhoor import staff_sentences as messages
from survey_app.domain.wederhoor.reader_mail import (
    KINDS,
    Mailable,
    MailKind,
    last_of,
    mailable,
    read_addresses,
    stand_of,
)
from survey_app.domain.wederhoor.rounds import KeptRound, Reader
from survey_app.domain.wederhoor.ways_in import NewWay
from survey_app.mail_server import MailServer
from survey_app.use_cases.mail_readers import Desk, Mailing, Told, mail_readers
from survey_app.web.language import LANGUAGES
from survey_app.web.long_dates import long_date
from survey_app.web.mail_parts import mail_settings
from survey_app.web.staff_pages import allowed, frame, go, sent, show
from survey_app.web.wederhoor.mail_words import writer
from survey_app.web.wederhoor.staff_area import blueprint, by_me, reader_mail, round_of, store
from survey_app.web.wederhoor.ways_in import code_letters

PATIENCE = 10.0  # seconds that a page waits for the mail server
EXAMPLE = NewWay("voorbeeld", "voorbeeld")


@blueprint.get("/<round>/mail")
@allowed(Task.WEDERHOOR)
def mail(study: str, round: str) -> Response:
    """Whose address is known, and which mail they got."""
    return _overview(round_of(study, round))


@blueprint.post("/<round>/mail")
@allowed(Task.WEDERHOOR)
def keep_addresses(study: str, round: str) -> Answer:
    """Keeps the addresses that are right, and says beside which functions one is not."""
    kept = round_of(study, round)
    if kept.value.state == "gesloten":
        return _overview(kept, (Mistake("adressen", messages.ROUND_IS_CLOSED),), 409)
    changes, wrong = read_addresses(request.form, store().standings(study, round))
    if changes and not reader_mail(study).keep(round, changes):
        return _overview(kept, (Mistake("adressen", say.NOT_KEPT),), 503)
    if wrong:
        mistake = Mistake("adressen", say.NOT_ADDRESSES, {"functions": ", ".join(wrong)})
        return _overview(kept, (mistake,), 422)
    return go("wederhoor.mail", study=study, round=round, gedaan="adressen")


@blueprint.get("/<round>/mail/<mail_kind>")
@allowed(Task.WEDERHOOR)
def preview_mail(study: str, round: str, mail_kind: str) -> Response:
    """Who would get this mail and who not, and its words; nothing is sent."""
    return _preview(round_of(study, round), _kind(mail_kind))


@blueprint.post("/<round>/mail/<mail_kind>")
@allowed(Task.WEDERHOOR)
def send_mail(study: str, round: str, mail_kind: str) -> Answer:
    """Sends it, and lists who got theirs and who did not."""
    kept, kind, settings = round_of(study, round), _kind(mail_kind), mail_settings()
    if settings is None:
        return _preview(kept, kind, (Mistake("wie", mailing_says.NOT_SET_UP),), 503)
    if sent("stand") != _stand(kept):
        return _preview(kept, kind, (Mistake("wie", say.STALE),), 409)
    numbers = set(request.form.getlist("lezer"))
    possible = [one.standing.reader for one in _mailable(kept, kind) if not one.why_not]
    chosen = [one for one in possible if str(one.number) in numbers]
    if not chosen:
        return _preview(kept, kind, (Mistake("wie", say.NOBODY_CHOSEN),), 422)
    address, sender = settings
    by, language = by_me(), _language()
    write = writer(frame(study).study, kept, language, by.today)
    code_too, key = sent("code") == "mail", current_app.config["CODE_KEY"]
    server = MailServer(address, PATIENCE)
    try:
        desk = Desk(store(), reader_mail(study), server)
        job = Mailing(kept, kind, write, sender, language, key, by, code_too)
        told = mail_readers(desk, job, chosen)
    finally:
        server.close()
    return _result(kept, kind, told)


@blueprint.post("/<round>/codebrieven")
@allowed(Task.WEDERHOOR)
def print_codes(study: str, round: str) -> Answer:
    """Letters with the codes that the page before this one shows; they are kept nowhere."""
    kept = round_of(study, round)
    typed = ((one, tidy_code(sent(f"code-{one.number}"))) for one in store().readers(study, round))
    codes: list[tuple[Reader, str]] = [(one, code) for one, code in typed if code]
    if not codes:
        return _overview(kept, (Mistake("adressen", say.NO_CODES),), 422)
    return code_letters(frame(study).study, kept, codes)


def _kind(mail_kind: str) -> MailKind:
    return next((kind for kind in KINDS if kind == mail_kind), None) or abort(404)


def _language() -> str:
    asked = request.values.get("in", "nl")
    return asked if asked in LANGUAGES else "nl"


def _mailable(kept: KeptRound, kind: MailKind) -> tuple[Mailable, ...]:
    study, round, today = kept.study, kept.value.id, date.today()
    standings, events = store().standings(study, round), store().events(study, round)
    due, kept_mail = rules.reminders_due(kept.value, standings, events, today), reader_mail(study)
    return mailable(kept, kind, standings, kept_mail.addresses(round), kept_mail.messages(round), due)


def _stand(kept: KeptRound) -> str:
    standings = store().standings(kept.study, kept.value.id)
    return stand_of(reader_mail(kept.study).messages(kept.value.id), standings)


def _overview(kept: KeptRound, mistakes: tuple[Mistake, ...] = (), status: int = 200) -> Response:
    """No address comes back on the page, but for so much that one recognises it."""
    mail, round = reader_mail(kept.study), kept.value.id
    said = mail.messages(round)
    standings = store().standings(kept.study, round)
    html = render_template(
        "wederhoor/mail.html",
        frame=frame(kept.study),
        kept=kept,
        standings=standings,
        addresses={reader: masked(address) for reader, address in mail.addresses(round).items()},
        last={
            one.reader.function: [
                last for kind in MailKind if (last := last_of(said, one.reader.function, kind))
            ]
            for one in standings
        },
        kinds=KINDS,
        set_up=mail_settings() is not None,
        not_set_up=mailing_says.NOT_SET_UP,
        mistakes=mistakes,
        words=messages,
        mail_words=say,
        long_date=long_date,
    )
    return show(html, status)


def _preview(
    kept: KeptRound, kind: MailKind, mistakes: tuple[Mistake, ...] = (), status: int = 200
) -> Response:
    language, people = _language(), _mailable(kept, kind)
    write = writer(frame(kept.study).study, kept, language, date.today())
    first = next((one.standing for one in people if not one.why_not), None)
    shown = [kind, MailKind.CODE] if kind is MailKind.INVITATION else [kind]
    html = render_template(
        "wederhoor/mail_preview.html",
        frame=frame(kept.study),
        kept=kept,
        kind=kind,
        people=people,
        mails=[(one, write(one, first, EXAMPLE)) for one in shown] if first else [],
        language=language,
        languages=LANGUAGES,
        stand=_stand(kept),
        set_up=mail_settings() is not None,
        not_set_up=mailing_says.NOT_SET_UP,
        mistakes=mistakes,
        words=messages,
        mail_words=say,
    )
    return show(html, status)


def _result(kept: KeptRound, kind: MailKind, told: tuple[Told, ...]) -> Response:
    html = render_template(
        "wederhoor/mail_result.html",
        frame=frame(kept.study),
        kept=kept,
        kind=kind,
        told=told,
        spoken=spoken,
        words=messages,
        mail_words=say,
    )
    return show(html, 200 if any(one.arrived for one in told) else 503)
