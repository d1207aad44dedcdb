"""The words of one mail to a reader, in the language that staff chose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import current_app

from analysis.study import Study
from survey_app.domain.inviting.codes import spoken
from survey_app.domain.mailing.mail_texts import Filled, one_line, written_day
from survey_app.domain.wederhoor import mail_sentences as say
from survey_app.domain.wederhoor.reader_mail import MailKind
from survey_app.domain.wederhoor.rounds import KeptRound, Standing, days_late
from survey_app.domain.wederhoor.ways_in import NewWay
from survey_app.web.language import translator

Write = Callable[[MailKind, Standing, NewWay | None], Filled]
WORDS = {
    MailKind.INVITATION: say.INVITATION,
    MailKind.CODE: say.CODE,
    MailKind.REMINDER: say.REMINDER,
    MailKind.RECEIPT: say.RECEIPT,
}


def writer(study: Study, kept: KeptRound, language: str, today: date) -> Write:
    """What makes the words for one reader; nothing of the report is in them."""
    translate, late = translator(language), days_late(kept.value, today) > 0
    about = {
        "study": one_line(study.title.say(language)),
        "organisation": one_line(study.organisation),
        "contact": study.contact.say(language),
        "until": written_day(date.fromisoformat(kept.value.until), language),
    }

    def write(kind: MailKind, one: Standing, way: NewWay | None) -> Filled:
        words = say.REMINDER_AFTER if kind is MailKind.REMINDER and late else WORDS[kind]
        facts = {**about, "reader": one.reader.function, "sent": one.sent, "shown": one.shown}
        facts |= {"link": _link(way, language), "code": spoken(way.code) if way else ""}
        body = "\n\n".join(translate(text, **facts) for text in words.paragraphs)
        return Filled(one_line(translate(words.subject, **facts)), f"{body}\n")

    return write


def _link(way: NewWay | None, language: str) -> str:
    """The address that the reader opens; in another language than Dutch it says so."""
    asked = "" if language == "nl" else f"?taal={language}"
    return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/wederhoor/{way.token}{asked}" if way else ""
