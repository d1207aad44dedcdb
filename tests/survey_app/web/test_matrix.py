"""The schemas: cells, the counts that lead to them, and what each page shows to whom."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from survey_app.domain.roles import Role
from survey_app.storage.matrix_cells import SqlMatrixCells

STUDY = "/studies/zwolle"
SCHEMA = f"{STUDY}/analyseschema"
KLIK = "casusonderzoek.klik_swt"
CELL = f"{STUDY}/cel/3/ouder/{KLIK}"
TRIPLE = f"{STUDY}/perspectieven/3/perspectieven.goed_contact_swt"
PAGES = (
    SCHEMA,
    f"{SCHEMA}/perspectieven",
    f"{STUDY}/raamwerk",
    f"{STUDY}/raamwerk/perspectieven?groep=ondersteuning",
    f"{STUDY}/cellen",
    f"{STUDY}/cellen?aspect={KLIK}&waarde=oranje",
    f"{STUDY}/perspectieven",
    f"{STUDY}/naast-elkaar",
    CELL,
    f"{STUDY}/cel/3/ouder/casusonderzoek.situatie",
    f"{STUDY}/perspectieven/3/{KLIK}",
)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def rows_of(html: str) -> dict[str, str]:
    """The first words of each row's heading -> the row."""
    found = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th>(.*?)</tr>", html, re.DOTALL)
    return {text_of(heading): row for heading, row in found}


def links_in(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"#]+)[^"]*"', html)]


@pytest.fixture
def codeur(as_role):
    return as_role(Role.ONDERZOEKER)


# ---- the analyseschema -----------------------------------------------------------------------------------


def test_the_schema_has_every_aspect_and_every_casus_with_letters(codeur):
    html = codeur.get(SCHEMA).text

    assert html.count('class="vak vak--') == 28 * 15
    assert "A05" in html
    assert "● G" in html
    assert "Casus 15" in text_of(html)


def test_reconstructed_cells_are_marked_and_the_notice_stands_above(codeur):
    html = codeur.get(SCHEMA).text

    assert html.index("reconstructie") < html.index('class="schema"')
    assert "vrij gekozen" in html


def test_the_schema_of_several_perspectieven_compares_who_was_spoken_to(codeur):
    html = codeur.get(f"{SCHEMA}/perspectieven").text

    assert html.count('class="vak vak--') == 14 * 19
    assert codeur.get(f"{SCHEMA}/normenkader_zwolle").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_every_page_leads_somewhere(codeur, page):
    """Addresses of cells are relative and put together by hand: each is followed."""
    answer = codeur.get(page)
    addresses = {urljoin(page, address) for address in links_in(answer.text)}
    own = [a for a in addresses if a.startswith(STUDY)]

    assert answer.status_code == 200
    assert {a: s for a in sorted(own)[:: len(own) // 15 + 1] if (s := codeur.get(a).status_code) != 200} == {}


def test_every_count_at_the_end_of_a_row_lists_so_many_cells(codeur):
    html = codeur.get(f"{SCHEMA}?hulp=ambulant").text
    counts = re.findall(r'<td class="telling[^"]*"><a href="([^"]+)">(\d+)</a>', html)
    some = counts[::9]

    assert len(some) >= 8
    for address, n in some:
        listed = codeur.get(urljoin(SCHEMA, unescape(address))).text
        assert f"Cellen: {n}." in text_of(listed), address


def test_a_stratum_leaves_out_casussen_and_the_counts_follow(codeur, zwolle_app):
    html = codeur.get(f"{SCHEMA}?hulp=ambulant&jaar=2021").text
    chosen = re.findall(r'class="schema__casus">.*?</span>(\w+)</a></th>', html)
    cells = SqlMatrixCells(zwolle_app.extensions["database"]).cells("zwolle", "", [KLIK])
    groen = sum(cell.waarde == "groen" and cell.casus in chosen for cell in cells)
    row = next(row for heading, row in rows_of(html).items() if heading.startswith("A05"))

    assert 0 < len(chosen) < 15
    assert f"Casussen: {len(chosen)} van 15." in text_of(html)
    assert re.findall(r'class="telling">(?:<a[^>]*>)?(\d+)', row)[0] == str(groen)


def test_a_value_shows_only_its_own_count_and_pales_the_others(codeur):
    html = codeur.get(f"{SCHEMA}?waarde=rood").text

    assert "vak--groen" not in html
    assert "vak--anders" in html
    assert html.count('scope="col" class="telling"') == 1


def test_sorting_by_a_stratum_heads_its_values(codeur):
    html = codeur.get(f"{SCHEMA}?casussen=jaar").text

    assert re.findall(r'class="schema__strook">(\w+)<', html) == ["2020", "2021", "2022"]


def test_the_choice_stays_in_the_form(codeur):
    html = codeur.get(f"{SCHEMA}?hulp=ambulant&waarde=rood&casussen=rood&aspecten=groen").text

    assert re.findall(r'<option value="(\w+)" selected', html) == [
        *("ambulant", "rood", "rood", "groen"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "hulp=%00",
        "hulp=nergens",
        "waarde=paars",
        "casussen=%F0%9F%98%80",
        "perspectief=" + "x" * 5000,
        "hulp",
    ],
)
@pytest.mark.parametrize("page", ["analyseschema", "raamwerk", "perspectieven"])
def test_nonsense_in_an_address_shows_everything(codeur, page, query):
    plain, strange = codeur.get(f"{STUDY}/{page}"), codeur.get(f"{STUDY}/{page}?{query}")

    assert strange.status_code == 200
    assert strange.text.count("<td") == plain.text.count("<td")


def test_no_page_of_the_matrix_has_a_script_or_a_style_of_its_own(codeur):
    for page in PAGES:
        html = codeur.get(page).text
        assert "<script" not in html, page
        assert " style=" not in html, page


# ---- the list of cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "aspect=bestaat.niet",
        "aspect=klik_swt",
        "casus=99",
        "perspectief=buurman",
        "waarde=paars",
        "waarde=leeg",
        "boek=normenkader_zwolle",
        "casus=%00",
    ],
)
def test_a_list_of_what_does_not_exist_is_a_404(codeur, query):
    assert codeur.get(f"{STUDY}/cellen?{query}").status_code == 404


@pytest.mark.parametrize(
    ("page", "shown"), [("", 1), ("2", 2), ("0", 1), ("999999999", 8), ("9" * 5000, 1), ("één", 1), ("-1", 1)]
)
def test_a_long_list_has_pages_and_a_page_too_far_is_the_last(codeur, page, shown):
    html = codeur.get(f"{STUDY}/cellen?blad={page}").text

    assert f"Blad {shown} van " in text_of(html)
    assert 0 < html.count('<tr><th scope="row">') <= 100


def test_a_list_shows_the_explanation_and_the_quotes(codeur):
    listed = text_of(codeur.get(f"{STUDY}/cellen?aspect={KLIK}&waarde=oranje&perspectief=ouder").text)

    assert "Cellen: 3." in listed
    assert "De medewerker luisterde wel, maar ze had het druk en dat merkte je." in listed


@pytest.mark.parametrize("name", ["succesfactoren", "waarden"])
def test_a_count_in_a_table_leads_to_its_cells_for_who_may_read_them(codeur, as_role, name):
    html = codeur.get(f"{STUDY}/tabellen/{name}").text
    links = re.findall(r'href="(\.\./cellen[^"]+)" aria-label="(\d+),', html)

    assert len(links) >= 8
    for address, n in links[::7]:
        listed = codeur.get(urljoin(f"{STUDY}/tabellen/{name}", unescape(address))).text
        assert f"Cellen: {n}." in text_of(listed)
    assert "cellen?" not in as_role(Role.LEZER).get(f"{STUDY}/tabellen/{name}").text


# ---- a cell ----------------------------------------------------------------------------------------------


def test_a_quote_stands_in_its_context_and_is_marked(codeur):
    html = codeur.get(CELL).text

    assert '<mark class="citaat">De medewerker luisterde wel' in html
    assert "Het wijkteam kwam pas maanden later in beeld" in html
    assert f"{STUDY}/casus/3/ouder#" in html


def test_a_cell_knows_the_cells_around_it(codeur):
    html = codeur.get(CELL).text
    first = codeur.get(f"{STUDY}/cel/1/ouder/casusonderzoek.signalering_tijdig").text

    assert f"{STUDY}/cel/2/ouder/{KLIK}" in html
    assert f"{STUDY}/cel/4/ouder/{KLIK}" in html
    assert "Vorige casus" not in first
    assert "Vorig aspect" not in first


@pytest.mark.parametrize(
    "cell",
    [
        f"99/ouder/{KLIK}",
        f"3/swt/{KLIK}",
        f"3/buurman/{KLIK}",
        "3/ouder/casusonderzoek.weg",
        "3/ouder/klik_swt",
        f"%00/ouder/{KLIK}",
    ],
)
def test_a_cell_that_does_not_exist_is_a_404(codeur, cell):
    assert codeur.get(f"{STUDY}/cel/{cell}").status_code == 404


def test_what_people_wrote_is_text_and_never_markup(double_sheet):
    nasty = '<script>alert("x")</script>'
    double_sheet.code("anna", "klik_swt", "rood", toelichting=nasty, memo=nasty, reden=nasty)
    browser = double_sheet.browser("anna")

    for page in (f"cel/4/ouder/{KLIK}", f"cellen?aspect={KLIK}", "raamwerk?groep=swt"):
        html = browser.get(f"{STUDY}/{page}").text
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


# ---- perspectieven ---------------------------------------------------------------------------------------


def test_the_patterns_on_screen_are_those_of_the_table(codeur):
    html = codeur.get(f"{STUDY}/perspectieven").text
    table = codeur.get(f"{STUDY}/tabellen/perspectieven_patroon").text

    for pattern in ("eens", "gedeeltelijk", "tegenspraak", "stilte"):
        assert html.count(f'class="drie drie--{pattern}"') == len(re.findall(f"<td>{pattern}</td>", table))


def test_a_chosen_pattern_leaves_out_what_does_not_have_it(codeur):
    html = codeur.get(f"{STUDY}/perspectieven?patroon=tegenspraak").text

    assert "drie--tegenspraak" in html
    assert "drie--eens" not in html


def test_a_count_of_a_pattern_leads_to_its_casussen(codeur):
    page = f"{STUDY}/perspectieven"
    for address, n in re.findall(r'telling"><a href="(\?[^"]+)">(\d+)</a>', codeur.get(page).text)[::4]:
        assert codeur.get(page + unescape(address)).text.count('<td class="drie') == int(n)


def test_the_three_voices_stand_beside_each_other_with_their_quotes(codeur):
    html = codeur.get(f"{STUDY}/perspectieven/3/perspectieven.snel_opgepakt").text

    assert "Het heeft veel te lang geduurd" in html
    assert "Het is laat gezien, en via een omweg." in html
    assert "Ook over dit onderwerp gecodeerd" in html


@pytest.mark.parametrize(
    "place", ["99/perspectieven.snel_opgepakt", "3/casusonderzoek.hulp_passend", "3/weg"]
)
def test_what_cannot_be_compared_is_a_404(codeur, place):
    assert codeur.get(f"{STUDY}/perspectieven/{place}").status_code == 404


# ---- the joint display -----------------------------------------------------------------------------------


def test_a_reader_sees_counts_without_quotes_or_links_to_cells(as_role):
    html = as_role(Role.LEZER).get(f"{STUDY}/naast-elkaar").text

    assert "bevestigt" in html
    assert "blockquote" not in html
    assert "cellen?" not in html
    assert "/cel/" not in html


def test_a_small_survey_is_counted_and_never_a_percentage(codeur):
    html = codeur.get(f"{STUDY}/naast-elkaar").text

    assert "7 van 13" in html
    assert "%" not in text_of(html)


# ---- blindness -------------------------------------------------------------------------------------------


def seen_by(browser) -> str:
    return "".join(browser.get(page).text for page in BLIND_PAGES)


BLIND_PAGES = (
    f"{STUDY}/cel/4/ouder/{KLIK}",
    f"{STUDY}/cellen?aspect={KLIK}&casus=4",
    f"{STUDY}/raamwerk?groep=swt",
    f"{STUDY}/perspectieven/4/{KLIK}",
)


def test_of_a_blind_sheet_a_codeur_sees_only_their_own(double_sheet):
    double_sheet.code("anna", "klik_swt", "groen", toelichting="tekst-van-anna", memo="memo-van-anna")
    double_sheet.code("bram", "klik_swt", "rood", toelichting="tekst-van-bram", memo="memo-van-bram")
    anna, cora = double_sheet.browser("anna"), double_sheet.browser("cora", Role.ONDERZOEKER)

    assert "van-anna" in seen_by(anna)
    assert "van-bram" not in seen_by(anna)
    assert "van-anna" not in seen_by(cora)
    assert "van-bram" not in seen_by(cora)
    assert "Cellen: 0." in text_of(cora.get(f"{STUDY}/cellen?aspect={KLIK}&casus=4").text)


def test_once_sealed_both_are_seen_and_the_cell_is_undecided(double_sheet):
    double_sheet.code("anna", "klik_swt", "groen", toelichting="tekst-van-anna")
    double_sheet.code("bram", "klik_swt", "rood", toelichting="tekst-van-bram")
    double_sheet.seal()
    cora = double_sheet.browser("cora", Role.ONDERZOEKER)
    html = cora.get(f"{STUDY}/cel/4/ouder/{KLIK}").text

    assert "tekst-van-anna" in html
    assert "tekst-van-bram" in html
    assert "De codeurs verschillen" in html
    assert "Cellen: 1." in text_of(cora.get(f"{STUDY}/cellen?aspect={KLIK}&casus=4&waarde=verschil").text)


def test_a_list_from_a_table_leaves_out_ones_own_blind_work(double_sheet):
    double_sheet.code("anna", "klik_swt", "groen")
    anna = double_sheet.browser("anna")
    address = f"{STUDY}/cellen?aspect={KLIK}&casus=4"

    assert "Cellen: 1." in text_of(anna.get(address).text)
    assert "Cellen: 0." in text_of(anna.get(f"{address}&vrijgegeven=ja").text)


def test_a_decision_is_shown_with_its_ground_and_its_makers(double_sheet):
    from survey_app.storage.bench_tables import adjudications

    double_sheet.code("anna", "klik_swt", "groen")
    double_sheet.code("bram", "klik_swt", "rood")
    double_sheet.code("besluit", "klik_swt", "oranje", toelichting="Besloten omdat", status="vastgesteld")
    made = {"waarde": "oranje", "grond": "fragment_gemist", "toelichting": "Bram las door", "door": "cora"}
    double_sheet.add(adjudications, aspect=KLIK, besloten_op="2026-11-20", **made)
    cora = double_sheet.browser("cora", Role.ONDERZOEKER)
    address = f"{STUDY}/cel/4/ouder/{KLIK}"

    assert "Bram las door" not in cora.get(address).text
    double_sheet.seal()
    shown = text_of(cora.get(address).text)
    assert "Bram las door" in shown
    assert "een codeur miste een citaat" in shown
    assert "Besloten omdat" in text_of(cora.get(f"{STUDY}/cellen?aspect={KLIK}&casus=4&waarde=oranje").text)
