"""What a mail server answers becomes one word, and only what certainly was not sent may be sent again."""

from __future__ import annotations

import logging

import pytest

from survey_app.domain.mailing.outgoing import Delivery, Outgoing
from survey_app.mail_server import MailServer, read_server_address

MESSAGE = Outgoing("retour@voorbeeld.nl", "jan@elders.nl", b"Subject: dag\r\n\r\n.een punt\r\ntekst\r\n")
SECONDS = 5.0


@pytest.fixture
def sender(mail_server):
    server = MailServer(read_server_address(mail_server.url), SECONDS)
    yield server
    server.close()


def test_a_message_arrives_as_it_was(mail_server, sender):
    assert sender.send(MESSAGE) is Delivery.SENT
    assert sender.send(MESSAGE) is Delivery.SENT

    (first, _second) = mail_server.mails
    assert first[:2] == (MESSAGE.envelope_from, MESSAGE.to)
    assert first[2].replace(b"\r\n..", b"\r\n.") == MESSAGE.content
    assert mail_server.counts["ehlo"] == 1  # one connection for both


@pytest.mark.parametrize(
    ("command", "answer", "outcome"),
    [
        ("rcpt", "550 5.1.1 no such user", Delivery.NO_SUCH_ADDRESS),
        ("rcpt", "553 no such user here", Delivery.NO_SUCH_ADDRESS),
        ("rcpt", "550 5.2.1 mailbox disabled", Delivery.NO_SUCH_ADDRESS),
        ("rcpt", "550 5.7.1 relaying denied", Delivery.REFUSED),
        ("rcpt", "550 relay not permitted", Delivery.REFUSED),
        ("rcpt", "554 go away", Delivery.REFUSED),
        ("rcpt", "552 5.2.2 mailbox full", Delivery.LATER),
        ("rcpt", "450 4.2.0 greylisted", Delivery.LATER),
        ("rcpt", "", Delivery.LATER),
        ("mail", "550 no", Delivery.REFUSED),
        ("mail", "421 too many", Delivery.LATER),
        ("mail", "", Delivery.LATER),
        ("data", "451 later", Delivery.LATER),
        (".", "451 later", Delivery.LATER),
        (".", "554 5.7.1 looks like spam", Delivery.REFUSED),
        (".", "", Delivery.UNSURE),
        ("ehlo", "", Delivery.UNREACHABLE),
    ],
)
def test_every_answer_becomes_one_word_and_the_next_message_goes(
    mail_server, sender, command, answer, outcome
):
    mail_server.before = lambda said, number: answer if (said, number) == (command, 1) else None

    assert sender.send(MESSAGE) is outcome
    assert sender.send(MESSAGE) is Delivery.SENT


def test_a_connection_that_was_lost_between_two_messages_is_made_again(mail_server, sender):
    assert sender.send(MESSAGE) is Delivery.SENT
    mail_server.before = lambda said, number: "" if (said, number) == ("noop", 1) else None

    assert sender.send(MESSAGE) is Delivery.SENT
    assert mail_server.counts["ehlo"] == 2


def test_no_server_is_one_word_too_and_nothing_is_logged(mail_server, caplog):
    caplog.set_level(logging.DEBUG)
    mail_server.server_close()

    assert MailServer(read_server_address(mail_server.url), SECONDS).send(MESSAGE) is Delivery.UNREACHABLE
    assert caplog.records == []


def test_a_secret_is_not_told_to_a_server_elsewhere_without_tls(mail_server, monkeypatch):
    monkeypatch.setattr("survey_app.mail_server._HERE", ())  # as if it stood elsewhere
    address = read_server_address(mail_server.url)._replace(user="jan", secret="geheim")

    assert MailServer(address, SECONDS).send(MESSAGE) is Delivery.UNREACHABLE
    assert mail_server.counts["auth"] == 0
    assert mail_server.mails == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("smtps://jan%40x:ge%3Aheim@mail.voorbeeld.nl", ("mail.voorbeeld.nl", 465, True, "jan@x", "ge:heim")),
        ("smtp://localhost:2525", ("localhost", 2525, False, "", "")),
        ("smtp://mail.voorbeeld.nl", ("mail.voorbeeld.nl", 587, False, "", "")),
        ("http://mail.voorbeeld.nl", None),
        ("smtp://mail.voorbeeld.nl:99999", None),
        ("smtp://", None),
        ("mail.voorbeeld.nl", None),
        ("smtp://[", None),
        ("", None),
    ],
)
def test_the_setting_says_where_the_server_is(url, address):
    assert read_server_address(url) == address
