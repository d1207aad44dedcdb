"""A researcher codes a cell and sees the count change; rekenkamer staff fix a level and download the nota."""

import re

import pytest

pytestmark = pytest.mark.browser
SHEET = "/studies/zwolle/casus/4/ouder"
REGIE = "casusonderzoek.regie_swt"


def count_of(visitor, demo, table, row, column="Aantal"):
    """The number in a table of the app."""
    visitor.page.goto(f"{demo.address}/studies/zwolle/tabellen/{table}")
    headers = visitor.page.locator("thead th").all_inner_texts()
    line = visitor.page.locator("tbody tr", has=visitor.page.get_by_role("rowheader", name=row, exact=True))
    return int(line.locator("td").nth(headers.index(column) - 1).inner_text())


def test_a_researcher_meets_no_barrier_on_any_page(visitor, demo, log_in):
    visitor.page.goto(f"{demo.address}/inloggen")
    visitor.look("inloggen")
    log_in(visitor, "onderzoeker")
    visitor.look("onderzoeken")
    for what in (
        "",
        "analyseschema",
        "tabellen",
        "tabellen/knelpunten",
        "tabellen/analyseschema",
        "uitnodigingen",  # normen: below, with more to do on it
    ):
        visitor.page.goto(f"{demo.address}/studies/zwolle/{what}")
        visitor.look(what.replace("/", "-") or "overzicht", "main" if what else "html")
    visitor.page.goto(demo.address + SHEET)
    visitor.look("codeerblad", "main")


def test_the_analyseschema_shows_28_aspects_and_15_casussen_with_letters(visitor, demo, log_in):
    log_in(visitor, "onderzoeker")
    visitor.page.goto(f"{demo.address}/studies/zwolle/analyseschema")
    coloured = visitor.page.locator("table").first.locator("tbody tr:has(td a)")
    cells = coloured.locator("td.vak").all_inner_texts()

    assert len(cells) == 28 * 15
    assert {re.sub(r"[^GOR–-]", "", cell)[-1] for cell in cells} <= set("GOR–-")


def test_a_changed_value_changes_the_count(visitor, demo, log_in):
    log_in(visitor, "onderzoeker")
    page = visitor.page
    before = count_of(visitor, demo, "succesfactoren", "Het Sociaal Wijkteam voerde de regie")
    page.goto(f"{demo.address}{SHEET}?aspect={REGIE}")
    cell = page.locator(".cel[open]")
    was = cell.locator("input[name=waarde]:checked").get_attribute("value")
    wanted = "geen_informatie" if was == "groen" else "groen"
    cell.locator(f"input[name=waarde][value={wanted}]").check()
    cell.get_by_label("Waarom verandert u de waarde?").fill("Bij teruglezen anders begrepen.")
    cell.get_by_label("Waarom verandert u de waarde?").press("Enter")
    cell.get_by_label("Toelichting").fill("De ouder noemt in het gesprek wie het overzicht hield.")
    cell.get_by_label("Toelichting").blur()
    page.locator("#staat[data-toestand=goed]").wait_for()
    visitor.look("na-bewaren", "main")

    after = count_of(visitor, demo, "succesfactoren", "Het Sociaal Wijkteam voerde de regie")
    assert after == before + (1 if wanted == "groen" else -1)
    page.goto(f"{demo.address}{SHEET}?aspect={REGIE}")
    assert "Bij teruglezen anders begrepen." in page.locator(".cel[open]").text_content()


@pytest.mark.parametrize("visitor", [False], indirect=True)
def test_a_quote_that_is_not_in_the_report_is_refused_and_nothing_is_lost(visitor, demo, log_in):
    log_in(visitor, "onderzoeker")
    page = visitor.page
    page.goto(f"{demo.address}{SHEET}?aspect={REGIE}")
    cell = page.locator(".cel[open]")
    cell.get_by_label("Citaat toevoegen").fill("Dit heeft niemand gezegd in dit gesprek.")
    cell.get_by_role("button", name="Bewaar").click()
    page.locator("[role=alert]").wait_for()

    assert "niet letterlijk in het verslag" in page.get_by_role("main").inner_text()
    typed = page.locator(".cel[open]").get_by_label("Citaat toevoegen").input_value()
    assert typed.startswith("Dit heeft niemand gezegd")


def test_rekenkamer_staff_cannot_fix_another_level_without_a_reason(visitor, demo, log_in):
    log_in(visitor, "rekenkamer")
    page = visitor.page
    page.goto(f"{demo.address}/studies/zwolle/normen")
    visitor.look("normen")
    norm = page.locator("#oordeel-7a")
    assert "Op een grens" in norm.inner_text()

    norm.locator("summary", has_text="Niveau vaststellen").click()
    norm.get_by_label("Voldoet beperkt").check()
    norm.get_by_role("button", name="Stel vast").click()
    visitor.look("reden-nodig", "#oordeel-7a")
    assert "Schrijf op waarom" in page.get_by_role("main").inner_text()

    norm = page.locator("#oordeel-7a")
    norm.get_by_label("Voldoet beperkt").check()
    norm.get_by_label("Reden").fill("Herhaald beroep weegt voor de rekenkamer zwaarder.")
    norm.get_by_role("button", name="Stel vast").click()
    page.locator(".cel__bewaard").wait_for()
    assert "verschilt van wat uit het bewijs volgt" in page.locator("#oordeel-7a").inner_text()


def test_the_nota_is_downloaded_and_has_no_barrier(visitor, demo, log_in, tmp_path):
    log_in(visitor, "rekenkamer")
    page = visitor.page
    page.goto(f"{demo.address}/studies/zwolle/nota")
    visitor.look("nota")
    with page.expect_download() as download:
        page.locator("a[href$='/nota.html']").click()
    file = tmp_path / "nota.html"
    download.value.save_as(file)
    page.goto(file.as_uri())
    visitor.look("nota-zelf")

    assert "Jeugdhulp in Zwolle" in page.title()


def test_staff_pages_speak_english_when_asked(visitor, demo, log_in):
    log_in(visitor, "lezer")
    visitor.page.goto(f"{demo.address}/studies/zwolle/?taal=en")
    visitor.look("english")

    assert "Response" in visitor.page.get_by_role("main").inner_text()
