"""What can be wrong with a file of another program, added to the one catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE, problem

__all__ = ["REFI_TEXTS", "problem"]

REFI_TEXTS: dict[str, tuple[str, str]] = {
    # the package
    "refi-file-large": (
        "Het bestand is {size} MB; meer dan {limit} MB wordt niet gelezen.",
        "Maak de uitwisseling in het andere programma zonder beeld en geluid, of in delen.",
    ),
    "refi-no-zip": (
        "Dit is geen QDPX-bestand, of het is beschadigd.",
        "Maak de uitwisseling opnieuw in het andere programma en kies daar REFI-QDA (QDPX).",
    ),
    "refi-zip-refused": (
        "Het pakket wordt niet gelezen: {detail}.",
        "Gebruik alleen een QDPX-bestand dat rechtstreeks uit uw eigen programma komt.",
    ),
    "refi-no-project": (
        "In het pakket staat niet precies één projectbestand (.qde).",
        "Maak de uitwisseling opnieuw in het andere programma.",
    ),
    # the XML
    "refi-xml-broken": (
        "Het bestand is geen goede XML: {detail}",
        "Maak de uitwisseling opnieuw in het andere programma.",
    ),
    "refi-xml-refused": (
        "Het bestand wordt niet gelezen: {detail}.",
        "Gebruik alleen een bestand dat rechtstreeks uit uw eigen programma komt.",
    ),
    "refi-root": (
        "Het bestand begint met '{found}'; hier hoort '{wanted}'.",
        "Kies een codeboek (QDC) bij codeboek, en een project (QDPX) bij project.",
    ),
    "refi-no-codes": ("Er staat geen enkele code in het bestand.", "Kies een ander bestand."),
    "refi-sets-empty": (
        "Het bestand heeft een lege lijst van verzamelingen, wat de standaard verbiedt.",
        "U hoeft niets te doen: de codes zijn gewoon gelezen.",
    ),
    "refi-sets": (
        "Het bestand heeft {count} verzamelingen; die kent Wederhoor niet.",
        "Noteer wat u ervan nodig hebt; ze worden niet overgenomen.",
    ),
    # sources
    "refi-source-kind": (
        "'{name}' is geen tekst ({kind}) en wordt niet gelezen.",
        "Zet wat u nodig hebt om in tekst en breng die in bij Bronnen.",
    ),
    "refi-source-outside": (
        "De tekst van '{name}' staat buiten het pakket ({path}).",
        "Maak de uitwisseling opnieuw met de teksten in het bestand.",
    ),
    "refi-source-missing": (
        "De tekst van '{name}' staat niet in het pakket ({path}).",
        "Maak de uitwisseling opnieuw in het andere programma.",
    ),
    "refi-source-unreadable": (
        "De tekst van '{name}' is geen leesbare UTF-8-tekst.",
        "Bewaar de tekst in het andere programma opnieuw als UTF-8.",
    ),
    "refi-source-empty": ("'{name}' heeft geen tekst.", "U hoeft niets te doen."),
    "refi-source-place": (
        "Van '{name}' is niet duidelijk bij welke casus en welk perspectief het hoort.",
        "Kies het bij die tekst en kijk opnieuw.",
    ),
    "refi-source-review": (
        "'{name}' is nieuw en gaat eerst langs de controle op namen, zonder coderingen (aantal: {count}).",
        "Zijn alle namen al vervangen? Kruis dat aan en kijk opnieuw; dan gaan de coderingen mee.",
    ),
    # places
    "refi-offsets-unclear": (
        "Niet vast te stellen is hoe dit bestand tekens telt: de citaten blijven weg (aantal: {count}).",
        "Neem in het andere programma de tekst van elk citaat op in de uitwisseling.",
    ),
    "refi-number": ("De plaats van een citaat in '{name}' is geen getal.", "Dit citaat blijft weg."),
    "refi-place-outside": (
        "Een citaat in '{name}' ({start} tot {end}) valt buiten de tekst of midden in een teken.",
        "Dit citaat blijft weg. Zoek het op in het andere programma.",
    ),
    "refi-quote-differs": (
        "In '{name}' staat op de plaats van '{quote}' iets anders: '{found}'.",
        "Dit citaat blijft weg; er is niets verschoven of geraden.",
    ),
    "refi-quote-unproved": (
        "Bij een citaat in '{name}' ('{quote}') staat de tekst zelf niet, en niets bewijst de plaats.",
        "Dit citaat blijft weg. Zoek het op in het andere programma.",
    ),
    # codes and codings
    "refi-code-unknown": (
        "Code '{code}' past bij geen aspect met een waarde en blijft weg (aantal coderingen: {count}).",
        "Geef de code de naam van een aspect en een waarde, zoals 'A05 groen', of neem het codeboek over.",
    ),
    "refi-coding-place": (
        "Een codering met '{code}' in '{name}' hoort bij geen casus of perspectief van dit onderzoek.",
        "Kies bij de tekst de casus en het perspectief.",
    ),
    "refi-coding-conflict": (
        "{codeur} gaf {aspect} in casus {casus} meer dan één waarde ({values}).",
        "De cel blijft leeg en houdt haar citaten. Kies de waarde zelf.",
    ),
    "refi-coding-assigned": (
        "Casus {casus}, {perspectief} is toegewezen aan codeurs; coderingen blijven weg (aantal: {count}).",
        "Wie het blad codeert, doet dat hier zelf. Zo blijft het blind.",
    ),
    "refi-coding-decided": (
        "Wat '{codeur}' vaststelde, wordt niet ingelezen (aantal coderingen: {count}).",
        "Een besluit neemt u in Wederhoor, zodat de gronden erbij staan.",
    ),
    "refi-coding-present": (
        "Coderingen van {codeur} die er al staan, worden niet overschreven (aantal: {count}).",
        "U hoeft niets te doen.",
    ),
    "refi-coding-second": (
        "Coderingen van {codeur} komen naast een codering die er al staat (aantal: {count}).",
        "Waar de waarden verschillen, telt de cel niet mee tot er één vaststaat.",
    ),
    # codebooks
    "refi-code-both": (
        "Code '{code}' heeft zelf codes onder zich en wordt een groep.",
        "Maak er ook een aspect van als u haar als aspect wilt gebruiken.",
    ),
    "refi-code-deep": (
        "Code '{code}' staat dieper dan een groep en een aspect; de lagen erboven zijn één groep geworden.",
        "Kijk of de groepen zo kloppen.",
    ),
    "refi-code-no-definition": (
        "{count} aspecten hebben geen omschrijving; daar staat nu hun naam.",
        "Schrijf bij 'definition' wanneer een codeur het aspect kiest.",
    ),
    "refi-values-added": (
        "Het bestand zegt niet wat de waarden betekenen; er staat nu een algemene omschrijving.",
        "Pas 'meanings' aan op uw onderzoek.",
    ),
}
CATALOGUE.update(REFI_TEXTS)
