"""What pages on agreement, decisions and a renewed codebook say: sentences, and words for codes.

One plain Dutch sentence each; the English stands in the translations.
"""

from __future__ import annotations

from survey_app.domain.messages import N_

# Deciding
NO_DECIDED_VALUE = N_("Kies de waarde die moet gelden.")
WHICH_ROOD = N_("Rood heeft twee betekenissen. Kies als reden welke van de twee het is.")
REASON_OF_ANOTHER_VALUE = N_("Deze reden hoort bij een andere waarde. Kies een reden die past.")
NO_GROUND = N_("Kies waarop het besluit rust.")
NO_EXPLANATION = N_("Schrijf bij Toelichting op waarom deze waarde moet gelden.")
WHY_REVISED = N_("Er is al een besluit. Schrijf op waarom u het verandert.")
TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
STALE_DECISION = N_(
    "Iemand anders deed een voorstel of nam een besluit terwijl u bezig was. Er is niets overschreven. "
    "Hieronder staat wat er nu geldt; wat u invulde staat nog in het formulier."
)
NOTHING_TO_AGREE = N_("Er ligt geen voorstel van een ander waarmee u akkoord kunt gaan.")

# A renewed codebook
NO_FILE = N_("Kies een YAML-bestand met de nieuwe versie van een codeboek.")
FILE_TOO_LARGE = N_("Dit bestand is groter dan 2 MB. Een codeboek is veel kleiner: is dit het goede bestand?")
NOT_A_SCHEME = N_(
    "Dit bestand is geen codeboek voor casussen. Alleen zo'n codeboek kan hier vernieuwd worden."
)
NOT_OF_THIS_STUDY = N_(
    "Dit onderzoek heeft geen codeboek %(book)s. Het id in het bestand moet hetzelfde zijn als nu."
)
SAME_FILE = N_("Dit bestand zegt hetzelfde als het codeboek dat er al is. Er is niets bewaard.")
SAME_VERSION = N_(
    "Dit codeboek is anders dan dat van nu, maar heet ook versie %(version)s. "
    "Geef het een nieuw versienummer."
)
USED_VERSION = N_("Versie %(version)s is in dit onderzoek eerder gebruikt. Geef het een nieuw versienummer.")
STALE_BOOK = N_(
    "Iemand anders heeft een codeboek vernieuwd, of met een onderdeel dat u weghaalt is net gecodeerd. Er is "
    "niets bewaard. Kies het bestand opnieuw."
)
ASPECT_IN_USE = N_(
    "Het aspect %(name)s staat niet meer in het bestand, maar er is of wordt mee gecodeerd. Laat het staan "
    "en schrijf in de definitie dat het vervallen is."
)
OPTION_IN_USE = N_(
    "Bij %(name)s ontbreekt de optie %(option)s, maar die is of wordt gekozen. Laat de optie staan en "
    "schrijf in het label dat zij vervallen is."
)
KIND_IN_USE = N_(
    "%(name)s krijgt kleuren in plaats van opties, of andersom, maar er is of wordt mee gecodeerd. Maak er "
    "een nieuw aspect van."
)
PERSPECTIEF_IN_USE = N_(
    "Het perspectief %(name)s hoort niet meer bij dit codeboek, maar er is of wordt mee gecodeerd. Laat het "
    "staan."
)

# Coding again
STALE_RECODING = N_(
    "Deze cel is al bekeken, of veranderd terwijl u bezig was. Er is niets overschreven. Hieronder staat wat "
    "er nu is."
)
NO_NEW_VALUE = N_("Kies een waarde.")
WHY_RECODED = N_("Deze waarde stond vast of komt uit een bron. Schrijf op waarom u haar verandert.")

GROUND_WORDS: dict[str, str] = {
    "definitie_onduidelijk": N_("de definitie was onduidelijk"),
    "fragment_gemist": N_("een codeur miste een citaat"),
    "verkeerd_gelezen": N_("een codeur las het verkeerd"),
    "regel_toegepast": N_("een regel uit het codeboek geeft de doorslag"),
    "beide_verdedigbaar": N_("beide waarden zijn verdedigbaar"),
    "verschrijving": N_("een verschrijving"),
    "definitie_gewijzigd": N_("de definitie is gewijzigd"),
}
KIND_WORDS: dict[str, str] = {
    "een_stap": N_("één stap verschil"),
    "twee_stappen": N_("twee stappen verschil"),
    "grijs": N_("grijs tegenover een kleur"),
    "opties": N_("verschillende opties"),
    "informatie": N_("één vond geen informatie"),
    "leeg": N_("één gaf geen waarde"),
    "gelijk": N_("dezelfde waarde"),
}
STATE_WORDS: dict[str, str] = {
    "open": N_("te beslissen"),
    "voorstel": N_("voorstel gedaan"),
    "besloten": N_("besloten"),
}
CHANGE_WORDS: dict[str, str] = {
    "aspect_added": N_("nieuw aspect"),
    "aspect_removed": N_("aspect weg"),
    "definition": N_("definitie gewijzigd"),
    "label": N_("label gewijzigd"),
    "meanings": N_("betekenis van de waarden gewijzigd"),
    "options": N_("opties gewijzigd"),
    "decision": N_("beslistabel gewijzigd"),
    "implications": N_("drietrap gewijzigd"),
    "place": N_("nummer, groep of koppeling gewijzigd"),
    "book": N_("titel, groepen of tabellen gewijzigd"),
    "perspectieven": N_("perspectieven gewijzigd"),
}
