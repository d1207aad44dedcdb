"""The sections of the nota that people write: every number a figure, nothing where nothing was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.report_rows import Finding, FollowUp, Standpoint
from analysis.study_folder import read_study_folder
from reports.document import Document, Label, Quote
from reports.nota_results import results_of
from reports.nota_written import (
    conclusions,
    findings_by_question,
    follow_up,
    realisation,
    recommendations,
    triangulation,
)

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
SECTIONS = (findings_by_question, conclusions, recommendations, follow_up, triangulation, realisation)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(ZWOLLE).value


@pytest.fixture(scope="module")
def with_answers(zwolle):
    """The example as if college and raad had answered, and someone had looked a year later."""
    gone = Finding("b99", "Rust op niets.", evidence=("succesfactoren/nergens/aantal", "fragment:weg"))
    return replace(
        zwolle,
        findings=(*zwolle.findings, gone),
        standpoints=(Standpoint("1", "college", "geheel", "2023-06-01", "Doen wij."),),
        follow_ups=(FollowUp("1", "2024", "deels_uitgevoerd", "Begonnen."),),
    )


def written(data, *makers):
    made = [make(results_of(data)) for make in makers]
    return Document("t").with_sections(*(part for part in made if part is not None))


def said(document):
    return [sentence.plain() for sentence in document.sentences()]


def test_a_number_in_a_finding_is_a_figure_with_its_address(zwolle):
    document = written(zwolle, findings_by_question)
    regie = next(one for one in document.sentences() if one.plain().startswith("Ouders verwachten regie"))

    assert [figure.address for figure in regie.figures()][:1] == ["waarden/regie_swt/rood"]
    assert "8 van de 15 ouders" in regie.plain()


def test_no_sentence_holds_a_digit_outside_figures_and_labels(with_answers):
    for sentence in written(with_answers, *SECTIONS).sentences():
        typed = [run.text for run in sentence.runs if not isinstance(run, Label)]
        figures = {figure.text for figure in sentence.figures()}
        assert [text for text in typed if any(c.isdigit() for c in text) and text not in figures] == []


def test_what_the_report_did_not_print_has_no_section(zwolle):
    assert follow_up(results_of(zwolle)) is None
    assert not any("overgenomen" in text for text in said(written(zwolle, recommendations)))


def test_answers_and_opvolging_are_printed_with_letter_and_shape(with_answers):
    lines = said(written(with_answers, recommendations, follow_up))

    assert "College: ● G geheel overgenomen op 1 juni 2023. Doen wij." in lines
    assert "Geheel overgenomen: college 1 van de 5 aanbevelingen." in lines
    assert "Aanbeveling 1, 2024: Begonnen." in lines


def test_evidence_that_is_gone_is_said_to_be_gone(with_answers):
    lines = said(written(with_answers, findings_by_question))

    assert "Dit bewijs bestaat niet meer: succesfactoren/nergens/aantal." in lines
    assert "Dit bewijs bestaat niet meer: fragment:weg." in lines


def test_a_quote_is_only_printed_when_it_was_released(zwolle):
    quote = zwolle.fragments[0]
    data = replace(zwolle, findings=(Finding("b1", "Zo.", evidence=(f"fragment:{quote.fragment}",)),))
    hidden, shown = (
        Document("t").with_sections(findings_by_question(results_of(data), released))
        for released in ((), (quote.fragment,))
    )

    assert [block.text for block in shown.blocks() if isinstance(block, Quote)] == [quote.tekst]
    assert not any(isinstance(block, Quote) for block in hidden.blocks())


def test_a_study_in_which_nothing_was_written_has_none_of_the_sections(zwolle):
    parts = ("findings", "conclusions", "recommendations", "observations", "realisations")
    empty = results_of(replace(zwolle, **dict.fromkeys(parts, ())))

    assert [make(empty) for make in SECTIONS] == [None] * len(SECTIONS)
