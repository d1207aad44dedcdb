"""The consent form: from what was sent to a Consent, or to every mistake in it."""

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
class Consent:
    """What someone agreed to beside taking part.

    `citeren` is ja or nee; `reach` is how they want to be reached later, '' when they do not. It never stands
    beside answers: it goes to the contact store.
    """

    citeren: str = "nee"
    reach: str = ""


NOTHING_ASKED = Consent(citeren="")  # who had begun already is not asked again


def read_consent(form: Mapping[str, str], instrument: Instrument) -> Consent | tuple[Mistake, ...]:
    """What the form says; fields: toestemming, leeftijd, citeren, opnieuw, bereikbaar. Unset is no."""
    reach = " ".join(form.get("bereikbaar", "").split()) if form.get("opnieuw") == "ja" else ""
    found = (
        Mistake("toestemming", CONSENT_NEEDED) if form.get("toestemming") != "ja" else None,
        _age_mistake(form, instrument),
        _reach_mistake(reach) if form.get("opnieuw") == "ja" else None,
    )
    mistakes = tuple(mistake for mistake in found if mistake)
    return mistakes or Consent("ja" if form.get("citeren") == "ja" else "nee", reach)


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
