"""No number of the example's nota stands without an address: not in texts, findings, charts or tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.report_rows import ReportText
from analysis.study_folder import read_study_folder
from reports.frozen_nota import marked_as_frozen
from reports.nota import make_nota
from reports.render_html import render

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
TAKEN_OVER = {"nr", "bron", "titel", "noot"}  # numbers of headings, casus, dates; wording that was taken over
TYPED = ReportText("nawoord", "Getypt: 7 van de 15, *47%* en **3**.\n\n# Kop 4\n\n- 5\n\n> 6 -- wie, 2023")


@pytest.fixture(scope="module")
def zwolle():
    data = read_study_folder(ZWOLLE).value
    return replace(data, report_texts=(*data.report_texts, TYPED))


@pytest.fixture(scope="module")
def page(zwolle, read_page):
    """The nota of the example, frozen for the third time, as read in a browser."""
    nota = make_nota(zwolle, "27 november 2026")
    return read_page(render(marked_as_frozen(nota, 3, "Concept 2", "2026-11-27", "12ab")))


def test_every_number_in_the_nota_of_the_example_has_an_address_or_was_taken_over(page):
    (main,) = page.find("main")

    loose = [
        line
        for element in main.walk()
        for line in element.text
        if re.search(r"\d", line)
        and not any("data-figure" in e.attributes or e.classes() & TAKEN_OVER for e in element.ancestors())
    ]

    assert loose == []


def test_what_an_author_typed_can_be_told_from_what_was_computed(page):
    typed = [e.words() for e in page.find("span", **{"class": "bron"})]

    assert {"7", "15,", "47%", "3"} <= {" ".join(words.split()) for words in typed}
