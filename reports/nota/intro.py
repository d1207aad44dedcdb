"""The introduction of the nota: aim, deelvragen, normenkader, and how the study was done."""

from __future__ import annotations

from analysis.results import Row
from codebooks.model import Norm, Normenkader
from reports.document import Bullets, Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results, resting
from reports.wording import Runs, casussen, enumeration, flatten, quoted, sentence

APPLICABLE = {"deels": ", voor een deel niet: ", "nee": ", niet van toepassing: ", "": ", geen norm: "}
MADE_UP = "Deze antwoorden zijn verzonnen; zo is de keten van vraag tot oordeel te volgen"


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
        printed.without(["waarom_niet"]) if printed else None,
        section("niet-van-toepassing", "Waar geen norm geldt", Bullets(_not_applicable(kader))),
    )


def _frozen(kader: Normenkader) -> tuple[Sentence, ...]:
    title = flatten(["Het onderzoek toetst aan het normenkader ", quoted(kader.title.say())])
    if not kader.frozen_on:
        return (sentence(title),)
    return (sentence(title, ", vastgesteld op ", Label(kader.frozen_on, "datum")),)


def _not_applicable(kader: Normenkader) -> tuple[Sentence, ...]:
    parts = {id: label.say() for id, label in kader.parts}
    norms = [norm for norm in kader.norms if norm.applicable != "ja" and norm.why_not.say()]
    return tuple(_why_not(norm, parts.get(norm.part, norm.part)) for norm in norms)


def _why_not(norm: Norm, part: str) -> Sentence:
    where: tuple[str | Label, ...] = ("Deelvraag ", Label(norm.deelvraag, "nummer"))
    subject = where if norm.deelvraag else ("Onderdeel ", Label(part))
    return sentence(*subject, APPLICABLE.get(norm.applicable, ": "), Label(norm.why_not.say()))


def accountability(results: Results) -> Section | None:
    """How the study was done: selection, people spoken to, response."""
    return section(
        "verantwoording",
        "Onderzoeksverantwoording",
        _selection(results),
        _interviewees(results),
        _response(results),
    )


def _selection(results: Results) -> Section | None:
    ids = [table.id for table in results.data.study.tables]
    tables = [printed.gathered() for id in ids if (printed := results.printed(id))]
    if not tables:
        return None
    return section("selectie", "Selectie van de casussen", Paragraph(_selected(results, ids[0])), *tables)


def _selected(results: Results, table: str) -> tuple[Sentence, ...]:
    total = results.figure(table, "totaal", "aantal")
    if total is None:
        return ()
    n = results.number(table, "totaal", "aantal") or 0
    return (sentence("Voor het onderzoek zijn ", total, f" {casussen(n)} geselecteerd"),)


def _interviewees(results: Results) -> Section | None:
    table = results.printed("respondenten")
    total = results.figure("respondenten", "totaal", "aantal")
    if table is None or total is None:
        return None
    groups = [counted for row in results.rows("respondenten") if (counted := _group_total(results, row))]
    parts = flatten([": ", enumeration(groups)]) if groups else ()
    said = sentence("In totaal zijn ", total, " gesprekspartners geteld", parts)
    added = sentence("De totalen zijn opgeteld uit de rijen van de tabel")
    return section("respondenten", "Gesprekspartners", Paragraph((said, added)), table)


def _group_total(results: Results, row: Row) -> Runs:
    """'16 (netwerkpartners)', for the rows that close a group."""
    figure = results.figure("respondenten", row.key, "aantal")
    if figure is None or not row.group or not row.key.endswith("_totaal"):
        return ()
    return flatten([figure, " (", Label(row.group.lower()), ")"])


def _response(results: Results) -> Section | None:
    table = results.printed("respons")
    if table is None:
        return None
    counted = [filled for row in results.rows("respons") if (filled := _filled_in(results, row))]
    said = sentence("Ingevulde vragenlijsten per perspectief: ", enumeration(counted))
    return section("respons", "Respons", Paragraph((said, *resting(results, "respons", MADE_UP))), table)


def _filled_in(results: Results, row: Row) -> Runs:
    """'Ouder 15 (over 15 casussen)'."""
    filled = results.figure("respons", row.key, "ingevuld")
    about = results.figure("respons", row.key, "casussen")
    if filled is None or about is None:
        return ()
    word = casussen(results.number("respons", row.key, "casussen") or 0)
    return flatten([Label(row.label), " ", filled, " (over ", about, f" {word})"])
