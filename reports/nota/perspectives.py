"""What the perspectieven say about the same casus: who was spoken to, where they differ, and how."""

from __future__ import annotations

from analysis.results import Row
from reports.charts import perspective_charts
from reports.document import Paragraph, Section, Sentence, section
from reports.nota_results import Results, resting
from reports.wording import Runs, casussen, enumeration, flatten, k_of_n, quoted, sentence

STATEMENTS = "perspectieven_stellingen"
IN_WORDS = "zin"
BEFOREHAND = "Wat hierna volgt, rust op gereconstrueerde cellen en is geen gepubliceerde uitkomst"


def perspectives(results: Results) -> Section | None:
    """The comparison of perspectieven; differing is a finding, not a fault."""
    table = results.printed(STATEMENTS)
    if table is None:
        return None
    counts = [heading.key for heading in table.headings if heading.key != IN_WORDS]
    return section(
        "bevinding-perspectieven",
        "Perspectieven naast elkaar",
        Paragraph(_who(results)),
        Paragraph((*resting(results, STATEMENTS, BEFOREHAND), *_differences(results))),
        *perspective_charts(results),
        results.printed("perspectieven_groen"),
        table.without([IN_WORDS]),
        table.without(counts).titled("Verschillen per stelling in woorden"),
    )


def _who(results: Results) -> tuple[Sentence, ...]:
    name = "perspectieven_deelname"
    compared = results.figure(name, "casussen", "aantal")
    every = results.figure(name, "alle_drie", "aantal")
    one = results.figure(name, "een_professional", "aantal")
    if not (compared and every and one):
        return ()
    n = results.number(name, "casussen", "aantal") or 0
    return (
        sentence("Bij ", compared, f" {casussen(n)} zijn perspectieven naast elkaar gelegd"),
        sentence("Alle perspectieven zijn er bij ", every, "; de ouder en één professional bij ", one),
    )


def _differences(results: Results) -> tuple[Sentence, ...]:
    lines = (
        _most_different(results),
        _agreed(results),
        _direction(results, "ouder_lager", "ouder_hoger", "De ouder oordeelt vaker lager dan hoger over "),
        _direction(results, "ouder_hoger", "ouder_lager", "De ouder oordeelt vaker hoger dan lager over "),
    )
    return tuple(line for line in lines if line)


def _count(results: Results, row: Row, column: str) -> int | float:
    return results.number(STATEMENTS, row.key, column) or 0


def _most_different(results: Results) -> Sentence | None:
    rows = results.rows(STATEMENTS)
    highest = max((_count(results, row, "verschillend") for row in rows), default=0)
    top = [row for row in rows if highest and _count(results, row, "verschillend") == highest]
    named = [flatten([quoted(row.label), " (", _pairs(results, row, "verschillend"), ")"]) for row in top]
    return sentence("De meeste verschillen zijn er bij ", enumeration(named)) if named else None


def _agreed(results: Results) -> Sentence | None:
    rows = [
        row
        for row in results.rows(STATEMENTS)
        if _count(results, row, "paren") and not _count(results, row, "verschillend")
    ]
    named = [flatten([quoted(row.label), " (", _pairs(results, row, "gelijk"), ")"]) for row in rows]
    return sentence("Overal gelijk zijn de oordelen bij ", enumeration(named)) if named else None


def _direction(results: Results, more: str, less: str, opening: str) -> Sentence | None:
    rows = [
        row for row in results.rows(STATEMENTS) if _count(results, row, more) > _count(results, row, less)
    ]
    named = [flatten([quoted(row.label), " (", _against(results, row, more, less), ")"]) for row in rows]
    return sentence(opening, enumeration(named)) if named else None


def _pairs(results: Results, row: Row, column: str) -> Runs:
    k, of = results.figure(STATEMENTS, row.key, column), results.figure(STATEMENTS, row.key, "paren")
    return flatten([k_of_n(k, _count(results, row, column), of), " paren"]) if k and of else ()


def _against(results: Results, row: Row, more: str, less: str) -> Runs:
    many, few = results.figure(STATEMENTS, row.key, more), results.figure(STATEMENTS, row.key, less)
    return flatten([many, " tegen ", few]) if many and few else ()
