"""The privacy page and the page that cuts the link: what staff sees, and what it takes to cut."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import insert

from survey_app.commands import main
from survey_app.config import contact_secrets
from survey_app.domain.anonymity.links import LinkCut, is_due
from survey_app.domain.invitation import hash_token
from survey_app.domain.roles import Role
from survey_app.storage import tables
from survey_app.storage.contacts import SqlStudyKeys
from survey_app.storage.database import writing
from survey_app.storage.link_cuts import SqlLinkCuts
from survey_app.storage.study_folder import read_frame

CUT = "/studies/zwolle/koppeling"


def test_the_page_says_what_can_be_traced_and_shows_a_statement_without_answers(zwolle_app, as_role):
    page = as_role(Role.ONDERZOEKER).get("/studies/zwolle/privacy")

    assert page.status_code == 200
    assert "Verklaring over privacy" in page.text
    assert "Privacy statement" in page.text
    assert "hoog" in page.text


UNSURE = (
    {},
    {"onderzoek": "zwolle"},
    {"onderzoek": "Zwolle", "reden": "klaar"},
    {"onderzoek": "zwolle", "reden": "\0"},
)


def test_without_the_name_and_a_reason_nothing_is_cut(zwolle_app, as_role):
    browser = as_role(Role.SLEUTELBEWAARDER)

    assert [browser.post(CUT, data=sent).status_code for sent in UNSURE] == [422] * len(UNSURE)
    assert SqlLinkCuts(zwolle_app.extensions["database"]).cuts("zwolle") == ()


def test_cutting_is_kept_with_who_and_why_and_destroys_the_key(zwolle_app, as_role):
    engine = zwolle_app.extensions["database"]
    row = {"study": "zwolle", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    with writing(engine) as connection:
        connection.execute(
            insert(tables.invitations),
            {**row, "token_hash": hash_token("t"), "made_on": date.today(), "response": "ouder_01"},
        )
    keys = SqlStudyKeys(zwolle_app.extensions["contacts"], contact_secrets(zwolle_app.config))
    keys.make("zwolle")
    browser = as_role(Role.SLEUTELBEWAARDER)
    before = browser.get(CUT).text
    answer = browser.post(CUT, data={"onderzoek": "zwolle", "reden": "afgerond"})
    after = browser.get(answer.location).text

    assert (answer.status_code, keys.key("zwolle"), keys.make("zwolle")) == (303, None, None)
    assert "afgerond" not in before
    assert "afgerond" in after
    assert SqlLinkCuts(engine).links("zwolle").tied == 0
    assert browser.post(CUT, data={"onderzoek": "zwolle", "reden": "nog eens"}).status_code == 303


def test_a_link_that_should_have_been_cut_is_overdue(zwolle_engine):
    study = read_frame(zwolle_engine, "zwolle").study
    until = type(study)(**{**vars(study), "key_until": "2026-01-31"})

    assert not is_due(until, (), date(2026, 1, 31))
    assert is_due(until, (), date(2026, 2, 1))
    assert not is_due(until, (LinkCut(date(2026, 2, 1), "a", "b"),), date(2026, 2, 2))
    assert not is_due(study, (), date.today() + timedelta(days=99_999))


# ---- the command -------------------------------------------------------------------------------------------


def test_the_command_reads_a_folder_as_text_and_as_data():
    text = CliRunner().invoke(main, ["privacy", "examples/zwolle"])
    data = CliRunner().invoke(main, ["privacy", "examples/zwolle", "--format", "json"])

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert "--- Verklaring om te publiceren ---" in text.output
    assert json.loads(data.output)["risk"]["people"] == 26


@pytest.mark.parametrize("folder", ["groningen", "codeerbank", "doorbraak"])
def test_a_study_without_answers_has_a_statement_too(folder):
    assert "Privacy statement" in CliRunner().invoke(main, ["privacy", f"examples/{folder}"]).output


def test_the_database_is_checked_cut_and_never_due_again(tmp_path, monkeypatch):
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path / "var"))
    run = CliRunner().invoke
    assert run(main, ["load", "examples/zwolle"]).exit_code == 0

    assert "Geen uitnodiging" in run(main, ["privacy", "zwolle"]).output
    assert run(main, ["cut", "zwolle", "--waarom", "klaar", "--bevestig", "nee"]).exit_code == 1
    assert run(main, ["cut", "zwolle", "--waarom", "klaar", "--bevestig", "zwolle"]).exit_code == 0
    assert "vernietigd" in run(main, ["privacy", "zwolle"]).output
    assert run(main, ["due", "--cut"]).output == ""
    assert run(main, ["privacy", "bestaat_niet"]).exit_code == 1
