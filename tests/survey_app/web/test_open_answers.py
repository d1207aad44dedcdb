"""Coding open answers: every choice kept with its trail, nothing overwritten unseen, counts that follow."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest

from analysis.tables import Tables
from survey_app.domain.open_answers import Hand, open_questions
from survey_app.domain.roles import Role
from survey_app.storage.open_answers import SqlOpenAnswers
from survey_app.storage.study_folder import folder_as_files, read_frame, read_study

NAME = "open_vragen.kwaliteit"
PAGE = f"/studies/zwolle/open-antwoorden/{NAME}"
HAND = Hand("codeur_9", datetime(2026, 4, 1, 9, 0))


@pytest.fixture
def store(zwolle_app):
    return SqlOpenAnswers(zwolle_app.extensions["database"], "zwolle")


@pytest.fixture
def asked(zwolle_app):
    data = read_frame(zwolle_app.extensions["database"], "zwolle")
    return next(one for one in open_questions(data) if one.name == NAME)


@pytest.fixture
def lead(as_role):
    return as_role(Role.ONDERZOEKER)


def given(store, asked, response="ouder_01"):
    return next(one.categories for one in store.answers(asked) if one.response == response)


def give(browser, chosen, seen, response="ouder_01", **headers):
    form = {"antwoord": response, "gezien": list(seen), "categorie": list(chosen)}
    return browser.post(f"{PAGE}/antwoord", data=form, headers=headers)


def test_the_answers_stand_there_with_what_they_were_given(lead, store, asked):
    answers = store.answers(asked)

    assert len(answers) == 15
    assert all(answer.text for answer in answers)
    page = lead.get(PAGE).text
    assert answers[0].text.split("\n")[0][:30] in page
    assert page.count("checked ") == sum(len(answer.categories) for answer in answers)


def test_categories_are_given_and_taken_and_the_trail_says_so(lead, store, asked):
    before = given(store, asked)

    assert give(lead, [before[0], "snel_handelen"], before).status_code == 303
    assert set(given(store, asked)) == {before[0], "snel_handelen"}
    changes = {(row[2], row[6], row[7]) for row in store.trail()}
    assert ("snel_handelen", "", "snel_handelen") in changes
    assert {(name, name, "") for name in before[1:]} <= changes


def test_who_saw_something_else_overwrites_nothing(lead, store, asked):
    before = given(store, asked)

    answer = give(lead, ["snel_handelen"], ())
    assert answer.status_code == 409
    assert "Er is niets overschreven" in answer.text
    assert given(store, asked) == before
    assert list(store.trail()) == []


def test_by_keyboard_the_counts_come_back_at_once(lead, store, asked):
    before = given(store, asked)

    told = give(lead, [*before, "snel_handelen"], before, Accept="application/json").json
    assert told["telling"] == dict(store.counts(NAME))
    assert set(told["categorieen"]) == {*before, "snel_handelen"}
    stale = give(lead, [], (), Accept="application/json")
    assert (stale.status_code, set(stale.json["categorieen"])) == (409, {*before, "snel_handelen"})


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"antwoord": "niemand"}, 404),
        ({"antwoord": "\0"}, 404),
        ({"antwoord": "ouder_01", "categorie": "onzin"}, 422),
        ({}, 404),
    ],
)
def test_nonsense_is_refused_and_nothing_is_kept(lead, store, asked, form, status):
    before = given(store, asked)

    assert lead.post(f"{PAGE}/antwoord", data=form).status_code == status
    assert given(store, asked) == before


def test_a_new_category_can_be_given_and_is_counted_in_the_printed_table(lead, store, asked, zwolle_app):
    assert lead.post(f"{PAGE}/nieuw", data={"nieuw": " Rust  in huis "}).status_code == 303
    before = given(store, asked)
    assert give(lead, [*before, "rust_in_huis"], before).status_code == 303

    data = read_study(zwolle_app.extensions["database"], "zwolle")
    (row,) = [r for r in Tables(data).table("open_kwaliteit").rows if r.key == "rust_in_huis"]
    assert (row.label, row.cells[0]) == ("Rust in huis", 1)
    again = lead.post(f"{PAGE}/nieuw", data={"nieuw": "rust in HUIS"})
    assert (again.status_code, "is er al" in again.text) == (422, True)


def merged(lead, into, why="Bedoelt hetzelfde", revision="1"):
    form = {"met": into, "waarom": why, "revisie": revision}
    return lead.post(f"{PAGE}/categorie/rust/samenvoegen", data=form)


def test_a_merged_category_moves_its_answers_and_keeps_why(lead, store, asked, zwolle_app):
    lead.post(f"{PAGE}/nieuw", data={"nieuw": "Rust"})
    for response in ("ouder_01", "ouder_02"):
        before = given(store, asked, response)
        give(lead, [*before, "rust"], before, response)
    total = sum(store.counts(NAME).values())
    doubled = sum("serieus_gehoord" in given(store, asked, response) for response in ("ouder_01", "ouder_02"))

    assert merged(lead, "serieus_gehoord").status_code == 303
    assert "rust" not in store.counts(NAME)
    assert sum(store.counts(NAME).values()) == total - doubled
    assert {row[1] for row in store.trail() if row[5] == "samengevoegd"} == {"", "ouder_01", "ouder_02"}
    files = folder_as_files(zwolle_app.extensions["database"], "zwolle")
    assert b",samengevoegd,serieus_gehoord" in files["open_categories.csv"]


@pytest.mark.parametrize(("into", "why"), [("rust", "x"), ("onzin", "x"), ("", "x"), ("snel_handelen", "")])
def test_a_merger_needs_another_category_and_a_reason(lead, store, into, why):
    lead.post(f"{PAGE}/nieuw", data={"nieuw": "Rust"})

    assert merged(lead, into, why).status_code == 422
    assert [kept.category.status for kept in store.kept_categories(NAME)] == ["voorgesteld"]


def test_a_category_that_changed_meanwhile_is_left_alone(lead, store):
    lead.post(f"{PAGE}/nieuw", data={"nieuw": "Rust"})
    assert lead.post(f"{PAGE}/categorie/rust/aanvaarden", data={"revisie": "1"}).status_code == 303

    assert merged(lead, "snel_handelen", revision="1").status_code == 409
    assert [kept.category.status for kept in store.kept_categories(NAME)] == ["aanvaard"]


def test_a_codeur_proposes_and_only_who_leads_accepts_or_merges(as_role):
    codeur = as_role(Role.CODEUR)

    assert codeur.post(f"{PAGE}/nieuw", data={"nieuw": "Rust"}).status_code == 303
    assert merged(codeur, "snel_handelen").status_code == 403
    assert "samenvoegen" not in codeur.get(PAGE).text


def test_answers_are_found_by_words_and_by_category(lead, store, asked):
    answer = store.answers(asked)[0]

    word = max(answer.text.split(), key=len)
    assert f'id="a-{answer.response}"' in lead.get(PAGE, query_string={"zoek": word.upper()}).text
    found = lead.get(PAGE, query_string={"categorie": answer.categories[0]}).text
    assert f"Antwoorden: {store.counts(NAME)[answer.categories[0]]}." in found
    assert "Antwoorden: 0." in lead.get(PAGE, query_string={"toon": "open", "pagina": "99"}).text


def test_of_two_people_at_once_on_one_answer_only_one_is_kept(store, asked):
    before = given(store, asked)
    kept = []

    def choose(category):
        kept.append(store.give(NAME, "ouder_01", before, [category], HAND))

    people = [threading.Thread(target=choose, args=[c]) for c in ("snel_handelen", "doordacht_plan")]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(kept) == [False, True]
    assert len(given(store, asked)) == 1
