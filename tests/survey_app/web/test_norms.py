"""The normenkader on the screen: no judgement without its evidence, no difference without a reason."""

from __future__ import annotations

import re

import pytest

from survey_app.domain.roles import Role
from survey_app.storage.assessments import SqlLevels

PAGE = "/studies/zwolle/normen"


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


@pytest.fixture
def rekenkamer(as_role):
    return as_role(Role.REKENKAMER)


def fix(browser, judgement="7a", **fields):
    form = {"niveau": "voldoet_beperkt", "reden": "Daarom.", "revisie": "1", **fields}
    return browser.post(f"{PAGE}/{judgement}", data=form)


def fixed(app, judgement="7a"):
    return SqlLevels(app.extensions["database"]).find("zwolle", judgement)


def section(html: str, judgement: str) -> str:
    return text_of(
        re.search(rf'<section class="oordeel" id="oordeel-{judgement}".*?</section>', html, re.DOTALL).group()
    )


@ONE_DATABASE
def test_every_judgement_stands_with_its_evidence_and_n(rekenkamer):
    page = rekenkamer.get(PAGE).text

    for judgement in ("3", "7a", "7b", "2", "5a", "5b"):
        text = section(page, judgement)
        assert "Bewijs bij norm" in text, judgement
        assert re.search(r"gemiddelde van \d+ stuks bewijs", text), judgement
        assert re.search("Niveau volgens het bewijs [○◔◑◕●] Voldoet", text), judgement


@ONE_DATABASE
def test_counted_evidence_shows_its_share_and_its_cells(rekenkamer):
    assert "5 van 15 15" in section(rekenkamer.get(PAGE).text, "2")


@ONE_DATABASE
def test_a_share_on_a_boundary_says_so(rekenkamer):
    assert "75% (gemiddelde van 4 stuks bewijs)" in section(rekenkamer.get(PAGE).text, "7a")
    assert "Op een grens." in section(rekenkamer.get(PAGE).text, "7a")
    assert "Op een grens." not in section(rekenkamer.get(PAGE).text, "7b")


@ONE_DATABASE
def test_what_does_not_apply_says_why(rekenkamer):
    assert "Niet van toepassing." in text_of(rekenkamer.get(PAGE).text)


@ONE_DATABASE
def test_another_level_without_a_reason_is_refused(rekenkamer, zwolle_app):
    answer = fix(rekenkamer, reden=" ")

    assert answer.status_code == 422
    assert "Dit niveau is anders dan wat uit het bewijs volgt (◕ Voldoet grotendeels)" in text_of(answer.text)
    assert fixed(zwolle_app).level == "voldoet_grotendeels"


def test_another_level_with_a_reason_stands_beside_the_calculated_one(rekenkamer, zwolle_app):
    assert fix(rekenkamer).location == f"{PAGE}?bewaard=7a#oordeel-7a"

    text = section(rekenkamer.get(PAGE).text, "7a")
    assert "Niveau volgens het bewijs ◕ Voldoet grotendeels Niveau vastgesteld ◔ Voldoet beperkt" in text
    assert "Het vastgestelde niveau verschilt" in text
    assert "rekenkamer@voorbeeld.nl: ◕ Voldoet grotendeels → ◔ Voldoet beperkt: Daarom." in text


@ONE_DATABASE
def test_a_stale_page_is_told_and_overwrites_nothing(rekenkamer, zwolle_app):
    for revision in ("0", "2", "", "x", "9" * 5000):
        answer = fix(rekenkamer, revisie=revision)

        assert (answer.status_code, "Er is niets overschreven" in answer.text) == (409, True), revision[:9]
        assert fixed(zwolle_app).level == "voldoet_grotendeels", revision[:9]
        assert "Daarom." in answer.text, revision[:9]


@ONE_DATABASE
def test_a_level_that_is_not_on_the_scale_gets_a_sentence(rekenkamer):
    for level in ("", "goed", "\x00", "😀", "a" * 1_000_000):
        answer = fix(rekenkamer, niveau=level)

        assert (answer.status_code, "Kies een niveau." in answer.text) == (422, True), level[:9]


@ONE_DATABASE
def test_a_megabyte_of_reason_gets_a_sentence(rekenkamer):
    assert "Deze tekst is te lang" in fix(rekenkamer, reden="a" * 1_000_000).text


@ONE_DATABASE
def test_a_judgement_that_does_not_exist_is_a_404(rekenkamer):
    assert {fix(rekenkamer, name).status_code for name in ("99", "a%00b", "%F0%9F%98%80")} == {404}


@ONE_DATABASE
def test_who_only_reads_gets_no_form(as_role):
    html = as_role(Role.LEZER).get(PAGE).text

    assert 'name="niveau"' not in html
    assert "Bewijs bij norm" in html
