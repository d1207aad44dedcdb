"""What is written in the report, in the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from analysis.report_rows import Finding, FollowUp, Standpoint
from survey_app.domain.report_items import ItemChange, ItemKind, ReportItem
from survey_app.storage.database import writing
from survey_app.storage.report_items import (
    SqlReportItems,
    content_of,
    id_of,
    read_report_rows,
    value_of,
    write_report_rows,
)
from survey_app.storage.report_tables import report_item_changes, report_items
from survey_app.storage.study_folder import read_study

NOW = datetime(2026, 11, 2, 9)
FINDING = Finding("b1", "Bij 7 van de 15.", norm="3a", evidence=("successen/a/aantal", "fragment:f1"))


@pytest.fixture
def store(zwolle_engine):
    with writing(zwolle_engine) as connection:  # the example has findings of its own
        connection.execute(delete(report_items))
    return SqlReportItems(zwolle_engine)


def change(value, revision=1, old=None, kind=ItemKind.FINDING):
    new = None if value is None else content_of(value)
    return ItemChange("zwolle", kind, "b1", new, "an@voorbeeld.nl", NOW, revision, old)


def test_what_was_written_is_part_of_the_study(store, zwolle_engine):
    assert store.write(change(FINDING))

    assert store.find("zwolle", ItemKind.FINDING, "b1") == ReportItem(
        ItemKind.FINDING, "b1", {**content_of(FINDING), "evidence": list(FINDING.evidence)}, 1
    )
    assert read_study(zwolle_engine, "zwolle").findings == (FINDING,)


def test_a_second_first_version_and_a_stale_change_are_refused_without_a_trace(store):
    later = replace(FINDING, text="Anders.")

    assert [store.write(change(FINDING)), store.write(change(later))] == [True, False]
    assert [store.write(change(later, 2)), store.write(change(FINDING, 2))] == [True, False]
    assert [one.revision for one in store.changes("zwolle", ItemKind.FINDING, "b1")] == [1, 2]
    assert store.find("zwolle", ItemKind.FINDING, "b1").content["text"] == "Anders."


def test_what_is_taken_out_stays_in_the_history(store):
    store.write(change(FINDING))

    assert store.write(change(None, 2, content_of(FINDING)))
    assert store.find("zwolle", ItemKind.FINDING, "b1") is None
    assert [one.new is None for one in store.changes("zwolle", ItemKind.FINDING, "b1")] == [False, True]
    assert not store.write(change(None, 2))


def test_no_line_of_the_history_can_be_rewritten(store, zwolle_engine):
    store.write(change(FINDING))

    for statement in (update(report_item_changes).values(changed_by="x"), delete(report_item_changes)):
        with pytest.raises(DatabaseError, match="append"), writing(zwolle_engine) as connection:
            connection.execute(statement)


def test_every_kind_comes_back_as_it_was_loaded(store, zwolle_engine):
    parts = {"findings": (FINDING,), "standpoints": (Standpoint("a1", "raad", "geheel", "2026-11-01"),)}
    parts["follow_ups"] = (FollowUp("a1", "2027", "uitgevoerd"),)
    with writing(zwolle_engine) as connection:
        connection.execute(delete(report_items))
        write_report_rows(connection, replace(read_study(zwolle_engine, "zwolle"), **parts))
        found = read_report_rows(connection, "zwolle")

    assert {name: rows for name, rows in found.items() if rows} == parts
    assert [id_of(rows[0]) for rows in parts.values()] == ["b1", "a1.raad", "a1.2027"]
    assert value_of(ItemKind.FINDING, content_of(FINDING)) == FINDING
