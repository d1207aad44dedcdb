"""Saving a cell without leaving the page: what comes back, what is refused, and what it never tells."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import delete, insert, select

from survey_app.domain import staff_messages as messages
from survey_app.domain.cell_edit import MOST_QUOTES, UNDONE
from survey_app.domain.roles import Role
from survey_app.storage.bench_tables import assignments, coding_changes, seals
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.storage.codings import SqlCodings
from survey_app.storage.database import writing
from survey_app.storage.tables import fragments, sources

SHEET = "/studies/zwolle/casus/4/ouder"
ASPECT = "perspectieven.snel_opgepakt"  # nobody coded it yet
KLIK = "casusonderzoek.klik_swt"  # reconstructed and settled
GROEN = {"revisie": 0, "waarde": "groen", "reden": "aanwezig_tevreden"}
TEXT = "Ouder: 😀 het was é\u0301én groot 👩‍👩‍👧 feest. שלום daarna."
EMPTY = {
    "aspect": ASPECT,
    "waarde": "",
    "reden": "",
    "toelichting": "",
    "memo": "",
    "revisie": 0,
    "fragmenten": [],
}


@pytest.fixture
def store(zwolle_app):
    return SqlCodings(zwolle_app.extensions["database"])


@pytest.fixture
def people(as_role, zwolle_app):
    """Browsers of two people who code: codeur_2 and codeur_3 in the data."""
    browsers = [as_role(Role.CODEUR), as_role(Role.ONDERZOEKER)]
    names = SqlCodeurs(zwolle_app.extensions["database"])
    for role in (Role.CODEUR, Role.ONDERZOEKER):  # a first page would give them these names, in this order
        with zwolle_app.app_context():
            person = zwolle_app.extensions["security"].datastore.find_user(email=f"{role}@voorbeeld.nl")
        names.name_of("zwolle", person.id)
    return browsers


@pytest.fixture
def anne(people):
    return people[0]


def save(browser, aspect=ASPECT, sheet=SHEET, **fields):
    return browser.post(f"{sheet}/{aspect}/cel", json={**GROEN, **fields})


def add(app, table, *rows):
    with writing(app.extensions["database"]) as connection:
        connection.execute(
            insert(table), [{"study": "zwolle", "position": 9000 + i, **r} for i, r in enumerate(rows)]
        )


def assign(app, *codeurs, perspectief="ouder"):
    add(
        app,
        assignments,
        *({"casus": "4", "perspectief": perspectief, "codeur": c, "seed": ""} for c in codeurs),
    )


def seal(app, *codeurs):
    row = {"casus": "4", "perspectief": "ouder", "verzegeld_op": "2026-11-27", "hash": "", "codeboeken": ""}
    add(app, seals, *({**row, "codeur": codeur} for codeur in codeurs))


def add_source(app, bron="gesprek", casus="4", perspectief="ouder", text=TEXT):
    row = {
        "bron": bron,
        "casus": casus,
        "perspectief": perspectief,
        "text": text,
        "soort": "verslag",
        "version": 1,
    }
    add(app, sources, row)


def quote(words, bron="gesprek", text=TEXT):
    start = text.index(words)
    return {"bron": bron, "start": start, "eind": start + len(words), "tekst": words}


def trail(app, *columns):
    c = coding_changes.c
    with app.extensions["database"].connect() as connection:
        return connection.execute(select(*(c[name] for name in columns)).order_by(c.id)).all()


def mistakes(answer):
    assert (answer.status_code, answer.json["fout"]) == (422, "onjuist")
    return {one["veld"]: one["tekst"] for one in answer.json["fouten"]}


def test_a_saved_cell_comes_back_with_what_the_sheet_has_to_say(anne):
    answer = save(anne, memo="Navragen.")

    assert answer.status_code == 200
    assert answer.json == {
        "cel": {**EMPTY, "waarde": "groen", "reden": "aanwezig_tevreden", "memo": "Navragen.", "revisie": 1},
        "meldingen": [],
        "gaten": [{"aspect": ASPECT, "code": "geen_citaat", "tekst": messages.QUOTE_NEEDED}],
        "voortgang": {"gecodeerd": 31, "totaal": 44},
    }


def test_quotes_come_first_and_the_value_later(anne, zwolle_app):
    add_source(zwolle_app)
    first = save(anne, waarde="", reden="", nieuw=[quote("groot")])
    (kept,) = first.json["cel"]["fragmenten"]

    assert first.json["voortgang"]["gecodeerd"] == 30
    assert [gap["code"] for gap in first.json["gaten"]] == ["niet_gecodeerd"]
    second = save(anne, revisie=1, fragmenten=[kept["fragment"]])
    assert second.json["gaten"] == []
    assert second.json["cel"]["fragmenten"] == [kept]


@pytest.mark.parametrize("words", ["😀", "é\u0301én", "👩‍👩‍👧 feest", "שלום daarna.", "O", TEXT])
def test_places_are_code_points_on_both_databases(anne, zwolle_app, words):
    add_source(zwolle_app)
    answer = save(anne, nieuw=[quote(words)])

    (kept,) = answer.json["cel"]["fragmenten"]
    assert kept == {"fragment": kept["fragment"], **quote(words)}
    assert TEXT[kept["start"] : kept["eind"]] == words


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 7, "eind": 8},
        {"start": 0, "eind": 5, "tekst": "ouder"},
        {"start": -1},
        {"start": 5, "eind": 5, "tekst": ""},
        {"start": 9, "eind": 3},
        {"start": 0, "eind": 2**63},
        {"start": 2**70, "eind": 2**70 + 5},
        {"bron": "ouder_03"},
        {"bron": "bestaat_niet"},
        {"bron": "'; DROP TABLE sources; --"},
        {"bron": ""},
        {"tekst": "Ouder "},
        {"tekst": "Oude"},
        {"tekst": "\ud800"},
        {"start": 6, "eind": 7, "tekst": " "},
        {"eind": len(TEXT) + 1, "tekst": TEXT},
    ],
)
def test_a_quote_that_is_not_there_is_refused_and_nothing_is_kept(anne, zwolle_app, store, wrong):
    add_source(zwolle_app)
    answer = save(anne, nieuw=[{**quote("Ouder"), **wrong}])

    assert mistakes(answer) == {"nieuw": messages.QUOTE_NOT_AT_PLACE}
    assert store.sheet("zwolle", "4", "ouder").of(ASPECT) == ()


def test_a_source_without_a_casus_can_be_quoted_from_any_sheet_of_its_perspectief(anne, zwolle_app):
    add_source(zwolle_app, "verordening", "", "")
    add_source(zwolle_app, "ontwikkelkamer", "", "swt")

    assert save(anne, nieuw=[quote("groot", "verordening")]).status_code == 200
    assert set(mistakes(save(anne, revisie=1, nieuw=[quote("groot", "ontwikkelkamer")]))) == {"nieuw"}


def test_the_same_passage_under_two_aspects_is_one_quote(anne, zwolle_app):
    add_source(zwolle_app)
    (first,) = save(anne, nieuw=[quote("groot")]).json["cel"]["fragmenten"]
    (second,) = save(anne, "perspectieven.hulp_op_tijd", nieuw=[quote("groot")]).json["cel"]["fragmenten"]

    assert first == second
    assert mistakes(save(anne, revisie=1, fragmenten=[first["fragment"]], nieuw=[quote("groot")])) == {
        "nieuw": messages.QUOTE_LISTED_TWICE
    }


def test_a_quote_let_go_can_be_taken_back_by_undo_even_when_a_colleague_marked_it(people, zwolle_app):
    anne, bram = people
    add_source(zwolle_app)
    (kept,) = save(anne, nieuw=[quote("groot")]).json["cel"]["fragmenten"]
    assert save(bram, revisie=1, fragmenten=[]).json["cel"]["fragmenten"] == []
    back = save(bram, revisie=2, fragmenten=[kept["fragment"]], terug=True)

    assert back.json["cel"]["fragmenten"] == [kept]
    assert trail(zwolle_app, "wat", "oud", "nieuw", "changed_by", "why", "revision")[-2:] == [
        ("fragment", kept["fragment"], "", "codeur_3", "", 2),
        ("fragment", "", kept["fragment"], "codeur_3", UNDONE, 3),
    ]


def test_the_history_has_a_line_for_everything_that_changed(anne, zwolle_app):
    add_source(zwolle_app)
    save(anne, memo="m", toelichting="t", nieuw=[quote("groot"), quote("feest")])
    save(anne, revisie=1, waarde="rood", reden="aanwezig_ontevreden", memo="m", toelichting="t")

    lines = trail(zwolle_app, "revision", "wat")
    assert [what for revision, what in lines if revision == 1] == [
        "waarde",
        "reden",
        "toelichting",
        "memo",
        "fragment",
        "fragment",
    ]
    assert [what for revision, what in lines if revision == 2] == ["waarde", "reden", "fragment", "fragment"]


@pytest.mark.parametrize("revision", [0, 2, -1, 10**30])
def test_a_stale_cell_is_not_overwritten_and_shows_what_is_there(people, revision):
    anne, bram = people
    save(anne)
    answer = save(bram, revisie=revision, waarde="rood", reden="afwezig_gewenst")

    assert (answer.status_code, answer.json["fout"]) == (409, "verouderd")
    assert answer.json["tekst"] == messages.CELL_CHANGED
    assert (answer.json["cel"]["waarde"], answer.json["cel"]["revisie"]) == ("groen", 1)


def test_what_is_settled_asks_why_before_it_changes(anne):
    change = {"revisie": 1, "waarde": "rood", "reden": "afwezig_gewenst"}

    assert mistakes(save(anne, KLIK, **change)) == {"waarom": messages.WHY_NEEDED}
    assert save(anne, KLIK, **change, waarom="Opnieuw gelezen").json["cel"]["revisie"] == 2


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"waarde": "paars"}, "waarde"),
        ({"reden": "afwezig_gewenst"}, "reden"),
        ({"waarde": "", "reden": "onbekend"}, "reden"),
        ({"memo": "a" * 1_000_000}, "memo"),
        ({"toelichting": "a" * 1_000_000}, "toelichting"),
        ({"waarom": "a" * 1_000_000}, "waarom"),
        ({"fragmenten": ["f1"]}, "fragmenten"),
        ({"fragmenten": [""]}, "fragmenten"),
        ({"fragmenten": [str(i) for i in range(400_000)]}, "fragmenten"),
        ({"nieuw": [quote("groot")] * (MOST_QUOTES + 1)}, "fragmenten"),
    ],
)
def test_what_cannot_be_saved_gets_a_sentence_and_changes_nothing(anne, store, fields, field):
    assert field in mistakes(save(anne, **fields))
    assert store.sheet("zwolle", "4", "ouder").of(ASPECT) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"groen",
        b"[]",
        b"null",
        b'{"revisie": 0, "memo": 3}',
        b'{"revisie": ' + b"9" * 5000 + b"}",
        b'{"revisie": NaN}',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"\xff\xfe",
        b'{"revisie": 0, "revisie": "x"}',
    ],
)
def test_what_is_no_cell_is_refused_whole(anne, body):
    answer = anne.post(f"{SHEET}/{ASPECT}/cel", data=body, content_type="application/json")

    assert (answer.status_code, answer.json["fout"]) == (400, "onleesbaar")


def test_strange_text_is_cleaned_and_never_breaks(anne):
    answer = anne.post(
        f"{SHEET}/{ASPECT}/cel",
        data=json.dumps({**GROEN, "memo": "a\x00b\ud800\x1b ‮om 😀\r\nregel", "toelichting": "e\u0301"}),
        content_type="application/json",
    )

    assert answer.json["cel"]["memo"] == "ab ‮om 😀\nregel"
    assert answer.json["cel"]["toelichting"] == "é"


@pytest.mark.parametrize(
    "address",
    [
        f"/studies/zwolle/casus/99/ouder/{ASPECT}/cel",
        f"/studies/zwolle/casus/4/buurman/{ASPECT}/cel",
        f"/studies/zwolle/casus/4/swt/{KLIK}/cel",
        f"{SHEET}/snel_opgepakt/cel",
        f"{SHEET}/perspectieven.nergens/cel",
        f"/studies/nergens/casus/4/ouder/{ASPECT}/cel",
        f"{SHEET}/a%00b/cel",
    ],
)
def test_a_cell_that_does_not_exist_is_a_404(anne, address):
    assert anne.post(address, json=GROEN).status_code == 404


def test_a_forged_request_changes_nothing(anne, zwolle_app, store):
    zwolle_app.config["WTF_CSRF_ENABLED"] = True

    assert save(anne).status_code == 400
    assert store.sheet("zwolle", "4", "ouder").of(ASPECT) == ()


def test_a_warning_about_the_sheet_comes_with_every_saved_cell(anne):
    solved, manageable = "casusonderzoek.probleem_opgelost", "casusonderzoek.probleem_behapbaar"
    save(anne, solved, revisie=1, waarom="x")
    change = {"revisie": 1, "waarde": "rood", "reden": "afwezig_gewenst", "waarom": "x"}
    answer = save(anne, manageable, **change)

    (warning,) = [one for one in answer.json["meldingen"] if one["aspect"] == manageable]
    assert warning["tekst"].startswith("Verwacht: groen. ")
    assert answer.json["cel"]["waarde"] == "rood"


# ---- who may write, and what nobody learns ----------------------------------------------------------------


def test_who_is_not_assigned_writes_nothing(people, zwolle_app, store):
    anne, bram = people
    assign(zwolle_app, "codeur_2")
    answer = save(bram)

    assert (answer.status_code, answer.json["fout"]) == (403, "niet_toegewezen")
    assert "cel" not in answer.json
    assert save(anne).status_code == 200
    assert [kept.coding.codeur for kept in store.sheet("zwolle", "4", "ouder", "codeur_2").of(ASPECT)] == [
        "codeur_2"
    ]


def test_who_sealed_writes_nothing_more(anne, zwolle_app):
    assign(zwolle_app, "codeur_2", "codeur_3")
    assert save(anne).status_code == 200
    seal(zwolle_app, "codeur_2")
    answer = save(anne, revisie=1, waarde="rood", reden="afwezig_gewenst")

    assert (answer.status_code, answer.json["fout"]) == (423, "verzegeld")


def test_an_assigned_codeur_starts_empty_where_the_study_had_a_coding(anne, zwolle_app):
    assign(zwolle_app, "codeur_2", "codeur_3")
    answer = save(anne, KLIK)

    assert (answer.status_code, answer.json["cel"]["revisie"]) == (200, 1)
    assert answer.json["voortgang"] == {"gecodeerd": 1, "totaal": 44}


@pytest.fixture
def blind(people, zwolle_app):
    """Two codeurs at work on one blind sheet: the second wrote things that the first may not learn."""
    anne, bram = people
    assign(zwolle_app, "codeur_2", "codeur_3")
    add_source(zwolle_app)
    secret = {"memo": "GEHEIM memo", "toelichting": "GEHEIM uitleg"}
    kept = save(bram, waarde="rood", reden="aanwezig_ontevreden", nieuw=[quote("feest")], **secret).json[
        "cel"
    ]
    solved = "casusonderzoek.probleem_opgelost"
    save(bram, solved)
    return anne, bram, kept["fragmenten"][0]["fragment"]


def test_on_a_blind_sheet_no_answer_says_anything_of_a_colleague(blind):
    anne, _bram, name = blind
    manageable = "casusonderzoek.probleem_behapbaar"
    answers = [
        save(anne, manageable, waarde="rood", reden="afwezig_gewenst"),  # with the other's value: a warning
        save(anne, revisie=1),
        save(anne, revisie=7),
        save(anne, fragmenten=[name]),
        save(anne, waarde="paars"),
        save(anne),
        save(anne, revisie=0, memo="nog eens"),
    ]

    assert [answer.status_code for answer in answers] == [200, 409, 409, 422, 422, 200, 409]
    assert [answer.json["cel"]["waarde"] for answer in answers if "cel" in answer.json] == [
        "rood",
        "",
        "",
        "groen",
        "groen",
    ]
    assert answers[0].json["meldingen"] == []
    assert [answer.json["voortgang"]["gecodeerd"] for answer in answers if "voortgang" in answer.json] == [
        1,
        2,
    ]
    for text in ("GEHEIM", name, "feest", "codeur_3", "aanwezig_ontevreden"):
        assert [text in answer.text for answer in answers] == [False] * len(answers), text


def test_a_colleagues_quote_and_one_that_does_not_exist_are_refused_alike(blind):
    anne, _bram, name = blind

    assert save(anne, fragmenten=[name]).json == save(anne, fragmenten=["c_0000000000"]).json


def test_marking_what_a_colleague_marked_makes_a_quote_of_ones_own(blind):
    anne, _bram, name = blind
    (own,) = save(anne, nieuw=[quote("feest")]).json["cel"]["fragmenten"]

    assert own["fragment"] != name


def test_a_colleagues_history_names_no_quotes_to_who_is_blind(blind):
    anne, bram, name = blind
    save(bram, revisie=1, waarde="rood", reden="aanwezig_ontevreden", fragmenten=[])

    assert set(mistakes(save(anne, fragmenten=[name]))) == {"fragmenten"}


def test_once_all_have_sealed_nobody_writes_and_the_form_says_so_too(blind, zwolle_app):
    anne, _bram, _name = blind
    seal(zwolle_app, "codeur_2", "codeur_3")

    assert save(anne).status_code == 423
    assert anne.post(f"{SHEET}/{ASPECT}", data={"waarde": "groen", "revisie": "0"}).status_code == 423


def test_the_form_writes_ones_own_row_on_a_blind_sheet(blind, store):
    anne, _bram, _name = blind

    assert anne.post(f"{SHEET}/{ASPECT}", data={"waarde": "groen", "revisie": "0"}).status_code == 303
    (own,) = store.sheet("zwolle", "4", "ouder", "codeur_2").of(ASPECT)
    assert (own.coding.codeur, own.coding.waarde) == ("codeur_2", "groen")


# ---- lean -------------------------------------------------------------------------------------------------


def test_saving_reads_no_transcript(anne, zwolle_app):
    """Of the source only the passage: its text does not pass from the database to the app."""
    from sqlalchemy import event

    add_source(zwolle_app)
    statements: list[str] = []
    engine = zwolle_app.extensions["database"]
    event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    save(anne, nieuw=[quote("groot")])

    about_text = [one for one in statements if "sources.text" in one]
    assert about_text
    assert all(one.split("sources.text")[0].endswith("substr(") for one in about_text)
    assert len(statements) <= 30


def test_a_quote_whose_source_was_taken_away_can_still_be_let_go(anne, zwolle_app):
    add_source(zwolle_app)
    save(anne, nieuw=[quote("groot")])
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(delete(fragments).where(fragments.c.bron == "gesprek"))
        connection.execute(delete(sources).where(sources.c.bron == "gesprek"))

    assert save(anne, revisie=1, fragmenten=[]).json["cel"]["fragmenten"] == []
