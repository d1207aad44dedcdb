"""Mail to readers: shown before it goes, to nobody who is done, and a list of who did not get theirs."""

from __future__ import annotations

import email
import email.policy
import logging
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from survey_app.storage.contacts.tables import reader_addresses, reader_messages
from survey_app.storage.database import reading, writing
from survey_app.storage.study_folder import export_study
from survey_app.storage.wederhoor_tables import wederhoor_rounds
from tests.survey_app.web.wederhoor.conftest import TODAY, Reader

JAN, ELS = "jan.jansen@gemeente.example", "els.bos@gemeente.example"
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


@pytest.fixture
def settings(settings, contacts_url, mail_server):
    """The app with a contact store on the same kind of database, and a mail server."""
    mail = {"SMTP_URL": mail_server.url, "MAIL_FROM": "Rekenkamer <onderzoek@voorbeeld.nl>"}
    return {**settings, **mail, "CONTACTS_URL": contacts_url, "PUBLIC_URL": "https://wederhoor.example"}


@pytest.fixture
def mailed(held):
    """The open round, with an address for the teamleider (1) and for the beleidsadviseur (2)."""
    assert addresses(held, **{"adres-1": JAN, "adres-2": f" {ELS} "}).status_code == 303
    return held


def addresses(held, **fields):
    return held.staff.post(f"{held.path}/mail", data=fields)


def preview(held, kind, **asked):
    return held.staff.get(f"{held.path}/mail/{kind}", query_string=asked).text


def chosen(html):
    """The form of the preview as a browser sends it."""
    hidden = dict(re.findall(r'name="(stand|in)" value="([^"]*)"', html))
    return {**hidden, "lezer": re.findall(r'name="lezer" value="(\d+)" checked', html)}


def send(held, kind, html=None, **more):
    form = {**chosen(html or preview(held, kind)), **more}
    return held.staff.post(f"{held.path}/mail/{kind}", data=form)


def messages_of(server, address):
    raw = [content for _from, to, content in server.mails if to == address]
    return [email.message_from_bytes(one, policy=email.policy.default) for one in raw]


def text(message):
    return message.get_content().replace("\r\n", "\n")


def reader_by_mail(held, message, code):
    return Reader(held.app, re.search(r"https://\S+/wederhoor/\S+", text(message))[0], code)


def done(reader):
    reader.come_in()
    reader.react(reactie="akkoord")
    assert reader.send().status_code == 303


def over(held, days=2):
    ended = (TODAY - timedelta(days=days)).isoformat()
    with writing(held.app.extensions["database"]) as connection:
        c = wederhoor_rounds.c
        connection.execute(update(wederhoor_rounds).where(c.id == held.id).values(until=ended))


def test_an_invitation_is_shown_first_and_its_link_opens_with_the_code_from_the_page(mailed, mail_server):
    shown = preview(mailed, "uitnodiging")
    nothing_yet = list(mail_server.mails)
    page = send(mailed, "uitnodiging", shown)
    (message,) = messages_of(mail_server, JAN)
    codes = re.findall(r"<code>([^<]+)</code>", page.text)
    reader = reader_by_mail(mailed, message, codes[0])

    assert "Aan: teamleider wijkteam" in shown
    assert nothing_yet == []
    assert mail_server.got() == {JAN: 1, ELS: 1}
    assert message["Subject"] == "Uitnodiging om te reageren, van Rekenkamercommissie Zwolle"
    assert not any(code in text(message) for code in codes)
    assert "7 van de 15" not in text(message)
    assert reader.come_in().status_code == 303
    assert "7 van de 15" in reader.get().text
    assert "verstuurd" in mailed.staff.get(f"{mailed.path}/mail").text
    assert "Uitnodiging gemaild" in mailed.staff.get(mailed.path).text


@ONE_DATABASE
def test_the_code_goes_by_a_second_mail_or_in_letters_that_the_page_offers(mailed, mail_server):
    second = send(mailed, "uitnodiging", code="mail", lezer=["1"])
    link, code = messages_of(mail_server, JAN)
    reader = reader_by_mail(mailed, link, re.search(r"Code: (\S+)", text(code))[1])
    apart = send(mailed, "uitnodiging", lezer=["2"]).text
    hidden = dict(re.findall(r'name="(code-\d+)" value="([^"]*)"', apart))
    letters = mailed.staff.post(f"{mailed.path}/codebrieven", data=hidden)
    none = mailed.staff.post(f"{mailed.path}/codebrieven", data={"code-2": "x"})

    assert "<code>" not in second.text
    assert "wederhoor.example" not in text(code)
    assert reader.come_in().status_code == 303
    assert list(hidden) == ["code-2"]
    assert letters.mimetype == "application/pdf"
    assert none.status_code == 422


@ONE_DATABASE
def test_mail_goes_in_english_too(mailed, mail_server):
    shown = preview(mailed, "uitnodiging", **{"in": "en"})
    send(mailed, "uitnodiging", shown, lezer=["1"])
    (message,) = messages_of(mail_server, JAN)

    assert message["Subject"] == "Invitation to react, from Rekenkamercommissie Zwolle"
    assert message["Content-Language"] == "en"
    assert "?taal=en" in text(message)
    assert "Met vriendelijke" not in text(message)


def test_a_mail_server_that_is_down_leaves_a_list_and_the_links_that_there_were(mailed, mail_server):
    mail_server.before = lambda command, _number: "" if command == "mail" else None
    page = send(mailed, "uitnodiging")
    mail_server.shutdown()
    mail_server.server_close()
    gone = send(mailed, "uitnodiging")
    kept = mailed.staff.get(f"{mailed.path}/mail").text

    assert (page.status_code, gone.status_code) == (503, 503)
    for function in ("teamleider wijkteam", "beleidsadviseur jeugd"):
        assert f"<strong>{function}</strong>: niet verstuurd" in gone.text
    assert kept.count("de mailserver is niet te bereiken") == 2
    assert "<code>" not in gone.text
    assert [one.come_in().status_code for one in mailed.readers] == [303, 303]


def test_who_sent_a_reaction_is_invited_and_reminded_no_more_and_gets_a_receipt(mailed, mail_server):
    over(mailed)
    shown = preview(mailed, "herinnering")
    done(mailed.readers[0])
    stale = send(mailed, "herinnering", shown)
    forced = send(mailed, "uitnodiging", lezer=["1"])
    reminded = send(mailed, "herinnering")
    receipt = send(mailed, "ontvangst")
    again = send(mailed, "ontvangst", lezer=[])

    assert chosen(shown)["lezer"] == ["1", "2"]
    assert (stale.status_code, forced.status_code, again.status_code) == (409, 422, 422)
    assert (reminded.status_code, receipt.status_code) == (200, 200)
    (note,), (reminder,) = messages_of(mail_server, JAN), messages_of(mail_server, ELS)
    assert "U reageerde op 1 van de 1 passages" in text(note)
    assert "met de melding dat zij te laat was" in text(reminder)
    assert chosen(preview(mailed, "herinnering"))["lezer"] == []
    assert "Heeft de reactie al verstuurd" in preview(mailed, "herinnering")


@ONE_DATABASE
def test_before_the_term_is_over_the_reminder_names_its_last_day(mailed, mail_server):
    over(mailed, days=-2)
    send(mailed, "herinnering")

    assert "De termijn loopt tot en met" in text(messages_of(mail_server, ELS)[0])


def test_sent_twice_from_two_tabs_it_goes_once(mailed, mail_server):
    shown = preview(mailed, "uitnodiging")
    first, second = send(mailed, "uitnodiging", shown), send(mailed, "uitnodiging", shown)

    assert (first.status_code, second.status_code) == (200, 409)
    assert mail_server.got() == {JAN: 1, ELS: 1}


def test_addresses_stand_in_no_page_log_database_or_export_and_go_with_the_round(
    mailed, mail_server, tmp_path, caplog
):
    caplog.set_level(logging.DEBUG)
    pages = [mailed.staff.get(f"{mailed.path}/mail").text, preview(mailed, "uitnodiging")]
    pages.append(send(mailed, "uitnodiging").text)
    extensions = mailed.app.extensions
    assert export_study(extensions["database"], "zwolle", tmp_path / "uit") == []
    exported = b"".join(one.read_bytes() for one in (tmp_path / "uit").rglob("*") if one.is_file())
    with reading(extensions["contacts"]) as connection:
        rows = [bytes(one) for one in connection.execute(select(reader_addresses.c.address)).scalars()]
    mailed.post("sluit")

    for address in (JAN, ELS):
        assert not any(address in page for page in pages)
        assert address not in caplog.text
        assert address.encode() not in exported + b"".join(rows)
    assert "j•••@g•••.example" in pages[0]
    assert len(rows) == 2
    with reading(extensions["contacts"]) as connection:
        assert connection.execute(select(reader_addresses)).all() == []
        assert len(connection.execute(select(reader_messages)).all()) == 2
    assert addresses(mailed, **{"adres-1": JAN}).status_code == 409


@ONE_DATABASE
def test_a_round_opens_when_its_readers_are_reached_by_mail(new_round, mail_server):
    held = new_round()
    held.add_readers("directeur")
    held.release("directeur", "bevinding:wb1")
    refused = held.post("open")
    addresses(held, **{"adres-1": JAN})
    early = send(held, "uitnodiging", lezer=["1"])
    held.open()

    assert (refused.status_code, early.status_code) == (422, 409)
    assert send(held, "uitnodiging").status_code == 200
    assert mail_server.got() == {JAN: 1}


@ONE_DATABASE
def test_what_is_no_address_is_said_and_the_others_are_kept_and_one_can_be_taken_away(held, new_round):
    wrong = addresses(held, **{"adres-1": "jan\r\nBcc: iemand@elders.nl", "adres-2": ELS, "adres-9": JAN})
    page = held.staff.get(f"{held.path}/mail").text
    addresses(held, **{"weg-2": "ja"})
    other = new_round()
    other.add_readers("directeur")
    addresses(other, **{"adres-1": JAN})
    other.staff.post(f"{other.path}/lezers/1/weg")
    other.add_readers("directeur")

    assert wrong.status_code == 422
    assert "teamleider wijkteam" in wrong.text
    assert "elders.nl" not in wrong.text
    assert ("e•••@g•••.example" in page, "j•••@" in page) == (True, False)
    assert "•••" not in held.staff.get(f"{held.path}/mail").text
    assert "•••" not in other.staff.get(f"{other.path}/mail").text
    assert held.staff.get(f"{held.path}/mail/code").status_code == 404


@ONE_DATABASE
def test_without_a_mail_server_the_page_says_so_and_nothing_goes(mailed, mail_server):
    shown = preview(mailed, "uitnodiging")
    mailed.app.config["SMTP_URL"] = ""
    answer = send(mailed, "uitnodiging", shown)

    assert answer.status_code == 503
    assert "nog geen mailserver ingesteld" in answer.text
    assert mail_server.mails == []
