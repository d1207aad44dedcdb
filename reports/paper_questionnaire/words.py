"""What a questionnaire on paper says besides its questions, in Dutch and in English."""

from __future__ import annotations

from instruments.texts import Texts

MARGIN_CODE = Texts.of(nl="Code", en="Code")
PAGE_OF = Texts.of(nl="bladzijde {page} van {pages}", en="page {page} of {pages}")
# What every questionnaire says before its questions, as on the web (survey_app/domain/consent/sentences.py).
NO_CONSEQUENCES = Texts.of(
    nl="Uw antwoorden hebben geen gevolgen voor de hulp. Ook niet als u iets niet goed vindt.",
    en="Your answers have no consequences for the help. Not even when you are unhappy about something.",
)
YOUR_CHOICE = Texts.of(
    nl="Meedoen is uw keuze. U mag altijd stoppen. U hoeft niet te zeggen waarom.",
    en="Taking part is your choice. You may always stop. You do not have to say why.",
)
HOW = Texts.of(nl="Zo vult u de vragenlijst in", en="How to fill in the questionnaire")
HOW_STEPS = (
    Texts.of(
        nl="Zet een kruisje in het hokje voor uw antwoord.", en="Put a cross in the box before your answer."
    ),
    Texts.of(
        nl="Hebt u zich vergist? Maak het verkeerde hokje helemaal zwart en kruis het goede aan.",
        en="Did you make a mistake? Fill the wrong box completely and cross the right one.",
    ),
    Texts.of(
        nl="U mag elke vraag overslaan. Bij sommige vragen staat dat u verder mag gaan bij een andere vraag.",
        en="You may skip any question. Some questions tell you to go on at another question.",
    ),
    Texts.of(
        nl="Schrijf geen namen op, ook niet die van uzelf.",
        en="Do not write down any names, not even your own.",
    ),
)
SMALL_DIGITS = Texts.of(
    nl="De kleine cijfers bij de hokjes zijn voor ons, om uw antwoorden over te nemen.",
    en="The small digits beside the boxes are for us, to copy your answers.",
)
SEND_BACK = Texts.of(nl="Klaar? Stuur de vragenlijst terug", en="Done? Send the questionnaire back")
SEND_TO = Texts.of(
    nl="Stuur alle bladen terug in de antwoordenvelop, of naar:",
    en="Send all sheets back in the reply envelope, or to:",
)
SUPPORT = Texts.of(nl="Wilt u er met iemand over praten?", en="Would you like to talk to someone about it?")
QUESTIONS_TO = Texts.of(nl="Hebt u een vraag? Neem contact op met:", en="Do you have a question? Contact:")
ON_THE_WEB = Texts.of(
    nl="Vult u liever in op internet? Ga naar {address} en typ deze code: {code}",
    en="Would you rather fill it in on the internet? Go to {address} and type this code: {code}",
)
KEEP_CODE = Texts.of(
    nl="Op elk blad staat dezelfde code. Zo weten wij welke bladen bij elkaar horen. "
    "Uw naam staat er niet op.",
    en="Every sheet has the same code, so that we know which sheets belong together. Your name is not on it.",
)
TAKE_BACK = Texts.of(
    nl="Wilt u uw antwoorden later nog kunnen terugtrekken? Schrijf dan deze code over en bewaar hem: "
    "{code}. Bel ons en noem de code. Dat kan zolang wij weten welke antwoorden bij welke code horen.",
    en="Would you like to be able to take your answers back later? Then copy this code and keep it: {code}. "
    "Call us and mention the code. That is possible as long as we know which answers belong to which code.",
)
CONSENT = Texts.of(nl="Uw toestemming", en="Your consent")
AGE_OF_CHILD = Texts.of(
    nl="C. Hoe oud is uw kind? Wij vragen dit omdat er regels voor zijn. Wij bewaren dit antwoord niet.",
    en="C. How old is your child? We ask because there are rules for it. We do not keep this answer.",
)
OWN_AGE = Texts.of(
    nl="C. Hoe oud bent u? Wij vragen dit omdat er regels voor zijn. Wij bewaren dit antwoord niet.",
    en="C. How old are you? We ask because there are rules for it. We do not keep this answer.",
)
# The same choices in the same order as on the web (survey_app/domain/consent/ages.py); a test compares.
AGES_OF_CHILD = (
    Texts.of(
        nl="Mijn kind is jonger dan 12 jaar. Ik beslis zelf of ik meedoe.",
        en="My child is under 12. I decide for myself whether I take part.",
    ),
    Texts.of(
        nl="Mijn kind is 12, 13, 14 of 15 jaar. Mijn kind vindt het goed dat ik meedoe.",
        en="My child is 12, 13, 14 or 15. My child agrees that I take part.",
    ),
    Texts.of(
        nl="Mijn kind is 16 jaar of ouder. Ik vertel alleen over mijn eigen ervaring, "
        "of mijn kind vindt het goed dat ik meedoe.",
        en="My child is 16 or older. I tell only about my own experience, "
        "or my child agrees that I take part.",
    ),
)
OWN_AGES = (
    Texts.of(
        nl="Ik ben 12, 13, 14 of 15 jaar. Mijn ouder of verzorger vindt het goed.",
        en="I am 12, 13, 14 or 15. My parent or guardian agrees.",
    ),
    Texts.of(
        nl="Ik ben 16 jaar of ouder. Ik beslis zelf of ik meedoe.",
        en="I am 16 or older. I decide for myself whether I take part.",
    ),
)
CONSENT_YES = Texts.of(nl="Ja, ik doe mee", en="Yes, I take part")
QUOTE = Texts.of(
    nl="B. Mogen wij uw woorden in het rapport gebruiken? Zonder uw naam, en zo dat niemand u herkent.",
    en="B. May we use your words in the report? Without your name, and so that nobody recognises you.",
)
YES = Texts.of(nl="Ja", en="Yes")
NO = Texts.of(nl="Nee", en="No")
RIGHTS = Texts.of(
    nl="A. Zet hier een kruisje als u meedoet. Zonder dit kruisje gebruiken wij uw antwoorden niet.",
    en="A. Put a cross here if you take part. Without this cross we do not use your answers.",
)
SEVERAL = Texts.of(nl="U mag meer dan één antwoord aankruisen.", en="You may cross more than one answer.")
MORE_THAN_ONE = Texts.of(nl="meer dan één", en="more than one")
WHEN_ANSWERED = Texts.of(nl="Bij {answers}:", en="If {answers}:")
GO_ON = Texts.of(
    nl="Hebt u {answers} ingevuld? Ga dan door naar vraag {number}.",
    en="Did you answer {answers}? Then go on to question {number}.",
)
GO_TO_END = Texts.of(
    nl="Hebt u {answers} ingevuld? Dan bent u klaar met de vragen.",
    en="Did you answer {answers}? Then you have finished the questions.",
)
ONLY_IF = Texts.of(nl="Alleen {condition}.", en="Only {condition}.")
ELSE_TO = Texts.of(nl="Anders gaat u door naar vraag {number}.", en="Otherwise go on to question {number}.")
ELSE_END = Texts.of(nl="Anders bent u klaar met de vragen.", en="Otherwise you have finished the questions.")
NOT_FOR_ALL = Texts.of(
    nl="Deze vraag geldt niet voor iedereen. Twijfelt u? Vul hem gerust in.",
    en="This question is not for everyone. In doubt? Feel free to answer it.",
)
THE_QUESTIONS = Texts.of(nl="Vraag {first} tot en met {last}:", en="Questions {first} to {last}:")
TWO_QUESTIONS = Texts.of(nl="Vraag {first} en {last}:", en="Questions {first} and {last}:")
IF_ANSWERED = Texts.of(
    nl="als u bij vraag {number} {answers} hebt ingevuld", en="if you answered {answers} to question {number}"
)
IF_NOT_ANSWERED = Texts.of(
    nl="als u bij vraag {number} niet {answers} hebt ingevuld",
    en="if you did not answer {answers} to question {number}",
)
OR = Texts.of(nl="of", en="or")
AND = Texts.of(nl="en", en="and")
NOTES = Texts.of(nl="Ruimte voor uw antwoord", en="Room for your answer")
CONTACT_SHEET = Texts.of(nl="Mogen wij later contact met u opnemen?", en="May we contact you later?")
CONTACT_WHY = Texts.of(
    nl="Dit hoeft niet. Op dit blad staat geen code. Wij bewaren het apart van uw antwoorden.",
    en="You do not have to. There is no code on this sheet. We keep it apart from your answers.",
)
CONTACT_YES = Texts.of(
    nl="Ja, de onderzoekers mogen later contact met mij opnemen.",
    en="Yes, the researchers may contact me later.",
)
CONTACT_HOW = Texts.of(
    nl="Hoe bereiken wij u? Uw naam, en uw telefoonnummer of e-mailadres:",
    en="How do we reach you? Your name, and your telephone number or e-mail address:",
)
LANGUAGES = tuple(YES)  # what a form can be printed in
