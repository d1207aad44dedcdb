"""The dashboard and the invitations, as they are seen and used."""

from __future__ import annotations

import re

import pytest

from survey_app.domain.roles import Role

INVITATIONS = "/studies/zwolle/uitnodigingen"
GOOD = {"casus": "3", "perspectief": "ouder", "aantal": "2"}


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


@pytest.fixture
def beheerder(as_role):
    return as_role(Role.BEHEERDER)


def test_the_dashboard_counts_response_coding_and_norms(as_role):
    text = text_of(as_role(Role.ONDERZOEKER).get("/studies/zwolle/"))

    assert "Ouder 15 0 0 0 – 15" in text
    assert "450 (30 × 15)" in text
    assert "Norm 7a Voldoet grotendeels (op een grens) Voldoet grotendeels ja; ja; ja; nee" in text


def test_the_dashboard_says_what_is_reconstructed(as_role):
    assert "reconstructie" in as_role(Role.LEZER).get("/studies/zwolle/").text


def test_links_are_shown_once_and_open_the_questionnaire(beheerder, zwolle_client):
    page = beheerder.post(INVITATIONS, data=GOOD)
    links = re.findall(r"<code>[^<]*(/v/[^<]+)</code>", page.text)

    assert len(set(links)) == 2
    assert zwolle_client.get(links[0]).status_code == 200
    assert links[0] not in beheerder.get(INVITATIONS).text


def test_the_counts_follow(beheerder):
    beheerder.post(INVITATIONS, data=GOOD)

    assert "Ouder 2 0 0" in text_of(beheerder.get(INVITATIONS))


@pytest.mark.parametrize("text", ["", "\x00", "99", "😀", "‮3", "a" * 1_000_000, "<script>alert(1)</script>"])
@pytest.mark.parametrize("field", ["casus", "perspectief", "aantal"])
def test_a_wrong_field_makes_no_invitation_and_gets_a_sentence(beheerder, field, text):
    answer = beheerder.post(
        INVITATIONS, data={**GOOD, field: text if (field, text) != ("aantal", "99") else "999"}
    )

    assert answer.status_code == 422
    assert "Er is iets niet goed ingevuld" in answer.text
    assert "<script>alert" not in answer.text
    assert "Ouder 0 0 0" in text_of(beheerder.get(INVITATIONS))


def test_a_wrong_day_keeps_what_was_typed(beheerder):
    answer = beheerder.post(INVITATIONS, data={**GOOD, "laatste_dag": "2020-01-01"})

    assert "Die dag is al voorbij" in answer.text
    assert 'value="2020-01-01"' in answer.text
    assert 'value="ouder" checked' in answer.text


def test_the_beheerder_sees_no_transcript_anywhere(beheerder):
    pages = beheerder.get("/").text + beheerder.get(INVITATIONS).text

    assert "ouder_0" not in pages
    assert "Verzonnen verslag" not in pages
