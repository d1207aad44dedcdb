"""The answers and sub-questions that belong to a kind of question, in every language Wederhoor speaks.

They stand here once, so that a questionnaire's file holds only what is its own, and so that 'weet ik niet'
has the same number in every study.
"""

from __future__ import annotations

from instruments.model import Option
from instruments.texts import Texts

LANGUAGES = ("nl", "en")

# Each way of having no measurement keeps its own number; 96 is for exports, never offered as an answer.
NOT_ASKED = 96
WEET_NIET = Option("weet_niet", 97, Texts.of(nl="Dat weet ik niet", en="I do not know"), missing=True)
WIL_NIET_ZEGGEN = Option(
    "wil_niet_zeggen", 98, Texts.of(nl="Dat wil ik niet zeggen", en="I prefer not to say"), missing=True
)
NVT = Option("nvt", 99, Texts.of(nl="Dat geldt niet voor mij", en="This does not apply to me"), missing=True)
MISSING = {option.code: option for option in (WEET_NIET, WIL_NIET_ZEGGEN, NVT)}

GEBEURD = (
    Option("ja", 1, Texts.of(nl="Ja", en="Yes")),
    Option("gedeeltelijk", 2, Texts.of(nl="Gedeeltelijk", en="Partly")),
    Option("nee", 3, Texts.of(nl="Nee", en="No")),
    NVT,
    WEET_NIET,
)
TEVREDEN = (
    Option("ja", 1, Texts.of(nl="Ja", en="Yes")),
    Option("deels", 2, Texts.of(nl="Deels", en="In part")),
    Option("nee", 3, Texts.of(nl="Nee", en="No")),
)
GEWENST = (
    Option("ja", 1, Texts.of(nl="Ja", en="Yes")),
    Option("nee", 2, Texts.of(nl="Nee, dat was niet nodig", en="No, there was no need")),
)
TEVREDEN_TEXT = Texts.of(nl="Zo ja: was u daar tevreden over?", en="If so: were you satisfied with it?")
GEWENST_TEXT = Texts.of(
    nl="Zo nee, of maar voor een deel: had u dit (meer) gewild?",
    en="If not, or only in part: would you have wanted (more of) this?",
)
AFTER_TEVREDEN = ("ja", "gedeeltelijk")  # satisfaction is asked about what happened,
AFTER_GEWENST = ("gedeeltelijk", "nee")  # a wish about what did not, or only partly

STELLING = (
    Option("geldt", 1, Texts.of(nl="Klopt", en="True")),
    Option("deels", 2, Texts.of(nl="Klopt voor een deel", en="True in part")),
    Option(
        "niet_wel_gewenst",
        3,
        Texts.of(nl="Klopt niet, maar dat was wel gewenst", en="Not true, but it was wanted"),
    ),
    Option(
        "nvt_geen_zicht",
        99,
        Texts.of(
            nl="Niet van toepassing, of ik heb hier geen zicht op", en="Not applicable, or I cannot tell"
        ),
        missing=True,
    ),
)
GRADES = tuple(Option(str(grade), grade, Texts.of(nl=str(grade), en=str(grade))) for grade in range(1, 11))


def text_in(texts: Texts, languages: tuple[str, ...]) -> Texts:
    """The same text in these languages only."""
    return Texts(tuple(pair for pair in texts.pairs if pair[0] in languages))


def options_in(options: tuple[Option, ...], languages: tuple[str, ...]) -> tuple[Option, ...]:
    """The same options, labelled in these languages only."""
    return tuple(
        Option(option.code, option.number, text_in(option.label, languages), option.missing)
        for option in options
    )
