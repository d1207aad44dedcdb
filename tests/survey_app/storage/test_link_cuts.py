"""The cut holds in the database itself: whoever looked just before it keeps nothing just after it."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from survey_app.domain.anonymity.links import LinkCut, LinkIsCut
from survey_app.domain.inviting.batch import Batch
from survey_app.domain.inviting.order import Order
from survey_app.domain.mailing.contact_list import NewContact
from survey_app.domain.mailing.turns import MailBatch
from survey_app.storage import field_tables, tables
from survey_app.storage.batches import SqlBatches
from survey_app.storage.contacts import NewBatch
from survey_app.storage.database import reading, writing
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.link_cuts import SqlLinkCuts, must_not_be_cut
from survey_app.storage.paper_entries import SqlPaperEntries
from survey_app.storage.paper_settling import SqlPaperSettling
from survey_app.storage.responses import SqlResponses

TODAY = date(2026, 11, 28)
ORDER = Order("zwolle", "1", "ouder", "ouder", "1")
TABLES = (tables.invitations, tables.responses, tables.submissions, field_tables.batches)


def rows(engine):
    with reading(engine) as connection:
        return [connection.execute(select(table).order_by(*table.primary_key)).all() for table in TABLES]


def test_nothing_is_made_after_the_cut_by_who_looked_before_it(zwolle_engine, stores):
    batches, papers = SqlBatches(zwolle_engine), SqlPaperEntries(zwolle_engine)
    responses, cuts = SqlResponses(zwolle_engine), SqlLinkCuts(zwolle_engine)
    SqlInvitations(zwolle_engine).add(ORDER, ["los"], TODAY)
    number = batches.make(Batch("zwolle", "Eerste", "brief", (ORDER,)), [ORDER], ["een"], TODAY)
    mails = NewBatch(
        MailBatch(0, "mail", TODAY),
        [NewContact(1, "1", "ouder", "jan@elders.nl", "nl")],
        {"ouder": ("ouder", "1")},
    )
    kept, form, progress = batches.find("zwolle", number), papers.find("zwolle", "los"), responses.find("los")
    cuts.cut("zwolle", LinkCut(TODAY, "anna", "klaar"))
    before = rows(zwolle_engine)

    acts = {
        "invite": lambda: SqlInvitations(zwolle_engine).add(ORDER, ["twee"], TODAY),
        "batch": lambda: batches.make(Batch("zwolle", "Tweede", "brief", (ORDER,)), [ORDER], ["drie"], TODAY),
        "codes": lambda: batches.renew(kept, {1: "vier"}),
        "contacts": lambda: stores.contacts.bring_in("zwolle", mails),
        "days": lambda: stores.contacts.plan("zwolle", number, TODAY, None),
        "form": lambda: papers.add_form(ORDER, "vijf", TODAY),
        "typed": lambda: papers.save(form, "anna", {"@meedoen": "ja"}, False, TODAY),
        "settled": lambda: SqlPaperSettling(zwolle_engine).settle(form, "r_x", {}, "nee", (), False, TODAY),
    }
    for name, act in acts.items():
        with pytest.raises(LinkIsCut):
            pytest.fail(f"{name}: {act()}")
    assert responses.start(progress, "r_y", TODAY) is False
    assert rows(zwolle_engine) == before
    assert (cuts.is_cut("zwolle"), cuts.is_cut("elders")) == (True, False)


def test_what_is_being_made_while_the_link_is_cut_is_closed_by_the_cut(zwolle_engine):
    """The cut waits for who asked first: nothing slips in between its look and its close."""
    cut = LinkCut(TODAY, "anna", "klaar")
    cutting = threading.Thread(target=SqlLinkCuts(zwolle_engine).cut, args=("zwolle", cut))
    row = {"study": "zwolle", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    with writing(zwolle_engine) as connection:
        must_not_be_cut(connection, "zwolle")
        cutting.start()
        cutting.join(0.1)
        waits = cutting.is_alive()
        connection.execute(insert(tables.invitations), {**row, "token_hash": "laat", "made_on": TODAY})
    cutting.join(15)

    (made,) = rows(zwolle_engine)[0]
    assert (waits, made.expires_on) == (True, TODAY - timedelta(days=1))
