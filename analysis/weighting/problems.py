"""What can be wrong with the margins of a weighting, in Dutch; importing this fills the catalogue."""

from __future__ import annotations

from instruments.problems import CATALOGUE

WEIGHTING_TEXTS: dict[str, tuple[str, str]] = {
    "margin-column-unknown": (
        "Er is geen kenmerk '{column}' om op te wegen.",
        "Kies uit: {allowed}.{hint}",
    ),
    "margin-value-missing": (
        "Bij {count} respondenten is het kenmerk '{column}' niet bekend.",
        "Vul het kenmerk aan, laat deze respondenten weg, of weeg niet op '{column}'.",
    ),
    "margin-cell-empty": (
        "Bij '{column}' staat een marge voor '{category}', maar geen enkele respondent valt daarin.",
        "Voeg '{category}' samen met een categorie die wel voorkomt, in de marge en in de gegevens.{hint}",
    ),
    "margin-category-missing": (
        "Bij '{column}' hebben {count} respondenten de waarde '{category}', maar daarvoor is geen marge.",
        "Geef bij '{column}' ook een marge voor '{category}'.{hint}",
    ),
    "margin-not-positive": (
        "De marge van '{category}' bij '{column}' is {value}.",
        "Geef een getal groter dan 0, of laat de categorie weg als zij in de populatie niet bestaat.",
    ),
    "margin-totals-differ": (
        "De marges tellen niet op tot hetzelfde: '{column}' tot {total}, '{first}' tot {expected}.",
        "Gebruik voor alle kenmerken dezelfde populatie, of geef bij alle kenmerken aandelen.",
    ),
    "margin-shares-total": (
        "De aandelen bij '{column}' tellen op tot {total}, niet tot 1.",
        "Geef aandelen die samen 1 zijn, of geef aantallen.",
    ),
}

CATALOGUE.update(WEIGHTING_TEXTS)
