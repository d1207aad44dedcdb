"""The coding sheet, from looking to changing a count."""

from __future__ import annotations

import re

import pytest

from survey_app.domain.roles import Role
from survey_app.storage.codings import SqlCodings

SHEET = "/studies/zwolle/casus/3/ouder"
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
    from html import unescape

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
    return re.findall(
        r"<td[^>]*>([^<]*)</td>", re.search(r'<tr id="klik_swt">.*?</tr>', html, re.DOTALL).group()
    )


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
