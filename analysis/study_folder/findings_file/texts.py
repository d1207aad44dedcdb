"""What can be wrong in findings.yaml: the sentences, added to the catalogue when this module is imported."""

from __future__ import annotations

from instruments.problems import CATALOGUE

GONE_ADVICE = "Verbeter de naam. Bestond het vroeger wel, zet het dan in de lijst 'gone'.{hint}"

FINDINGS_TEXTS: dict[str, tuple[str, str]] = {
    "finding-unknown": ("De bevinding '{value}' bestaat niet.", GONE_ADVICE),
    "conclusion-unknown": ("De conclusie '{value}' bestaat niet.", GONE_ADVICE),
    "recommendation-unknown": ("De aanbeveling '{value}' bestaat niet.", GONE_ADVICE),
    "finding-deelvraag-unknown": (
        "De deelvraag '{value}' staat niet in het normenkader.",
        "Kies uit: {allowed}, of laat het veld weg.{hint}",
    ),
    "evidence-address": (
        "'{value}' is geen plaats van bewijs.",
        "Schrijf tabel/rij/kolom voor een cijfer, fragment:naam voor een citaat of bron:naam voor een bron.",
    ),
    "evidence-quote-unknown": ("Het citaat '{value}' bestaat niet.", GONE_ADVICE),
    "evidence-source-unknown": ("De bron '{value}' bestaat niet.", GONE_ADVICE),
    "part-of-part": (
        "Aanbeveling '{value}' is een deel van '{whole}', en dat is zelf al een deelaanbeveling.",
        "Maak er een deel van de hele aanbeveling van.",
    ),
    "standpoint-twice": (
        "Van {by} staat er al een standpunt over aanbeveling '{value}' op regel {first}.",
        "Laat één van de twee staan.",
    ),
    "follow-up-twice": (
        "De opvolging van aanbeveling '{value}' in {year} staat al op regel {first}.",
        "Laat één van de twee staan.",
    ),
    "year-invalid": ("'{value}' is geen jaartal.", "Schrijf vier cijfers, zoals 2024."),
}

CATALOGUE.update(FINDINGS_TEXTS)
