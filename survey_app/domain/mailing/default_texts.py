"""The words a study starts with, in Dutch and English. Nobody reads from them who gets what help."""

from __future__ import annotations

from survey_app.domain.mailing.turns import Kind

_INVITATION_NL = """Beste lezer,

{organisatie} doet een onderzoek: {onderzoek}.
Wij willen graag weten hoe het volgens u ging. Wilt u onze vragen beantwoorden?

Dat kan met deze link:
{link}

De link is alleen voor u. Stuur deze mail niet door.
U kunt de vragen beantwoorden tot en met {laatste_dag}.
U kunt stoppen en later verdergaan met dezelfde link.

Meedoen mag, het hoeft niet. Wat u ook kiest, het heeft geen gevolgen voor u.

Hebt u een vraag?
{contact}

Met vriendelijke groet,
{organisatie}
"""

_REMINDER_NL = """Beste lezer,

Pas geleden kreeg u van ons een mail over een onderzoek: {onderzoek}.
Uw vragenlijst is nog niet klaar. Dat hoeft ook niet: meedoen mag, het hoeft niet.

Wilt u nog meedoen? Dat kan met deze link:
{link}

Was u al begonnen? Dan gaat u verder waar u was.
U kunt de vragen beantwoorden tot en met {laatste_dag}.

Dit is de enige herinnering die u krijgt.

Hebt u een vraag?
{contact}

Met vriendelijke groet,
{organisatie}
"""

_INVITATION_EN = """Dear reader,

{organisatie} is doing a study: {onderzoek}.
We would like to know how things went according to you. Would you like to answer our questions?

You can do so with this link:
{link}

The link is for you only. Please do not forward this email.
You can answer the questions up to and including {laatste_dag}.
You can stop and go on later with the same link.

Taking part is your choice. Whatever you choose, it has no consequences for you.

Do you have a question?
{contact}

Kind regards,
{organisatie}
"""

_REMINDER_EN = """Dear reader,

Not long ago we sent you an email about a study: {onderzoek}.
Your questionnaire is not finished yet. It does not have to be: taking part is your choice.

Would you still like to take part? You can do so with this link:
{link}

Had you already started? Then you go on where you were.
You can answer the questions up to and including {laatste_dag}.

This is the only reminder that you get.

Do you have a question?
{contact}

Kind regards,
{organisatie}
"""

# (language, kind) -> subject and body. The subject is neutral: others may see it on a screen.
DEFAULT_TEXTS: dict[tuple[str, str], tuple[str, str]] = {
    ("nl", Kind.INVITATION): ("Vragenlijst van {organisatie}", _INVITATION_NL),
    ("nl", Kind.REMINDER): ("Herinnering: vragenlijst van {organisatie}", _REMINDER_NL),
    ("en", Kind.INVITATION): ("Questionnaire from {organisatie}", _INVITATION_EN),
    ("en", Kind.REMINDER): ("Reminder: questionnaire from {organisatie}", _REMINDER_EN),
}

# Stands under every message, and can't be left out.
FOOTERS = {
    "nl": "Wilt u geen mail meer over dit onderzoek? Meld u dan af:",
    "en": "No more email about this study? Unsubscribe here:",
}
