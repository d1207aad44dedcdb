"""What the college answered becomes standpunten: shown first, per recommendation, over nothing unseen."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from analysis.report_rows import Recommendation, Standpoint
from survey_app.domain.report_items import ItemKind
from survey_app.domain.wederhoor.passages import Releasable, ReleaseForm
from survey_app.domain.wederhoor.rounds import KeptRound
from survey_app.storage.report_items import SqlReportItems
from survey_app.storage.study_folder import read_study
from survey_app.storage.wederhoor import SqlRounds
from survey_app.use_cases import hold_wederhoor as hold
from tests.survey_app.web.wederhoor.conftest import TODAY, Reader, Round, write

ANSWERS = {
    "wa1": {"reactie": "geheel", "tekst": "Wij doen dit.", "uitvoerbaar": "ja", "actie": "Een plan."},
    "wa2": {"reactie": "niet", "tekst": "Te duur: {{ telling: casusonderzoek.regie_swt.groen }}."},
}


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def asked(written_app, staff):
    """An open bestuurlijke ronde on two recommendations, read by the college and by a wethouder."""
    write(written_app, ItemKind.RECOMMENDATION, Recommendation("wa2", "Verdubbel het budget."))
    engine, key = written_app.extensions["database"], written_app.config["CODE_KEY"]
    store, by = SqlRounds(engine), hold.By("an@voorbeeld.nl", datetime(2026, 11, 1), TODAY)
    until = (TODAY + timedelta(days=28)).isoformat()
    form = {"soort": "bestuurlijk", "begint": TODAY.isoformat(), "tot": until}
    kept = KeptRound("zwolle", hold.make_round(store, "zwolle", form, by))
    hold.add_readers(store, kept, "college\nwethouder jeugd")
    items = [Releasable("aanbeveling", id, f"Aanbeveling {id}.") for id in ANSWERS]
    form = ReleaseForm(["college", "wethouder jeugd"], {one.key for one in items})
    assert hold.release_passages(store, kept, form, items, str) == 2
    made = hold.make_ways(store, kept, store.readers("zwolle", kept.value.id), key, by)
    assert hold.open_round(store, kept, by) == ()
    found = Round.at(written_app, staff, kept.value.id)
    found.readers = [Reader(written_app, f"http://x/wederhoor/{one.way.token}", one.way.code) for one in made]
    return found


def send(reader, *recommendations):
    reader.come_in()
    for number, id in enumerate(ANSWERS, 1):
        if id in recommendations:
            assert reader.react(number, **ANSWERS[id]).status_code == 303
    assert reader.send().status_code == 303


def page(held):
    return held.staff.get(f"{held.path}/standpunten").text


def fields(html):
    """The form as a browser sends it: hidden fields and what is checked."""
    hidden = re.findall(r'name="(versie-[^"]*)" value="([^"]*)"', html)
    chosen = re.findall(r'name="(keuze-[^"]*)" value="([^"]*)" checked', html)
    (day,) = re.findall(r'name="datum" value="([^"]*)"', html)
    return {**dict(hidden), **dict(chosen), "datum": day}


def take_over(held, html=None, **more):
    return held.staff.post(f"{held.path}/standpunten", data={**fields(html or page(held)), **more})


def standpoints(held):
    data = read_study(held.app.extensions["database"], "zwolle")
    return {one.recommendation: one for one in data.standpoints if one.recommendation in ANSWERS}


def test_the_answers_become_standpunten_once_staff_say_so(asked):
    send(asked.readers[0], *ANSWERS)
    shown = page(asked)
    before = standpoints(asked)
    done = take_over(asked, shown, datum="2026-11-20")

    assert f"{asked.path}/standpunten" in asked.staff.get(asked.path).text
    assert "Wij doen dit." in shown
    assert before == {}
    assert done.status_code == 303
    text = "Wij doen dit.\nUitvoerbaar: ja\nActie: Een plan."
    assert standpoints(asked)["wa1"] == Standpoint("wa1", "college", "geheel", "2026-11-20", text)
    assert "Dit standpunt staat er al" in page(asked)
    assert "Wij doen dit." in asked.staff.get("/studies/zwolle/rapport/standpunten/wa1.college").text


@ONE_DATABASE
def test_a_reference_typed_by_the_college_gives_no_figure(asked):
    send(asked.readers[0], "wa2")
    take_over(asked)

    assert standpoints(asked)["wa2"].text == "Te duur: (( telling: casusonderzoek.regie_swt.groen ))."


def test_what_someone_wrote_before_stays_until_staff_choose_the_answer(asked):
    own = Standpoint("wa1", "college", "ten_dele", "2026-11-02", "Uit de brief.")
    data = {
        "recommendation": "wa1",
        "by": "college",
        "adoption": own.adoption,
        "on": own.on,
        "text": own.text,
    }
    assert asked.staff.post("/studies/zwolle/rapport/standpunten", data=data).status_code == 303
    send(asked.readers[0], *ANSWERS)
    shown = page(asked)
    take_over(asked, shown)
    kept = standpoints(asked)
    (key,) = set(re.findall(r'name="keuze-wa1" value="([^"]+)"', shown))
    chosen = take_over(asked, **{"keuze-wa1": key})

    assert "Er staat al een standpunt" in shown
    assert (kept["wa1"], kept["wa2"].adoption) == (own, "niet")
    assert chosen.status_code == 303
    assert standpoints(asked)["wa1"].adoption == "geheel"
    history = SqlReportItems(asked.app.extensions["database"]).changes(
        "zwolle", ItemKind.STANDPOINT, "wa1.college"
    )
    assert history[-1].old["text"] == "Uit de brief."


def test_a_standpunt_written_meanwhile_is_not_overwritten_and_nothing_is_kept_halfway(asked):
    send(asked.readers[0], *ANSWERS)
    shown = page(asked)
    data = {"recommendation": "wa2", "by": "college", "adoption": "ten_dele", "text": "Net geschreven."}
    asked.staff.post("/studies/zwolle/rapport/standpunten", data=data)
    late = take_over(asked, shown)

    assert late.status_code == 409
    assert "Net geschreven." in late.text
    assert {id: one.text for id, one in standpoints(asked).items()} == {"wa2": "Net geschreven."}


@ONE_DATABASE
def test_of_several_answers_staff_choose_and_nothing_is_proposed(asked):
    for reader in asked.readers:
        send(reader, "wa1")
    shown = page(asked)
    nothing = take_over(asked, shown)
    wrong = take_over(asked, shown, **{"keuze-wa1": "p9 niemand", "datum": "2026-02-30"})

    assert shown.count("Neem over van") == 2
    assert (nothing.status_code, wrong.status_code) == (422, 422)
    assert "Die datum bestaat niet" in wrong.text
    assert standpoints(asked) == {}


@ONE_DATABASE
def test_there_is_nothing_to_take_over_in_another_round_or_before_an_answer(asked, held):
    other = held.staff.get(f"{held.path}/standpunten")

    assert other.status_code == 404
    assert "kwam nog geen reactie" in page(asked)
    assert f"{asked.path}/standpunten" not in asked.staff.get(asked.path).text
