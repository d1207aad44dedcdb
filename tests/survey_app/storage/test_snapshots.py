"""Freezing and verifying on both databases: the same bytes, and after a change just that difference."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from analysis.sealing import released_study
from analysis.study_folder import read_study_folder
from reports.frozen_nota import nota_numbers, numbers_hash
from survey_app.domain.report_text.package import unpack
from survey_app.domain.report_text.taken_back import OF_A_RESPONSE, without_response
from survey_app.storage.database import writing
from survey_app.storage.report_tables import snapshots
from survey_app.storage.snapshots import SqlSnapshots
from survey_app.storage.tables import codings
from survey_app.storage.withdrawals import SqlWithdrawals
from survey_app.use_cases.freeze_study import freeze
from survey_app.use_cases.verify_snapshot import told, verified_against, verified_package

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"
NOW = datetime(2026, 11, 27, 10)


@pytest.fixture
def store(zwolle_engine):
    return SqlSnapshots(zwolle_engine)


@pytest.fixture(scope="module")
def from_the_folder():
    return numbers_hash(nota_numbers(released_study(read_study_folder(ZWOLLE).value)))


def take(store, label="Ambtelijk wederhoor"):
    frozen = freeze(store, "zwolle", label, "voor de brief", "an@voorbeeld.nl", NOW)
    assert frozen.problems == ()
    return frozen.snapshot


def test_every_database_freezes_the_numbers_that_the_folder_gives(store, from_the_folder):
    snapshot = take(store)

    rebuilt = verified_package(store.content("zwolle", 1))
    text, same = told(rebuilt, 10)

    assert snapshot.numbers_hash == numbers_hash(rebuilt.numbers) == from_the_folder
    assert same
    assert text.endswith(f"Dezelfde {len(rebuilt.numbers['cijfers'])} cijfers, dezelfde tekst.")
    assert rebuilt.changed_files == ()


def test_a_package_holds_the_whole_study_and_says_nothing_of_who_froze_it(store):
    take(store)

    content = store.content("zwolle", 1)
    files = unpack(content)

    assert {"study.yaml", "codings.csv", "text/aanleiding.md", "codebooks/casusonderzoek.yaml"} <= set(files)
    assert not any(b"an@voorbeeld.nl" in raw for raw in files.values())
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_after_a_change_verifying_tells_just_that_difference(store, zwolle_engine):
    take(store)
    with writing(zwolle_engine) as connection:
        c = codings.c
        here = (c.study == "zwolle", c.casus == "1", c.aspect == "casusonderzoek.klik_swt")
        connection.execute(update(codings).where(*here).values(waarde="rood", reden=""))

    now = verified_against(store.content("zwolle", 1), store.released_files("zwolle"))
    text, same = told(now, 50)

    assert not same
    assert now.changed_files == ("codings.csv",)
    places = {one.address for one in now.difference.numbers if not one.address.startswith("gepubliceerd/")}
    assert places == {
        "analyseschema/klik_swt/1",
        "knelpunten/klik_swt/aantal",
        "waarden/klik_swt/oranje",
        "waarden/klik_swt/rood",
    }
    assert "knelpunten/klik_swt/aantal: was 0, is 1" in text
    assert told(verified_package(store.content("zwolle", 1)), 10)[1]


def test_snapshots_are_numbered_in_their_study_and_never_change(store, zwolle_engine):
    assert [take(store).number, take(store, "Bestuurlijk").number] == [1, 2]
    assert [one.label for one in store.of_study("zwolle")] == ["Bestuurlijk", "Ambtelijk wederhoor"]
    assert store.content("zwolle", 1) == store.content("zwolle", 1)
    assert store.content("zwolle", 3) is None
    for change in (update(snapshots).values(label="x"), delete(snapshots)):
        with pytest.raises(DatabaseError), writing(zwolle_engine) as connection:
            connection.execute(change)


@pytest.mark.parametrize(("label", "why"), [("", ""), (" \0 ", ""), ("x" * 101, ""), ("x", "y" * 2001)])
def test_a_snapshot_without_a_name_or_with_too_much_to_say_is_not_taken(store, label, why):
    frozen = freeze(store, "zwolle", label, why, "an@voorbeeld.nl", NOW)

    assert frozen.mistake
    assert store.of_study("zwolle") == ()


def test_answers_that_were_taken_back_are_in_no_snapshot_any_more_and_verifying_says_so(store, zwolle_engine):
    take(store)
    withdrawals = SqlWithdrawals(zwolle_engine)
    response = next(iter(withdrawals.sent("zwolle")))
    before = unpack(store.content("zwolle", 1))
    assert f"\n{response},".encode() in before["answers.csv"]

    assert withdrawals.remove("zwolle", response, NOW.date())
    after = unpack(store.content("zwolle", 1))
    assert [name for name in OF_A_RESPONSE if f"\n{response},".encode() in after.get(name, b"")] == []
    assert {name: raw for name, raw in after.items() if before[name] != raw}.keys() <= set(OF_A_RESPONSE)
    rebuilt = verified_package(store.content("zwolle", 1))
    assert set(rebuilt.changed_files) <= set(OF_A_RESPONSE)
    assert rebuilt.changed_files
    assert (rebuilt.facts.hash, rebuilt.problems) == (store.of_study("zwolle")[0].hash, ())


def test_a_snapshot_without_the_response_stays_the_same_bytes(store):
    take(store)
    content = store.content("zwolle", 1)

    assert without_response(content, "iemand_anders") is None
    assert without_response(content, "response") is None  # the head of a column is no response
