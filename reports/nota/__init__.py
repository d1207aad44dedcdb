"""The nota: which sections, in which order. Their words stand in the files of this room.

The nota holds only what was computed or fixed: no conclusion is written here that a table does not give. A
study without data for a section gets no heading for it.
"""

from __future__ import annotations

from analysis.study import StudyData
from analysis.tables import Tables
from reports.document import Document, Label, Note, Section, present, section
from reports.living_text import StudyShelf, with_texts, without_empty
from reports.nota.annexes import (
    colour_guide,
    instrument_changes,
    method_notes,
    perspectives_schema,
    published_conflicts,
    values_schema,
)
from reports.nota.findings import (
    count_sections,
    open_questions,
    option_sections,
    values_per_aspect,
)
from reports.nota.intro import accountability, aim, norm_frame, subquestions
from reports.nota.judgements import judgements
from reports.nota.perspectives import perspectives
from reports.nota.scores import ggsr_sections
from reports.nota.summary import summary
from reports.nota_results import Results
from reports.wording import sentence

RECONSTRUCTION = "Dit is een reconstructie"
EXAMPLE = "voorbeeld, geen uitgave van de rekenkamer"


def make_nota(data: StudyData, made_on: str = "") -> Document:
    """The nota of a study, as a concept. `made_on` is printed as its date; the clock is never read."""
    tables = Tables(data)
    return compose(Results(data, {name: tables.table(name) for name in tables.names}), made_on)


def compose(results: Results, made_on: str = "") -> Document:
    """The nota from tables that were already computed, with the authors' texts in it."""
    nota = with_texts(generated(results, made_on), results.data.report_texts, StudyShelf(results))
    return without_empty(nota).numbered()


def generated(results: Results, made_on: str = "") -> Document:
    """What the nota makes itself, not numbered; a section without blocks is there for an author's text."""
    nota = _title_page(results, made_on)
    nota = nota.with_sections(*present(*_body(results)))
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


def _body(results: Results) -> tuple[Section | None, ...]:
    return (
        summary(results),
        section(
            "inleiding",
            "Inleiding",
            aim(results),
            subquestions(results),
            norm_frame(results),
            accountability(results),
        ),
        section(
            "bevindingen",
            "Bevindingen",
            *count_sections(results),
            values_per_aspect(results),
            *open_questions(results),
            perspectives(results),
            *option_sections(results),
            *ggsr_sections(results),
        ),
        judgements(results),
    )


def _annexes(results: Results) -> tuple[Section | None, ...]:
    return (
        values_schema(results),
        colour_guide(results),
        perspectives_schema(results),
        published_conflicts(results),
        instrument_changes(results),
        method_notes(results),
    )
