"""What came of the recommendations: their status in each year, and the count per year."""

from __future__ import annotations

from analysis.findings import Chain
from reports.document import Bullets, Label, Section, section
from reports.nota_results import Results
from reports.nota_written.words import said
from reports.wording import flatten


def follow_up(results: Results) -> Section | None:
    """The table per recommendation and year, the yearly count, and what was written of each."""
    table, counts = results.printed("opvolging"), results.printed("opvolging_telling")
    if table is None:
        return None
    return section("opvolging", "Opvolging", table.keyed(), counts, _remarks(results))


def _remarks(results: Results) -> Bullets:
    chain = Chain(results.data)
    found = []
    for id in chain.recommendations:
        for one in (row for row in chain.followed(id) if row.text):
            where = flatten(["Aanbeveling ", Label(id, "nummer"), ", ", Label(one.year, "datum"), ": "])
            found.append(said(results, one.text, *where))
    return Bullets(tuple(found))
