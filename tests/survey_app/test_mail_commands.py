"""`wederhoor mail` sends each message once, also when it is killed halfway; `bounces` takes them back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from survey_app.commands import main
from survey_app.domain.invitation import hash_token
from survey_app.domain.mailing.contact_list import NewContact
from survey_app.domain.mailing.turns import MailBatch, Standing
from survey_app.storage import tables
from survey_app.storage.contacts import NewBatch
from survey_app.storage.database import reading, writing

TODAY = date.today()
QUESTIONNAIRES = {"ouder": ("ouder", "1")}
FAST = ("--per-minute", "100000")
# What is decided before any database is asked needs no second one.
ONE_DATABASE = pytest.mark.parametrize("lasting_kind", ["sqlite"], indirect=True)


@pytest.fixture
def zwolle_engine(lasting_engine):
    """The example study on a database that lasts for this file."""
    return lasting_engine


@pytest.fixture
def contacts_engine(engines_of_this_file):
    """The contact store beside it."""
    return engines_of_this_file[1]


@pytest.fixture
def environment(zwolle_engine, lasting_stores, mail_server, tmp_path, monkeypatch):
    """The settings of the commands in this test."""
    zwolle_url, contacts_url = lasting_stores
    settings = {
        "WEDERHOOR_DATABASE_URL": zwolle_url,
        "WEDERHOOR_CONTACTS_URL": contacts_url,
        "WEDERHOOR_CONTACT_KEY": "for-the-tests-only-and-long-enough",
        "WEDERHOOR_SECRET_KEY": "for-the-tests-only",
        "WEDERHOOR_CODE_KEY": "for-the-tests-only",
        "WEDERHOOR_VAR": str(tmp_path / "var"),
        "WEDERHOOR_SMTP_URL": mail_server.url,
        "WEDERHOOR_MAIL_FROM": "Rekenkamer <onderzoek@voorbeeld.nl>",
        "WEDERHOOR_MAIL_BOUNCES": "retour@voorbeeld.nl",
        "WEDERHOOR_PUBLIC_URL": "https://wederhoor.example",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def people(environment, stores):
    """Brings in so many parents, each in their own casus."""

    def add(count, language="nl", **days):
        new = [
            NewContact(n, str(n), "ouder", f"ouder{n}{language}@elders.nl", language)
            for n in range(1, count + 1)
        ]
        planned = {"send_on": TODAY, "remind_on": TODAY + timedelta(days=10), **days}
        expires_on = planned.pop("expires_on", None)
        batch = MailBatch(0, "ouders", TODAY, **planned)
        assert stores.contacts.bring_in("zwolle", NewBatch(batch, new, QUESTIONNAIRES, expires_on)) == ()
        return {one.address for one in new}

    return add


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def on_a_day(stores, monkeypatch, days):
    monkeypatch.setattr("survey_app.start.today", lambda: TODAY + timedelta(days=days))


@ONE_DATABASE
def test_a_dry_run_counts_and_sends_nothing(people, mail_server):
    people(3)

    told = run("mail", "zwolle", "--dry-run")

    assert (told.exit_code, told.output) == (0, "Uitnodigingen: 3\nHerinneringen: 0\n")
    assert mail_server.mails == []


def test_everyone_gets_their_own_working_link_once(people, mail_server, zwolle_engine):
    addresses = people(4, expires_on=TODAY + timedelta(days=30))

    first, again = run("mail", "zwolle", *FAST), run("mail", "zwolle", *FAST)

    assert (first.output, again.output) == ("Verstuurd: 4\n", "Verstuurd: 0\n")
    assert mail_server.got() == dict.fromkeys(addresses, 1)
    with reading(zwolle_engine) as connection:
        known = set(connection.execute(select(tables.invitations.c.token_hash)).scalars())
    links = set()
    for sender, _to, content in mail_server.mails:
        message = message_from_bytes(content, policy=default)
        link = next(line for line in message.get_content().splitlines() if "/v/" in line)
        links.add(link)
        assert hash_token(link.removeprefix("https://wederhoor.example/v/")) in known
        assert "/afmelden/" in message["List-Unsubscribe"]
        assert sender.startswith("retour+")
    assert len(links) == 4


def test_a_reminder_goes_only_to_who_has_not_finished_refused_or_opted_out(
    people, mail_server, stores, zwolle_engine, monkeypatch
):
    people(6)
    run("mail", "zwolle", *FAST)
    first = {to: content for _sender, to, content in mail_server.mails}
    mail_server.mails.clear()
    c = tables.invitations.c
    with writing(zwolle_engine) as connection:
        for casus, values in (("1", {"finished": True}), ("2", {"status": "ingetrokken"})):
            connection.execute(
                update(tables.invitations).where(c.channel == "mail", c.casus == casus).values(**values)
            )
    stores.standings.tell("zwolle", "ouder3nl@elders.nl", Standing.OPTED_OUT)
    stores.standings.tell("zwolle", "ouder4nl@elders.nl", Standing.UNDELIVERABLE)

    on_a_day(stores, monkeypatch, 9)
    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 0\n"
    on_a_day(stores, monkeypatch, 11)  # a day late: the machine was off
    assert run("mail", "zwolle", "--dry-run").output == "Uitnodigingen: 0\nHerinneringen: 2\n"
    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 2\n"
    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 0\n"

    assert mail_server.got() == {"ouder5nl@elders.nl": 1, "ouder6nl@elders.nl": 1}
    for _sender, to, content in mail_server.mails:
        assert b"Herinnering" in content
        assert _link(content) == _link(first[to])


def _link(content):
    body = message_from_bytes(content, policy=default).get_content()
    return next(line for line in body.splitlines() if "/v/" in line)


@ONE_DATABASE
def test_each_gets_their_own_language(people, mail_server):
    people(1)
    people(1, "en")

    run("mail", "zwolle", *FAST)

    links = {to: _link(content) for _sender, to, content in mail_server.mails}
    assert links["ouder1en@elders.nl"].endswith("?taal=en")
    assert "?" not in links["ouder1nl@elders.nl"]


def test_who_finishes_or_opts_out_during_the_round_is_passed_over(people, mail_server, stores, zwolle_engine):
    people(4)

    def meanwhile(command, number):
        if (command, number) == (".", 1):
            got = mail_server.mails[0][1]
            other = next(f"ouder{n}nl@elders.nl" for n in range(1, 5) if f"ouder{n}nl@elders.nl" != got)
            stores.standings.tell("zwolle", other, Standing.OPTED_OUT)
            mail_server.passed_over = other

    mail_server.before = meanwhile

    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 3\n"
    assert mail_server.passed_over not in mail_server.got()


@pytest.mark.slow
def test_killed_in_the_middle_nobody_gets_two(people, mail_server, environment, stores):
    """Killed at any place, and run again: what was not claimed goes, what was claimed does not."""
    addresses = people(8)
    kills = iter([("rcpt", 2), (".", 3)])  # before the server took a message, and after it
    place = None

    def kill(command, number):
        if (command, number) == place:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return ""
        return None

    mail_server.before = kill
    program = "from survey_app.commands import main; main()"
    command = [sys.executable, "-c", program, "mail", "zwolle", *FAST]
    for place in kills:  # noqa: B007  (`kill` reads it)
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
        process.wait()
        assert process.returncode == -signal.SIGKILL
    place = None

    assert run("mail", "zwolle", *FAST).exit_code == 0

    got = mail_server.got()
    assert max(got.values()) == 1
    unsure = stores.claims.unsure("zwolle", TODAY + timedelta(days=1))
    assert unsure == 2  # one for each time
    assert len(addresses - set(got)) == 1  # the first was killed before the server took the message


def test_an_address_that_does_not_exist_is_marked_and_the_rest_goes(people, mail_server, zwolle_engine):
    people(3)
    mail_server.before = lambda said, number: "550 5.1.1 no" if (said, number) == ("rcpt", 2) else None

    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 2\nAdres bestaat niet: 1\n"
    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 0\n"

    with reading(zwolle_engine) as connection:
        found = connection.execute(select(tables.invitations.c.status)).scalars().all()
    assert found.count("onbestelbaar") == 1


@ONE_DATABASE
def test_a_server_that_takes_nothing_stops_the_round_and_nothing_is_lost(people, mail_server):
    addresses = people(12)
    mail_server.before = lambda said, _number: "550 5.7.1 relaying denied" if said == "rcpt" else None

    stopped = run("mail", "zwolle", *FAST)

    assert stopped.exit_code == 1
    assert "geweigerd door de mailserver: 5" in stopped.output
    assert "@" not in stopped.output
    mail_server.before = lambda _said, _number: None
    assert run("mail", "zwolle", *FAST).output == "Verstuurd: 12\n"
    assert mail_server.got() == dict.fromkeys(addresses, 1)


@ONE_DATABASE
def test_no_server_sends_nothing_and_says_so(people, mail_server):
    people(2)
    mail_server.server_close()

    stopped = run("mail", "zwolle", *FAST)

    assert stopped.exit_code == 1
    assert "mailserver niet te bereiken: 1" in stopped.output


@ONE_DATABASE
def test_the_pace_is_kept(people, mail_server, monkeypatch):
    people(3)
    waited = []
    monkeypatch.setattr("time.sleep", waited.append)

    run("mail", "zwolle", "--per-minute", "20")

    assert [seconds for seconds in waited if seconds == 3] == [3, 3]


@ONE_DATABASE
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WEDERHOOR_SMTP_URL", "", "WEDERHOOR_SMTP_URL"),
        ("WEDERHOOR_SMTP_URL", "http://x", "WEDERHOOR_SMTP_URL"),
        ("WEDERHOOR_MAIL_FROM", "geen adres", "WEDERHOOR_MAIL_FROM"),
        ("WEDERHOOR_MAIL_BOUNCES", "geen adres", "WEDERHOOR_MAIL_BOUNCES"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_said(environment, monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)

    told = run("mail", "zwolle")

    assert told.exit_code == 1
    assert said in told.output


@ONE_DATABASE
def test_an_unknown_study_is_said(environment):
    assert "staat niet in de database" in run("mail", "nergens").output
    assert "staat niet in de database" in run("bounces", "nergens", __file__).output


def test_bounces_mark_whom_the_mail_did_not_reach(people, mail_server, stores, tmp_path):
    people(3)
    run("mail", "zwolle", *FAST)
    sender, to, _content = mail_server.mails[0]
    box = tmp_path / "retour.mbox"
    box.write_text(
        f"From x\nTo: {sender}\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n\n--b--\n"
        "\nFrom x\nSubject: dag\n\ntekst\n",
        encoding="utf-8",
    )

    told = run("bounces", "zwolle", str(box))

    assert told.output == "Onbestelbaar: 1\nNiet van dit onderzoek: 0\nAndere berichten, niet gebruikt: 1\n"
    assert not stores.standings.tell("zwolle", "iemand@elders.nl", Standing.UNDELIVERABLE)
    standings = sorted(one.standing for one in stores.contacts.addressees("zwolle"))
    assert standings == ["", "", "onbestelbaar"]
    assert to not in told.output
