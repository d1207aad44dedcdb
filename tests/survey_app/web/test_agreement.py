"""Agreement on screen and deciding: after the seals, by a third person or by both, beside the originals."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from analysis.cells import decided_cells
from analysis.seal_hash import hash_of
from survey_app.domain.roles import Role
from survey_app.storage.assignments import SqlAssignments
from survey_app.storage.bench_tables import adjudications, assignments, coding_changes, seals
from survey_app.storage.database import open_database, reading
from survey_app.storage.migrate import migrate
from survey_app.storage.study_folder import export_study, load_study, read_study
from survey_app.storage.tables import codings
from survey_app.use_cases.print_agreement import printed_agreement

HOME = "/studies/zwolle/overeenstemming"
KLIK = "casusonderzoek.klik_swt"
CELL = f"{HOME}/4/ouder/{KLIK}"
SEALED = (seals.c.casus, seals.c.perspectief, seals.c.codeur)
DECISION = {"waarde": "oranje", "grond": "fragment_gemist", "toelichting": "Bram las door.", "revisie": "0"}


@pytest.fixture
def coded(double_sheet):
    """klik_swt differs by two steps, uitgelegd is grijs against groen, gehoord is the same."""
    for codeur, klik, other in (("anna", "groen", "grijs"), ("bram", "rood", "groen")):
        memo, text = f"memo-van-{codeur}", f"toelichting-van-{codeur}"
        double_sheet.code(codeur, KLIK, klik, memo=memo, toelichting=text, fragmenten="ouder_04_f01")
        double_sheet.code(codeur, "weet_waar_terecht", other)
        double_sheet.code(codeur, "signalering_tijdig", "groen")
    return double_sheet


@pytest.fixture
def sealed(coded):
    coded.seal()
    return coded


def rows_of(engine, table, **where):
    query = select(table).where(
        *(table.c[name] == value for name, value in {"study": "zwolle", **where}.items())
    )
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def decided(engine):
    return {
        cell.aspect: cell.waarde
        for cell in decided_cells(read_study(engine, "zwolle").codings)
        if (cell.casus, cell.perspectief) == ("4", "ouder")
    }


def originals(engine):
    rows = rows_of(engine, codings, casus="4", perspectief="ouder", aspect=KLIK)
    return [row for row in rows if row["codeur"] in ("anna", "bram")]


# ---- what is shown -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("who_sealed", [(), ("anna",)])
def test_nothing_of_a_blind_sheet_is_on_any_page(coded, who_sealed):
    if who_sealed:
        coded.seal(*who_sealed)
    for name, role in (("bram", Role.CODEUR), ("cora", Role.ONDERZOEKER)):
        browser = coded.browser(name, role)
        for address in (HOME, f"{HOME}/verschillen"):
            text = browser.get(address).text
            assert "anna" not in text
            assert "Waarde tegen waarde" not in text
            assert KLIK not in text
        assert browser.get(CELL).status_code == 404
        assert browser.post(CELL, data=DECISION).status_code == 404
        assert browser.post(f"{CELL}/akkoord", data=DECISION).status_code == 404
    assert rows_of(coded.engine, adjudications) == []


def test_it_says_how_many_sheets_are_blind_and_that_only_sealed_ones_count(coded):
    text = coded.browser("cora").get(HOME).text

    assert "0 door allen verzegeld, 1 nog blind" in text
    assert "nog geen blad dat twee codeurs beiden verzegelden" in text


def test_the_report_has_tables_first_and_coefficients_after(sealed):
    text = sealed.browser("cora").get(HOME).text

    assert "1 door allen verzegeld, 0 nog blind" in text
    assert text.index("Waarde tegen waarde") < text.index("Welke cellen zijn vergeleken")
    assert text.index("Welke cellen zijn vergeleken") < text.index("Alpha, nominaal")
    assert "kon niemand het werk van de ander zien" in text
    assert "2 te beslissen, 0 met een voorstel, 0 besloten" in text


def test_a_study_that_nobody_coded_twice_says_so(as_role):
    assert "Nog niemand heeft dubbel gecodeerd" in as_role(Role.CODEUR).get(HOME).text


def test_the_list_can_be_filtered_by_aspect_kind_and_state(sealed):
    browser = sealed.browser("cora")

    def found(**words):
        page = browser.get(f"{HOME}/verschillen", query_string=words).text
        return {name for name in (KLIK, "casusonderzoek.weet_waar_terecht") if f"/4/ouder/{name}" in page}

    both = {KLIK, "casusonderzoek.weet_waar_terecht"}
    assert found() == found(stand="open") == both
    assert found(aspect_is=KLIK) == found(soort="twee_stappen") == {KLIK}
    assert found(soort="grijs") == {"casusonderzoek.weet_waar_terecht"}
    assert found(stand="besloten") == found(soort="onzin") == found(aspect_is="a\x00b") == set()
    assert browser.get(f"{HOME}/verschillen?pagina=x").status_code == 200
    assert browser.get(f"{HOME}/verschillen?pagina=99999").status_code == 200


def test_a_cell_shows_what_each_found_and_why_with_the_quote_in_its_context(sealed):
    text = sealed.browser("cora").get(CELL).text

    for said in ("toelichting-van-anna", "toelichting-van-bram", "memo-van-anna", "memo-van-bram"):
        assert said in text
    assert '<mark class="citaat">' in text
    assert "Ouder: twee stappen verschil." in text


def test_a_cell_on_which_codeurs_agree_needs_no_decision(sealed):
    browser = sealed.browser("cora")

    assert browser.get(f"{HOME}/4/ouder/casusonderzoek.signalering_tijdig").status_code == 404
    assert decided(sealed.engine)["casusonderzoek.signalering_tijdig"] == "groen"


@pytest.mark.parametrize(
    "place", ["4/ouder/onzin", "4/swt/casusonderzoek.klik_swt", "99/ouder/casusonderzoek.klik_swt", "4/x/y"]
)
def test_a_place_that_does_not_exist_is_a_404(sealed, place):
    browser = sealed.browser("cora")

    assert browser.get(f"{HOME}/{place}").status_code == 404
    assert browser.post(f"{HOME}/{place}", data=DECISION).status_code == 404


# ---- deciding ----------------------------------------------------------------------------------------------


def test_a_third_person_decides_at_once_and_that_value_counts(sealed):
    before = originals(sealed.engine)
    assert decided(sealed.engine)[KLIK] == ""

    answer = sealed.browser("cora").post(CELL, data={**DECISION, "fragment": "ouder_04_f01"})

    assert (answer.status_code, "gedaan=besloten" in answer.location) == (303, True)
    assert decided(sealed.engine)[KLIK] == "oranje"
    assert originals(sealed.engine) == before
    (row,) = rows_of(sealed.engine, adjudications)
    assert (row["waarde"], row["grond"], row["door"], row["proposal"]) == (
        "oranje",
        "fragment_gemist",
        "cora",
        False,
    )
    assert row["besloten_op"]
    (coding,) = rows_of(sealed.engine, codings, codeur="besluit")
    assert (coding["status"], coding["fragmenten"], coding["toelichting"]) == (
        "vastgesteld",
        "ouder_04_f01",
        "Bram las door.",
    )
    (change,) = rows_of(sealed.engine, coding_changes)
    assert (change["wat"], change["changed_by"], change["oud"], change["nieuw"]) == (
        "besluit",
        "cora",
        "",
        "oranje",
    )
    assert "fragment_gemist: Bram las door." in change["why"]


def test_a_codeur_proposes_and_the_other_agrees(sealed):
    anna, bram = sealed.browser("anna"), sealed.browser("bram")

    assert "gedaan=voorgesteld" in anna.post(CELL, data=DECISION).location
    assert decided(sealed.engine)[KLIK] == ""
    assert "Akkoord" not in anna.get(CELL).text
    assert "Akkoord" in bram.get(CELL).text

    assert "gedaan=besloten" in bram.post(f"{CELL}/akkoord", data={"revisie": "1"}).location
    assert decided(sealed.engine)[KLIK] == "oranje"
    (row,) = rows_of(sealed.engine, adjudications)
    assert (row["door"], row["proposal"]) == ("anna bram", False)
    assert [row["wat"] for row in rows_of(sealed.engine, coding_changes)] == ["voorstel", "besluit"]


def test_nobody_agrees_with_their_own_proposal_or_with_none(sealed):
    anna = sealed.browser("anna")
    assert anna.post(f"{CELL}/akkoord", data={"revisie": "0"}).status_code == 422
    anna.post(CELL, data=DECISION)

    assert anna.post(f"{CELL}/akkoord", data={"revisie": "1"}).status_code == 422
    assert sealed.browser("cora").post(f"{CELL}/akkoord", data={"revisie": "1"}).status_code == 422
    assert decided(sealed.engine)[KLIK] == ""


def test_the_other_codeur_may_propose_something_else(sealed):
    anna, bram = sealed.browser("anna"), sealed.browser("bram")
    anna.post(CELL, data=DECISION)
    bram.post(CELL, data={**DECISION, "waarde": "groen", "revisie": "1"})

    (row,) = rows_of(sealed.engine, adjudications)
    assert (row["waarde"], row["door"], row["proposal"]) == ("groen", "bram", True)
    assert bram.post(f"{CELL}/akkoord", data={"revisie": "2"}).status_code == 422
    anna.post(f"{CELL}/akkoord", data={"revisie": "2"})
    assert decided(sealed.engine)[KLIK] == "groen"


def test_agreeing_with_a_proposal_that_was_replaced_is_refused(sealed):
    anna, bram = sealed.browser("anna"), sealed.browser("bram")
    anna.post(CELL, data=DECISION)
    anna.post(CELL, data={**DECISION, "waarde": "groen", "revisie": "1"})

    answer = bram.post(f"{CELL}/akkoord", data={"revisie": "1"})
    assert answer.status_code == 409
    assert "Er is niets overschreven" in answer.text
    assert decided(sealed.engine)[KLIK] == ""


def test_of_two_who_decide_at_once_the_second_sees_what_the_first_did(sealed):
    cora, dirk = sealed.browser("cora"), sealed.browser("dirk")
    cora.post(CELL, data=DECISION)

    answer = dirk.post(CELL, data={**DECISION, "waarde": "groen", "toelichting": "Wat Dirk typte"})
    assert answer.status_code == 409
    assert "Wat Dirk typte" in answer.text
    assert decided(sealed.engine)[KLIK] == "oranje"


def test_a_decision_is_revised_with_a_why_and_the_trail_keeps_the_old(sealed):
    cora = sealed.browser("cora")
    cora.post(CELL, data=DECISION)
    revised = {**DECISION, "waarde": "groen", "revisie": "1"}

    assert cora.post(CELL, data=revised).status_code == 422
    assert cora.post(CELL, data={**revised, "waarom": "Ouder belde terug"}).status_code == 303
    assert decided(sealed.engine)[KLIK] == "groen"
    changes = [(row["oud"], row["nieuw"]) for row in rows_of(sealed.engine, coding_changes)]
    assert changes == [("", "oranje"), ("oranje", "groen")]
    assert "Ouder belde terug" in rows_of(sealed.engine, coding_changes)[1]["why"]
    assert len(rows_of(sealed.engine, codings, codeur="besluit")) == 1


def test_a_decision_stands_while_a_revision_is_only_proposed(sealed):
    sealed.browser("cora").post(CELL, data=DECISION)
    anna, bram = sealed.browser("anna"), sealed.browser("bram")
    anna.post(CELL, data={**DECISION, "waarde": "groen", "revisie": "1", "waarom": "Toch niet"})

    assert decided(sealed.engine)[KLIK] == "oranje"
    assert [row.waarde for row in read_study(sealed.engine, "zwolle").adjudications] == ["oranje"]
    bram.post(f"{CELL}/akkoord", data={"revisie": "2"})
    assert decided(sealed.engine)[KLIK] == "groen"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("waarde", ""),
        ("waarde", "paars"),
        ("waarde", "rood"),  # which of its two kinds?
        ("reden", "aanwezig_tevreden"),
        ("reden", "onzin"),
        ("grond", ""),
        ("grond", "zomaar"),
        ("toelichting", " \x00 "),
        ("toelichting", "x" * 5001),
    ],
)
def test_a_decision_that_says_too_little_is_refused_and_keeps_what_was_typed(sealed, field, value):
    answer = sealed.browser("cora").post(CELL, data={**DECISION, field: value})

    assert answer.status_code == 422
    assert "Er is niets bewaard" in answer.text
    assert field == "toelichting" or "Bram las door." in answer.text
    assert rows_of(sealed.engine, adjudications) == rows_of(sealed.engine, coding_changes) == []


def test_only_quotes_of_the_codeurs_can_be_chosen(sealed):
    fragments = ["ouder_04_f01", "ouder_05_f01", "' OR 1=1", "a\x00b"]
    sealed.browser("cora").post(CELL, data={**DECISION, "fragment": fragments, "waarde": "groen\x00"})

    (coding,) = rows_of(sealed.engine, codings, codeur="besluit")
    assert coding["fragmenten"] == "ouder_04_f01"


def test_who_only_leads_or_reads_cannot_decide(sealed):
    browser = sealed.browser("lezer_9", Role.LEZER)

    assert browser.post(CELL, data=DECISION).status_code == 403
    assert browser.get(CELL).status_code == 403


def test_a_cell_that_one_codeur_left_empty_must_be_decided(double_sheet):
    double_sheet.code("anna", KLIK, "groen")
    double_sheet.code("bram", KLIK, "", memo="later")
    double_sheet.code("anna", "weet_waar_terecht", "rood")
    double_sheet.seal()

    page = double_sheet.browser("cora").get(f"{HOME}/verschillen?soort=leeg").text
    assert f"/4/ouder/{KLIK}" in page
    assert "/4/ouder/casusonderzoek.weet_waar_terecht" in page


def test_a_third_codeur_who_is_assigned_later_makes_the_sheet_blind_again(sealed):
    cora = sealed.browser("cora")
    cora.post(CELL, data=DECISION)
    sealed.add(assignments, codeur="dirk", seed="")

    assert cora.get(CELL).status_code == 404
    assert "besloten" not in cora.get(f"{HOME}/verschillen").text.split("<main")[1].split("</form>")[1]
    assert KLIK not in decided(sealed.engine)


def seal_truly(engine):
    """Gives the fixture's seals the hash of what stands on their sheets."""
    store = SqlAssignments(engine)
    for seal in store.seals("zwolle"):
        place = (seal.casus, seal.perspectief, seal.codeur)
        real = hash_of(store.own_sheet("zwolle", *place), seal.codeboeken)
        here = [column == name for column, name in zip(SEALED, place, strict=True)]
        with engine.begin() as connection:
            connection.execute(seals.update().where(*here).values(hash=real))


def test_what_was_decided_goes_out_and_comes_in_again(sealed, tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    migrate(engine)
    sealed.browser("cora").post(CELL, data=DECISION)
    seal_truly(sealed.engine)

    assert export_study(sealed.engine, "zwolle", tmp_path / "uit") == []
    assert load_study(engine, tmp_path / "uit", date(2026, 11, 27)) == []
    first, second = (read_study(one, "zwolle") for one in (sealed.engine, engine))
    assert (second.adjudications, second.trail) == (first.adjudications, first.trail)
    assert decided(engine) == decided(sealed.engine)
    engine.dispose()


def test_the_same_numbers_stand_in_the_report_before_and_after_a_decision(sealed):
    def report():
        return json.loads(printed_agreement(read_study(sealed.engine, "zwolle"), "json"))["report"]

    before = report()
    sealed.browser("cora").post(CELL, data=DECISION)
    after = report()
    assert {key for key in after if after[key] != before[key]} == {"n_fixed_left_out"}
