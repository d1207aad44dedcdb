"""The consent forms: from what was sent to what someone agrees to, or to every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from instruments.model import Instrument
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.consent import sentences
from survey_app.domain.consent.ages import age_choices
from survey_app.domain.messages import CONSENT_NEEDED

LONGEST_REACH = 200  # characters of a telephone number or an e-mail address
DIGITS_OF_A_NUMBER = 8


@dataclass(frozen=True)
class Wishes:
    """What someone agrees to beside taking part, asked when they know what they wrote.

    `citeren` is ja or nee, '' when nothing was chosen; `reach` is how they want to be reached later, '' when
    they do not. It never stands beside answers: it goes to the contact store.
    """

    citeren: str = ""
    reach: str = ""


def consent_mistakes(form: Mapping[str, str], instrument: Instrument) -> tuple[Mistake, ...]:
    """What keeps someone from taking part; fields: toestemming, leeftijd. Unset is no."""
    refused = Mistake("toestemming", CONSENT_NEEDED) if form.get("toestemming") != "ja" else None
    return tuple(mistake for mistake in (_age_mistake(form, instrument), refused) if mistake)


def read_wishes(form: Mapping[str, str]) -> Wishes | tuple[Mistake, ...]:
    """What the form says; fields: citeren, opnieuw, bereikbaar. Unset is no."""
    asked = form.get("opnieuw") == "ja"
    reach = " ".join(form.get("bereikbaar", "").split()) if asked else ""
    mistake = _reach_mistake(reach) if asked else None
    citeren = form.get("citeren", "")
    return (mistake,) if mistake else Wishes(citeren if citeren in ("ja", "nee") else "", reach)


def _age_mistake(form: Mapping[str, str], instrument: Instrument) -> Mistake | None:
    codes = {choice.code for choice in age_choices(instrument)}
    if not codes or form.get("leeftijd") in codes:
        return None
    return Mistake("leeftijd", sentences.AGE_NEEDED)


def _reach_mistake(reach: str) -> Mistake | None:
    if len(reach) > LONGEST_REACH:
        return Mistake("bereikbaar", sentences.REACH_TOO_LONG, {"limit": LONGEST_REACH})
    usable = reach.isprintable() and ("@" in reach.strip("@") or _digits(reach) >= DIGITS_OF_A_NUMBER)
    return None if usable else Mistake("bereikbaar", sentences.REACH_NEEDED)


def _digits(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)
