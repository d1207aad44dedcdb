"""What a reference becomes in a text: figures with their addresses, and never a number of the text's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.study import Answer, Fragment, Response, Source
from reports.document import (
    Bullets,
    Document,
    Emphasis,
    Figure,
    Label,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
    Text,
)
from reports.living_text import StudyShelf, blocks, problems, runs, shelf_of_study
from reports.nota_results import Results
from reports.render_html import render

ALL_CODES = [
    ("text-word-unknown", "Bij {{ tel: casusonderzoek.klik.groen }}.", 1),
    ("text-reference-unknown", "Eerste regel\nen {{ telling: casusonderzoek.klikt.groen }}.", 2),
    ("text-reference-unknown", "- een\n- {{ cijfer: successen/klik/aantl }}", 2),
    ("text-reference-unknown", "{{ telling: }}", 1),
    ("text-reference-place", "Zie {{ tabel: successen }} hier.", 1),
    ("text-reference-place", "Zie {{ gegenereerd }} hier.", 1),
    ("text-reference-place", "# Kop {{ telling: casusonderzoek.klik.groen }}\n\nTekst.", 1),
    ("text-reference-open", "Bij {{ telling: casusonderzoek.klik.groen }.", 1),
    ("text-generated-unknown", "{{ gegenereerd: alles }}", 1),
    ("text-generated-twice", "{{ gegenereerd }}\n\n{{ gegenereerd }}", 3),
    ("text-heading-empty", "# Kop\n\nTekst.\n\n# Nog een", 5),
    ("text-quote-closed", "> {{ citaat: f1 }}", 1),
]


@pytest.fixture
def quoted(data):
    """The study with a report of casus 1, of someone who may be quoted."""
    source = Source("ouder_1", "1", "ouder", "Het ging goed.")
    answer = Answer("r1", "1", "ouder", "ouder", "1", "klik", "ja")
    fragment = Fragment("f1", "ouder_1", 0, 14, "Het ging goed.")
    response = Response("r1", citeren="ja")
    return replace(data, sources=(source,), fragments=(fragment,), answers=(answer,), responses=(response,))


@pytest.fixture
def shelf(data):
    return shelf_of_study(data)


def said(text, shelf):
    return "".join(run.text for run in runs(text, shelf))


def test_a_count_is_two_figures_with_their_addresses(shelf):
    assert runs("Bij {{ telling: casusonderzoek.klik.groen }} casussen.", shelf) == (
        Text("Bij "),
        Figure("waarden/klik/groen", "3"),
        Text(" van de "),
        Figure("waarden/klik/van", "3"),
        Text(" casussen."),
    )


def test_nobody_is_said_in_a_word(shelf):
    assert said("{{telling:casusonderzoek.tijdig.groen}}", shelf) == "geen van de 3"


def test_a_share_of_few_is_no_percentage_and_of_many_is_one_with_its_number(data):
    few = shelf_of_study(data)
    many = StudyShelf(Results(data, {"waarden": more(few.results.tables["waarden"], 20)}))

    assert said("{{ aandeel: casusonderzoek.klik.groen }}", few) == "3 van de 3"
    assert said("{{ aandeel: casusonderzoek.klik.groen }}", many) == "100% (60 van de 60)"


def more(table, times):
    """The counts of a table so many times over."""
    rows = (replace(row, cells=tuple(cell * times for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def test_any_cell_can_be_quoted_by_its_address(shelf):
    assert runs("{{ cijfer: successen/klik/aantal }}", shelf) == (Figure("successen/klik/aantal", "3"),)


def test_a_judgement_is_its_sign_and_its_word(shelf):
    assert [type(run) for run in runs("{{ oordeel: 1 }}", shelf)] == [Figure]
    assert said("{{ oordeel: 1 }}", shelf).endswith("Voldoet grotendeels")


def test_an_open_question_counts_its_categories(shelf):
    name = next(name for name in shelf.names("antwoorden") if shelf.answered(name))

    assert shelf.answered(name).hits.startswith("open_")


def test_a_table_stands_on_a_line_of_its_own(shelf):
    (table,) = blocks("{{ tabel: successen }}", shelf)

    assert isinstance(table, Table)
    assert table == shelf.results.printed("successen")


def test_a_quote_comes_with_who_said_it_and_only_where_it_may(quoted, data):
    may, closed = shelf_of_study(quoted), shelf_of_study(replace(quoted, responses=(Response("r1"),)))

    assert blocks("{{ citaat: f1 }}", may) == (Quote("Het ging goed.", "ouder"),)
    assert said("Zij zei {{ citaat: f1 }}.", may) == "Zij zei ‘Het ging goed.’ (ouder)."
    assert "Het ging goed" not in str(blocks("{{ citaat: f1 }}", closed))
    assert [one.code for one in problems("{{ citaat: f1 }}", closed)] == ["text-quote-closed"]


def test_what_is_not_there_is_said_and_never_left_out(shelf):
    assert said("Bij {{ telling: weg.aspect.groen }}.", shelf) == (
        "Bij [onbekende verwijzing: telling: weg.aspect.groen]."
    )


@pytest.mark.parametrize(("code", "text", "line"), ALL_CODES)
def test_each_mistake_has_its_problem_on_its_line(quoted, code, text, line):
    shelf = shelf_of_study(replace(quoted, responses=()))

    found = problems(text, shelf, "text/inleiding.md")

    assert [(one.file, one.line, one.code) for one in found] == [("text/inleiding.md", line, code)]


def test_a_deleted_aspect_is_a_problem_with_the_name_it_may_have_been(data):
    book = data.codebooks["casusonderzoek"]
    left = replace(book, aspects=tuple(one for one in book.aspects if one.id != "regie"))
    less = replace(data, codebooks={**data.codebooks, "casusonderzoek": replace(left, tables=())})

    (found,) = problems("{{ telling: casusonderzoek.regie.groen }}", shelf_of_study(less))

    assert found.code == "text-reference-unknown"
    (near,) = problems("{{ telling: casusonderzoek.kilk.groen }}", shelf_of_study(less))
    assert "Bedoelt u 'casusonderzoek.klik.groen'?" in near.advice


def test_a_plain_function_is_a_shelf_with_figures_only():
    def look_up(address):
        return Figure(address, "7") if address == "a/b/c" else None

    assert runs("{{ cijfer: a/b/c }}", look_up) == (Figure("a/b/c", "7"),)
    assert [one.code for one in problems("{{ telling: a.b.c }}", look_up)] == ["text-reference-unknown"]


# ---- Markdown --------------------------------------------------------------------------------------------


def test_paragraphs_lists_headings_quotes_and_emphasis():
    text = "Een *zin*. Nog **een**, o.a. par. 4.\n\n1. eerst\n2. dan\n\n> Zo. -- iemand\n\n## Kop\n\nOnder."

    paragraph, bullets, quote, section = blocks(text, lambda address: None, "inleiding")

    assert [one.plain() for one in paragraph.sentences] == ["Een zin.", "Nog een, o.a. par. 4."]
    assert paragraph.sentences[0].runs[1] == Emphasis("zin")
    assert paragraph.sentences[1].runs[-1] == Label("4.")
    assert bullets == Bullets(
        (Sentence((Label("1."), Text(" "), Text("eerst"))), Sentence((Label("2."), Text(" "), Text("dan"))))
    )
    assert quote == Quote("Zo.", "iemand")
    assert (section.title, section.key.startswith("inleiding-")) == ("Kop", True)
    assert section.blocks == (Paragraph((Sentence((Text("Onder."),)),)),)


def test_html_links_and_pictures_are_read_back_as_they_were_typed(read_page):
    text = "<script>x</script> [hier](https://x.nl) ![p](y.png) <b>vet</b> &lt;"
    page = read_page(render(Document("x", sections=(Section("a", "A", blocks(text, lambda a: None)),))))

    assert not page.find("script")
    assert not page.find("img")
    assert not page.find("b")
    assert text in page.find("main")[0].words()


def test_lists_in_lists_as_deep_as_anyone_likes_lose_nothing():
    text = "\n".join(f"{'  ' * depth}- punt" for depth in range(80))

    found = blocks(text + "\n\n" + "> " * 200 + "slot", lambda address: None)

    assert plain(found).count("punt") == 80
    assert "slot" in plain(found)


MARKUP = st.sampled_from("*_#>-`[]()!{}<&\\\n:|~\"'0123456789.\t \u2028")
TEXTS = st.lists(st.one_of(MARKUP, st.text(max_size=4), st.just("{{ cijfer: a/b/c }}")), max_size=40)


@settings(max_examples=60)
@given(TEXTS.map("".join))
def test_any_text_goes_in_and_comes_out_as_text(text):
    found = blocks(text, lambda address: Figure(address, "7") if address == "a/b/c" else None)
    html = render(Document("x", sections=(Section("s", "S", found),)))
    problems(text, lambda address: None)

    assert not re.search(r"<(script|img|b|i|iframe)\b", html)
    for sentence in Document("x", sections=(Section("s", "S", found),)).sentences():
        for run in sentence.runs:
            assert isinstance(run, Figure | Label) or not re.search(r"\d", run.text)


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8), max_size=12))
def test_words_come_out_as_they_went_in(words):
    assert plain(blocks(" ".join(words), lambda address: None)).split() == words


def plain(found):
    """Everything that is said in these blocks."""
    document = Document("", sections=(Section("s", "", found),))
    quotes = [block.text for block in document.blocks() if isinstance(block, Quote)]
    return " ".join([*(sentence.plain() for sentence in document.sentences()), *quotes])
