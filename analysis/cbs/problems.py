"""What can be wrong with a table of CBS, in Dutch; importing this fills the catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

CBS_TEXTS: dict[str, tuple[str, str]] = {
    "cbs-unreachable": (
        "Tabel {table} is niet op te halen bij het CBS ({detail}).",
        "Controleer het nummer van de tabel en de verbinding, of gebruik een eerder opgehaald bestand.",
    ),
    "cbs-not-fetched": (
        "Tabel {table} zit niet bij Wederhoor en er is geen bestand genoemd.",
        "Haal de tabel op, of noem het bestand waarin zij staat.",
    ),
    "cbs-not-a-table": (
        "Dit is geen tabel van StatLine: {detail}.",
        "Haal de tabel opnieuw op; verander het bestand niet met de hand.",
    ),
    "cbs-other-table": (
        "In het bestand staat tabel {found}, niet {table}.",
        "Noem de goede tabel of het goede bestand.",
    ),
    "cbs-not-kept": (
        "De opgehaalde tabel kon niet worden bewaard in {name}.",
        "Kies een andere plek, of controleer de rechten op de map.",
    ),
    "cbs-figure-unreadable": (
        "Bij '{topic}' staat '{value}'; dat is geen cijfer en geen teken van het CBS.",
        "Haal de tabel opnieuw op; verander het bestand niet met de hand.",
    ),
}

CATALOGUE.update(CBS_TEXTS)
