"""Once the link with people is cut nobody is invited, written to or entered: by no page and no command."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from survey_app.commands import main
from survey_app.domain.anonymity.links import AFTER_CUT, LinkCut
from survey_app.domain.inviting.order import Order
from survey_app.domain.roles import Role
from survey_app.storage import field_tables, tables
from survey_app.storage.database import reading
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.link_cuts import SqlLinkCuts

STUDY = "/studies/zwolle"
TODAY = date.today()
KEEPERS = (tables.invitations, tables.responses, field_tables.batches, field_tables.paper_entries)
# Address of a form, and what is sent with it.
DOORS = {
    "/uitnodigingen": {
        "kanaal": "link",
        "perspectief": "ouder",
        "welke": "deze",
        "casus": "1",
        "label": "Nieuw",
    },
    "/uitnodigingen/{batch}/codes": {"uitgave": "0"},
    "/uitnodigingen/brief/ouder/nl": {"tekst": "# Beste ouder\n{code}"},
    "/mail/adressen": {"naam": "ouders", "lijst": "casus;perspectief;e-mail\n1;ouder;jan@elders.nl"},
    "/mail/dagen": {"partij": "1"},
    "/mail/adres": {"adres": "jan@elders.nl", "stand": "afgemeld"},
    "/mail/vrijgeven": {},
    "/mail/teksten": {"onderwerp": "Doe mee", "tekst": "Open {link}", "proef": "1"},
    "/papier": {"code": "Z1"},
    "/papier#zonder": {"zonder_code": "1", "perspectief": "ouder"},
    "/papier/{form}": {"@meedoen": "1"},
    "/papier/{form}/verwerken": {},
    "/gesprek": {"casus": "1", "perspectief": "ouder"},
    "/gesprek/{form}": {"afname": "telefoon", "toestemming": "ja", "leeftijd": "jonger_dan_12"},
}
COMMANDS = {
    "invite": ("zwolle", "1", "ouder"),
    "letters": ("zwolle", "-p", "ouder", "--casus", "1", "-o", "brieven.zip"),
    "mail": ("zwolle",),
}


@pytest.fixture
def cut(zwolle_app, zwolle_url, contacts_url, tmp_path, monkeypatch):
    """Cuts the link of the example study, after a batch of letters and one loose invitation were made."""
    settings = {"DATABASE_URL": zwolle_url, "CONTACTS_URL": contacts_url, "VAR": str(tmp_path / "var")}
    for name, value in settings.items():
        monkeypatch.setenv(f"WEDERHOOR_{name}", value)
    engine = zwolle_app.extensions["database"]
    SqlInvitations(engine).add(Order("zwolle", "1", "ouder", "ouder", "1"), ["los"], TODAY)
    monkeypatch.chdir(tmp_path)
    return lambda: SqlLinkCuts(engine).cut("zwolle", LinkCut(TODAY, "anna", "klaar"))


def kept(app):
    """What stands in every table that an invitation, a letter, a mail or a form would change."""
    with reading(app.extensions["database"]) as connection:
        return [connection.execute(select(table).order_by(*table.primary_key)).all() for table in KEEPERS]


def test_every_page_refuses_with_one_sentence_and_changes_nothing(cut, as_role, zwolle_app):
    worker = as_role(Role.VELDWERKER)
    made = worker.post(f"{STUDY}/uitnodigingen", data={**DOORS["/uitnodigingen"], "kanaal": "brief"})
    (loose,) = (row.id for row in kept(zwolle_app)[0] if row.batch is None)
    places = {"batch": made.location.rpartition("/")[2], "form": loose}
    cut()
    before = kept(zwolle_app)
    answers = {door: worker.post(STUDY + door.format(**places), data=form) for door, form in DOORS.items()}

    said = {door: (one.status_code, AFTER_CUT in html.unescape(one.text)) for door, one in answers.items()}
    assert said == dict.fromkeys(DOORS, (409, True))
    assert kept(zwolle_app) == before


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_pages_say_so_where_their_form_was(cut, as_role):
    worker = as_role(Role.VELDWERKER)
    worker.post(f"{STUDY}/uitnodigingen", data={**DOORS["/uitnodigingen"], "kanaal": "brief"})
    pages = ("/uitnodigingen", "/uitnodigingen/1", "/papier", "/gesprek")
    before = [worker.get(STUDY + page).text for page in pages]
    cut()
    after = [worker.get(STUDY + page).text for page in pages]
    form = re.compile(r'<form class="utrecht-form"[^>]* method="post"')

    assert [(AFTER_CUT in page, bool(form.search(page))) for page in before] == [(False, True)] * 4
    assert [(AFTER_CUT in page, bool(form.search(page))) for page in after] == [(True, False)] * 4


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_every_command_refuses_with_the_same_sentence(cut, tmp_path, zwolle_app):
    cut()
    before = kept(zwolle_app)
    told = {name: CliRunner().invoke(main, [name, *words]) for name, words in COMMANDS.items()}

    assert {name: (one.exit_code, one.output) for name, one in told.items()} == dict.fromkeys(
        COMMANDS, (1, f"Error: {AFTER_CUT}\n")
    )
    assert kept(zwolle_app) == before
    assert not (tmp_path / "brieven.zip").exists()
