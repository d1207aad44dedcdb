"""The coding sheet, from looking to changing a count."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy import insert

from survey_app.domain.roles import Role
from survey_app.storage.codings import SqlCodings
from survey_app.storage.database import writing
from survey_app.storage.tables import sources

SHEET = "/studies/zwolle/casus/3/ouder"
OTHER = "/studies/zwolle/casus/4/ouder"  # not yet coded with the perspectieven
KLIK = "casusonderzoek.klik_swt"
QUOTE = "Het heeft veel te lang geduurd voordat iemand snapte wat er speelde."
GOOD = {"waarde": "rood", "reden": "aanwezig_ontevreden", "revisie": "1", "waarom": "Opnieuw gelezen"}


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


@pytest.fixture
def codeur(as_role):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def save(codeur):
    """Sends the form of one cell: the good one, with these fields changed."""

    def send(aspect: str = KLIK, sheet: str = SHEET, **fields):
        return codeur.post(f"{sheet}/{aspect}", data={**GOOD, **fields})

    return send


def now_there(app, aspect: str = KLIK):
    (kept,) = SqlCodings(app.extensions["database"]).sheet("zwolle", "3", "ouder").of(aspect)
    return kept.coding


def test_the_sheet_shows_the_report_with_its_quotes_and_every_aspect(codeur):
    html = codeur.get(SHEET).text

    assert "Verzonnen verslag" in html
    assert '<mark class="citaat"' in html
    assert html.count('class="cel"') == 44


def test_the_text_of_the_report_is_not_changed_by_its_marks(codeur, zwolle_app):
    (report,) = SqlCodings(zwolle_app.extensions["database"]).sheet("zwolle", "3", "ouder").sources
    shown = re.search(r'class="verslag"[^>]*>(.*?)</section>', codeur.get(SHEET).text, re.DOTALL).group(1)

    assert unescape(re.sub(r"<[^>]*>", "", shown)).removesuffix("\n") == report.text


def test_a_professional_is_coded_with_the_statements(codeur):
    assert codeur.get("/studies/zwolle/casus/3/swt").text.count('class="cel"') == 14


def test_a_changed_value_changes_the_count_at_once(codeur, save):
    before = row_of(codeur)
    answer = save(citaat=QUOTE)

    assert answer.location == f"{SHEET}?bewaard={KLIK}#casusonderzoek-klik_swt"
    assert (before, row_of(codeur)) == (
        ["12", "3", "0", "0", "0", "15", "15"],
        ["12", "2", "1", "0", "0", "15", "15"],
    )


def row_of(browser) -> list[str]:
    html = browser.get("/studies/zwolle/tabellen/waarden").text
    row = re.search(r'<tr id="klik_swt">.*?</tr>', html, re.DOTALL).group()
    return [text_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]


def test_a_change_is_the_codeurs_own_with_its_quote(save, zwolle_app):
    before = now_there(zwolle_app)
    save(citaat=QUOTE)

    after = now_there(zwolle_app)
    assert (after.waarde, after.reden, after.herkomst) == ("rood", "aanwezig_ontevreden", "")
    assert re.fullmatch(r"codeur_\d+", after.codeur)
    assert len(after.fragmenten) == len(before.fragmenten) + 1


def test_the_history_says_who_and_why(codeur, save):
    save()

    assert "codeur_2: oranje → rood: Opnieuw gelezen" in text_of(codeur.get(SHEET).text)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"waarom": ""}, "Schrijf op waarom."),
        ({"waarde": ""}, "Kies een waarde."),
        ({"waarde": "paars"}, "Kies een van de waarden die er staan."),
        ({"waarde": "😀"}, "Kies een van de waarden die er staan."),
        ({"reden": "aanwezig_tevreden"}, "Deze reden hoort niet bij rood."),
        ({"citaat": "Dit staat er echt niet in."}, "Dit citaat staat niet letterlijk in het verslag."),
        ({"citaat": "kort"}, "Dit citaat is te kort."),
        ({"citaat": "‮ omgekeerd 😀"}, "Dit citaat staat niet letterlijk in het verslag."),
        ({"toelichting": "a" * 1_000_000}, "Deze tekst is te lang"),
        ({"citaat": "a" * 1_000_000}, "Deze tekst is te lang"),
        ({"waarom": "a" * 1_000_000}, "Deze tekst is te lang"),
    ],
)
def test_what_cannot_be_saved_gets_a_sentence_and_changes_nothing(save, zwolle_app, fields, sentence):
    before = now_there(zwolle_app)
    answer = save(**fields)

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert now_there(zwolle_app) == before


def test_what_was_typed_is_not_lost(save):
    html = save(waarom="", toelichting="Mijn <b>lange</b> toelichting", citaat="Staat er niet in.").text

    assert "Mijn &lt;b&gt;lange&lt;/b&gt; toelichting" in html
    assert "Staat er niet in." in html


@pytest.mark.parametrize("revision", ["0", "2", "", "één", "-1", "9" * 5000, "\x00"])
def test_a_stale_sheet_is_told_and_overwrites_nothing(save, zwolle_app, revision):
    before = now_there(zwolle_app)
    answer = save(revisie=revision)

    assert answer.status_code == 409
    assert "Iemand anders heeft deze cel veranderd" in answer.text
    assert now_there(zwolle_app) == before


@pytest.mark.parametrize("text", ["Met\x00nul", "😀 en ‮rechts naar links", "Regel\r\nRegel"])
def test_strange_text_is_kept_or_cleaned_and_never_breaks(save, zwolle_app, text):
    assert save(toelichting=text).status_code == 303
    assert now_there(zwolle_app).toelichting == text.replace("\x00", "").replace("\r\n", "\n")


@pytest.mark.parametrize(
    "address",
    [
        "/studies/zwolle/casus/99/ouder",
        "/studies/zwolle/casus/3/buurman",
        "/studies/zwolle/casus/%00/ouder",
        "/studies/zwolle/casus/3/%00",
        "/studies/zwolle/casus/%F0%9F%98%80/ouder",
        "/studies/zwolle/analyseschema/bestaat_niet",
    ],
)
def test_what_does_not_exist_is_a_404(codeur, address):
    assert codeur.get(address).status_code == 404


@pytest.mark.parametrize(
    ("sheet", "aspect"),
    [
        (SHEET, "casusonderzoek.bestaat_niet"),
        (SHEET, "klik_swt"),
        (SHEET, "a%00b"),
        ("/studies/zwolle/casus/99/ouder", KLIK),
        ("/studies/zwolle/casus/3/swt", KLIK),
    ],
)
def test_a_cell_that_does_not_exist_is_not_coded(save, sheet, aspect):
    assert save(aspect, sheet).status_code == 404


def test_a_value_that_implies_another_warns_and_changes_nothing_else(codeur, save, zwolle_app):
    solved, manageable = "casusonderzoek.probleem_opgelost", "casusonderzoek.probleem_behapbaar"
    save(solved, waarde="groen", reden="aanwezig_tevreden")
    save(manageable, waarde="rood", reden="afwezig_gewenst")

    assert "Let op. Verwacht: groen." in text_of(codeur.get(SHEET).text)
    assert now_there(zwolle_app, manageable).waarde == "rood"


def test_an_option_that_is_no_colour_is_chosen_too(save, zwolle_app):
    answer = save("casusonderzoek.situatie", waarde="instabiel", reden="")

    assert answer.status_code == 303
    assert now_there(zwolle_app, "casusonderzoek.situatie").waarde == "instabiel"


def cells_of(html: str) -> dict[str, dict[str, Any]]:
    """What the page's own script is told of every cell."""
    found = (json.loads(unescape(text)) for text in re.findall(r"data-cel='([^']*)'", html))
    return {cell["aspect"]: cell for cell in found}


def test_the_aspect_of_the_address_stands_open_and_else_the_first_that_is_empty(codeur):
    def opened(query=""):
        return re.findall(r'<details class="cel" id="([^"]*)" open', codeur.get(OTHER + query).text)

    assert opened("?aspect=casusonderzoek.klik_swt") == ["casusonderzoek-klik_swt"]
    assert opened("?aspect=bestaat_niet%00") == opened() == ["perspectieven-snel_opgepakt"]


def test_the_sheet_says_what_is_left_to_do(codeur, save):
    def left():
        return [
            int(n) for n in re.findall(r"Nog zonder waarde: (\d+)\. Gaten: (\d+)", codeur.get(OTHER).text)[0]
        ]

    empty, gaps = left()
    save("perspectieven.snel_opgepakt", OTHER, waarde="groen", reden="", revisie="0")

    assert left() == [empty - 1, gaps + 2]  # no reason and no quote yet


def test_a_settled_cell_asks_why_and_a_new_one_does_not(codeur):
    cells = cells_of(codeur.get(OTHER).text)

    assert cells[KLIK]["waarom"] is True
    assert cells["perspectieven.snel_opgepakt"]["waarom"] is False


def add_source(app, bron, text, casus="", perspectief=""):
    row = {"study": "zwolle", "position": 900, "bron": bron, "casus": casus, "perspectief": perspectief}
    with writing(app.extensions["database"]) as connection:
        connection.execute(insert(sources), {**row, "text": text, "soort": "document"})


def test_a_document_is_named_and_only_loaded_when_it_is_chosen(codeur, zwolle_app):
    add_source(zwolle_app, "beleidsplan", "Eén gezin, één plan.")

    assert "beleidsplan" in codeur.get(SHEET).text
    assert "Eén gezin" not in codeur.get(SHEET).text
    assert "Eén gezin, één plan." in codeur.get(f"{SHEET}?bron=beleidsplan").text


@pytest.mark.parametrize("bron", ["bestaat_niet", "ouder_05", "%00", "😀", "a" * 3000])
def test_another_casus_is_not_read_from_this_sheet(codeur, bron):
    answer = codeur.get(f"{SHEET}?bron={bron}")

    assert answer.status_code == 200
    assert "Gesprek met een ouder, casus 5" not in answer.text


def test_a_strange_text_reaches_the_browser_character_for_character(codeur, zwolle_app):
    text = "Ouder: <b>&amp; 😀\r\ne\u0301 \u202eomgekeerd\u202c\n\nOuder: 'einde'"
    add_source(zwolle_app, "vreemd", text)
    html = codeur.get(f"{SHEET}?bron=vreemd").text
    shown = re.search(r'data-bron="vreemd"[^>]*>(.*?)</section>', html, re.DOTALL).group(1)

    assert "&#13;\n" in shown  # a browser reads a bare carriage return as a new line
    assert unescape(re.sub(r"<[^>]*>", "", shown)).removesuffix("\n") == text


def test_a_codeur_of_a_blind_sheet_sees_their_own_cells_alone(double_sheet):
    double_sheet.code("bram", "klik_swt", "rood", memo="Geheim van bram")
    double_sheet.code("anna", "klik_swt", "groen", memo="Van anna zelf")
    html = double_sheet.browser("anna").get("/studies/zwolle/casus/4/ouder").text

    assert cells_of(html)[KLIK]["waarde"] == "groen"
    assert "Geheim van bram" not in html
    assert "/studies/zwolle/casus/4/ouder/verzegelen" in html


def test_who_does_not_code_a_sheet_can_only_read_it(double_sheet):
    html = double_sheet.browser("cora").get("/studies/zwolle/casus/4/ouder").text

    assert "Dit blad is aan andere codeurs toegewezen" in html
    assert "data-gesloten" in html
    assert ">Bewaar<" not in html


def test_a_sealed_sheet_shows_its_seal_and_cannot_be_changed(double_sheet):
    anna = double_sheet.browser("anna")
    double_sheet.code("anna", "klik_swt", "groen")
    double_sheet.seal("anna")
    sheet = "/studies/zwolle/casus/4/ouder"
    html = anna.get(sheet).text
    answer = anna.post(f"{sheet}/{KLIK}", data=GOOD)

    assert "U hebt dit blad verzegeld op 2026-11-01" in html
    assert "000000000000" in html
    assert (answer.status_code, "U hebt dit blad verzegeld" in answer.text) == (423, True)
    assert cells_of(anna.get(sheet).text)[KLIK]["waarde"] == "groen"


def test_a_codeur_who_was_not_assigned_cannot_save_a_form(double_sheet):
    answer = double_sheet.browser("cora").post(f"/studies/zwolle/casus/4/ouder/{KLIK}", data=GOOD)

    assert answer.status_code == 403
    assert "niet aan u toegewezen" in answer.text
