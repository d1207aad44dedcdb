"""The intended results and how far each came true."""

from __future__ import annotations

from reports.document import Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results
from reports.nota_written.words import said
from reports.wording import Runs, enumeration, flatten, sentence

NAME, COUNTS = "realisatie", "realisatie_telling"


def realisation(results: Results) -> Section | None:
    """How many came true, the table of results by degree with their counts, and why."""
    table = results.printed(NAME)
    if table is None:
        return None
    counts = results.printed(COUNTS)
    why = [said(results, one.text, Label(one.result), ": ") for one in results.data.realisations if one.text]
    return section(
        NAME,
        "Mate van realisatie",
        Paragraph(_tally(results)),
        table.without(["toelichting"]),
        counts.titled("Aantal beoogde resultaten per mate") if counts else None,
        Bullets(tuple(why)),
    )


def _tally(results: Results) -> tuple[Sentence, ...]:
    total = results.figure(COUNTS, "totaal", "aantal")
    parts = [_part(results, row.key, row.label) for row in results.rows(COUNTS) if row.key != "totaal"]
    named = [runs for runs in parts if runs]
    if total is None or not named:
        return ()
    return (sentence("Van de ", total, " beoogde resultaten: ", enumeration(named)),)


def _part(results: Results, degree: str, label: str) -> Runs:
    figure = results.figure(COUNTS, degree, "aantal")
    if figure is None or not results.number(COUNTS, degree, "aantal"):
        return ()
    return flatten([figure, " ", Label(label)])
