"""What staff is told about batches of invitations, codes and letters: one plain Dutch sentence each."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_CHANNEL = N_("Kies hoe de mensen hun code krijgen.")
NO_PERSPECTIEF = N_("Kies wie u uitnodigt.")
NO_CASUSSEN = N_("Vul in welke casussen, zoals: 1, 4, 10 t/m 20.")
UNKNOWN_CASUSSEN = N_("Deze casussen heeft het onderzoek niet: %(names)s.")
NO_CASUS_LIKE_THAT = N_("Geen enkele casus heeft deze kenmerken. Kies andere.")
NO_CHOICE = N_("Kies welke casussen.")
TOO_MANY = N_(
    "Dit zijn %(count)s uitnodigingen. In één partij passen er %(most)s. "
    "Maak meer partijen, elk met een deel."
)
LABEL_TOO_LONG = N_("De naam van de partij is te lang: hooguit %(most)s tekens.")
LABEL_TAKEN = N_("Er is al een partij die zo heet. Kies een andere naam.")
REMINDER_TOO_LATE = N_("De herinnering valt na de laatste dag. Kies een dag ervoor.")

# Codes
MADE_BEFORE = N_(
    "De codes van deze partij waren al gemaakt, bijvoorbeeld door twee keer te klikken. "
    "Er is niets veranderd. Is het bestand er niet? Maak de codes dan opnieuw."
)
ALREADY_STARTED = N_(
    "Er is al iemand begonnen met een code van deze partij. De codes zijn dus al verstuurd, en zij blijven "
    "gelden. Hebt u meer codes nodig? Maak dan een nieuwe partij."
)
NOT_SURE = N_("Zet een vinkje: de oude codes werken daarna niet meer.")

# What came back
NO_STATUS = N_("Kies wat er met deze uitnodigingen is.")
NOTHING_NAMED = N_("Vul de volgnummers in, of de codes van de brieven die terugkwamen.")
NOT_IN_BATCH = N_("Dit hoort niet bij deze partij: %(names)s. Er is niets veranderd.")

# The text of the letter
LETTER_TOO_LONG = N_("De tekst is te lang: hooguit %(most)s tekens. Wat u schreef, staat er nog.")
UNKNOWN_FIELD = N_("Dit veld bestaat niet: %(names)s. Kijk in de lijst onder de tekst.")
NO_HEADING = N_("Begin de brief met een kop: een regel met # ervoor.")
NO_PLACE_FOR_CODE = N_("Zet één keer {code} op een regel: daar komen de code en de QR-code.")
TWO_PAGES = N_("De brief past niet op één bladzijde. Maak de tekst korter.")
