"""What can be wrong with an author's text: the sentences of its Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

TEXT_TEXTS: dict[str, tuple[str, str]] = {
    "text-word-unknown": (
        "'{value}' is geen soort verwijzing.",
        "Kies uit: {allowed}.{hint}",
    ),
    "text-reference-unknown": (
        "De verwijzing '{value}' bestaat niet (meer).",
        "Verbeter de naam of haal de verwijzing weg.{hint}",
    ),
    "text-reference-place": (
        "'{value}' staat midden in een zin of in een kop.",
        "Zet een tabel, een figuur en {{{{ gegenereerd }}}} op een eigen regel, met een lege regel ervoor "
        "en erna. In een kop kan geen verwijzing staan.",
    ),
    "text-reference-open": (
        "Een verwijzing is niet af: '{value}'.",
        "Schrijf bijvoorbeeld {{{{ telling: codeboek.aspect.waarde }}}}, met twee accolades ervoor en erna.",
    ),
    "text-heading-empty": (
        "Onder de kop '{value}' staat niets.",
        "Schrijf er iets onder of haal de kop weg: een lege kop komt niet in de nota.",
    ),
    "text-generated-twice": (
        "Er staat meer dan eens {{{{ gegenereerd }}}}.",
        "Laat er één staan: wat de nota zelf maakt, komt maar op één plaats.",
    ),
    "text-section-unknown": (
        "Het deel '{value}' heeft de nota van dit onderzoek niet.",
        "Noem het bestand naar een deel dat er is.{hint}",
    ),
    "text-number-hidden": (
        "Het getal bij '{value}' is te klein om te drukken, of zou zo'n getal verraden.",
        "Haal de verwijzing weg en zeg het zonder getal.",
    ),
    "text-quote-closed": (
        "Citaat '{value}' mag niet in de nota.",
        "Kies een citaat van iemand die goedvond dat er geciteerd wordt, of uit een document.",
    ),
    "text-generated-unknown": (
        "'{value}' kan niet bij gegenereerd.",
        "Schrijf {{{{ gegenereerd }}}}, {{{{ gegenereerd: tabellen }}}} of {{{{ gegenereerd: niets }}}}.",
    ),
}

CATALOGUE.update(TEXT_TEXTS)
