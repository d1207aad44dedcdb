"""What respondents read of consent and care: fixed sentences, so that no questionnaire can forget them."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_CONSEQUENCES = N_("Uw antwoorden hebben geen gevolgen voor de hulp. Ook niet als u iets niet goed vindt.")
YOUR_CHOICE = N_("Meedoen is uw keuze. U mag altijd stoppen. U hoeft niet te zeggen waarom.")
NO_NAMES = N_("Schrijf liever geen namen op, ook niet die van uzelf.")
WHY_AGE = N_("Waarom vragen wij dit?")
AGE_QUESTION = N_("Hoe oud is uw kind?")
AGE_QUESTION_SEVERAL = N_(
    "Hebt u meer kinderen die hulp krijgen? Denk dan aan één kind, en kies de leeftijd van dat kind."
)
OWN_AGE_QUESTION = N_("Hoe oud bent u?")
AGE_IS_NOT_KEPT = N_("Wij vragen dit omdat er regels voor zijn. Wij bewaren dit antwoord niet.")
AGE_REFUSED = N_(
    "Vindt uw kind van 12 jaar of ouder het niet goed? Doe dan niet mee. U kunt deze pagina sluiten."
)
OWN_AGE_REFUSED = N_(
    "Bent u jonger dan 12, of vindt uw ouder of verzorger het niet goed? Doe dan niet mee. "
    "U kunt deze pagina sluiten."
)
QUOTE_QUESTION = N_("Mogen wij in het rapport iets opschrijven dat u zelf hebt geschreven?")
QUOTE_HELP = N_("Wij noemen uw naam nooit. Wij laten ook weg waaraan mensen u kunnen herkennen.")
AGAIN_QUESTION = N_("Mogen wij u later nog iets vragen over dit onderzoek?")
AGAIN_HELP = N_(
    "Kiest u ja, schrijf dan uw telefoonnummer of e-mailadres op. Wij bewaren het apart. "
    "Het staat niet bij uw antwoorden."
)
REACH_LABEL = N_("Telefoonnummer of e-mailadres, als u Ja kiest")
REACH_NEEDED = N_("Vul een telefoonnummer of e-mailadres in, of kies Nee.")
REACH_TOO_LONG = N_("Dat is te lang. Vul hooguit %(limit)s tekens in.")
AGE_NEEDED = N_("Kies wat voor u geldt. Geldt niets hiervan? Dan kunt u niet meedoen.")
SUPPORT_HEADING = N_("Met iemand praten?")
SUPPORT_START = N_("Sommige vragen kunnen u raken. U kunt altijd met iemand praten:")
SUPPORT_AFTER = N_("Hebben de vragen iets bij u losgemaakt? U kunt met iemand praten:")
