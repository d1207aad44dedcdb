"""The summary for council and board: nothing but judgements and counts that stand in the nota itself."""

from __future__ import annotations

from analysis.findings import CONCLUSION, printed_name
from codebooks.model import Normenkader
from reports.document import Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota.findings import case_signals, count_sentences
from reports.nota.judgements import NORMS, fixed_level, is_concept
from reports.nota_results import Results
from reports.nota_written.words import said
from reports.wording import enumeration, noun, quoted, sentence


def summary(results: Results) -> Section | None:
    """The judgements one by one, and where each count table has its most and its none."""
    kader = next(iter(results.data.normenkaders()), None)
    rows = results.rows(NORMS) if kader else ()
    lines = tuple(line for row in rows if kader and (line := _judgement(results, kader, row.key)))
    return section(
        "samenvatting",
        "Bestuurlijke samenvatting",
        section("samenvatting-oordelen", "Oordelen", Bullets(lines)),
        section("samenvatting-bevindingen", "Bevindingen", *_findings(results)),
        section("samenvatting-conclusies", "Conclusies", _concluded(results)),
        section("samenvatting-aanbevelingen", "Aanbevelingen", _recommended(results)),
    )


def _concluded(results: Results) -> Bullets:
    """The conclusions as they stand in their own chapter."""
    rows = results.data.conclusions
    numbers = [(row, Label(printed_name(row.id, CONCLUSION), "nummer")) for row in rows]
    return Bullets(tuple(said(results, row.text, "Conclusie ", number, ": ") for row, number in numbers))


def _recommended(results: Results) -> Bullets:
    """The recommendations, without their parts."""
    rows = [row for row in results.data.recommendations if not row.part_of]
    numbers = [(row, Label(row.id, "nummer")) for row in rows]
    return Bullets(tuple(said(results, row.text, "Aanbeveling ", number, ": ") for row, number in numbers))


def _judgement(results: Results, kader: Normenkader, judgement: str) -> Sentence | None:
    fixed = fixed_level(results, kader, judgement)
    if not fixed:
        return None
    norms = [quoted(norm.text.say().rstrip(".")) for norm in kader.norms if norm.judged_with == judgement]
    boundary = results.words(NORMS, judgement, "grens") == "ja"
    remark = " (het aandeel ligt precies op een grens van de schaal)" if boundary else ""
    tested = (noun(len(norms), ". De norm: ", ". De normen: "), enumeration(norms))
    concept = " (concept)" if is_concept(results, judgement) else ""
    return sentence("Oordeel ", Label(judgement, "nummer"), f"{concept}: ", fixed, remark, *tested)


def _findings(results: Results) -> tuple[Paragraph, ...]:
    pairs = [(book, table) for book in results.data.coding_schemes() for table in book.tables]
    counted = [(book, table) for book, table in pairs if results.table(table.id)]
    reach = case_signals(results, counted[0][1].id) if counted else None
    paragraphs = tuple(Paragraph(count_sentences(results, book, table)) for book, table in counted)
    return (*paragraphs, Paragraph((reach,) if reach else ()))
