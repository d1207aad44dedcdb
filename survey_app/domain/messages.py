"""Every sentence that tells a respondent or a member of staff that something is not right.

One plain Dutch sentence each, without blame; the English stands in the translations. `N_` marks a sentence
for the translator and hands it back unchanged.
"""

from __future__ import annotations


def N_(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


NOT_AN_OPTION = N_("Kies een van de antwoorden die er staan.")
NOT_A_GRADE = N_("Vul een heel cijfer in van 1 tot en met 10.")
TOO_LONG = N_(
    "Uw antwoord is te lang. Maak het korter: hooguit %(limit)s tekens. Wat u schreef, staat hieronder nog."
)
CONSENT_NEEDED = N_(
    "Wilt u meedoen? Zet dan een vinkje. Wilt u niet meedoen? Dan kunt u deze pagina sluiten."
)
UNKNOWN_LINK = N_("Deze link klopt niet. Kijk of u de hele link hebt overgenomen uit de brief of e-mail.")
WRONG_CODE = N_("Kijk de code nog eens na. Er zit een foutje in, of er ontbreekt een teken.")
NO_CODE = N_("Vul de code in die in uw brief staat.")
TOO_MANY_GUESSES = N_(
    "Het lukt nu niet. Vanaf deze plek zijn te veel verkeerde codes of links geprobeerd. "
    "Probeer het over tien minuten nog een keer. Wat eerder bewaard is, is er nog."
)
EXPIRED_LINK = N_(
    "U kunt deze vragenlijst niet meer invullen. De laatste dag is voorbij. U hoeft niets te doen."
)
ALREADY_SENT = N_("U hebt de vragenlijst al verstuurd. Dank u wel. U hoeft niets meer te doen.")
NOT_STARTED = N_("U bent nog niet begonnen. Lees eerst deze pagina.")
FORGED_FORM = N_("Het formulier was niet meer geldig. Er is niets verloren. Probeer het nog een keer.")
STALE_PAGE = N_(
    "U hebt deze pagina ook ergens anders ingevuld, bijvoorbeeld in een ander tabblad. "
    "Hieronder staan beide versies. Kies welke wij bewaren."
)
KEPT_OLD = N_("Wij hebben bewaard wat er al stond.")
KEPT_NEW = N_("Wij hebben bewaard wat u net invulde.")
WISH_NOT_KEPT = N_(
    "Uw telefoonnummer of e-mailadres konden wij niet bewaren. Uw antwoorden zijn wel verstuurd. "
    "Bel ons als u later nog iets wilt vertellen."
)
STOPPED = N_(
    "De pagina is bewaard. U kunt dit venster sluiten. "
    "Met dezelfde link of code gaat u later verder waar u was."
)
RESUMED = N_("U gaat verder waar u was. Wat u eerder invulde, is bewaard.")
OFF_ROUTE = N_("Die vraag hoeft u niet te beantwoorden. U gaat verder waar u was.")
DATABASE_BUSY = N_(
    "Het lukte nu niet. Wat eerder bewaard is, is er nog. Probeer het over een minuut nog een keer."
)
TRY_AGAIN = N_(
    "Het bewaren lukte nu niet. Uw antwoorden staan er nog. Probeer het over een minuut nog een keer."
)
SEND_AGAIN = N_(
    "Het bewaren lukte nu niet. Wat u invulde, is niet weg. Wacht even en klik dan op Probeer het opnieuw."
)
TYPED_AFTER_LAST_DAY = N_(
    "U kunt deze vragenlijst niet meer invullen. De laatste dag is voorbij. "
    "Hieronder staat wat u net schreef. U kunt het kopiëren."
)
TYPED_AFTER_SENDING = N_(
    "U hebt de vragenlijst al verstuurd. Daarna is er niets meer veranderd. "
    "Hieronder staat wat u net schreef. U kunt het kopiëren."
)
