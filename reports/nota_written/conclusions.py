"""Conclusions with the findings under them, and recommendations with what college and raad said of them."""

from __future__ import annotations

from analysis.findings import CONCLUSION, FINDING, Chain, printed_name, signed
from analysis.report_rows import Conclusion, Recommendation, Standpoint
from reports.document import Block, Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results
from reports.nota_written.words import named, said
from reports.wording import day, enumeration, flatten, sentence

NO_FINDING = "Onder deze conclusie is geen bevinding vastgelegd"
NO_CONCLUSION = "Onder deze aanbeveling is geen conclusie vastgelegd"


def conclusions(results: Results) -> Section | None:
    """Every conclusion with the judgement and findings it rests on."""
    chain = Chain(results.data)
    parts = [_conclusion(results, chain, row) for row in results.data.conclusions]
    return section("conclusies", "Conclusies", *parts)


def _conclusion(results: Results, chain: Chain, row: Conclusion) -> Section | None:
    known = [id for id in row.findings if id in chain.findings]
    rests = named(known, FINDING, "Dit rust op bevinding", "Dit rust op de bevindingen")
    judged = flatten(["Het gaat om oordeel ", Label(row.judgement, "nummer")]) if row.judgement else ()
    about = [sentence(runs) for runs in (judged, rests) if runs]
    if not known:
        about.append(sentence(NO_FINDING))
    return section(
        f"conclusie-{row.id}",
        f"Conclusie {printed_name(row.id, CONCLUSION)}",
        Paragraph((said(results, row.text),)),
        Paragraph(tuple(about)),
    )


def recommendations(results: Results) -> Section | None:
    """Every recommendation with its parts and the standpunten, after how many were taken up."""
    chain = Chain(results.data)
    heads = [row for row in results.data.recommendations if row.part_of not in chain.recommendations]
    return section(
        "aanbevelingen",
        "Aanbevelingen",
        *(_recommendation(results, chain, row) for row in heads),
        _adoption(results),
    )


def _recommendation(results: Results, chain: Chain, row: Recommendation) -> Section | None:
    parts = [_part(results, chain, part) for part in chain.parts_of(row.id)]
    return section(
        f"aanbeveling-{row.id}",
        f"Aanbeveling {row.id}",
        Paragraph((said(results, row.text), *_grounds(chain, row))),
        *_standpoints(results, chain, row.id),
        *parts,
    )


def _grounds(chain: Chain, row: Recommendation) -> tuple[Sentence, ...]:
    known = [id for id in row.conclusions if id in chain.conclusions]
    rests = named(known, CONCLUSION, "Dit volgt uit conclusie", "Dit volgt uit de conclusies")
    to = flatten(["Gericht aan: ", Label(row.to)]) if row.to else ()
    lacking = () if known or row.part_of else flatten([NO_CONCLUSION])
    return tuple(sentence(runs) for runs in (to, rests, lacking) if runs)


def _part(results: Results, chain: Chain, row: Recommendation) -> Section | None:
    return section(
        f"aanbeveling-{row.id}",
        f"Deelaanbeveling {row.id}",
        Paragraph((said(results, row.text), *_grounds(chain, row))),
        *_standpoints(results, chain, row.id),
    )


def _standpoints(results: Results, chain: Chain, id: str) -> list[Block]:
    found = [_standpoint(results, one) for one in chain.standpoints_on(id)]
    return [Bullets(tuple(found))] if found else []


def _standpoint(results: Results, one: Standpoint) -> Sentence:
    taken = flatten(
        [
            Label(one.by.capitalize()),
            ": ",
            results.figure("standpunten", one.recommendation, one.by) or signed(one.adoption),
        ]
    )
    on = flatten([" op ", day(one.on)]) if one.on else ()
    return said(results, one.text, *taken, *on, ". ") if one.text else sentence(taken, on)


def _adoption(results: Results) -> Section | None:
    """How many were taken up; nothing where nobody gave a standpunt yet."""
    table = results.printed("standpunten_telling")
    if table is None or not results.data.standpoints:
        return None
    return section("overgenomen", "Wat is overgenomen", Paragraph(_counted(results)), table)


def _counted(results: Results) -> tuple[Sentence, ...]:
    name, found = "standpunten_telling", []
    for row in results.rows(name):
        taken, all_ = results.figure(name, row.key, "geheel"), results.figure(name, row.key, "totaal")
        if taken and all_ and results.value(name, row.key, "geen") != results.value(name, row.key, "totaal"):
            found.append(
                flatten(
                    [Label(row.label.lower()), " ", taken, " van de ", all_, " ", Label(row.group.lower())]
                )
            )
    return (sentence("Geheel overgenomen: ", enumeration(found)),) if found else ()
