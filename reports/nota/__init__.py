"""The nota: which sections, in which order. Their words stand in the files of this room.

The nota holds only what was computed, fixed or written by its authors: no conclusion is written here that a
table does not give. A section without anything in it gets no heading.
"""

from __future__ import annotations

from analysis.released_quotes import released_quotes
from analysis.study import StudyData
from reports.document import Document, Label, Note, Section, present
from reports.living_text import with_texts, without_empty
from reports.living_text.study_shelf import StudyShelf
from reports.nota.agreement import agreement_annex
from reports.nota.annexes import (
    colour_guide,
    method_notes,
    perspectives_schema,
    published_conflicts,
    values_schema,
)
from reports.nota.answers import answers_annex
from reports.nota.changes import instrument_changes, norm_changes
from reports.nota.findings import (
    count_sections,
    open_annex,
    open_questions,
    option_sections,
    values_per_aspect,
)
from reports.nota.intro import accountability, aim, norm_frame, selection_annex, subquestions
from reports.nota.judgements import judgements
from reports.nota.money import money_annex, money_sections
from reports.nota.other_tables import other_tables
from reports.nota.perspectives import perspectives
from reports.nota.quotes import quotes_annex, with_ways_to_quotes
from reports.nota.scores import ggsr_sections
from reports.nota.sources import respondents_annex, sources_annex
from reports.nota.summary import summary
from reports.nota.wederhoor import wederhoor_annex
from reports.nota_results import Results, results_of
from reports.nota_written import (
    conclusions,
    findings_by_question,
    follow_up,
    realisation,
    recommendations,
    triangulation,
)
from reports.wording import sentence

RECONSTRUCTION = "Dit is een reconstructie"
EXAMPLE = "voorbeeld, geen uitgave van de rekenkamer"


def make_nota(data: StudyData, made_on: str = "") -> Document:
    """The nota of a study, as a concept. `made_on` is printed as its date; the clock is never read.

    Small counts of answers are hidden (ADR 0013).
    """
    return compose(results_of(data), made_on)


def compose(results: Results, made_on: str = "") -> Document:
    """The nota from these results, with the authors' texts in their sections."""
    nota = with_texts(skeleton(results, made_on), results.data.report_texts, StudyShelf(results))
    nota = without_empty(nota)
    nota = nota.with_annexes(*present(other_tables(nota, results)))
    return with_ways_to_quotes(nota, results).numbered()


def skeleton(results: Results, made_on: str = "") -> Document:
    """The nota without its authors' texts, not numbered; its empty sections are places for a text."""
    nota = _title_page(results, made_on)
    nota = nota.with_sections(*_body(results))
    return nota.with_annexes(*present(*_annexes(results)))


def _title_page(results: Results, made_on: str) -> Document:
    study = results.data.study
    nota = Document(study.title.say(), subtitle="Nota van bevindingen")
    example = bool(study.reconstruction.say())
    nota = nota.with_fact("Onderzoek van" if example else "Uitgebracht door", Label(study.organisation))
    if made_on:
        nota = nota.with_fact("Datum", Label(made_on, "datum"))
    nota = nota.with_fact("Status", Label(EXAMPLE if example else "concept"))
    if example:
        nota = nota.with_notice(Note(RECONSTRUCTION, (sentence(Label(study.reconstruction.say())),)))
    return nota


def _chapter(key: str, title: str, *parts: Section | None) -> Section:
    """A chapter with the parts there are; it stays when there are none, as a place for an author's text."""
    return Section(key, title, present(*parts))


def _body(results: Results) -> tuple[Section, ...]:
    summed = summary(results)
    judged = judgements(results)
    return (
        _chapter(
            "samenvatting",
            "Bestuurlijke samenvatting",
            _chapter("samenvatting-vraagstelling", "Aanleiding en vraagstelling"),
            *(summed.sections() if summed else ()),
        ),
        _introduction(results),
        _findings(results),
        judged or _chapter("toetsing", "Toetsing aan het normenkader"),
        _chapter(
            "conclusies-en-aanbevelingen",
            "Conclusies en aanbevelingen",
            conclusions(results) or _chapter("conclusies", "Conclusies"),
            recommendations(results) or _chapter("aanbevelingen", "Aanbevelingen"),
            follow_up(results) or _chapter("opvolging", "Opvolging"),
        ),
        _chapter("nawoord", "Nawoord"),
    )


def _introduction(results: Results) -> Section:
    return _chapter(
        "inleiding",
        "Inleiding",
        _chapter("aanleiding", "Aanleiding"),
        aim(results),
        subquestions(results),
        norm_frame(results),
        accountability(results) or _chapter("verantwoording", "Onderzoeksverantwoording"),
    )


def _findings(results: Results) -> Section:
    """First what was found per deelvraag, then the onderbouwing source by source."""
    return _chapter(
        "bevindingen",
        "Bevindingen",
        findings_by_question(results, released_quotes(results.data)),
        triangulation(results),
        realisation(results),
        *count_sections(results),
        values_per_aspect(results),
        *open_questions(results),
        perspectives(results),
        *option_sections(results),
        *ggsr_sections(results),
        *money_sections(results),
    )


def _annexes(results: Results) -> tuple[Section | None, ...]:
    return (
        sources_annex(results),
        respondents_annex(results),
        selection_annex(results),
        values_schema(results),
        colour_guide(results),
        perspectives_schema(results),
        open_annex(results),
        answers_annex(results),
        money_annex(results),
        agreement_annex(results),
        quotes_annex(results),
        instrument_changes(results),
        norm_changes(results),
        wederhoor_annex(results),
        published_conflicts(results),
        method_notes(results),
    )
