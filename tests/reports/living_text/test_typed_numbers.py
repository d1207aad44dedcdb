"""Numbers that were typed: known again with their references, and nothing that is no result."""

from __future__ import annotations

import pytest

from reports.living_text import runs, shelf_of_study
from reports.living_text.candidates import candidates_of
from reports.living_text.offers import as_markdown, generated_sentences, offers
from reports.living_text.typed_numbers import replaced, typed_numbers
from reports.nota import skeleton


@pytest.fixture
def shelf(data):
    return shelf_of_study(data)


@pytest.fixture
def known(shelf):
    return candidates_of(shelf)


@pytest.mark.parametrize(
    "typed",
    ["3 van de 3", "3 van 3", "3 (uit 3)", "drie van de drie", "Drie uit de drie", "100%", "100 procent"],
)
def test_digits_and_words_are_known_again(known, typed):
    text = f"Een goede klik was er bij {typed} casussen."

    (found,) = typed_numbers(text, known)

    assert found.text.rstrip(")") == typed.rstrip(")")
    assert any("casusonderzoek.klik.groen" in offer.reference for offer in found.offered)


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 en in 2020-2022, op 3 mei 2023, 2023-05-03 en 3-3-2023.",
        "Artikel 3, lid 3, par. 3, tabel 3, casus 3 en 3, norm 3a, deelvraag 3.",
        "# Kop met 3 van de 3",
        "> Drie van de drie, zei iemand.",
        "Al {{ cijfer: successen/klik/aantal }} keer.",
        "1. een\n2. twee\n3. drie",
        "Er zijn 999 van de 1.234 gezinnen.",
        "Zie https://voorbeeld.nl/3",
    ],
)
def test_years_dates_articles_quotes_and_references_are_no_results(known, text):
    assert typed_numbers(text, known) == ()


def test_a_number_that_stands_alone_needs_words_of_its_label(known):
    assert typed_numbers("Er waren 3 vergaderingen.", known) == ()
    assert typed_numbers("Een goede klik als succes: 3 keer.", known)


def test_the_words_near_by_decide_which_reference_comes_first(known):
    (regie,) = typed_numbers("Er werd geen regie gevoerd bij 1 van de 3 casussen.", known)
    (tijdig,) = typed_numbers("Hulp kwam op tijd bij 1 van de 3 casussen.", known)

    assert "regie" in regie.offered[0].reference
    assert "tijdig" in tijdig.offered[0].reference


def test_replacing_puts_in_a_reference_that_says_the_same(shelf, known):
    text = "Een goede klik bij 3 van de 3."
    (found,) = typed_numbers(text, known)

    after = replaced(text, found, 0)

    assert "".join(run.text for run in runs(after, shelf)) == text
    assert typed_numbers(after, known) == ()
    assert replaced(text, found, 99) == text


def test_offers_have_all_the_words_that_were_asked_and_say_how_they_read(shelf):
    found = offers(shelf, "klik groen")

    assert found[0].markdown == "{{ telling: casusonderzoek.klik.groen }}"
    assert found[0].shown == "3 van de 3"
    assert offers(shelf, "") == offers(shelf, "bestaatniet") == ()


def test_a_generated_sentence_can_be_taken_over_and_reads_the_same(shelf):
    document = skeleton(shelf.results)

    found = generated_sentences(document, "bevinding-successen")

    assert found
    for offer in found:
        assert "".join(run.text for run in runs(offer.markdown, shelf)).lower() in (
            offer.shown.lower(),
            offer.shown.lower().replace("geen van", "0 van"),
        )


def test_words_that_look_like_mark_up_stay_words_when_they_are_taken_over(shelf):
    from reports.document import Label, Sentence, Text

    line = Sentence((Text("Een *ster* en {{ haak }} "), Label("_1_")))

    assert "".join(run.text for run in runs(as_markdown(line), shelf)) == line.plain()
