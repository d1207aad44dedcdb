"""What can be wrong with the versions of questionnaires and the ledger of their changes."""

from __future__ import annotations

from instruments.problems import CATALOGUE

FOLDER_VERSION_TEXTS: dict[str, tuple[str, str]] = {
    "version-file-unknown": (
        "'{value}' is geen versie van een vragenlijst van dit onderzoek.",
        "Noem het bestand naar vragenlijst en versie, zoals ouder-1.yaml. Vragenlijsten: {allowed}.",
    ),
    "version-is-current": (
        "Versie '{value}' van {instrument} is de versie van nu.",
        "Hier staan alleen eerdere versies: verwijder dit bestand.",
    ),
    "version-file-differs": (
        "In het bestand staat versie '{value}' van '{id}', en dat zegt de naam van het bestand niet.",
        "Herstel de naam of de inhoud: een eerdere versie blijft zoals zij was.",
    ),
    "ledger-instrument-unknown": (
        "De vragenlijst '{value}' hoort niet bij dit onderzoek.",
        "Kies uit: {allowed}.{hint}",
    ),
    "ledger-version-unknown": (
        "Versie '{value}' van {instrument} is er niet.",
        "Zet het bestand van die versie in instruments/versions/, of herstel de regel. Bekend: {allowed}.",
    ),
    "ledger-same-version": (
        "De regel gaat van versie '{value}' naar dezelfde versie.",
        "Herstel de regel zoals hij was.",
    ),
}

CATALOGUE.update(FOLDER_VERSION_TEXTS)
