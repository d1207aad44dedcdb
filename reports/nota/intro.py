"""The introduction of the nota: aim, deelvragen, normenkader, and how the study was done."""

from __future__ import annotations

from analysis.norms.freezing import Freezing, freezing_warnings, has_gathered
from codebooks.model import Norm, Normenkader
from codebooks.norm_hash import SHOWN
from reports.document import Bullets, Label, Note, Paragraph, Section, Sentence, Table, section
from reports.nota.response import response
from reports.nota.sources import interviewees, source_sentences
from reports.nota_results import Results
from reports.wording import casussen, day, flatten, quoted, sentence

WARNINGS = {
    Freezing.UNKNOWN: "Wanneer dit normenkader is vastgesteld, is niet vastgelegd; dat het er lag voor het "
    "veldwerk begon, is dus niet na te gaan",
    Freezing.LATE: "Toen dit normenkader werd vastgesteld, was het veldwerk al begonnen",
    Freezing.UNSEEN: "De inhoud van dit normenkader is anders dan wat is vastgesteld, en waarom is niet "
    "vastgelegd",
    Freezing.CHANGED_LATE: "Na het begin van het veldwerk zijn normen gewijzigd; de bijlage met wijzigingen "
    "zegt welke en waarom",
}
APPLICABLE = {"deels": ", voor een deel niet: ", "nee": ", niet van toepassing: ", "": ", geen norm: "}


def aim(results: Results) -> Section | None:
    """What the study is for and on which ground it stands."""
    study = results.data.study
    texts = (study.purpose.say(), study.legal_ground.say())
    return section("doel", "Doel en grondslag", *(Paragraph((sentence(Label(t)),)) for t in texts if t))


def subquestions(results: Results) -> Section | None:
    """The deelvragen with how many norms and judgements stand under each."""
    table = results.printed("deelvragen")
    if table is None:
        return None
    intro = sentence("De tabel geeft de deelvragen, met het aantal normen en oordelen per deelvraag")
    return section("deelvragen", "Deelvragen", Paragraph((intro,)), table)


def norm_frame(results: Results) -> Section | None:
    """The norms, what is not applicable and why, and the objections that were made."""
    kaders = results.data.normenkaders()
    if not kaders:
        return None
    kader, printed = kaders[0], results.printed("normenkader")
    return section(
        "normenkader",
        "Normenkader",
        Paragraph(_frozen(kader)),
        _late(kader, has_gathered(results.data)),
        printed.without(["waarom_niet"]) if printed else None,
        section("niet-van-toepassing", "Waar geen norm geldt", Bullets(_not_applicable(kader))),
    )


def _frozen(kader: Normenkader) -> tuple[Sentence, ...]:
    title = flatten(["Het onderzoek toetst aan het normenkader ", quoted(kader.title.say())])
    if not kader.frozen_on:
        return (sentence(title),)
    frozen = sentence(title, ", vastgesteld op ", day(kader.frozen_on))
    if not kader.frozen_hash:
        return (frozen,)
    return (frozen, sentence("Het controlegetal was toen ", Label(kader.frozen_hash[:SHOWN], "nummer")))


def _late(kader: Normenkader, gathered: bool) -> Note | None:
    """The warning that norms were set or changed late, that nobody knows when, or that they moved unseen."""
    found = freezing_warnings(kader, gathered)
    lines = [WARNINGS[one] for one in found if one in WARNINGS]
    return Note("Normen en veldwerk", tuple(sentence(line) for line in lines)) if lines else None


def _not_applicable(kader: Normenkader) -> tuple[Sentence, ...]:
    parts = {id: label.say() for id, label in kader.parts}
    norms = [norm for norm in kader.norms if norm.applicable != "ja" and norm.why_not.say()]
    return tuple(_why_not(norm, parts.get(norm.part, norm.part)) for norm in norms)


def _why_not(norm: Norm, part: str) -> Sentence:
    where: tuple[str | Label, ...] = ("Deelvraag ", Label(norm.deelvraag, "nummer"))
    subject = where if norm.deelvraag else ("Onderdeel ", Label(part))
    return sentence(*subject, APPLICABLE.get(norm.applicable, ": "), Label(norm.why_not.say()))


def accountability(results: Results) -> Section | None:
    """How the study was done: sources, selection, people spoken to, response."""
    return section(
        "verantwoording",
        "Onderzoeksverantwoording",
        Paragraph(source_sentences(results)),
        _selection(results),
        interviewees(results),
        response(results),
    )


def _selection(results: Results) -> Section | None:
    tables = selection_tables(results)
    said = Paragraph(_selected(results, tables[0].name) if tables else ())
    return section("selectie", "Selectie van de casussen", said)


def selection_tables(results: Results) -> list[Table]:
    """The tables of how casussen were chosen, as study.yaml names them."""
    ids = [table.id for table in results.data.study.tables]
    return [printed.gathered() for id in ids if (printed := results.printed(id))]


def _selected(results: Results, table: str) -> tuple[Sentence, ...]:
    total = results.figure(table, "totaal", "aantal")
    if total is None or results.is_hidden(table, "totaal", "aantal"):
        return ()
    n = results.number(table, "totaal", "aantal") or 0
    return (sentence("Voor het onderzoek zijn ", total, f" {casussen(n)} geselecteerd"),)


def selection_annex(results: Results) -> Section | None:
    """The selection tables in full."""
    return section("bijlage-selectie", "Selectie van de casussen", *selection_tables(results))
