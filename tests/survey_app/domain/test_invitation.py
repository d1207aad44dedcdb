"""Links can't be guessed, forms can't be forged, and a receipt code stays the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.invitation import (
    Invitation,
    PageSave,
    Progress,
    form_key,
    hash_token,
    is_form_key,
    make_response_id,
    make_token,
    receipt_code,
)


def progress(*saves):
    return Progress(Invitation(1, "s", "1", "ouder", "ouder", "1", response="r"), tuple(saves))


def save(revision, page, **answers):
    return PageSave(revision, page, "1", answers)


def test_a_thousand_tokens_are_a_thousand_different_ones():
    assert len({make_token() for _ in range(1000)} | {make_response_id() for _ in range(1000)}) == 2000


def test_the_stored_hash_does_not_hold_the_token():
    token = make_token()

    assert token not in hash_token(token)


def test_the_receipt_code_is_the_same_each_time_and_differs_per_response():
    assert receipt_code("k", "a") == receipt_code("k", "a")
    assert len({receipt_code("k", "a"), receipt_code("k", "b"), receipt_code("other", "a")}) == 3


@given(st.text(max_size=60))
def test_a_made_up_form_key_is_refused(sent):
    assert is_form_key(sent, "key", "token") is (sent == form_key("key", "token"))


def test_a_form_key_of_one_person_does_not_fit_another():
    assert not is_form_key(form_key("key", "token"), "key", "other")


def test_an_invitation_is_open_on_its_last_day():
    invitation = Invitation(1, "s", "1", "ouder", "ouder", "1", expires_on=date(2026, 5, 1))

    assert not invitation.is_over(date(2026, 5, 1))
    assert invitation.is_over(date(2026, 5, 2))


def test_the_last_save_of_each_page_counts():
    found = progress(save(1, "een", a="ja"), save(2, "twee", b="nee"), save(3, "een", c="ja"))

    assert found.answers() == {"b": "nee", "c": "ja"}
    assert found.revision == 3
    assert found.last_of("een").revision == 3
