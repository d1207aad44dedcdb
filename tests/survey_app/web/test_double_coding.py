"""Assigning codeurs and sealing a sheet, from the forms to what is kept."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from sqlalchemy import delete, insert, select, update

from survey_app.domain.roles import Role
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.bench_tables import coding_changes
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import read_frame
from survey_app.storage.tables import codings
from survey_app.use_cases.open_account import create_user

ASSIGN, SEAL = "/studies/zwolle/toewijzen", "/studies/zwolle/casus/1/swt/verzegelen"
SHEET = ("1", "swt")
NOW = datetime(2026, 11, 27, 12)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


@pytest.fixture
def store(zwolle_app):
    """The example study without a single coding, so that every sheet can be assigned."""
    engine = zwolle_app.extensions["database"]
    with engine.begin() as connection:
        connection.execute(delete(codings))
    return SqlAssignments(engine)


@pytest.fixture
def lead(as_role, store):
    return as_role(Role.ONDERZOEKER)


@pytest.fixture
def people(as_codeur, store):
    """Name -> browser and number of the account, of two codeurs."""
    return {name: as_codeur(name) for name in ("codeur_a", "codeur_b")}


def form_for(people, **fields):
    users = [str(user) for _browser, user in people.values()]
    form = {"perspectief": ["swt"], "codeur": users, "verdeling": "deel", "aandeel": "50"}
    return {**form, "startgetal": "27", "knop": "voorbeeld", **fields}


def seen_in(html: str) -> str:
    return re.search(r'name="voorbeeld" value="([0-9a-f]+)"', html).group(1)


def save(lead, people, **fields):
    preview = lead.post(ASSIGN, data=form_for(people, **fields))
    fingerprint = seen_in(preview.text)
    return lead.post(ASSIGN, data=form_for(people, **fields, knop="bewaar", voorbeeld=fingerprint))


def fill(store, codeur, quotes=True, waarde="grijs", reden="niet_van_toepassing"):
    """Codes every cell of the sheet."""
    books = [b for b in read_frame(store._engine, "zwolle").coding_schemes() if "swt" in b.perspectieven]
    rows = [
        {
            "study": "zwolle",
            "casus": "1",
            "perspectief": "swt",
            "aspect": f"{book.id}.{aspect.id}",
            "codeur": codeur,
            "waarde": waarde,
            "reden": reden,
            "toelichting": "",
            "fragmenten": "",
            "status": "concept",
            "herkomst": "",
            "memo": "",
            "position": 0,
        }
        for book in books
        for aspect in book.aspects
    ]
    with store._engine.begin() as connection:
        connection.execute(insert(codings), rows)


def test_the_preview_keeps_nothing_and_says_who_gets_how_much(lead, people, store):
    html = lead.post(ASSIGN, data=form_for(people)).text

    assert store.assignments("zwolle") == ()
    assert "codeur_a (codeur_a@voorbeeld.nl) " in text_of(html)
    count = len(read_frame(store._engine, "zwolle").cases)
    assert sum(int(n) for n in re.findall(r'<td class="getal">(\d+)</td>', html)) == count + -(-count // 2)


def test_what_is_saved_is_what_was_looked_at(lead, people, store):
    answer = save(lead, people)

    assert answer.location == f"{ASSIGN}?bewaard=ja"
    rows = store.assignments("zwolle")
    assert {row.seed for row in rows} == {"27"}
    assert {row.perspectief for row in rows} == {"swt"}
    assert "Bewaard." in lead.get(f"{ASSIGN}?bewaard=ja").text


def test_a_second_click_on_save_assigns_nothing_twice(lead, people, store):
    preview = seen_in(lead.post(ASSIGN, data=form_for(people)).text)
    answers = [
        lead.post(ASSIGN, data=form_for(people, knop="bewaar", voorbeeld=preview)).status_code
        for _ in range(2)
    ]

    assert answers == [303, 409]
    assert len(store.assignments("zwolle")) == len(set(store.assignments("zwolle")))


@pytest.mark.parametrize("fingerprint", ["", "nonsens", "0" * 16, "😀"])
def test_a_plan_that_was_not_looked_at_is_shown_instead_of_saved(lead, people, store, fingerprint):
    answer = lead.post(ASSIGN, data=form_for(people, knop="bewaar", voorbeeld=fingerprint))

    assert (answer.status_code, store.assignments("zwolle")) == (409, ())
    assert "Er is niets bewaard" in answer.text


def test_an_empty_seed_is_drawn_and_shown(lead, people):
    html = lead.post(ASSIGN, data=form_for(people, startgetal="")).text

    assert re.search(r'id="startgetal" name="startgetal" value="[0-9a-f]{8}"', html)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"perspectief": []}, "Kies minstens één perspectief."),
        ({"perspectief": ["buurman"]}, "Kies minstens één perspectief."),
        ({"codeur": []}, "Kies minstens één codeur."),
        ({"codeur": ["99999"]}, "Kies minstens één codeur."),
        ({"codeur": ["1; DROP TABLE users"]}, "Kies minstens één codeur."),
        ({"verdeling": ""}, "Kies hoe u de casussen verdeelt."),
        ({"aandeel": "101"}, "Vul een heel getal in van 0 tot en met 100."),
        ({"aandeel": "veel"}, "Vul een heel getal in van 0 tot en met 100."),
        ({"aandeel": "٣"}, "Vul een heel getal in van 0 tot en met 100."),
        ({"aandeel": "-1"}, "Vul een heel getal in van 0 tot en met 100."),
        ({"startgetal": "z" * 41}, "Het startgetal is te lang"),
        ({"casussen": "1, 99, <b>"}, "Deze casussen heeft het onderzoek niet: 99, &lt;b&gt;."),
        ({"casussen": ", ".join(str(n) for n in range(100, 120))}, "100, 101, 102, 103, 104 …"),
    ],
)
def test_what_cannot_be_drawn_gets_a_sentence(lead, people, store, fields, sentence):
    answer = lead.post(ASSIGN, data=form_for(people, **fields))

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert store.assignments("zwolle") == ()


def test_one_codeur_cannot_code_double(lead, people):
    one = [str(people["codeur_a"][1])]

    assert "met twee codeurs of meer" in lead.post(ASSIGN, data=form_for(people, codeur=one)).text
    assert lead.post(ASSIGN, data=form_for(people, codeur=one, aandeel="0")).status_code == 200


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "‮om", "\ud800".encode("utf-8", "surrogatepass")])
def test_hostile_text_never_breaks_the_form(lead, people, text):
    for field in ("perspectief", "codeur", "verdeling", "aandeel", "startgetal", "casussen", "voorbeeld"):
        assert lead.post(ASSIGN, data=form_for(people, **{field: text})).status_code < 500


def test_an_address_stands_on_this_page_and_nowhere_else_for_a_codeur(lead, people):
    assert "codeur_b@voorbeeld.nl" in lead.get(ASSIGN).text
    assert people["codeur_a"][0].get(ASSIGN).status_code == 403
    assert "codeur_b@voorbeeld.nl" not in people["codeur_a"][0].get(SEAL).text


def test_settled_values_are_not_assigned_and_seen_ones_only_when_accepted(as_role, people, zwolle_app, store):
    fill(store, "codeur_x")
    lead = as_role(Role.ONDERZOEKER)
    one = {"casussen": "1", "verdeling": "allen"}
    refused = lead.post(ASSIGN, data=form_for(people, **one))

    assert "al zichtbaar gecodeerd door een ander" in refused.text
    assert 'name="voorbeeld"' not in refused.text
    assert save(lead, people, **one, akkoord="ja").status_code == 303
    assert {row.codeur for row in store.assignments("zwolle")} == {"codeur_a", "codeur_b"}


def test_a_sheet_with_a_settled_value_stays_as_it_is(lead, people, store):
    fill(store, "codeur_x")
    with store._engine.begin() as connection:
        connection.execute(update(codings).values(status="vastgesteld"))
    html = lead.post(ASSIGN, data=form_for(people, casussen="1", verdeling="allen", akkoord="ja")).text

    assert "want er zijn al waarden vastgesteld" in html
    assert 'name="voorbeeld"' not in html


@pytest.fixture
def assigned(lead, people, store):
    assert save(lead, people, casussen="1", verdeling="allen").status_code == 303
    return store


def ticked(codeur, casus="1"):
    return f'["{casus}", "swt", "{codeur}"]'


def test_a_codeur_is_added_and_another_taken_away(lead, people, assigned, zwolle_app):
    user = create_user(zwolle_app, "c@voorbeeld.nl", "een-lang-wachtwoord")
    SqlRoles(assigned._engine).give("zwolle", user, Role.CODEUR)
    third = {"casussen": "1", "verdeling": "allen", "codeur": [str(user)], "erbij": "ja"}

    assert lead.post(f"{ASSIGN}/weg", data={"weg": ticked("codeur_a")}).status_code == 409
    assert save(lead, people, **third).status_code == 303
    assert lead.post(f"{ASSIGN}/weg", data={"weg": ticked("codeur_a")}).status_code == 303
    assert "codeur_a" not in assigned.codeurs_of("zwolle", *SHEET)
    assert len(assigned.codeurs_of("zwolle", *SHEET)) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["nonsens"],
        ["[" * 100_000],
        ["[1, 2, 3]"],
        ['["1", "swt"]'],
        ["{}"],
        [ticked("codeur_a"), ticked("codeur_b")],
        [ticked("codeur_z")],
        [ticked("codeur_a", "99")],
        ['["1\\u0000", "swt", "codeur_a"]'],
    ],
)
def test_what_cannot_be_taken_away_changes_nothing(lead, assigned, rows):
    answer = lead.post(f"{ASSIGN}/weg", data={"weg": rows})

    assert answer.status_code == 409
    assert len(assigned.assignments("zwolle")) == 2


def test_whether_someone_can_be_taken_away_tells_nothing_of_their_work(lead, assigned):
    """The answer is the same before and after the other has coded."""
    before = lead.get(ASSIGN).text, lead.post(f"{ASSIGN}/weg", data={"weg": ticked("codeur_b")}).text
    fill(assigned, "codeur_b")

    after = lead.get(ASSIGN).text, lead.post(f"{ASSIGN}/weg", data={"weg": ticked("codeur_b")}).text
    seed = re.compile(r'value="([0-9a-f]{8}|[\w-]+\.[\w-]+\.[\w-]+)"')  # and the token of the form
    assert [seed.sub("", html) for html in before] == [seed.sub("", html) for html in after]


def test_an_open_sheet_says_what_is_missing_and_is_not_sealed(people, assigned):
    browser, _user = people["codeur_a"]
    html = browser.get(SEAL).text

    assert html.count("Hier is nog geen waarde gekozen.") == 14
    assert "Verzegel dit blad" not in html
    assert browser.post(SEAL).status_code == 422
    assert assigned.seals("zwolle") == ()


def test_a_whole_sheet_is_sealed_once_however_often_it_is_sent(people, assigned):
    fill(assigned, "codeur_a")
    browser, _user = people["codeur_a"]

    assert "Niets. Elke cel heeft een waarde" in browser.get(SEAL).text
    assert [browser.post(SEAL).location for _ in range(3)] == [SEAL] * 3
    (seal,) = assigned.seals("zwolle")
    assert (seal.codeur, seal.codeboeken) == ("codeur_a", "perspectieven:1")
    assert "nog precies wat er verzegeld is" in browser.get(SEAL).text


def test_missing_quotes_are_sealed_with_a_tick_and_a_reason_that_stays(people, assigned):
    fill(assigned, "codeur_a", waarde="groen", reden="aanwezig_tevreden")
    browser, _user = people["codeur_a"]

    assert browser.get(SEAL).text.count("citaat") >= 14
    for refused in ({}, {"akkoord": "ja"}, {"waarom": "Daarom"}, {"akkoord": "nee", "waarom": "Daarom"}):
        assert browser.post(SEAL, data=refused).status_code == 422
    assert "Mijn &lt;reden&gt;" in browser.post(SEAL, data={"waarom": "Mijn <reden>"}).text
    assert browser.post(SEAL, data={"akkoord": "ja", "waarom": "Niet letterlijk gezegd"}).status_code == 303
    with assigned._engine.connect() as connection:
        c = coding_changes.c
        why = connection.execute(select(c.why).where(c.wat == "verzegeling")).scalar_one()
    assert why == "Niet letterlijk gezegd"


def test_a_missing_reason_cannot_be_accepted_away(people, assigned):
    fill(assigned, "codeur_a", reden="")

    answer = people["codeur_a"][0].post(SEAL, data={"akkoord": "ja", "waarom": "Daarom"})
    assert (answer.status_code, assigned.seals("zwolle")) == (422, ())


def test_who_does_not_code_the_sheet_cannot_seal_it(lead, assigned):
    assert "niet aan u toegewezen" in lead.get(SEAL).text
    assert lead.post(SEAL).status_code == 409
    assert assigned.seals("zwolle") == ()


def test_a_changed_sheet_no_longer_verifies(people, assigned):
    fill(assigned, "codeur_a")
    browser, _user = people["codeur_a"]
    browser.post(SEAL)
    with assigned._engine.begin() as connection:
        connection.execute(update(codings).values(memo="achteraf"))

    assert "niet meer wat er verzegeld is" in browser.get(SEAL).text
    with assigned._engine.begin() as connection:
        line = {"study": "zwolle", "casus": "1", "perspectief": "swt", "aspect": "perspectieven.hulp_op_tijd"}
        line |= {"codeur": "codeur_a", "changed_by": "codeur_a", "changed_at": NOW, "wat": "hercodering"}
        rest = {"oud": "grijs", "nieuw": "groen", "why": "", "revision": 2}
        connection.execute(insert(coding_changes), {**line, **rest})
    assert "Het spoor zegt wat er sinds het zegel veranderde." in browser.get(SEAL).text


def test_the_others_seal_is_seen_when_everyone_sealed(people, assigned):
    for name in people:
        fill(assigned, name)
    first, second = (browser for browser, _user in people.values())
    first.post(SEAL)

    assert "codeur_a" not in second.get(SEAL).text.replace("codeur_a@", "")
    second.post(SEAL)
    for browser in (first, second):
        assert browser.get(SEAL).text.count("nog precies wat er verzegeld is") == 2


@pytest.mark.parametrize("place", ["99/swt", "1/buurman", "%00/swt", "1/%00", "%F0%9F%98%80/swt"])
def test_a_sheet_that_does_not_exist_is_a_404(lead, place):
    address = f"/studies/zwolle/casus/{place}/verzegelen"

    assert [lead.get(address).status_code, lead.post(address).status_code] == [404, 404]
