"""What can be wrong with a new version of a questionnaire, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

VERSION_TEXTS: dict[str, tuple[str, str]] = {
    "version-used": (
        "Versie '{value}' is in dit onderzoek al gebruikt.",
        "Geef deze versie een nieuw nummer.",
    ),
    "version-invalid": (
        "'{value}' is geen bruikbaar versienummer.",
        "Gebruik hooguit 40 letters, cijfers, punten, streepjes en _, zoals 2 of 2026-11.",
    ),
    "perspectief-fixed": (
        "De vragenlijst was voor '{was}' en is nu voor '{value}'.",
        "Laat het perspectief staan, of maak een nieuwe vragenlijst.",
    ),
    "instrument-id-fixed": (
        "De vragenlijst heet '{was}' en in dit bestand '{value}'.",
        "Laat de naam bij 'id' staan.",
    ),
    "variable-kind-changed": (
        "'{variable}' was een vraag van soort {was} en is nu {kind}; onder één naam kan dat niet.",
        "Geef de vraag een nieuwe naam: een nieuw 'id'. De oude antwoorden blijven dan apart bewaard.",
    ),
    "option-number-taken": (
        "Nummer {number} bij '{variable}' was van het antwoord '{was}', en is nu van '{option}'.",
        "Geef het nieuwe antwoord een nummer dat nog niet gebruikt is.",
    ),
}

CATALOGUE.update(VERSION_TEXTS)
