"""A codeur codes a casus by keyboard alone; what happens when things go wrong; and how the sheet looks."""

from __future__ import annotations

import csv
import json
import shutil
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
EMPTY = ("4", "5", "6", "7")  # casussen that nobody coded yet, from the ouder's perspectief
SENTENCES = ("Ik was er klaar mee 😤😤.", "Cafe\u0301 \U0001d518 en 👨‍👩‍👧 samen, dat werkte.", "Niets meer.")
TALK = f"[00:00:05] Arts: Hoe ging het? 🙂\n\n[00:00:09] Ouder: {' '.join(SENTENCES)}\n\nArts: Dank u."


def without_casussen(file: Path, keep) -> None:
    with file.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if keep(row))


@pytest.fixture(scope="module")
def bench(serve_study, tmp_path_factory):
    """The example study, in which four casussen are not coded yet and one of them has a difficult text."""
    study = tmp_path_factory.mktemp("study") / "zwolle"
    shutil.copytree(ZWOLLE, study)
    reports = {f"ouder_0{casus}" for casus in EMPTY}
    without_casussen(
        study / "codings.csv", lambda row: row["casus"] not in EMPTY or row["perspectief"] != "ouder"
    )
    without_casussen(study / "sources" / "fragments.csv", lambda row: row["bron"] not in reports)
    (study / "sources" / "ouder_05.md").write_text(TALK, encoding="utf-8")
    (study / "sources" / "beleidsplan.md").write_text(
        "Het plan zegt dat een gezin één plan heeft.", encoding="utf-8"
    )
    with (study / "sources" / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("beleidsplan,,\n")
    return serve_study(study)


def open_sheet(page, bench, casus, query=""):
    page.goto(f"{bench.address}/studies/zwolle/casus/{casus}/ouder{query}")
    page.locator(".cel[open] > summary").wait_for()


@pytest.fixture
def sheet(visitor, bench, enter):
    """Opens the sheet of a casus for someone who is logged in."""
    enter(visitor.page, bench, "onderzoeker")
    return lambda casus, query="": open_sheet(visitor.page, bench, casus, query)


def kept(page):
    """What the server has of every aspect, from a page that was loaded anew."""
    page.reload()
    found = page.locator("details.cel").evaluate_all("cells => cells.map(cell => cell.dataset.cel)")
    return {cell["aspect"]: cell for cell in map(json.loads, found)}


def saved(page):
    page.locator("#staat[data-toestand=goed]").wait_for()


def source_text(page, number=0):
    return page.locator(".verslag").nth(number).evaluate("text => text.textContent")


@dataclass
class Keyboard:
    """Presses keys and counts them, apart from moving through the text."""

    page: object
    pressed: list[str] = field(default_factory=list)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed.append(key)

    def move(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def count(self):
        pressed, self.pressed = len(self.pressed), []
        return pressed


CHOICES = [("1",), ("3", "1"), ("2", "2"), ("4", "1"), ("5",), ("3", "2"), ("2", "1"), ("4", "2")]
VALUES = {"1": "groen", "2": "oranje", "3": "rood", "4": "grijs", "5": "geen_informatie"}
REASONS = {
    ("1",): "aanwezig_tevreden",
    ("2", "1"): "deels_aanwezig",
    ("2", "2"): "aanwezig_deels_tevreden",
    ("3", "1"): "afwezig_gewenst",
    ("3", "2"): "aanwezig_ontevreden",
    ("4", "1"): "niet_van_toepassing",
    ("4", "2"): "afwezig_niet_nodig",
    ("5",): "niet_besproken",
}


def test_a_casus_of_28_aspects_and_12_fragments_is_coded_by_keyboard_alone(visitor, sheet):
    sheet("4")
    page, keys, wanted = visitor.page, Keyboard(visitor.page), []
    for number in range(28):
        quoted = number < 12
        if quoted:
            keys.press("t")
            keys.move("ArrowDown", *(["Shift+ArrowDown"] if number % 5 == 4 else []))
            wanted.append(page.evaluate("getSelection().toString()"))
            keys.press("q", "Escape")
            assert keys.count() <= 5
        keys.press(*CHOICES[number % len(CHOICES)], "j")
        assert keys.count() <= 3
    saved(page)
    cells, text = list(kept(page).values())[:28], source_text(page)

    chosen = [CHOICES[number % len(CHOICES)] for number in range(28)]
    assert [cell["waarde"] for cell in cells] == [VALUES[keys[0]] for keys in chosen]
    assert [cell["reden"] for cell in cells] == [REASONS[keys] for keys in chosen]
    quotes = [quote for cell in cells for quote in cell["fragmenten"]]
    assert [" ".join(quote["tekst"].split()) for quote in quotes] == [" ".join(one.split()) for one in wanted]
    assert [len(cell["fragmenten"]) for cell in cells] == [1] * 12 + [0] * 16
    assert all(text[quote["start"] : quote["eind"]] == quote["tekst"] for quote in quotes)
    visitor.look("gecodeerd")


def test_places_are_right_after_emoji_and_combining_marks(visitor, sheet):
    sheet("5")
    page, keys = visitor.page, Keyboard(visitor.page)
    keys.press("t", "ArrowDown", "ArrowDown", "ArrowDown", "q", "ArrowDown", "w", "q")
    saved(page)
    page.locator("mark").nth(1).wait_for()
    cell, text = next(iter(kept(page).values())), source_text(page)

    first, second = cell["fragmenten"]
    assert unicodedata.normalize("NFC", first["tekst"]) == unicodedata.normalize("NFC", SENTENCES[1])
    assert second["tekst"].startswith(SENTENCES[2])
    for quote in cell["fragmenten"]:
        assert text[quote["start"] : quote["eind"]] == quote["tekst"]
    assert page.locator(".beurt__wie").all_inner_texts()[1].strip() == "[00:00:09] Ouder:"
    visitor.look("beurten", within="#teksten")


def test_words_chosen_by_mouse_hang_too_and_overlap_is_seen(visitor, sheet):
    sheet("6")
    page = visitor.page
    block = page.locator(".beurt", has_text="Gesprek met een ouder")
    block.click(click_count=3)
    page.keyboard.press("q")
    page.locator("mark.citaat").wait_for()
    page.evaluate("getSelection().removeAllRanges()")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.locator("mark.citaat").dblclick(position={"x": 60, "y": 8})
    page.get_by_role("button", name="Hang onder A02").click()
    saved(page)

    assert page.locator("mark.citaat--2").get_attribute("data-aantal") == "2"
    assert page.locator("mark.citaat--2").get_attribute("title").startswith("A01")
    assert [len(cell["fragmenten"]) for cell in list(kept(page).values())[:2]] == [1, 1]
    assert page.locator("mark.citaat--2").count() == 1  # the server draws it the same
    page.keyboard.press("z")  # a fresh page has nothing to undo
    assert "niets om ongedaan te maken" in page.locator("#gehoord").inner_text()


def test_a_key_that_comes_before_the_browser_tells_of_the_selection_hangs_it_too(visitor, sheet):
    sheet("6")
    visitor.page.locator(".beurt", has_text="Gesprek met een ouder").evaluate(
        """block => {
          getSelection().selectAllChildren(block);
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "q", bubbles: true }));
        }"""
    )

    visitor.page.locator("mark.citaat").first.wait_for()


def test_everything_is_undone_and_done_again(visitor, sheet):
    sheet("6", "?aspect=casusonderzoek.hulp_tijdig")
    page, keys = visitor.page, Keyboard(visitor.page)
    before = kept(page)
    keys.press("3", "2", "t", "ArrowDown", "q", "Escape", "m")
    page.keyboard.type("Nog eens lezen")
    keys.press("Escape", "1", "n")
    saved(page)
    after = kept(page)
    changed = [name for name in after if after[name] != before[name]]
    assert len(changed) == 1
    open_sheet(page, bench_of(page), "6", f"?aspect={changed[0]}")
    keys.press("3", "1", "4", "2", "0")
    saved(page)
    keys.press("z", "z", "z")
    page.locator("#staat[data-toestand=goed]").wait_for()
    assert kept(page)[changed[0]]["waarde"] == "groen"


def bench_of(page):
    """The server that this page came from."""
    return type("Bench", (), {"address": "/".join(page.url.split("/")[:3])})


def test_undo_gives_back_a_quote_and_redo_hangs_the_same_one(visitor, sheet):
    sheet("6", "?aspect=casusonderzoek.zelfde_consulent")
    page, keys = visitor.page, Keyboard(visitor.page)
    first = page.locator(".cel[open]").get_attribute("id")
    keys.press("t", "ArrowDown", "ArrowDown", "q", "Escape", "2", "1")
    saved(page)
    keys.press("z", "z")
    saved(page)
    assert page.locator(f"#{first} .citaten li").count() == 0
    keys.press("Z", "Control+y")
    saved(page)
    page.reload()

    cell = json.loads(page.locator(f"#{first}").get_attribute("data-cel"))
    assert (cell["waarde"], len(cell["fragmenten"])) == ("oranje", 1)
    assert cell["revisie"] >= 4


def test_a_quote_leads_to_its_aspect_and_back(visitor, sheet):
    sheet("2")
    page = visitor.page
    mark = page.locator("mark.citaat").first
    code, words = mark.get_attribute("data-codes").split()[0], mark.inner_text()
    mark.click()
    page.locator(".cel[open] .code", has_text=code).wait_for(state="attached")
    page.locator(".cel[open] .citaten__tekst", has_text=words).click()

    assert page.evaluate("getSelection().toString()") == words
    assert page.evaluate("document.activeElement.id") == "teksten"
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.querySelector('.code').textContent") == code


def test_the_next_empty_cell_is_one_key_away_and_a_word_is_found(visitor, sheet):
    sheet("7")
    page = visitor.page
    page.keyboard.press("1")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.querySelector('.code').textContent") == "A02"
    page.keyboard.press("/")
    page.keyboard.type("GESPREK")
    page.keyboard.press("Enter")
    assert page.evaluate("getSelection().toString()").lower() == "gesprek"
    assert page.locator("#zoek-uitkomst").inner_text().startswith("1 van ")
    page.keyboard.press("n")
    assert page.locator("#zoek-uitkomst").inner_text().startswith("2 van ")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("regie")
    page.keyboard.press("Enter")
    assert "regie" in page.evaluate("document.activeElement.textContent").lower()
    saved(page)


def test_a_screen_reader_hears_the_value_and_that_it_is_kept(visitor, sheet):
    sheet("7", "?aspect=casusonderzoek.regie_swt")
    page = visitor.page
    label = page.locator(".cel[open] .cel__naam").inner_text()
    page.keyboard.press("3")
    page.keyboard.press("1")
    saved(page)

    assert page.locator("#gehoord").inner_text() == f"{label}: rood, afwezig, wel gewenst. Bewaard."
    assert page.locator("#gehoord").get_attribute("role") == "status"
    assert page.locator(".cel[open] input[name=waarde]:checked").get_attribute("value") == "rood"


def test_letters_and_digits_can_be_switched_off(visitor, sheet):
    sheet("7", "?aspect=casusonderzoek.politie")
    page = visitor.page
    page.get_by_role("button", name="Sneltoetsen aan").click()
    page.locator(".cel[open] > summary").focus()
    was = page.locator(".cel[open]").get_attribute("id")
    page.keyboard.press("3")
    page.keyboard.press("j")
    assert page.locator(f"#{was} input[name=waarde]:checked").count() == 0
    assert page.locator(".cel[open]").get_attribute("id") == was
    page.keyboard.press("ArrowDown")
    assert page.locator(".cel[open]").get_attribute("id") != was


def test_a_settled_value_changes_only_with_a_why(visitor, sheet):
    sheet("3")
    page = visitor.page
    cell = page.locator(".cel[data-cel*='\"waarom\": true']").first
    cell.locator("summary").first.click()
    name, was = cell.get_attribute("id"), json.loads(cell.get_attribute("data-cel"))["waarde"]
    page.keyboard.press("1" if was != "groen" else "5")
    why = page.locator(".cel[open] textarea[name=waarom]")
    assert "schrijf bij" in page.locator("#staat").inner_text()
    visitor.look("waarom", within=".cel[open]")
    why.fill("Opnieuw gelezen")
    why.press("Enter")
    saved(page)

    page.reload()
    assert json.loads(page.locator(f"#{name}").get_attribute("data-cel"))["waarde"] != was
    assert "Opnieuw gelezen" in page.locator(f"#{name}").text_content()


def test_what_could_not_be_sent_is_sent_when_the_connection_is_back(browser, bench, enter):
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    enter(page, bench, "onderzoeker")
    open_sheet(page, bench, "7", "?aspect=casusonderzoek.school")
    name = page.locator(".cel[open]").get_attribute("id")
    context.set_offline(True)
    page.keyboard.press("1")
    page.get_by_text("Niet bewaard: geen verbinding").first.wait_for()
    page.keyboard.press("e")
    page.keyboard.type("Zonder verbinding geschreven")
    context.set_offline(False)
    saved(page)
    page.reload()

    cell = json.loads(page.locator(f"#{name}").get_attribute("data-cel"))
    assert (cell["waarde"], cell["toelichting"]) == ("groen", "Zonder verbinding geschreven")
    context.close()


@pytest.mark.parametrize("choice", ["Houd wat er nu is", "Bewaar wat ik hier heb"])
def test_two_tabs_never_overwrite_each_other_unseen(visitor, sheet, bench, choice):
    mine = choice.startswith("Bewaar")
    casus, query = "7", f"?aspect=casusonderzoek.{'huisarts' if mine else 'jongerenwerker'}"
    sheet(casus, query)
    first, second = visitor.page, visitor.page.context.new_page()
    open_sheet(second, bench, casus, query)
    name = first.locator(".cel[open]").get_attribute("id")
    second.keyboard.press("1")
    saved(second)
    first.bring_to_front()
    first.keyboard.press("5")
    first.locator("#verouderd[open]").wait_for()
    if mine:
        visitor.look("twee-tabbladen", within="#verouderd")
    first.get_by_role("button", name=choice).click()
    saved(first) if mine else first.locator("#verouderd").wait_for(state="hidden")
    first.reload()

    value = json.loads(first.locator(f"#{name}").get_attribute("data-cel"))["waarde"]
    assert value == ("geen_informatie" if mine else "groen")


def test_a_document_without_a_casus_is_read_and_quoted_beside_the_sheet(visitor, sheet):
    sheet("7", "?bron=beleidsplan")
    page = visitor.page
    assert page.locator(".verslag").first.inner_text().startswith("Het plan zegt")
    for key in ("f", *"A13", "Enter", "t", "q"):
        page.keyboard.press(key)
    saved(page)
    quotes = [quote for cell in kept(page).values() for quote in cell["fragmenten"]]

    assert ("beleidsplan", "Het plan zegt dat een gezin één plan heeft.") in [
        (quote["bron"], quote["tekst"]) for quote in quotes
    ]


def test_the_sheet_has_no_barrier_and_each_side_scrolls_by_itself(visitor, sheet):
    sheet("2")
    page = visitor.page
    page.keyboard.press("d")  # the definition stays open
    for width, height in ((360, 740), (1280, 800), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        visitor.take_picture("codeerblad", width)
        visitor.expect_no_violations("codeerblad", width)
        visitor.expect_nothing_sticks_out("codeerblad", width)
        tall = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        assert (tall <= 0) == (width >= 1024)
    page.keyboard.press("?")
    visitor.look("toetsen", within="#toetsen")


@pytest.mark.parametrize("visitor", [False], indirect=True)
def test_without_javascript_every_aspect_still_has_its_form(visitor, sheet):
    sheet("6", "?aspect=casusonderzoek.politie")
    page = visitor.page
    cell = page.locator(".cel[open]")
    cell.locator("input[name=waarde][value=grijs]").check()
    cell.locator("input[name=reden][value=niet_van_toepassing]").check()
    cell.get_by_role("button", name="Bewaar").click()

    assert page.locator(".cel[open] input[name=waarde]:checked").get_attribute("value") == "grijs"
    assert "Bewaard" in page.locator(".cel[open]").inner_text()
