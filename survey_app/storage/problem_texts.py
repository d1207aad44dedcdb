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
