"""The schemas in a browser: seen in every size, walked from a count to its quote, and printed in grey."""

from __future__ import annotations

import io
import re

import pytest

pytestmark = pytest.mark.browser
A4_LANDSCAPE = (842, 595)  # points
PAGES = {
    "schema": "analyseschema",
    "schema-gekozen": "analyseschema?hulp=ambulant&waarde=rood&casussen=jaar&aspecten=rood",
    "schema-perspectieven": "analyseschema/perspectieven?casussen=jaar",
    "raamwerk": "raamwerk?groep=swt",
    "cellen": "cellen?aspect=casusonderzoek.klik_swt&waarde=oranje",
    "cel": "cel/3/ouder/casusonderzoek.klik_swt",
    "perspectieven": "perspectieven",
    "drie-stemmen": "perspectieven/3/perspectieven.snel_opgepakt",
    "naast-elkaar": "naast-elkaar",
}


@pytest.fixture
def open_page(visitor, demo, enter):
    """Opens a page of the example study as its researcher."""
    enter(visitor.page, demo, "onderzoeker")

    def go(address: str):
        visitor.page.goto(f"{demo.address}/studies/zwolle/{address}")
        return visitor.page

    return go


@pytest.fixture
def printed(open_page):
    """What a page prints: the sheets of its PDF."""
    from pypdf import PdfReader

    def to_pdf(address: str):
        return PdfReader(io.BytesIO(open_page(address).pdf(prefer_css_page_size=True))).pages

    return to_pdf


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_matrix_has_a_barrier(visitor, open_page, name):
    page = open_page(PAGES[name])
    visitor.look(name)
    page.set_viewport_size({"width": 1920, "height": 1080})  # no rule of style is for more than 1280 alone
    visitor.expect_nothing_sticks_out(name, 1920)


def test_a_reader_without_quotes_meets_no_barrier(visitor, demo, enter):
    enter(visitor.page, demo, "lezer")
    visitor.page.goto(f"{demo.address}/studies/zwolle/naast-elkaar")
    visitor.look("naast-elkaar-lezer")


@pytest.mark.parametrize("visitor", [True, False], indirect=True)
def test_a_count_leads_to_its_cells_and_a_cell_to_its_quote_in_the_report(visitor, open_page):
    """With and without JavaScript: from the schema to the words of the ouder."""
    page = open_page("analyseschema")
    page.get_by_label("Waarde").select_option("oranje")
    page.get_by_label("Soort hulp").select_option("ambulant")
    page.get_by_role("button", name="Toon").click()
    row = page.locator("tr", has=page.get_by_role("rowheader", name=re.compile("goed contact")))
    count = row.first.locator(".telling a")
    n = int(count.inner_text())
    count.click()

    assert f"Cellen: {n}." in page.locator("main").inner_text()
    page.get_by_role("link", name=re.compile("^Casus 3")).click()
    assert "De medewerker luisterde wel" in page.locator("mark").first.inner_text()
    page.get_by_role("link", name=re.compile("Lees verder")).first.click()
    page.wait_for_url(re.compile(r"/casus/3/ouder#"))
    name = page.url.split("#")[1]
    assert page.locator(f"[id='{name}']").count() == 1


def test_every_cell_says_its_value_to_who_cannot_see_it(open_page):
    cell = open_page("analyseschema").locator("td.vak a").first

    assert re.fullmatch(r"(groen|oranje|rood|grijs)(, [a-z ]+)?, casus 1", cell.aria_snapshot().split('"')[1])


def test_the_schema_prints_on_two_sheets_of_a4_landscape(printed):
    sheets = printed("analyseschema")

    assert len(sheets) <= 2
    for sheet in sheets:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4_LANDSCAPE
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert len(re.findall("[●▲■]", text)) > 28 * 15 / 2
    assert "A28" in text
    assert "Uitloggen" not in text
    assert "Volgorde" not in text


def test_the_heading_of_a_long_table_is_repeated_on_every_sheet(printed):
    sheets = printed("naast-elkaar")

    assert len(sheets) > 2
    assert all("Aspect en perspectief" in sheet.extract_text() for sheet in sheets)


@pytest.mark.parametrize("page", ["perspectieven", "raamwerk?groep=swt", "analyseschema/perspectieven"])
def test_nothing_is_cut_off_at_the_edge_of_the_paper(visitor, open_page, page):
    """What is wider than the paper would be missing from the print."""
    shown = open_page(page)
    shown.emulate_media(media="print")
    shown.set_viewport_size({"width": 1062, "height": 733})  # 281 x 194 mm: the paper without its margins

    wide = shown.evaluate("Math.max(...[...document.querySelectorAll('table')].map(t => t.scrollWidth))")
    assert wide <= 1062


def test_in_grey_the_colours_have_different_tones_beside_letter_and_shape(open_page):
    page = open_page("analyseschema")
    page.emulate_media(media="print")
    tones = page.evaluate(
        "['groen', 'oranje', 'rood'].map(v => "
        "getComputedStyle(document.querySelector('.kleur--' + v)).backgroundColor)"
    )
    grey = [[int(part) for part in re.findall(r"\d+", tone)] for tone in tones]

    assert all(len(set(rgb)) == 1 for rgb in grey)
    assert min(abs(a[0] - b[0]) for a, b in zip(grey, grey[1:], strict=False)) >= 30
