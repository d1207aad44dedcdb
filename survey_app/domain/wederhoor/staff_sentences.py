"""What staff read when something about wederhoor is not right, and the words for its codes."""

from __future__ import annotations

from survey_app.domain.messages import N_

NO_KIND = N_("Kies ambtelijk of bestuurlijk.")
NO_DAY = N_("Die datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-03-31.")
END_BEFORE_START = N_("De laatste dag moet na de eerste liggen, en hooguit een jaar later.")
NOT_LATER = N_("Kies een dag na %(until)s, en niet voor vandaag.")
TOO_LONG = N_("Deze tekst is te lang: hooguit %(limit)s tekens. Wat u schreef, staat er nog.")
WHY_NEEDED = N_("Schrijf op waarom.")

NO_FUNCTION = N_("Schrijf minstens één functie op, zoals teamleider wijkteam.")
NO_MAIL = N_("Schrijf een functie op en geen e-mailadres: Wederhoor bewaart niet wie iemand is.")
FUNCTION_TOO_LONG = N_("Deze functie is te lang: hooguit %(limit)s tekens.")
TOO_MANY_READERS = N_("Een ronde heeft hooguit %(limit)s lezers.")

NO_READERS = N_("De ronde heeft nog geen lezers. Voeg eerst toe wie er meeleest.")
NO_PASSAGES = N_("Er is nog niets aan iemand voorgelegd. Geef eerst passages vrij.")
NO_LINKS = N_(
    "Niet iedere lezer heeft een link en een code. Maak die eerst, of vul een e-mailadres in om ze te mailen."
)
TERM_IS_OVER = N_("De laatste dag is al voorbij, of is vandaag. Maak een nieuwe ronde met een latere dag.")

NO_READER_CHOSEN = N_("Kies aan wie u dit voorlegt.")
NOTHING_CHOSEN = N_("Kies minstens één passage, of schrijf er zelf een.")
TOO_MANY_PASSAGES = N_("Een ronde heeft hooguit %(limit)s passages.")
REFERENCE_BROKEN = N_(
    "In deze tekst staat een verwijzing naar een getal dat er niet is: %(name)s. Herstel eerst de tekst."
)
STALE = N_(
    "Iemand anders heeft hier intussen iets veranderd, of u deed dat zelf in een ander venster. "
    "Er is niets overschreven. Hieronder staat hoe het nu is."
)
ROUND_IS_OPEN = N_("De ronde is al open: wat is voorgelegd, blijft zoals het is.")
ROUND_IS_CLOSED = N_("De ronde is gesloten. Er komt niets meer bij.")

NO_VERDICT = N_("Kies wat u met de reactie doet.")
VERDICT_NEEDS_WHY = N_("Schrijf op waarom u de reactie niet of niet helemaal overneemt.")
NO_NEW_TEXT = N_("Schrijf de nieuwe tekst op, of haal het vinkje weg.")
NO_ANSWER_CHOSEN = N_("Kies bij minstens één aanbeveling een antwoord.")
TEXT_IS_GONE = N_("De bevinding, conclusie of aanbeveling is er niet meer. Haal het vinkje weg.")
STALE_TEXT = N_(
    "De tekst in het rapport is intussen veranderd. Er is niets bewaard. "
    "Kijk hieronder hoe de tekst nu is, en pas uw nieuwe tekst daarop aan."
)

ROUND_WORDS = {"ambtelijk": N_("Ambtelijk wederhoor"), "bestuurlijk": N_("Bestuurlijk wederhoor")}
STATE_WORDS = {"concept": N_("in voorbereiding"), "open": N_("open"), "gesloten": N_("gesloten")}
PASSAGE_WORDS = {
    "passage": N_("Passage"),
    "bevinding": N_("Bevinding"),
    "conclusie": N_("Conclusie"),
    "aanbeveling": N_("Aanbeveling"),
}
VERDICT_WORDS = {
    "overgenomen": N_("Overgenomen"),
    "deels": N_("Deels overgenomen"),
    "niet": N_("Niet overgenomen"),
}
EVENT_WORDS = {
    "gemaakt": N_("Ronde gemaakt"),
    "geopend": N_("Ronde geopend"),
    "verlengd": N_("Termijn verlengd"),
    "gesloten": N_("Ronde gesloten"),
    "tekst": N_("Tekst veranderd"),
    "link": N_("Link en code gemaakt"),
    "herinnering": N_("Herinnering gemaakt"),
    "uitnodiging": N_("Uitnodiging gemaild"),
    "ontvangst": N_("Ontvangstbericht gemaild"),
    "weggehaald": N_("Lezer weggehaald"),
}
