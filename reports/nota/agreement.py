"""The agreement between codeurs in the nota, where a study was coded by two."""

from __future__ import annotations

from reports.document import Paragraph, Section, section
from reports.nota_results import Results
from reports.wording import sentence

TABLES = (
    *("overeenstemming", "overeenstemming_gelijk", "overeenstemming_tabel", "overeenstemming_aspecten"),
    "overeenstemming_cellen",
)
SAID = (
    "Een deel van de casussen is door meer dan één codeur gecodeerd. De tabellen zeggen hoe vaak zij "
    "hetzelfde vonden, en hoeveel meer dat is dan toeval geeft"
)


def agreement_annex(results: Results) -> Section | None:
    """The coefficients with their intervals, value against value, and what was compared."""
    found = [table for name in TABLES if (table := results.printed(name))]
    if not found:
        return None
    return section(
        "bijlage-overeenstemming", "Overeenstemming tussen codeurs", Paragraph((sentence(SAID),)), *found
    )
