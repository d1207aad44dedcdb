"""Tables that a text refers to and that stand nowhere else in the nota: no figure may lead nowhere."""

from __future__ import annotations

from reports.document import Document, Paragraph, Section, section
from reports.nota_results import Results
from reports.wording import sentence

SAID = "Naar deze tabellen verwijst de tekst; elders in de nota staan zij niet"


def other_tables(nota: Document, results: Results) -> Section | None:
    """The annex with those tables; None where every figure stands in the nota already."""
    there = {cell.address for table in nota.tables() for cell in table.cells()}
    quoted = [figure.address for sentence in nota.sentences() for figure in sentence.figures()]
    names = dict.fromkeys(address.partition("/")[0] for address in quoted if address not in there)
    printed = {table.name for table in nota.tables()}
    tables = [table for name in names if name not in printed and (table := results.printed(name))]
    if not tables:
        return None
    return section("bijlage-overige", "Overige tabellen", Paragraph((sentence(SAID),)), *tables)
