"""Every sentence that tells staff that something is not right with a text they bring in or correct."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_FILE = N_("Kies een of meer bestanden.")
TOO_MANY_FILES = N_("Dat zijn te veel bestanden in één keer: hooguit %(most)s.")
NO_KIND = N_("Kies wat het is: een verslag, een document of een groepsgesprek.")
UNKNOWN_PERSPECTIEF = N_("Dat perspectief heeft dit onderzoek niet. Kies er een uit de lijst.")
NAME_FOR_ONE = N_("Een eigen naam kan alleen bij één bestand. Laat de naam leeg of kies één bestand.")
BAD_NAME = N_(
    "Deze naam kan niet. Gebruik letters, cijfers, punt, streepje en _ en begin met een letter of cijfer."
)
NAME_TAKEN = N_(
    "Er is al een bron met de naam %(bron)s. Geef het bestand een andere naam, of verbeter die bron."
)
NO_CASUS = N_("Kies een casus, of zet het nummer in de bestandsnaam, zoals ouder_07.docx.")
NO_PERSPECTIEF = N_("Kies een perspectief, of zet het in de bestandsnaam, zoals ouder_07.docx.")
NO_TIME_LEFT = N_("De andere bestanden kostten te veel tijd. Kies dit bestand nog een keer.")
TOO_LARGE = N_("Dat is te groot: hooguit %(limit)s MB per keer. Kies minder bestanden. Er is niets bewaard.")

EMPTY_TEXT = N_("Er staat geen tekst meer. Een bron kan niet leeg zijn.")
LONG_TEXT = N_("De tekst heeft %(count)s tekens; meer dan %(limit)s kan een bron er niet hebben.")
SAME_TEXT = N_("Deze tekst is dezelfde als die er al staat. Er valt niets te bewaren.")
WHY_CORRECTED = N_("Schrijf op waarom u de tekst verbetert.")
STALE_SOURCE = N_(
    "Iemand anders heeft deze tekst verbeterd terwijl u bezig was. Er is niets overschreven. "
    "Uw tekst staat nog in het formulier; vergelijk hem eerst met de tekst zoals die nu is."
)
BUSY_SOURCE = N_(
    "Er wordt op dit moment gecodeerd in deze tekst. Er is niets bewaard. "
    "Probeer het over een minuut opnieuw."
)
FIXED_QUOTES = N_(
    "Citaten die vastliggen (%(count)s) zouden verdwijnen of veranderen: ze horen bij een verzegeld blad of "
    "een vastgestelde codering. Verbeter zo dat ze precies blijven staan, of laat de cellen eerst opnieuw "
    "coderen. Welke het zijn, staat hieronder."
)
SEALED_SHEET = N_(
    "Bij deze bron heeft een codeur al verzegeld en een andere nog niet. "
    "De tekst kan weer worden verbeterd als iedereen heeft verzegeld."
)

KIND_WORDS: dict[str, str] = {
    "verslag": N_("verslag"),
    "document": N_("document"),
    "groepsgesprek": N_("groepsgesprek"),
}
