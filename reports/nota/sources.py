"""What the nota rests on: sources and people spoken to, as a sentence in the text and full in an annex."""

from __future__ import annotations

from analysis.source_counts import KINDS
from analysis.study import Source
from reports.document import Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results, resting
from reports.wording import enumeration, flatten, noun, sentence

TABLE = "bronnen"
INVENTED = "De verslagen van gesprekken in dit voorbeeld zijn verzonnen"


def source_sentences(results: Results) -> tuple[Sentence, ...]:
    """'Het onderzoek rust op 26 bronnen'."""
    total = results.figure(TABLE, "totaal", "aantal")
    if total is None:
        return ()
    n = results.number(TABLE, "totaal", "aantal") or 0
    counted = sentence("Het onderzoek rust op ", total, f" {noun(n, 'bron', 'bronnen')}")
    return (counted, *resting_on_invented(results))


def resting_on_invented(results: Results) -> tuple[Sentence, ...]:
    """That reports were made up, in an example."""
    return resting(results, "waarden", INVENTED) if results.data.sources else ()


def sources_annex(results: Results) -> Section | None:
    """The counts per kind, and by name what is no report about one casus."""
    named = [source for source in results.data.sources if not source.casus]
    return section(
        "bijlage-bronnen",
        "Bronnen",
        Paragraph(resting_on_invented(results)),
        results.printed(TABLE),
        section("bronnen-bij-naam", "Documenten en groepsgesprekken", Bullets(tuple(map(_named, named)))),
    )


def _named(source: Source) -> Sentence:
    kind = dict(KINDS).get(source.soort, source.soort).lower()
    return sentence(Label(source.bron.replace("_", " ")), f" ({kind})")


def respondents_annex(results: Results) -> Section | None:
    """Who was spoken to, by function."""
    table = results.printed("respondenten")
    said = sentence("De totalen zijn opgeteld uit de rijen van de tabel")
    return section("bijlage-gesprekspartners", "Gesprekspartners", Paragraph((said,) if table else ()), table)


def interviewees(results: Results) -> Section | None:
    """How many people were spoken to, group by group."""
    total = results.figure("respondenten", "totaal", "aantal")
    if total is None:
        return None
    rows = [row for row in results.rows("respondenten") if row.group and row.key.endswith("_totaal")]
    groups = [
        flatten([figure, " (", Label(row.group.lower()), ")"])
        for row in rows
        if (figure := results.figure("respondenten", row.key, "aantal"))
    ]
    parts = flatten([": ", enumeration(groups)]) if groups else ()
    said = sentence("In totaal zijn ", total, " gesprekspartners geteld", parts)
    return section("respondenten", "Gesprekspartners", Paragraph((said,)))
