"""The answers and sub-questions that belong to a kind of question, in every language Wederhoor speaks.

They stand here once, so that a questionnaire's file holds only what is its own, and so that 'weet ik niet'
has the same number in every study. Their words are in languages/, a file per language.
"""

from __future__ import annotations

from instruments.languages import LANGUAGES
from instruments.model import Option
from instruments.texts import Texts


def _said(answer: str) -> Texts:
    """This answer in every language."""
    return Texts(tuple((code, language.answers[answer]) for code, language in LANGUAGES.items()))


# Each way of having no measurement keeps its own number; 96 is for exports, never offered as an answer.
NOT_ASKED = 96
WEET_NIET = Option("weet_niet", 97, _said("weet_niet"), missing=True)
WIL_NIET_ZEGGEN = Option("wil_niet_zeggen", 98, _said("wil_niet_zeggen"), missing=True)
NVT = Option("nvt", 99, _said("nvt"), missing=True)
MISSING = {option.code: option for option in (WEET_NIET, WIL_NIET_ZEGGEN, NVT)}
# What someone put on paper and is no answer: never offered, only typed in by who copies the form.
MEER_DAN_EEN = Option(
    "meer_dan_een", 101, Texts.of(nl="Meer dan één aangekruist", en="More than one crossed"), missing=True
)
ONLEESBAAR = Option("onleesbaar", 102, Texts.of(nl="Onleesbaar", en="Illegible"), missing=True)
ON_PAPER = {option.code: option for option in (MEER_DAN_EEN, ONLEESBAAR)}

GEBEURD = (
    Option("ja", 1, _said("gebeurd_ja")),
    Option("gedeeltelijk", 2, _said("gebeurd_gedeeltelijk")),
    Option("nee", 3, _said("gebeurd_nee")),
    NVT,
    WEET_NIET,
)
TEVREDEN = (
    Option("ja", 1, _said("tevreden_ja")),
    Option("deels", 2, _said("tevreden_deels")),
    Option("nee", 3, _said("tevreden_nee")),
)
GEWENST = (Option("ja", 1, _said("gewenst_ja")), Option("nee", 2, _said("gewenst_nee")))
TEVREDEN_TEXT, GEWENST_TEXT = _said("tevreden_vraag"), _said("gewenst_vraag")
AFTER_TEVREDEN = ("ja", "gedeeltelijk")  # satisfaction is asked about what happened,
AFTER_GEWENST = ("gedeeltelijk", "nee")  # a wish about what did not, or only partly

STELLING = (
    Option("geldt", 1, _said("stelling_geldt")),
    Option("deels", 2, _said("stelling_deels")),
    Option("niet_wel_gewenst", 3, _said("stelling_niet_wel_gewenst")),
    Option("nvt_geen_zicht", 99, _said("stelling_nvt_geen_zicht"), missing=True),
)
GRADES = tuple(
    Option(str(grade), grade, Texts(tuple((code, str(grade)) for code in LANGUAGES)))
    for grade in range(1, 11)
)


def text_in(texts: Texts, languages: tuple[str, ...]) -> Texts:
    """The same text in these languages only."""
    return Texts(tuple(pair for pair in texts.pairs if pair[0] in languages))


def options_in(options: tuple[Option, ...], languages: tuple[str, ...]) -> tuple[Option, ...]:
    """The same options, labelled in these languages only."""
    return tuple(
        Option(option.code, option.number, text_in(option.label, languages), option.missing)
        for option in options
    )
