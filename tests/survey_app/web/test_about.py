"""The privacy page says what is true of this study; the statement promises no more than was looked at."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from analysis.study import Study
from instruments.texts import Texts


@dataclass
class OneStudy:
    """Stands in for the studies in the database: always this one."""

    study: Study

    def find(self, _name: str) -> Study:
        return self.study


@pytest.fixture
def privacy_of(small_study, text_of):
    """`privacy_of(anonymity=...)`: what the privacy page says when the study says that of itself."""
    someone = small_study.respondent()

    def read(page="/privacy", **said):
        studies = small_study.app.extensions["recent_studies"]
        small_study.app.extensions["recent_studies"] = OneStudy(replace(studies.find("klein"), **said))
        return text_of(someone.get(page))

    return read


def test_the_page_says_who_why_on_which_ground_and_how_long(privacy_of):
    page = privacy_of(
        organisation="Rekenkamer Ons Dorp",
        purpose=Texts.of(nl="Zien wat werkt."),
        legal_ground=Texts.of(nl="Artikel 182."),
        retention=Texts.of(nl="Twee jaar."),
        contact=Texts.of(nl="Bel 038 498 22 33"),
        processors=Texts.of(nl="Bedrijf A\nBedrijf B"),
        privacy_officer=Texts.of(nl="fg@onsdorp.nl"),
    )

    for said in ("Rekenkamer Ons Dorp", "Zien wat werkt.", "Artikel 182.", "Twee jaar.", "038 498 22 33"):
        assert said in page
    assert "Bedrijf A Bedrijf B" in page
    assert "fg@onsdorp.nl" in page


def test_what_a_study_does_not_say_has_no_empty_heading(privacy_of):
    page = privacy_of()

    assert "Wie bewaart de gegevens voor ons?" not in page
    assert "functionaris" not in page


@pytest.mark.parametrize(
    ("anonymity", "promise"),
    [
        ("anoniem", "Dit onderzoek is anoniem."),
        ("pseudoniem", "Uw naam staat niet bij uw antwoorden."),
        ("bekend", "Dit onderzoek is niet anoniem."),
    ],
)
def test_each_way_of_being_known_is_said_as_it_is(privacy_of, anonymity, promise):
    page = privacy_of(anonymity=anonymity)

    assert promise in page
    assert ("Op welke dag u begon" in page) is (anonymity != "anoniem")
    assert ("Voor uw antwoorden kan dat tot u ze verstuurt" in page) is (anonymity == "anoniem")


def test_the_day_on_which_the_link_is_cut_is_said_in_words(privacy_of):
    day = date.today().replace(month=1, day=1) + timedelta(days=800)

    assert f"tot en met {day.day} " in privacy_of(key_until=day.isoformat())


def test_the_page_stays_to_be_read_before_and_after_and_changes_nothing(small_study):
    someone = small_study.respondent()
    for step in (lambda: None, someone.begin, lambda: someone.save("drie", verhaal="Ja"), someone.send):
        step()
        assert someone.get("/privacy").status_code == 200


@pytest.mark.parametrize("token", ["onbekend", "a" * 3000, "%00", "☃"])
def test_an_unknown_link_gets_the_same_sentence_as_everywhere(client, token):
    assert client.get(f"/v/{token}/privacy").status_code == 404


def test_a_stranger_learns_no_more_here_than_at_the_start(small_study):
    client = small_study.app.test_client()

    assert client.get("/v/onbekend/privacy").text == client.get("/v/onbekend").text.replace(
        "/v/onbekend?", "/v/onbekend/privacy?"
    )


def test_english_is_complete(small_study, text_of):
    page = text_of(small_study.respondent(language="en").get("/privacy"))

    assert "What do we do with your data?" in page
    assert " wij " not in page


def test_the_statement_promises_nothing_that_nobody_examined(client, text_of):
    page = text_of(client.get("/toegankelijkheid"))

    assert "nog niet onderzocht" in page
    assert "Bel of schrijf naar het adres in uw uitnodiging." in page


def test_an_office_puts_its_own_statement_there(app, text_of):
    app.config.update(
        ACCESSIBILITY_TEXT="Status B.\n<b>Onderzocht</b> in mei.",
        ACCESSIBILITY_URL="https://example.nl/verklaring",
        ACCESSIBILITY_CONTACT="038 498 22 33",
    )
    page = app.test_client().get("/toegankelijkheid")

    assert "Status B." in text_of(page)
    assert "&lt;b&gt;Onderzocht" in page.text
    assert 'href="https://example.nl/verklaring"' in page.text
    assert 'href="tel:0384982233"' in page.text
    assert "nog niet onderzocht" not in page.text


def test_every_page_has_a_quick_way_out_and_somebody_to_call(small_study):
    small_study.app.config["QUICK_EXIT_URL"] = "https://example.nl/weer"
    someone = small_study.respondent()
    someone.begin()
    for page in ("", "een", "/controleren", "/privacy"):
        shown = someone.get(page).text
        assert 'class="balk__weg" href="https://example.nl/weer" rel="noreferrer nofollow"' in shown
        assert "Hebt u een vraag?" in shown
        assert f"/v/{someone.token}/privacy" in shown
