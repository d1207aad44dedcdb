"""Holding a round: who reads what, opening and closing it, answering, and what it refuses."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from analysis.report_rows import Finding
from analysis.study_folder import read_study_folder
from survey_app.domain.report_items import ItemKind
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.study_folder import export_study, read_study
from survey_app.storage.wederhoor_tables import wederhoor_rounds
from tests.survey_app.web.wederhoor.conftest import STAFF, TODAY, write

# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def study(held):
    return read_study(held.app.extensions["database"], "zwolle")


def finding(held, id="wb1"):
    return SqlReportItems(held.app.extensions["database"]).find("zwolle", ItemKind.FINDING, id)


def reacted(held, **fields):
    first = held.readers[0]
    first.come_in()
    first.react(**{"reactie": "feit_onjuist", "tekst": "Het waren er 8.", **fields})
    assert first.send().status_code == 303
    return held


@ONE_DATABASE
def test_a_round_proposes_four_weeks_and_warns_of_less_than_three(new_round, staff):
    short = new_round(until=TODAY + timedelta(days=10))
    page = staff.get(STAFF).text

    assert f'value="{(TODAY + timedelta(days=28)).isoformat()}"' in page
    assert "De termijn is 10 dagen" in staff.get(short.path).text


@ONE_DATABASE
def test_the_first_text_of_one_kind_is_not_sent_with_a_round_of_the_other(staff, written_app):
    first = staff.get(STAFF).text.split('name="tekst"')[1].split(">", 1)[1].split("</textarea>")[0].strip()
    staff.post(STAFF, data={"soort": "bestuurlijk", "begint": "", "tot": "", "tekst": f"{first}\r\n"})

    page = staff.get(f"{STAFF}/bestuurlijk_1").text

    assert "conceptrapport die over uw werk gaan" in first
    assert "conceptrapport die over uw werk gaan" not in page


@ONE_DATABASE
def test_what_is_wrong_with_a_new_round_is_said_and_nothing_is_kept(staff, written_app):
    sent = {"soort": "openbaar", "begint": "gisteren", "tot": "2026-02-30", "tekst": "a" * 20_001}
    answer = staff.post(STAFF, data=sent)
    backwards = staff.post(STAFF, data={"soort": "ambtelijk", "begint": "2026-05-02", "tot": "2026-05-01"})

    assert (answer.status_code, backwards.status_code) == (422, 422)
    assert read_study(written_app.extensions["database"], "zwolle").wederhoor_rounds == ()


@ONE_DATABASE
def test_a_round_without_readers_passages_or_links_does_not_open(new_round):
    held = new_round()
    bare = held.post("open")
    held.add_readers("teamleider wijkteam", "iemand@gemeente.nl")
    held.add_readers("teamleider wijkteam", "directeur")
    nothing_shown = held.post("open")
    held.release("teamleider wijkteam", "bevinding:wb1")
    no_link = held.post("open")

    assert [one.status_code for one in (bare, nothing_shown, no_link)] == [422] * 3
    assert "geen lezers" in bare.text
    assert "Geef eerst passages vrij" in nothing_shown.text
    assert "Maak die eerst" in no_link.text
    assert study(held).wederhoor_rounds[0].state == "concept"


@ONE_DATABASE
def test_until_it_opens_a_reader_sees_nothing(new_round):
    held = new_round()
    held.add_readers("teamleider wijkteam")
    held.release("teamleider wijkteam", "bevinding:wb1")
    (reader,) = held.ways("1")
    reader.come_in()

    assert "nog niet begonnen" in reader.get().text
    assert "7 van de 15" not in reader.get().text
    assert reader.get("/passage/1").status_code == 404


def test_the_text_stays_as_it_was_shown_and_a_new_one_comes_beside_it(held):
    old = finding(held)
    write(
        held.app, ItemKind.FINDING, Finding("wb1", "De regie was bij 9 casussen duidelijk."), 2, old.content
    )
    first = held.readers[0]
    first.come_in()
    before = first.get().text
    held.release("teamleider wijkteam", "bevinding:wb1")

    assert "7 van de 15" in before
    assert "bij 9 casussen" not in before
    assert "bij 9 casussen" in first.get("/passage/2").text
    assert [one.id for one in study(held).wederhoor_passages] == ["p1", "p2", "p3"]


def test_releasing_the_same_text_again_adds_only_who_did_not_see_it(held):
    held.release(["teamleider wijkteam", "beleidsadviseur jeugd"], "bevinding:wb1")
    held.release(["teamleider wijkteam", "beleidsadviseur jeugd"], "bevinding:wb1")

    passages = {one.id: one.readers for one in study(held).wederhoor_passages}
    assert passages["p1"] == ("teamleider wijkteam", "beleidsadviseur jeugd")
    assert len(passages) == 2


@ONE_DATABASE
def test_a_living_number_is_frozen_and_a_broken_one_is_refused(new_round):
    held = new_round()
    held.add_readers("directeur")
    good = "Er was regie bij {{ telling: casusonderzoek.regie_swt.groen }} casussen."
    broken = held.release("directeur", tekst="Zie {{ telling: bestaat.niet.groen }}.")
    held.release("directeur", tekst=good)

    assert broken.status_code == 422
    (passage,) = study(held).wederhoor_passages
    assert re.fullmatch(r"Er was regie bij \d+ van de \d+ casussen\.", passage.text)


def test_before_it_opens_a_passage_can_be_taken_back_and_after_that_not(new_round):
    held = new_round()
    held.add_readers("directeur")
    held.release("directeur", "bevinding:wb1", "bevinding:wb2")
    taken = held.staff.post(f"{held.path}/terug", data={"passage": "p1", "lezer": "directeur"})
    held.ways("1")
    held.open()
    late = held.staff.post(f"{held.path}/terug", data={"passage": "p2", "lezer": "directeur"})
    gone = held.staff.post(f"{held.path}/lezers/1/weg")

    assert (taken.status_code, late.status_code, gone.status_code) == (303, 409, 409)
    assert [one.id for one in study(held).wederhoor_passages] == ["p2"]


@ONE_DATABASE
def test_the_preview_is_what_the_reader_sees(held):
    first = held.readers[0]
    first.come_in()
    preview, seen = held.staff.get(f"{held.path}/lezers/1").text, first.get().text
    (own,) = re.findall(r"<blockquote.*?</blockquote>", preview, re.S)

    assert re.findall(r"<blockquote.*?</blockquote>", seen, re.S) == [own]
    assert "wijkteam kwam te laat" not in preview


@ONE_DATABASE
def test_an_answer_that_is_not_taken_over_needs_its_why(held):
    reacted(held)
    bare = held.answer(oordeel="niet", waarom=" ")
    none = held.answer()
    kept = held.answer(oordeel="niet", waarom="Wij telden het na.")

    assert (bare.status_code, none.status_code, kept.status_code) == (422, 422, 303)
    (reply,) = study(held).replies
    assert (reply.verdict, reply.why, reply.becomes) == ("niet", "Wij telden het na.", "")


def test_a_text_that_is_taken_over_is_written_with_its_answer_and_shown_as_a_difference(held):
    reacted(held)
    source = "De regie was bij {{ telling: casusonderzoek.regie_swt.groen }} casussen duidelijk."
    shown = held.answer(oordeel="overgenomen", wordt=source, schrijf="ja", actie="voorbeeld")
    before = finding(held)
    held.answer(oordeel="overgenomen", wordt=source, schrijf="ja")
    page = held.staff.get(f"{held.path}/reacties/p1/1").text

    assert before.revision == 1
    assert "<ins>" in shown.text
    assert (finding(held).content["text"], finding(held).revision) == (source, 2)
    assert "{{" not in study(held).replies[0].becomes
    assert "<ins>" in page


def test_a_text_that_changed_meanwhile_is_not_overwritten_and_the_answer_waits(held):
    reacted(held)
    stale = {"revisie": "0", "tekstversie": "1", "oordeel": "overgenomen", "wordt": "Nieuw.", "schrijf": "ja"}
    write(held.app, ItemKind.FINDING, Finding("wb1", "Van een collega."), 2, finding(held).content)
    answer = held.staff.post(f"{held.path}/reacties/p1/1", data=stale)

    assert answer.status_code == 409
    assert "Nieuw.</textarea>" in answer.text
    assert study(held).replies == ()
    assert finding(held).content["text"] == "Van een collega."


def test_the_later_of_two_answers_is_told(held):
    reacted(held)
    held.answer(oordeel="overgenomen")
    late = held.staff.post(
        f"{held.path}/reacties/p1/1", data={"revisie": "0", "oordeel": "niet", "waarom": "x"}
    )
    again = held.answer(oordeel="deels", waarom="Bij nader inzien.")

    assert (late.status_code, again.status_code) == (409, 303)
    assert study(held).replies[0].verdict == "deels"


@ONE_DATABASE
def test_a_name_in_a_reaction_is_pointed_out_before_it_is_printed(held):
    reacted(held, tekst="Volgens mevrouw Jansen klopt dit niet.")

    assert "Dit lijken namen" in held.staff.get(f"{held.path}/reacties/p1/1").text


def test_a_term_is_extended_with_a_reason_and_never_shortened(held):
    until = study(held).wederhoor_rounds[0].until
    later = (date.fromisoformat(until) + timedelta(days=7)).isoformat()
    wrong = [
        held.post("verleng", **one).status_code for one in ({"tot": until, "waarom": "x"}, {"tot": later})
    ]
    done = held.post("verleng", tot=later, waarom="Vakantie")

    assert (wrong, done.status_code) == ([422, 422], 303)
    assert study(held).wederhoor_rounds[0].until == later
    assert "Vakantie" in held.staff.get(held.path).text


def test_the_later_of_two_windows_changes_no_round(held):
    stale = held.staff.post(f"{held.path}/sluit", data={"revisie": "1"})

    assert stale.status_code == 409
    assert study(held).wederhoor_rounds[0].state == "open"


def test_who_must_be_reminded_is_listed_once_and_gets_a_letter(held):
    quiet = held.staff.get(held.path).text
    with held.app.extensions["database"].begin() as connection:
        until = (date.today() + timedelta(days=6)).isoformat()
        connection.execute(update(wederhoor_rounds).values(until=until))
    reacted(held)
    due = held.staff.get(held.path).text
    letter = held.staff.post(f"{held.path}/herinneringen", data={"lezer": "2"})

    assert "niemand herinnerd" in quiet
    assert "Het is tijd om hen te herinneren" in due
    assert letter.data.startswith(b"%PDF-")
    assert "niemand herinnerd" in held.staff.get(held.path).text


@ONE_DATABASE
def test_letters_hold_link_and_code_on_two_sheets(held):
    answer = held.staff.post(f"{held.path}/links", data={"lezer": ["1"], "vorm": "brief"})
    first, second = (page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    (code,) = re.findall(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}\b", second)

    assert "/wederhoor/" in first.replace("\n", "")
    assert code not in first
    assert "/wederhoor/" not in second


@ONE_DATABASE
def test_two_hundred_passages_take_one_form_and_one_page(new_round):
    held = new_round()
    held.add_readers("directeur")
    for number in range(200):
        write(held.app, ItemKind.FINDING, Finding(f"veel{number}", f"Bevinding nummer {number}."))
    held.release("directeur", *(f"bevinding:veel{number}" for number in range(200)))
    (reader,) = held.ways("1")
    held.open()
    reader.come_in()

    assert len(study(held).wederhoor_passages) == 200
    assert "Bevinding nummer 199." in reader.get().text
    assert reader.react(200, reactie="akkoord").status_code == 303


def test_a_bestuurlijk_round_asks_stances_and_adoptions_and_ends_with_a_nawoord(new_round):
    held = new_round(kind="bestuurlijk")
    held.add_readers("college")
    wrong = held.release("college", "bevinding:wb1")
    held.release("college", "conclusie:wc1", "aanbeveling:wa1")
    (college,) = held.ways("1")
    held.open()
    college.come_in()
    college.react(1, reactie="onderschreven", actie="hoort hier niet")
    college.react(2, reactie="ten_dele", tekst="Ja.", uitvoerbaar="deels", actie="In 2027.", gevolgen="Geen.")
    college.send()
    held.post("nawoord", nawoord="Dank aan het college.")

    assert wrong.status_code == 422
    one, two = study(held).reactions
    assert (one.remark, one.action) == ("onderschreven", "")
    assert (two.remark, two.feasible, two.action, two.consequences) == (
        "ten_dele",
        "deels",
        "In 2027.",
        "Geen.",
    )
    assert study(held).wederhoor_rounds[0].nawoord == "Dank aan het college."


def test_who_is_at_work_and_when_is_in_the_trail(held):
    reacted(held)
    held.answer(oordeel="overgenomen")
    held.post("sluit")
    page = held.staff.get(held.path).text

    assert [word in page for word in ("Ronde gemaakt", "Ronde geopend", "Ronde gesloten")] == [True] * 3
    assert datetime.now().strftime("%Y") in page


def test_the_study_folder_holds_what_was_sent_and_reads_again(held, tmp_path):
    drafts = held.readers[1]
    drafts.come_in()
    drafts.react(1, reactie="akkoord", bestand=(io.BytesIO(b"%PDF-1 nog niet verstuurd"), "b.pdf"))
    reacted(held, bestand=(io.BytesIO(b"%PDF-1 besluit"), "a.pdf"))
    assert export_study(held.app.extensions["database"], "zwolle", tmp_path / "uit") == []
    (name,) = [file.name for file in (tmp_path / "uit" / "wederhoor").iterdir()]
    read = read_study_folder(tmp_path / "uit").value

    assert (tmp_path / "uit" / "wederhoor" / name).read_bytes() == b"%PDF-1 besluit"
    assert read.reactions[0].attachment == name
    assert "nog niet verstuurd" not in (tmp_path / "uit" / "wederhoor.yaml").read_text(encoding="utf-8")


@ONE_DATABASE
def test_staff_read_days_in_words_and_the_names_that_the_nota_gives(held, written_app):
    reacted(held)
    round_page, reactions = held.staff.get(held.path).text, held.staff.get(f"{held.path}/reacties").text
    earlier = held.post("verleng", tot=TODAY.isoformat(), waarom="Te vroeg.").text
    english = held.staff.get(f"{held.path}?taal=en").text
    shown = [re.sub(r"<[^>]*>", " ", page) for page in (round_page, reactions, earlier, english)]

    assert [re.findall(r"\d{4}-\d\d-\d\d", page) for page in shown] == [[]] * 4
    assert "1 november 2026" in shown[0]
    assert "November 1, 2026" in shown[3]
    assert "(p1)" not in shown[1]
    assert "Bevinding wb1 (nr. 1)" in shown[1]
