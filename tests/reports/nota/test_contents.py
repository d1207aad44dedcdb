"""What stands in the nota and in which order, and what it says of norms, answers and quotes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.judgement_rows import NormComment
from analysis.report_rows import Conclusion, Recommendation, ReportText
from analysis.study import Answer, Case, Fragment, OpenCoding, Response, Source, StudyData
from analysis.study_folder import read_study_folder
from codebooks.norm_model import KaderChange
from instruments.texts import Texts
from reports.document import Bullets, Chart, Document, Paragraph, Quote, Section, Table, TableRow
from reports.living_text import section_keys
from reports.nota import make_nota, skeleton
from reports.nota.answers import answers_annex, without_answers
from reports.nota_results import HIDDEN, results_of
from reports.render_html import render

ROOT = Path(__file__).parents[3]
FOLDERS = {
    **{name: ROOT / "examples" / name for name in ("zwolle", "doorbraak", "groningen", "dubbel_gecodeerd")},
    "klein": ROOT / "tests" / "analysis" / "study_folder" / "folders" / "klein",
}


@pytest.fixture(scope="module")
def notas() -> dict[str, Document]:
    found = {name: read_study_folder(folder).value for name, folder in FOLDERS.items()}
    return {name: make_nota(data) for name, data in found.items() if data}


def keys(nota: Document) -> list[str]:
    return [part.key for part in (*nota.sections, *nota.annexes)]


def part(nota: Document, key: str) -> Section:
    return next(b for b in nota.blocks() if isinstance(b, Section) and b.key == key)


def said(nota: Document) -> list[str]:
    return [sentence.plain() for sentence in nota.sentences()]


def test_the_chapters_follow_the_order_of_a_report(notas):
    chapters = [part.key for part in notas["zwolle"].sections]

    assert chapters[:4] == ["samenvatting", "inleiding", "bevindingen", "toetsing"]
    annexes = [
        *("bijlage-bronnen", "bijlage-gesprekspartners", "bijlage-selectie", "bijlage-analyseschema"),
        *("bijlage-kleuren", "bijlage-perspectieven", "bijlage-open-vragen"),
        *("bijlage-gepubliceerd", "bijlage-methode"),
    ]
    assert [key for key in keys(notas["zwolle"]) if key in annexes] == annexes


@pytest.mark.parametrize("name", FOLDERS)
def test_every_figure_of_every_example_leads_to_a_cell_and_every_id_is_there_once(notas, name, read_page):
    page = read_page(render(notas[name]))
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    links = {e.attributes["href"].removeprefix("#") for e in page.find("a")}

    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert not page.find("span", **{"class": "cijfer"})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("doorbraak", {"bevinding-kosten", "bevinding-plannen", "bijlage-bedragen"}),
        ("groningen", {"bevinding-routes", "bevinding-omslagpunt", "bijlage-selectie"}),
        ("dubbel_gecodeerd", {"bevinding-waarden", "bijlage-overeenstemming"}),
        ("klein", {"bevinding-benchmark-gebruik", "bijlage-vragenlijsten", "respons"}),
        ("zwolle", {"bevinding-ggsr", "kantelpunt", "bevindingen-per-deelvraag"}),
    ],
)
def test_each_example_tells_what_its_study_is_about(notas, name, expected):
    there = {block.key for block in notas[name].blocks() if isinstance(block, Section)}

    assert expected <= there


def test_no_annex_stands_for_a_few_words_or_one_small_table(notas):
    """Answers that may not be printed are a sentence; what the text counts stands where the text is."""
    there = keys(notas["zwolle"])
    blocks = part(notas["klein"], "respons").blocks
    sentences = [one.plain() for block in blocks if isinstance(block, Paragraph) for one in block.sentences]
    tables = [one.name for one in part(notas["zwolle"], "realisatie").blocks if isinstance(one, Table)]

    assert not {"bijlage-antwoorden", "bijlage-overige"} & set(there)
    assert any("niet per vraag gedrukt" in sentence for sentence in sentences)
    assert tables == ["realisatie", "realisatie_telling"]


def test_the_answers_have_an_annex_where_a_table_of_them_may_be_printed():
    class Printed:
        """Results in which one perspectief answered often enough."""

        def __init__(self):
            self.data = study
            table = Table("vragen_ouder", "Ouder", (), (TableRow("r", "R", ()),))
            self.tables = {"vragen_ouder": table}

        def printed(self, name):
            return self.tables.get(name)

        def figure(self, *_address):
            return None

        number = figure

    study = SimpleNamespace(study=SimpleNamespace(
        perspectieven=(("ouder", Texts.of(nl="Ouder")), ("swt", Texts.of(nl="SWT"))), instruments={}
    ))  # fmt: skip

    assert [block.name for block in answers_annex(Printed()).blocks if isinstance(block, Table)] == [
        "vragen_ouder"
    ]
    assert without_answers(Printed()) == ()


def test_charts_stand_with_what_they_show(notas):
    charts = {
        section.key: [block.name for block in section.blocks if isinstance(block, Chart)]
        for nota in (notas["zwolle"], notas["klein"])
        for section in nota.blocks()
        if isinstance(section, Section)
    }

    assert charts["respons"] == ["respons"]
    assert charts["bevinding-benchmark-gebruik"] == ["benchmark_gebruik"]
    assert charts["bevinding-waarden"]
    assert [chart.name for chart in notas["zwolle"].charts() if chart.name.startswith("perspectieven_")]


def test_the_response_stands_with_its_formula_and_few_are_signals(notas):
    tables = [block.name for block in part(notas["klein"], "respons").blocks if isinstance(block, Table)]

    assert tables == ["respons", "respons_verantwoord", "afname"]
    assert (
        "De antwoorden van Sociaal wijkteam en Ouder zijn signalen van deelnemers: lees ze niet als "
        in " ".join(said(notas["klein"]))
    )


def test_an_author_finds_a_place_for_every_standing_section(data):
    found = dict(section_keys(skeleton(results_of(StudyData(data.study)))))

    assert {"samenvatting", "aanleiding", "bevindingen", "toetsing", "conclusies", "nawoord"} <= set(found)
    assert keys(make_nota(StudyData(data.study))) == ["inleiding"]


def test_an_author_s_text_stands_in_its_section_with_living_numbers(data):
    text = ReportText("nawoord", "Groen was er {{ cijfer: waarden/klik/groen }} keer.")

    nota = make_nota(replace(data, report_texts=(text,)))

    (sentence,) = part(nota, "nawoord").blocks[0].sentences
    assert sentence.plain() == "Groen was er 3 keer."
    assert [figure.address for figure in sentence.figures()] == ["waarden/klik/groen"]


def test_a_table_that_only_a_text_refers_to_is_added(data):
    text = ReportText("nawoord", "Gelijk: {{ cijfer: perspectieven_paren/contact__swt__ouder/gelijk }}.")

    nota = make_nota(replace(data, report_texts=(text,)))

    assert [table.name for table in part(nota, "bijlage-overige").blocks if isinstance(table, Table)] == [
        "perspectieven_paren"
    ]
    assert "bijlage-overige" not in keys(make_nota(data))


def test_conclusions_and_recommendations_stand_in_their_chapter_and_in_the_summary(data):
    rows = {
        "conclusions": (Conclusion("c1", "Het kan beter."),),
        "recommendations": (Recommendation("1", "Doe het."),),
    }

    nota = make_nota(replace(data, **rows))

    names = ("conclusies", "aanbevelingen")
    told = [part(nota, f"samenvatting-{name}").blocks[0].sentences for name in names]
    assert [one.plain() for (one,) in told] == ["Conclusie 1: Het kan beter.", "Aanbeveling 1: Doe het."]
    assert {"conclusie-c1", "aanbeveling-1"} <= {b.key for b in nota.blocks() if isinstance(b, Section)}


def test_a_level_without_two_signatures_is_a_concept(data):
    for signed in ((), ("voorzitter",), ("lid", "lid")):
        lines = said(make_nota(replace(data, assessments=(replace(data.assessments[0], signed=signed),))))

        assert "Concept, nog niet door twee mensen ondertekend: Voldoet grotendeels." in lines
        assert not any(line.startswith("De rekenkamer stelt vast") for line in lines)
        assert any(line.startswith("Oordeel 1 (concept): ") for line in lines)


def test_every_level_stands_with_its_sign_beside_its_word(data):
    kader = data.normenkaders()[0]
    levels = tuple(
        replace(level, symbol="◕" if "grotendeels" in level.id else "x") for level in kader.scale.levels
    )
    signed = replace(kader, scale=replace(kader.scale, levels=levels))
    nota = make_nota(replace(data, codebooks={**data.codebooks, kader.id: signed}))

    lines = [line for line in said(nota) if "Voldoet grotendeels" in line]
    assert lines
    assert all("◕ Voldoet grotendeels" in line for line in lines)
    cells = [c.text for t in nota.tables() for c in t.cells() if c.text.endswith("Voldoet grotendeels")]
    assert cells
    assert set(cells) == {"◕ Voldoet grotendeels"}


@pytest.mark.parametrize("began", [True, False])
def test_norms_that_came_after_the_fieldwork_began_are_told_of(data, began):
    kader = data.normenkaders()[0]
    change = KaderChange("2026-01-02", "lid", "norm 1", "oud", "nieuw", "omdat", fieldwork_began=began)
    late = replace(kader, fieldwork_began=began, changes=(change,))
    comment = NormComment("o1", "1", "beleidsmedewerker", "2026-01-03", "Te streng.", "Blijft zo.")

    nota = make_nota(replace(data, codebooks={**data.codebooks, kader.id: late}, norm_comments=(comment,)))

    assert any("was het veldwerk al begonnen" in line for line in said(nota)) is began
    row = next(table for table in nota.tables() if table.name == "normwijzigingen").rows[0]
    assert [cell.text for cell in row.cells] == [
        "norm 1",
        "oud",
        "nieuw",
        "omdat",
        "lid",
        "ja" if began else "nee",
    ]
    assert "Bij norm 1, beleidsmedewerker, 3 januari 2026: Te streng. Antwoord: Blijft zo." in said(nota)


def test_an_open_question_with_small_counts_says_what_was_mentioned_and_not_how_often(data):
    answers = tuple(Answer(f"r{i}", "", "ouder", "ouder", "1", "v", "ja") for i in range(40))
    named = [("gehoord", 3), ("snel", 25)]
    codings = tuple(OpenCoding(f"r{i}", "open_vragen.goed", c) for c, k in named for i in range(k))

    nota = make_nota(replace(data, answers=answers, open_codings=codings))

    blocks = part(nota, "bevinding-open_goed").blocks
    mentioned = next(block for block in blocks if isinstance(block, Bullets))
    assert [line.plain() for line in mentioned.sentences] == ["Gehoord worden.", "Snel geholpen."]
    table = next(table for table in nota.tables() if table.name == "open_goed")
    assert [row.cells[0].text for row in table.rows][0] == HIDDEN
    assert not any("Het vaakst genoemd" in line for line in said(nota))
    assert any("niet gedrukt" in note for note in table.notes)


def consented(data: StudyData, citeren: str) -> StudyData:
    text = "Ze luisterden echt naar ons."
    codings = tuple(
        replace(c, fragmenten=("f1",)) if (c.casus, c.aspect) == ("1", "casusonderzoek.klik") else c
        for c in data.codings
    )
    return replace(
        data,
        cases=(Case("1", {}), *data.cases[1:]),
        codings=codings,
        sources=(Source("ouder_1", "1", "ouder", text),),
        fragments=(Fragment("f1", "ouder_1", 0, len(text), text),),
        answers=(Answer("r1", "1", "ouder", "ouder", "1", "v", "ja"),),
        responses=(Response("r1", citeren=citeren),),
    )


def test_a_count_leads_to_quotes_of_who_said_yes_and_never_names_the_casus(data, read_page):
    nota = make_nota(consented(data, "ja"))

    (quote,) = [block for block in nota.blocks() if isinstance(block, Quote)]
    assert (quote.text, quote.source) == ("Ze luisterden echt naar ons.", "Ouder")
    page = read_page(render(nota))
    cell = page.find("td", id="cel:waarden:klik:groen")[0]
    assert [a.attributes["href"] for a in cell.find("a")][0] == "#deel:citaten-klik-groen"
    assert page.find("h3", id="deel:citaten-klik-groen")


@pytest.mark.parametrize("citeren", ["nee", ""])
def test_no_words_of_a_report_are_printed_without_a_yes(data, citeren):
    html = render(make_nota(consented(data, citeren)))

    assert "luisterden" not in html
    assert "citaten-" not in html


def test_agreement_of_codeurs_has_an_annex_without_who_differed_where(notas):
    tables = [table.name for table in notas["dubbel_gecodeerd"].tables()]

    assert "overeenstemming" in tables
    assert "overeenstemming_verschillen" not in tables
