"""What can be wrong with a report to recount, beside what can be wrong with any file someone brings in."""

from __future__ import annotations

from instruments.problems import CATALOGUE

REPORT_TEXTS: dict[str, tuple[str, str]] = {
    "report-too-many-cells": (
        "De tabellen hebben samen {count} cellen; meer dan {limit} worden niet nagerekend.",
        "Maak een kopie met alleen de tabellen die in het rapport staan.",
    ),
    "report-too-many-rows": (
        "Een werkblad heeft meer dan {limit} rijen; dat is geen tabel van een rapport.",
        "Maak een kopie met alleen de tabellen die in het rapport staan.",
    ),
    "report-format": (
        "Dit soort bestand wordt niet nagerekend.",
        "Bewaar het als docx, odt, pdf, html, md, txt, csv, xlsx of ods.",
    ),
}
CATALOGUE.update(REPORT_TEXTS)
