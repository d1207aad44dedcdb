"""The words of a letter in each language: the text an office starts from, and what stands round it.

In a text, lines in a row are one paragraph, `#` begins the heading, `{code}` is where code and QR come, and
other fields are filled in. A paragraph with a field that is empty (such as no last day) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("nl", "en")

DEFAULT_TEXTS = {
    "nl": """\
# Wilt u onze vragen beantwoorden?

{organisatie} doet onderzoek naar {onderzoek}. Wij willen graag weten hoe het voor u was.
Daarom vragen wij u om een vragenlijst in te vullen. Dat duurt ongeveer {minuten} minuten.

{code}

U kunt meedoen tot en met {laatste_dag}.

U kiest zelf of u meedoet. Uw keuze en uw antwoorden hebben geen gevolgen. U mag vragen overslaan. U mag ook
stoppen en later verdergaan met dezelfde code.

De gemeente stuurt u deze brief, want wij hebben uw adres niet.
Uw antwoorden gaan naar ons, niet naar de gemeente.

{privacy}

Hebt u een vraag, of vult u de vragen liever niet op een computer of telefoon in? {contact}
""",
    "en": """\
# Would you like to answer our questions?

{organisatie} is doing research into {onderzoek}. We would like to know how it was for you.
That is why we ask you to fill in a questionnaire. It takes about {minuten} minutes.

{code}

You can take part until {laatste_dag}.

It is up to you whether you take part. Your choice and your answers have no consequences.
You may skip questions. You may also stop and go on later with the same code.

The municipality sends you this letter, as we do not have your address. Your answers come to us, not to the
municipality.

{privacy}

Do you have a question, or would you rather not answer on a computer or a phone? {contact}
""",
}

# What a respondent may count on, by the study's anonymity.
PRIVACY = {
    "anoniem": {
        "nl": "Uw antwoorden zijn anoniem: zodra u ze verstuurt, weet niemand van wie ze zijn. {bewaren}",
        "en": "Your answers are anonymous: once you send them nobody knows whose they are. {bewaren}",
    },
    "pseudoniem": {
        "nl": "Uw naam staat niet bij uw antwoorden, en ook niet in het rapport. {bewaren}",
        "en": "Your name is not with your answers, and not in the report either. {bewaren}",
    },
    "bekend": {
        "nl": "De onderzoekers weten wat u antwoordde. Uw naam staat niet in het rapport. {bewaren}",
        "en": "The researchers know what you answered. Your name is not in the report. {bewaren}",
    },
}

MONTHS = {
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


@dataclass(frozen=True)
class BoxWords:
    """What stands beside the QR; `{plaats}` is the address where a code is typed."""

    code: str
    scan: str
    or_type: str
    picture: str
    number: str
    heading: str  # of a letter that has none that can be read


BOX = {
    "nl": BoxWords(
        code="Uw code",
        scan="Richt de camera van uw telefoon op het vierkant. Tik op de link die u ziet.",
        or_type="Of ga naar {plaats} en vul daar uw code in.",
        picture="QR-code die de vragenlijst opent. Of ga naar {plaats} en vul de code in.",
        number="Nummer",
        heading="Uitnodiging",
    ),
    "en": BoxWords(
        code="Your code",
        scan="Point the camera of your phone at the square. Tap the link that you see.",
        or_type="Or go to {plaats} and fill in your code there.",
        picture="QR code that opens the questionnaire. Or go to {plaats} and fill in the code.",
        number="Number",
        heading="Invitation",
    ),
}
