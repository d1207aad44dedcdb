"""The key is read by one role, one name at a time, and every look is kept."""

from __future__ import annotations

import pytest

from survey_app.domain.pseudonyms import NameKind, OwnName
from survey_app.domain.roles import Role
from survey_app.storage.pseudonyms import SqlPseudonyms
from survey_app.web.pseudonyms import pseudonym_store

PAGE = "/studies/zwolle/sleutel"


@pytest.fixture
def keeper(zwolle_app, as_role):
    with zwolle_app.app_context():
        pseudonym_store().register(
            "zwolle", [[OwnName(NameKind.PERSOON, "Wubbo"), OwnName(NameKind.PERSOON, "Wub")]]
        )
    return as_role(Role.SLEUTELBEWAARDER)


@pytest.fixture
def store(zwolle_app) -> SqlPseudonyms:
    with zwolle_app.app_context():
        return pseudonym_store()


def test_the_page_names_pseudonyms_and_no_names(keeper):
    html = keeper.get(PAGE).text

    assert "[persoon 1]" in html
    assert "Wub" not in html


def test_a_name_is_shown_once_with_a_reason_and_the_look_is_kept(keeper, store):
    shown = keeper.post(PAGE, data={"pseudoniem": "[Persoon 1] ", "waarom": "een klacht"}).text

    assert "Wubbo" in shown
    assert [(one.pseudonym, one.why) for one in store.lookups("zwolle")] == [("persoon 1", "een klacht")]
    assert "@" not in store.lookups("zwolle")[0].looked_by
    again = keeper.get(PAGE).text
    assert "Wub" not in again
    assert "een klacht" in again


@pytest.mark.parametrize(
    ("pseudonym", "why"),
    [
        ("[persoon 1]", ""),
        ("[persoon 1]", " "),
        ("[persoon 1]", "a\0b"),
        ("[persoon 2]", "x"),
        ("a\0b", "x"),
        ("", "x"),
    ],
)
def test_without_a_reason_or_with_an_unknown_pseudonym_nothing_is_shown_or_kept(
    keeper, store, pseudonym, why
):
    answer = keeper.post(PAGE, data={"pseudoniem": pseudonym, "waarom": why})

    assert answer.status_code == 422
    assert "Wub" not in answer.text
    assert store.lookups("zwolle") == ()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SLEUTELBEWAARDER])
def test_no_other_role_reads_the_key(keeper, as_role, role):
    browser = as_role(role)

    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, data={"pseudoniem": "[persoon 1]", "waarom": "x"}).status_code == 403
    assert browser.post(f"{PAGE}/vernietigen", data={"onderzoek": "zwolle", "reden": "x"}).status_code == 403


def test_the_keeper_reads_no_text_and_no_coding(keeper):
    assert keeper.get("/studies/zwolle/casus/3/ouder").status_code == 403
    assert keeper.get("/studies/zwolle/namen").status_code == 403


def test_the_key_is_destroyed_only_after_typing_the_name_of_the_study(keeper, store):
    for study, why in (("", "x"), ("zwol", "x"), ("zwolle", ""), ("zwolle", "a\0b")):
        assert keeper.post(f"{PAGE}/vernietigen", data={"onderzoek": study, "reden": why}).status_code == 422
    assert len(store.own_names("zwolle")) == 2

    answer = keeper.post(f"{PAGE}/vernietigen", data={"onderzoek": "zwolle", "reden": "bewaartermijn"})

    assert answer.status_code == 303
    assert store.own_names("zwolle") == ()
    assert "De sleutel is vernietigd" in keeper.get(PAGE).text
