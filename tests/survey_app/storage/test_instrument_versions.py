"""Publishing a version: in one go, seen by who has not begun, and nothing lost of who has."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from analysis.asked import versions
from survey_app.domain.instrument_versions import Decision
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import instrument_versions
from survey_app.storage.instruments import SqlInstruments, SqlInstrumentVersions
from survey_app.storage.study_folder import export_study, folder_as_files, load_study, read_frame, read_study
from survey_app.storage.tables import invitations, responses
from survey_app.use_cases.publish_instrument import propose, publish, with_decisions

TODAY = date(2026, 11, 27)
KLEIN = Path(__file__).parents[2] / "analysis" / "study_folder" / "folders" / "klein"
SPELLING = (
    "Zag iemand op tijd dat uw gezin hulp nodig had?",
    "Zag iemand op tijd, dat uw gezin hulp nodig had?",
)
MEANING = ("Zag iemand op tijd dat uw gezin hulp nodig had?", "Merkte de school dat uw gezin hulp nodig had?")


@pytest.fixture
def store(zwolle_engine):
    return SqlInstrumentVersions(zwolle_engine)


def newer(store, old, new, version="2"):
    content = store.content("zwolle", "ouder").decode()
    assert old in content
    return re.sub(
        r'version: "[^"]+"', f'version: "{version}"', content.replace(old, new, 1), count=1
    ).encode()


def put(store, engine, content, decisions=None):
    seen, data = store.frame_hash("zwolle"), read_frame(engine, "zwolle")
    proposed = with_decisions(propose(store, seen, data, "ouder", content), decisions or {}, "Beter zo.")
    assert (proposed.problems, proposed.mistakes) == ((), [])
    return publish(store, "zwolle", proposed.publication, "anna", TODAY)


def invite(engine, name, response=None, channel="link", sent=False):
    row = {"study": "zwolle", "token_hash": name, "casus": "4", "perspectief": "ouder", "instrument": "ouder"}
    row |= {"version": "1", "made_on": TODAY, "response": response, "channel": channel, "finished": sent}
    with writing(engine) as connection:
        connection.execute(insert(invitations), row)
        if response:
            own = {name: row[name] for name in ("study", "casus", "perspectief", "instrument", "version")}
            connection.execute(insert(responses), {**own, "id": response, "position": 9000})


def version_of(engine, name):
    with reading(engine) as connection:
        query = select(invitations.c.version).where(invitations.c.token_hash == name)
        return connection.execute(query).scalar_one()


def test_a_published_version_is_found_beside_every_earlier_one(store, zwolle_engine):
    found = SqlInstruments(zwolle_engine)
    before = found.find("zwolle", "ouder", "1")
    assert put(store, zwolle_engine, newer(store, *MEANING)) == []

    assert found.find("zwolle", "ouder", "2").version == "2"
    assert SqlInstruments(zwolle_engine).find("zwolle", "ouder", "1") == replace(
        before, file="instruments/versions/ouder-1.yaml"
    )
    with pytest.raises(KeyError):
        found.find("zwolle", "ouder", "3")


def test_who_has_not_begun_gets_the_new_version_and_who_has_finishes_the_old(store, zwolle_engine):
    invite(zwolle_engine, "wacht")
    invite(zwolle_engine, "papier", channel="papier")
    invite(zwolle_engine, "klaar", sent=True)
    invite(zwolle_engine, "bezig", response="r_bezig")
    put(store, zwolle_engine, newer(store, *MEANING))

    found = {name: version_of(zwolle_engine, name) for name in ("wacht", "papier", "klaar", "bezig")}
    assert found == {"wacht": "2", "papier": "1", "klaar": "1", "bezig": "1"}
    last = read_study(zwolle_engine, "zwolle").instrument_changes[-1]
    assert (last.kind, last.becomes, last.answers_then) == ("underway", "1", 1)


def test_who_is_halfway_goes_along_when_only_the_spelling_changed_and_the_ledger_says_so(
    store, zwolle_engine
):
    invite(zwolle_engine, "bezig", response="r_bezig")
    invite(zwolle_engine, "papier", channel="papier")
    put(store, zwolle_engine, newer(store, *SPELLING))

    assert version_of(zwolle_engine, "bezig") == version_of(zwolle_engine, "papier") == "2"
    kinds = [(one.kind, one.becomes) for one in read_study(zwolle_engine, "zwolle").instrument_changes]
    assert kinds == [("text", f"nl: {SPELLING[1]}"), ("underway", "2")]


def test_answers_of_an_earlier_version_stay_good_and_are_counted_at_the_change(store, zwolle_engine):
    put(store, zwolle_engine, newer(store, *MEANING))
    study = read_study(zwolle_engine, "zwolle")
    asked = {answer.response for answer in study.answers if answer.question == "signalering_tijdig.gebeurd"}

    (change,) = study.instrument_changes
    assert (change.kind, change.answers_then) == ("meaning", len(asked))
    assert len(asked) > 1
    assert [one.version for one in versions(study, "ouder")] == ["1", "2"]
    assert {answer.version for answer in study.answers if answer.instrument == "ouder"} == {"1"}


def test_export_and_load_give_the_same_versions_ledger_and_bytes(store, zwolle_engine, tmp_path):
    put(store, zwolle_engine, newer(store, *MEANING))
    put(store, zwolle_engine, newer(store, "Wist u waar", "Wist u wáár", "3"))
    before = folder_as_files(zwolle_engine, "zwolle")
    assert export_study(zwolle_engine, "zwolle", tmp_path / "uit") == []
    with writing(zwolle_engine) as connection:
        connection.execute(text("DELETE FROM studies"))
    assert load_study(zwolle_engine, tmp_path / "uit", TODAY) == []

    assert {"instruments/versions/ouder-1.yaml", "instruments/versions/ouder-2.yaml"} <= set(before)
    assert folder_as_files(zwolle_engine, "zwolle") == before
    kept = [(one.version, one.published_by) for one in store.kept("zwolle") if one.instrument == "ouder"]
    assert kept == [("1", ""), ("2", "anna")]  # the version of now is a file like any other
    assert [one.version for one in versions(read_study(zwolle_engine, "zwolle"), "ouder")] == ["1", "2", "3"]


def test_of_two_who_publish_at_once_the_later_is_refused_and_nothing_is_mixed(store, zwolle_engine):
    data, seen = read_frame(zwolle_engine, "zwolle"), store.frame_hash("zwolle")
    first, second = (
        with_decisions(propose(store, seen, data, "ouder", newer(store, *change)), {}, "Zo.").publication
        for change in (MEANING, SPELLING)
    )
    assert store.publish("zwolle", first, "anna", TODAY)
    assert not store.publish("zwolle", second, "bram", TODAY)

    assert store.content("zwolle", "ouder") == first.content
    assert {one.changed_by for one in read_study(zwolle_engine, "zwolle").instrument_changes} == {"anna"}


def test_a_version_can_never_be_changed_again(store, zwolle_engine):
    put(store, zwolle_engine, newer(store, *MEANING))
    for statement in ("UPDATE instrument_versions SET content = content", "DELETE FROM instrument_changes"):
        with pytest.raises(Exception, match="append-only"), writing(zwolle_engine) as connection:
            connection.execute(text(statement))
    with reading(zwolle_engine) as connection:
        assert len(connection.execute(select(instrument_versions)).all()) == 2


def test_an_author_may_say_that_it_is_the_same_question_but_not_without_a_reason(store, zwolle_engine):
    content = newer(store, *MEANING)
    seen, data = store.frame_hash("zwolle"), read_frame(zwolle_engine, "zwolle")
    proposed = propose(store, seen, data, "ouder", content)
    (key,) = (change.key for change in proposed.publication.changes)
    silent = with_decisions(proposed, {key: Decision("tekst")}, "Beter zo.")

    assert [mistake.variable for mistake in silent.mistakes] == [f"waarom-{key}"]
    assert put(store, zwolle_engine, content, {key: Decision("tekst", "Zelfde bedoeling.")}) == []
    (line,) = read_study(zwolle_engine, "zwolle").instrument_changes
    assert (line.kind, line.why) == ("stated_text", "Zelfde bedoeling.")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: open", "kind: grade", "variable-kind-changed"),
        ("judges: casusonderzoek.klik_swt", "judges: casusonderzoek.bestaat_niet", "judges-unknown"),
    ],
)
def test_what_the_study_cannot_bear_is_refused_with_its_line(store, zwolle_engine, old, new, code):
    seen, data = store.frame_hash("zwolle"), read_frame(zwolle_engine, "zwolle")
    found = propose(store, seen, data, "ouder", newer(store, old, new))

    assert found.publication is None
    assert code in {one.code for one in found.problems}
    assert all(one.line for one in found.problems)


def test_a_folder_with_versions_and_a_ledger_comes_out_as_it_went_in(engine, tmp_path):
    folder = shutil.copytree(KLEIN, tmp_path / "klein")
    (folder / "assessments.yaml").unlink()  # rests on evidence that the small study lacks
    assert load_study(engine, folder, TODAY) == []
    found = folder_as_files(engine, "klein")

    files = (path for path in folder.rglob("*") if path.is_file())
    assert found == {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    assert [one.version for one in versions(read_study(engine, "klein"), "korte_ouder")] == ["0", "1"]
    assert SqlInstruments(engine).find("klein", "korte_ouder", "0").version == "0"
    kept = {one.version: one.sent for one in SqlInstrumentVersions(engine).kept("klein")}
    assert kept["0"] == 1
