"""What the monitor counts in the database, on SQLite and on PostgreSQL."""

from datetime import date

import pytest
from sqlalchemy import delete, insert

from survey_app.domain.monitor import standing
from survey_app.storage import field_tables, tables
from survey_app.storage.database import writing
from survey_app.storage.fieldwork_counts import SqlFieldworkCounts

TODAY = date(2026, 11, 27)


@pytest.fixture
def zwolle_engine(lasting_engine):
    """The example study on a database that lasts for this file."""
    return lasting_engine


@pytest.fixture
def add(zwolle_engine):
    def add_row(table, **row):
        with writing(zwolle_engine) as connection:
            connection.execute(insert(table), {"study": "zwolle", **row})

    return add_row


@pytest.fixture
def invite(add):
    def add_invitation(token, response=None, **more):
        row = {"casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1", "made_on": TODAY}
        add(tables.invitations, **{**row, "token_hash": token, "response": response, **more})

    return add_invitation


@pytest.fixture
def respond(add):
    def add_response(id, pages, sent=False, afname="web"):
        row = {"casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
        add(tables.responses, **row, id=id, position=9000, consented_on=TODAY, afname=afname)
        for revision, (page, seconds) in enumerate(pages, 1):
            add(
                tables.page_saves,
                response=id,
                revision=revision,
                page=page,
                version="1",
                answers={},
                seconds=seconds,
            )
        if sent:
            add(tables.submissions, response=id, answers=[], submitted_on=TODAY)

    return add_response


def counted(engine):
    return SqlFieldworkCounts(engine).count("zwolle")


def test_invitations_are_counted_by_what_became_of_them(zwolle_engine, invite, respond):
    respond("r_a", [("wijkteam_1", 20)])
    respond("r_b", [("wijkteam_1", 20)], sent=True)
    invite("a", "r_a")
    invite("b", "r_b", finished=True)
    invite("c", finished=True)  # of an anonymous study: the link is cut
    invite("d", status="onbestelbaar")
    row = standing(None, [group for group in counted(zwolle_engine).groups if group.invited])

    assert (row.invited, row.undeliverable, row.started, row.partial, row.complete) == (4, 1, 3, 1, 2)


def test_what_was_broken_off_by_the_cut_or_withdrawn_did_begin(zwolle_engine, invite):
    invite("a", status="afgebroken")
    invite("b", status="ingetrokken")
    row = standing(None, [group for group in counted(zwolle_engine).groups if group.invited])

    assert (row.invited, row.started, row.partial, row.complete, row.silent) == (2, 2, 1, 0, 0)


def test_what_came_with_the_folder_is_read_in(zwolle_engine):
    row = standing(None, counted(zwolle_engine).groups)

    assert row.invited == 0
    assert row.read_in > 0


def test_a_questionnaire_whose_link_was_cut_is_not_taken_for_read_in(zwolle_engine, invite, respond):
    before = standing(None, counted(zwolle_engine).groups).read_in
    respond("r_b", [], sent=True, afname="papier")
    invite("b", None, finished=True)
    found = counted(zwolle_engine)

    assert standing(None, found.groups).read_in == before
    assert found.doors == {"papier": 1}


def test_a_form_that_came_without_a_code_is_no_invitation(zwolle_engine, invite, respond):
    respond("r_a", [], sent=True, afname="papier")
    invite("a", "r_a", casus="", channel="papier", finished=True)
    invite("b", None, casus="", channel="papier")  # being typed in
    invite("c", None, channel="papier", batch=1)  # sent to someone, with a code
    found = counted(zwolle_engine)
    row = standing(None, found.groups)

    assert (row.invited, row.started, row.complete, row.outside) == (1, 0, 0, 1)
    assert found.invited == {TODAY: 1}
    assert (found.doors, found.sent) == ({"papier": 1}, {TODAY: 1})


def test_a_page_saved_twice_is_one_person_with_the_time_of_both(zwolle_engine, respond):
    respond("r_a", [("wijkteam_1", 20), ("wijkteam_2", None), ("wijkteam_1", 15)])
    pages = {count.page: count for count in counted(zwolle_engine).pages}

    assert (pages["wijkteam_1"].saved, pages["wijkteam_1"].stopped) == (1, 1)
    assert pages["wijkteam_1"].seconds == {35: 1}
    assert (pages["wijkteam_2"].stopped, pages["wijkteam_2"].seconds) == (0, None)


def test_a_sent_questionnaire_stopped_nowhere(zwolle_engine, respond):
    respond("r_a", [("wijkteam_1", 5), ("", None)], sent=True)

    assert [(count.page, count.stopped) for count in counted(zwolle_engine).pages] == [("wijkteam_1", 0)]


def test_a_reminder_counts_who_has_not_finished_and_did_not_refuse(zwolle_engine, add, invite):
    add(
        field_tables.batches,
        id=1,
        label="Eerste ronde",
        channel="mail",
        made_on=TODAY,
        remind_on=date(2026, 12, 4),
    )
    for token, more in (("a", {}), ("b", {"finished": True}), ("c", {"status": "geweigerd"})):
        invite(token, batch=1, **more)
    (reminder,) = counted(zwolle_engine).reminders

    assert (reminder.label, reminder.day, reminder.waiting) == ("Eerste ronde", date(2026, 12, 4), 1)


def test_days_are_counted(zwolle_engine, invite, respond):
    respond("r_b", [], sent=True)
    invite("b", "r_b", finished=True)
    found = counted(zwolle_engine)

    assert found.invited == {TODAY: 1}
    assert found.sent == {TODAY: 1}  # what came with the folder has no day and is not in the curve


def test_an_empty_study_is_counted_as_nothing(zwolle_engine):
    with writing(zwolle_engine) as connection:
        for table in (tables.submissions, tables.page_saves, tables.responses):
            connection.execute(delete(table))
    found = counted(zwolle_engine)

    assert (found.groups, found.pages, found.sent, found.withdrawn) == ((), (), {}, 0)
