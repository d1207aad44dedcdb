"""Where the cells of a coded scheme come from, as one letter a cell with a legend: it is a wide table."""

from __future__ import annotations

from reports.document import Table

TABLE = "herkomst"
PROVENANCE_WORDS = {
    "": "gecodeerd",
    "published": "gepubliceerd",
    "forced": "volgt uit de tellingen",
    "derived": "afgeleid uit de tekst",
    "forced_with_links": "volgt uit de tellingen en de koppelingen",
    "weak": "gesuggereerd door de tekst",
    "free": "vrij gekozen",
}
PROVENANCE_LETTERS = {
    "published": "p",
    "forced": "t",
    "derived": "a",
    "forced_with_links": "k",
    "weak": "s",
    "free": "v",
}


def lettered(table: Table) -> Table | None:
    """The provenance of each cell as a letter; None where every cell was coded in the study itself."""
    known = {cell.text for cell in table.cells()}
    if not known - {""}:
        return None
    for heading in table.headings:
        table = table.reworded(heading.key, PROVENANCE_LETTERS)
    used = [key for key in PROVENANCE_LETTERS if key in known]
    legend = [f"{PROVENANCE_LETTERS[key]} = {PROVENANCE_WORDS[key]}" for key in used]
    return table.noted("; ".join([*legend, "leeg = in het onderzoek gecodeerd, of geen waarde"]) + ".")
