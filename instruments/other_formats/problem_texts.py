"""What can be wrong with a questionnaire of another program, added to the one catalogue of Problems."""

from __future__ import annotations

from instruments.problems import CATALOGUE

OTHER_FORMAT_TEXTS: dict[str, tuple[str, str]] = {
    "other-format-unknown": (
        "'{name}' is geen vragenlijst die Wederhoor kan lezen.",
        "Geef een XLSForm (.xlsx, .xls), een .lss van LimeSurvey of een data dictionary van REDCap (.csv).",
    ),
    "xlsform-unreadable": (
        "Dit is geen XLSForm: {detail}",
        "Verbeter het bestand, of maak het opnieuw in het programma waar het vandaan komt.",
    ),
    "limesurvey-unreadable": (
        "Dit is geen structuur van LimeSurvey ({detail}).",
        "Kies in LimeSurvey: Exporteren, Vragenlijststructuur (.lss).",
    ),
    "redcap-unreadable": (
        "Dit is geen data dictionary van REDCap: er ontbreekt {detail}.",
        "Kies in REDCap: Project setup, Download data dictionary.",
    ),
    "other-format-empty": (
        "In '{name}' staat geen vraag die Wederhoor kan stellen.",
        "Kijk of het het goede bestand is.",
    ),
}
CATALOGUE.update(OTHER_FORMAT_TEXTS)
