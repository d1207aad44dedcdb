"""The nota of a study: every number has an address, and nothing is claimed that no table gives."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.study import Assessment, PublishedFigure, Study, StudyData
from analysis.tables import Tables
from reports.document import Document, Section, Table, changed_sentences
from reports.nota import make_nota
from reports.render_html import render
from reports.tables import to_document_table

# Elements whose digits are no results: heading numbers, casus, dates; wording, titles and notes taken over.
TAKEN_OVER = {"nr", "bron", "titel", "noot"}


def headings(nota: Document) -> list[str]:
    return [block.title for block in nota.blocks() if isinstance(block, Section)]


def sentences(nota: Document) -> list[str]:
    return [sentence.plain() for sentence in nota.sentences()]


def table(nota: Document, name: str) -> Table:
    return next(found for found in nota.tables() if found.name == name)


def loose_digits(page) -> list[str]:
    """Every text with a digit that stands in no result and in nothing that is marked as taken over."""
    (main,) = page.find("main")
    return [
        line
        for element in main.walk()
        for line in element.text
        if re.search(r"\d", line)
        and not any("data-figure" in e.attributes or e.classes() & TAKEN_OVER for e in element.ancestors())
    ]


def test_no_number_stands_in_the_nota_without_its_address(data, read_page):
    assert loose_digits(read_page(render(make_nota(data, "1 mei 2024")))) == []


def test_every_figure_leads_to_a_cell_of_the_nota(data, read_page):
    page = read_page(render(make_nota(data)))
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]

    links = [e.attributes["href"].removeprefix("#") for e in page.find("a")]

    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert not page.find("span", **{"class": "cijfer"})


def test_every_figure_says_what_its_cell_says(data):
    nota = make_nota(data)
    cells = {cell.address: cell.text for found in nota.tables() for cell in found.cells()}

    for sentence in nota.sentences():
        for figure in sentence.figures():
            cell = cells[figure.address]
            assert figure.text.lower() in (cell.lower(), "geen" if cell == "0" else ""), sentence.plain()


def test_every_figure_is_a_place_in_the_analysis(data):
    tables = Tables(data)

    for sentence in make_nota(data).sentences():
        for figure in sentence.figures():
            assert tables.look_up(figure.address) is not None


def test_the_nota_tells_the_counts(data):
    said = sentences(make_nota(data))

    assert "De waarde groen komt het vaakst voor bij ‘Goede klik’ (3 van de 3 casussen)." in said
    assert "De waarde groen komt niet voor bij ‘Op tijd’ (geen van de 3)." in said
    assert any("signalen: er zijn 3 casussen onderzocht" in line for line in said)


def test_the_nota_tells_the_judgement_with_its_evidence_and_its_boundary(data):
    said = sentences(make_nota(data))

    assert "Het bewijs telt op tot 3 van 4; volgens de schaal is dat het niveau Voldoet grotendeels." in said
    assert "De rekenkamer stelt vast: Voldoet grotendeels." in said
    assert any("precies op de grens" in line and "gekozen is grotendeels" in line for line in said)
    assert (
        "Oordeel 1: Voldoet grotendeels (het aandeel ligt precies op een grens van de schaal). "
        "De norm: ‘Het wijkteam is bekend’." in said
    )


def test_a_fixed_level_in_other_words_is_told_in_those_words(data):
    fixed: Assessment = replace(data.assessments[0], wording="Voldoet vooralsnog grotendeels")

    said = sentences(make_nota(replace(data, assessments=(fixed,))))

    assert "De rekenkamer stelt vast: Voldoet vooralsnog grotendeels." in said


def test_a_difference_between_levels_stands_with_its_reason(data):
    fixed = replace(data.assessments[0], level="voldoet_beperkt", reason="De wachttijd weegt zwaar.")

    said = sentences(make_nota(replace(data, assessments=(fixed,))))

    assert "Het vastgestelde niveau wijkt af van het berekende. De reden: De wachttijd weegt zwaar." in said


def test_the_nota_tells_why_a_norm_is_not_applicable(data):
    assert "Deelvraag 2, niet van toepassing: Dit is een beschrijving." in sentences(make_nota(data))


def test_the_nota_adds_up_the_people_spoken_to(data):
    assert "In totaal zijn 3 gesprekspartners geteld: 3 (gemeente)." in sentences(make_nota(data))


def test_the_nota_tells_how_scores_moved(data):
    nota = make_nota(data)

    assert [cell.text for cell in table(nota, "ggsr").rows[0].cells] == ["X", "✓", "X → ✓"]
    assert any(line.startswith("De aanpak: punten die eerst niet voldeden: 2") for line in sentences(nota))


def test_the_nota_sets_perspectives_side_by_side(data):
    said = sentences(make_nota(data))

    assert "De meeste verschillen zijn er bij ‘Goed contact’ (1 van de 2 paren)." in said
    assert "De ouder oordeelt vaker lager dan hoger over ‘Goed contact’ (1 tegen 0)." in said


def test_one_changed_cell_changes_only_the_sentences_that_rest_on_it(data, recoded):
    before, after = make_nota(data), make_nota(recoded)

    gone = {line.plain() for line in changed_sentences(before, after)}

    assert gone == {"De waarde groen komt het vaakst voor bij ‘Goede klik’ (3 van de 3 casussen)."}
    assert "De waarde groen komt het vaakst voor bij ‘Goede klik’ (2 van de 3 casussen)." in sentences(after)


def test_one_changed_cell_changes_only_the_cells_that_rest_on_it(data, recoded):
    def cells(nota: Document) -> dict[str, str]:
        return {cell.address: cell.text for found in nota.tables() for cell in found.cells()}

    before, after = cells(make_nota(data)), cells(make_nota(recoded))

    assert {address for address in before if before[address] != after[address]} == {
        "successen/klik/aantal",
        "waarden/klik/groen",
        "waarden/klik/rood",
        "analyseschema/klik/1",
    }


def test_a_reconstruction_says_so_at_the_top_and_at_every_table_of_its_cells(reconstructed):
    nota = make_nota(reconstructed)

    assert "gereconstrueerd" in nota.notices[0].sentences[0].plain()
    resting = ("waarden", "analyseschema", "herkomst", "perspectieven", "perspectieven_stellingen")
    assert all(table(nota, name).warnings for name in resting)


def test_a_real_study_has_no_notice_of_reconstruction(data):
    nota = make_nota(data)

    assert nota.notices == ()
    assert "herkomst" not in [found.name for found in nota.tables()]


def test_the_provenance_of_each_cell_is_a_letter_with_its_meaning(reconstructed):
    origins = table(make_nota(reconstructed), "herkomst")

    assert {cell.text for cell in origins.cells()} == {"v"}
    assert any("v = vrij gekozen" in note for note in origins.notes)


def test_the_reading_guide_gives_the_meanings_and_where_a_group_differs(data):
    nota = make_nota(data)
    guide = table(nota, "leeswijzer_casusonderzoek")

    assert [row.label for row in guide.rows] == ["Groen", "Rood", "Grijs"]
    override = table(nota, "leeswijzer_casusonderzoek_swt")
    assert [cell.text for cell in override.rows[0].cells][1] == "niet betrokken"


def test_the_date_is_the_one_passed_in_and_the_nota_is_a_concept(data):
    nota = make_nota(data, "22 november 2026")

    assert [(term, label.text) for term, label in nota.facts] == [
        ("Uitgebracht door", "Rekenkamer Teststad"),
        ("Datum", "22 november 2026"),
        ("Status", "concept"),
    ]


def test_the_same_study_gives_the_same_nota(data):
    assert render(make_nota(data, "1 mei")) == render(make_nota(data, "1 mei"))


@pytest.mark.parametrize(
    "emptied", ["codings", "open_codings", "scores", "interviewees", "assessments", "cases"]
)
def test_what_a_study_lacks_leaves_no_empty_heading(data, emptied):
    nota = make_nota(replace(data, **{emptied: ()}))

    assert all(block.blocks for block in nota.blocks() if isinstance(block, Section))
    assert all(found.rows for found in nota.tables())


def test_a_study_without_any_data_still_gives_a_nota(data):
    empty = StudyData(data.study)

    nota = make_nota(empty)

    assert headings(nota) == ["Inleiding", "Doel en grondslag"]
    assert "Jeugdhulp in Teststad 2023" in render(nota)


def test_printed_figures_that_conflict_have_an_annex_and_the_others_do_not(data):
    address = "successen/klik/aantal"
    right = PublishedFigure("f1", "par. 4.3", "Goede klik", "3", address)
    wrong = PublishedFigure("f2", "bijlage", "Goede klik", "2", address, conflict="f1 geeft 3.")

    nota = make_nota(replace(data, published=(right, wrong)))

    assert [row.key for row in table(nota, "gepubliceerd").rows] == ["f2"]
    annex = "Gepubliceerde cijfers die elkaar tegenspreken"
    assert annex in headings(nota)
    assert annex not in headings(make_nota(replace(data, published=(right,))))


def test_a_conclusion_from_reconstructed_cells_says_so(data, reconstructed):
    warning = "Wat hierna volgt, rust op gereconstrueerde cellen en is geen gepubliceerde uitkomst."

    assert warning in sentences(make_nota(reconstructed))
    assert warning not in sentences(make_nota(data))


def test_hostile_wording_of_a_study_is_shown_as_text(data, read_page):
    hostile: Study = replace(data.study, organisation="<script>x</script> & ‮zoon 👩")
    page = read_page(render(make_nota(replace(data, study=hostile))))

    assert not page.find("script")
    assert "<script>x</script> &" in page.find("dd")[0].words()


def test_a_count_table_is_printed_as_the_analysis_made_it(data):
    made = to_document_table(Tables(data).table("successen"))

    assert table(make_nota(data), "successen") == made
