"""What can be wrong in the files about the work of coding, and what to do about it."""

from __future__ import annotations

from instruments.problems import CATALOGUE

BENCH_TEXTS: dict[str, tuple[str, str]] = {
    "assignment-twice": (
        "{codeur} heeft het blad van casus {casus} ({perspectief}) al op regel {first}.",
        "Noem iedere codeur één keer per blad.",
    ),
    "assignment-reserved": (
        "De naam '{value}' is van wat besloten is en kan geen codeur zijn.",
        "Geef de codeur een andere naam, zoals codeur_1.",
    ),
    "seal-unassigned": (
        "{codeur} heeft het blad van casus {casus} ({perspectief}) verzegeld zonder toewijzing.",
        "Zet de toewijzing in assignments.csv, of haal deze regel weg.",
    ),
    "seal-twice": (
        "{codeur} heeft het blad van casus {casus} ({perspectief}) al verzegeld op regel {first}.",
        "Een blad wordt door iedere codeur één keer verzegeld.",
    ),
    "hash-invalid": (
        "'{value}' is geen zegel.",
        "Een zegel is een SHA-256 van 64 tekens (0-9 en a-f). Herstel het bestand zoals het was.",
    ),
    "seal-broken": (
        "Het blad van {codeur} bij casus {casus} ({perspectief}) is niet meer wat er verzegeld is.",
        "Zet codings.csv en sources/ terug zoals ze bij het verzegelen waren. Maak geen nieuw zegel.",
    ),
    "decision-twice": (
        "Over {aspect} bij casus {casus} ({perspectief}) is op regel {first} al besloten.",
        "Er is één besluit per cel; het laatste telt. Eerdere besluiten staan in trail.csv.",
    ),
    "decision-not-coded": (
        "Bij dit besluit hoort geen regel in codings.csv van codeur 'besluit' met waarde '{value}' "
        "en status vastgesteld.",
        "Zet die regel in codings.csv, of haal het besluit weg.",
    ),
    "time-invalid": (
        "'{value}' bij '{key}' is geen tijdstip.",
        "Schrijf dag en tijd als 2026-03-31T14:05:00.",
    ),
    "day-unreadable": ("'{value}' bij '{key}' is geen dag.", "Schrijf jaar-maand-dag, zoals 2026-03-31."),
    "open-category-twice": (
        "De categorie '{value}' bij {question} staat al in het codeboek of op een eerdere regel.",
        "Geef een nieuwe categorie een eigen naam.",
    ),
    "merged-into-unknown": (
        "'{value}' bij 'samengevoegd_met' is geen categorie van {question}.",
        "Noem een categorie van dezelfde vraag, die zelf niet is samengevoegd.",
    ),
    "merged-without": (
        "De status en 'samengevoegd_met' passen niet bij elkaar.",
        "Vul 'samengevoegd_met' in bij de status samengevoegd, en laat het anders leeg.",
    ),
}

CATALOGUE.update(BENCH_TEXTS)
