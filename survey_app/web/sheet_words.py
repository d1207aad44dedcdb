"""What the coding sheet's own script says, in the language of the page; %(name)s is filled in there."""

from __future__ import annotations

from typing import Any

from codebooks.values import LETTERS, REASONS, SHAPES, Reason, Value
from survey_app.domain.coding import LONGEST_TEXT
from survey_app.domain.messages import N_
from survey_app.domain.staff_messages import REASON_WORDS, VALUE_WORDS
from survey_app.web.language import translate

SENTENCES = {
    "bewaard": N_("Bewaard"),
    "bewaren": N_("Bewaren…"),
    "geen_verbinding": N_("Niet bewaard: geen verbinding, wordt opnieuw geprobeerd"),
    "fout_op_server": N_("Niet bewaard: de server gaf een fout, wordt opnieuw geprobeerd"),
    "uitgelogd": N_(
        "Niet bewaard: u bent uitgelogd. Log in een ander tabblad in; daarna gaat het vanzelf verder"
    ),
    "niet_bewaard": N_("Niet bewaard: kijk bij %(aspect)s"),
    "waarom_eerst": N_("Niet bewaard: schrijf bij %(aspect)s op waarom"),
    "geen_waarde": N_("geen waarde"),
    "nog": N_("Nog zonder waarde: %(leeg)s. Gaten: %(gaten)s."),
    "klaar": N_("Elke cel heeft een waarde, zonder gaten"),
    "memo": N_("memo"),
    "gat": N_("gat"),
    "melding": N_("let op"),
    "hang": N_("Hang onder %(code)s"),
    "gehangen": N_("Citaat hangt onder %(code)s."),
    "hangt_al": N_("Dit citaat hangt al onder %(code)s."),
    "kies_tekst": N_("Kies eerst een stuk tekst."),
    "citaat_weg": N_("Citaat weggehaald bij %(code)s."),
    "haal_weg": N_("Haal weg"),
    "ongedaan": N_("Ongedaan gemaakt: %(aspect)s"),
    "opnieuw": N_("Opnieuw gedaan: %(aspect)s"),
    "niets_ongedaan": N_("Er is niets om ongedaan te maken."),
    "niets_opnieuw": N_("Er is niets om opnieuw te doen."),
    "stopt": N_("Ongedaan maken kan hier niet verder: deze cel is intussen ergens anders veranderd."),
    "niets_leeg": N_("Elke cel heeft een waarde."),
    "gevonden": N_("%(nummer)s van %(aantal)s"),
    "niets_gevonden": N_("Niet gevonden"),
    "sneltoetsen_aan": N_("Sneltoetsen aan"),
    "sneltoetsen_uit": N_("Sneltoetsen uit"),
    "verouderd": N_("%(aspect)s is ergens anders veranderd"),
    "gesloten": N_("Dit blad kan niet meer veranderd worden."),
    "nu": N_("zojuist"),
    "leeg": N_("leeg"),
    "let_op": N_("Let op."),
    "te_lang": N_("Dit stuk tekst is te lang voor een citaat."),
}


def words_for_script() -> dict[str, Any]:
    """The sentences, and per value its word, letter and shape, the reasons and which of them is obvious."""
    return {
        "zinnen": {name: translate(sentence) for name, sentence in SENTENCES.items()},
        "waarden": {
            str(value): {
                "woord": translate(VALUE_WORDS[value]),
                "letter": LETTERS[value],
                "vorm": SHAPES[value],
                "redenen": [str(reason) for reason in REASONS[value]],
                "vanzelf": _obvious(value),
            }
            for value in Value
        },
        "langste": LONGEST_TEXT,
        "redenen": {str(reason): translate(REASON_WORDS[reason]) for reason in Reason},
    }


def _obvious(value: Value) -> str:
    """The only reason that says something about this value; '' where the codeur must choose."""
    telling = [reason for reason in REASONS[value] if reason is not Reason.ONBEKEND]
    return str(telling[0]) if len(telling) == 1 else ""
