"""Who decides about taking part, by the age of the child: the rules of the trade as choices.

Gedragscode voor Onderzoek en Statistiek, and article 5 of the UAVG: under 12 a parent decides; from 12 to 15
parent and child both agree; from 16 the young person decides, and a parent tells only what they experienced.
A choice is the age and the statement that goes with it in one sentence: a tired parent clicks once, and no
script is needed. It is looked at and not kept: it was asked to follow the rules, not to know an age. An
instrument that needs the age asks it as a question.
"""

from __future__ import annotations

from typing import NamedTuple

from instruments.model import Instrument
from survey_app.domain.messages import N_


class AgeChoice(NamedTuple):
    """One choice: `code` is what the form sends, `statement` what the person says by choosing it."""

    code: str
    statement: str


ABOUT_A_CHILD = (
    AgeChoice("jonger_dan_12", N_("Mijn kind is jonger dan 12 jaar. Ik beslis zelf of ik meedoe.")),
    AgeChoice(
        "12_tot_16",
        N_("Mijn kind is 12, 13, 14 of 15 jaar. Mijn kind vindt het goed dat ik meedoe."),
    ),
    AgeChoice(
        "16_of_ouder",
        N_(
            "Mijn kind is 16 jaar of ouder. Ik vertel alleen over mijn eigen ervaring, "
            "of mijn kind vindt het goed dat ik meedoe."
        ),
    ),
)
BY_THE_YOUNG = (
    AgeChoice("12_tot_16", N_("Ik ben 12, 13, 14 of 15 jaar. Mijn ouder of verzorger vindt het goed.")),
    AgeChoice("16_of_ouder", N_("Ik ben 16 jaar of ouder. Ik beslis zelf of ik meedoe.")),
)


def age_choices(instrument: Instrument) -> tuple[AgeChoice, ...]:
    """The choices on the start page; none when the questionnaire is not about a child."""
    if instrument.by_the_young:
        return BY_THE_YOUNG
    return ABOUT_A_CHILD if instrument.about_child else ()
