"""What can be wrong with loading or exporting a study, added to the one catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

CATALOGUE.update(
    {
        "study-exists": (
            "Het onderzoek '{study}' staat al in de database.",
            "Geef het onderzoek in study.yaml een andere naam, of gebruik een andere database.",
        ),
        "study-unknown": (
            "Het onderzoek '{study}' staat niet in de database.",
            "Kies uit: {known}.",
        ),
        "folder-too-large": (
            "De map is {size} MB; meer dan {limit} MB wordt niet geladen.",
            "Haal bestanden weg die niet bij het onderzoek horen.",
        ),
        "folder-link": (
            "'{name}' is een koppeling naar een andere plaats.",
            "Zet het bestand of de map zelf in de onderzoeksmap, of haal de koppeling weg.",
        ),
        "folder-file-name": (
            "De naam '{name}' heeft tekens die geen UTF-8 zijn.",
            "Geef het bestand een andere naam.",
        ),
        "folder-unreadable": (
            "Niet alle bestanden in de map zijn te lezen: {detail}.",
            "Controleer of u de bestanden mag lezen.",
        ),
        "export-not-empty": (
            "In de map {name} staat al iets.",
            "Kies een nieuwe of een lege map: er wordt nooit iets overschreven.",
        ),
        "export-impossible": (
            "De map {name} kan niet worden geschreven: {detail}.",
            "Controleer de naam en of u daar mag schrijven.",
        ),
    }
)
