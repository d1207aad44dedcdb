"""A page that is kept ready shows each person their own words, and nobody else's."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from survey_app.domain.invitation import form_key, hash_token
from survey_app.storage.database import writing
from survey_app.storage.tables import invitations
from survey_app.web.ready_pages import ReadyPages

words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=8, max_size=20)
values = st.fixed_dictionaries({"token": words, "key": words, "revision": st.sampled_from(["0", "3"])})


def page(own):
    return f"<a href='/v/{own['token']}'>{own['key']}</a> {own['revision']} /v/{own['token']}/klaar"


@given(st.lists(values, min_size=1, max_size=8))
def test_a_ready_page_is_what_making_it_anew_would_give(people):
    ready, study = ReadyPages(), object()

    for own in people:
        assert ready.fill(("page",), (study,), own, page) == page(own)


def test_a_page_is_made_once_for_everybody():
    ready, study, made = ReadyPages(), object(), []

    for number in range(5):
        own = {"token": f"token-{number}-long", "key": "k" * 8, "revision": "0"}
        ready.fill(("page",), (study,), own, lambda own: made.append(own) or page(own))

    assert len(made) == 1


def test_a_page_that_holds_a_secret_itself_is_never_kept_for_another():
    ready, study = ReadyPages(), object()
    leaking = {"token": "the-first-token", "key": "k" * 8, "revision": "0"}
    for own in (leaking, {**leaking, "token": "the-other-token"}):
        shown = ready.fill(
            ("page",), (study,), own, lambda own_words, own=own: page(own_words) + own["token"]
        )

        assert shown == page(own) + own["token"]


def test_another_study_or_another_key_is_another_page():
    ready, own = ReadyPages(), {"token": "a-long-token", "key": "k" * 8, "revision": "0"}
    first, second = object(), object()

    assert ready.fill((1,), (first,), own, lambda _: "een") == "een"
    assert ready.fill((2,), (first,), own, lambda _: "twee") == "twee"
    assert ready.fill((1,), (second,), own, lambda _: "drie") == "drie"


def test_the_pages_used_longest_ago_make_room():
    ready, study = ReadyPages(most=2), object()
    made = []
    for number in (1, 2, 1, 3, 1, 2):
        ready.fill((number,), (study,), {}, lambda _, number=number: made.append(number) or "")

    assert made == [1, 2, 3, 2]


HIDDEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')
TOKENS = ("eerste-lange-token", "tweede-lange-token", "derde-lange-token")


@pytest.fixture
def walk(zwolle_app):
    """Everything one parent gets to see, from the link to the thanks, in order."""
    engine = zwolle_app.extensions["database"]
    row = {"study": "zwolle", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    with writing(engine) as connection:
        for token in TOKENS:
            one = {**row, "token_hash": hash_token(token), "made_on": date.today()}
            connection.execute(insert(invitations), one)

    def go(token):
        client, path = zwolle_app.test_client(), f"/v/{token}"
        pages = [client.get(path).text]
        while not path.endswith("/klaar"):
            fields = dict(HIDDEN.findall(pages[-1])) | {
                "toestemming": "ja",
                "leeftijd": "jonger_dan_12",
                "citeren": "nee",
            }
            path = client.post(path, data=fields).location
            pages.append(client.get(path).text)
        return pages

    return go


def test_no_page_of_one_respondent_names_another(walk, zwolle_app):
    secret = zwolle_app.config["SECRET_KEY"]
    pages = {token: walk(token) for token in TOKENS}

    for token in TOKENS:
        others = [word for other in TOKENS if other != token for word in (other, form_key(secret, other))]
        assert all(token in page for page in pages[token][:-1])
        assert not any(word in page for page in pages[token] for word in others)


def test_the_receipt_on_a_ready_page_is_each_person_s_own(walk):
    receipts = [re.search(r'class="ontvangstcode"[^>]*>([^<]+)<', walk(token)[-1])[1] for token in TOKENS]

    assert len(set(receipts)) == len(TOKENS)
