"""A bounce is believed when it says that delivery failed, and of which message; nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.mailing.bounces import read_bounces

ONE, TWO = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"


def report(
    envelope=ONE, action="failed", status="5.1.1", to="retour+{}@voorbeeld.nl", returned="message/rfc822"
):
    return f"""From: MAILER-DAEMON@elders.nl
To: {to.format(envelope)}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Het bericht is niet bezorgd.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elders.nl
Arrival-Date: Fri, 27 Nov 2026 09:00:00 +0100

Final-Recipient: rfc822; jan@elders.nl
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown user

--b
Content-Type: {returned}

From: onderzoek@voorbeeld.nl
Message-ID: <{envelope}@voorbeeld.nl>
Subject: Vragenlijst

tekst
--b--
""".encode()


def test_the_address_it_came_back_to_says_which_message_failed():
    assert read_bounces(report(returned="text/plain")) == (frozenset({ONE}), 0)


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_else_the_message_that_came_back_says_it(returned):
    assert read_bounces(report(to="retour@voorbeeld.nl", returned=returned)).envelopes == {ONE}


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_mailbox_of_many_is_read_whole(ends):
    line = b"From MAILER-DAEMON Fri Nov 27 09:00:00 2026\n"
    box = b"\n".join(line + one for one in (report(ONE), b"Subject: dag\n\nTot morgen.\n", report(TWO)))

    assert read_bounces(box.replace(b"\n", ends)) == (frozenset({ONE, TWO}), 1)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", "", "failed?"])
def test_a_delay_or_a_delivery_is_no_bounce(action):
    assert read_bounces(report(action=action)) == (frozenset(), 1)


def test_an_answer_to_the_envelope_is_no_bounce():
    away = f"To: retour+{ONE}@voorbeeld.nl\nSubject: Afwezig\n\nAction: failed\n"

    assert read_bounces(away.encode()) == (frozenset(), 1)


def test_a_report_about_a_message_that_is_not_ours_names_nothing():
    assert read_bounces(report(envelope="abc")) == (frozenset(), 1)


HOSTILE = [
    b"",
    b"From ",
    b"From x\n" * 50,
    b"\0\xff\xfe" * 100,
    report().replace(b'boundary="b"', b'boundary=""'),
    report().replace(b"message/delivery-status", b"message/delivery-status; charset=nonsense"),
    report().replace(b"To: ", b"To: =?utf-8?b?////?= \xff"),
    b'Content-Type: multipart/mixed; boundary="a"\n\n'
    + b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 3000,
    b"Content-Type: message/rfc822\n\n" * 3000,
    report(returned="text/rfc822-headers").replace(
        b"\n\nFrom: o", b"\nContent-Transfer-Encoding: base64\n\n%%%\nFrom: o"
    ),
]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_is_read_without_harm(raw):
    assert read_bounces(raw).envelopes <= {ONE}


@given(st.binary(max_size=400), st.integers(0, 900))
def test_no_bytes_break_the_reading(noise, place):
    raw = report()

    assert read_bounces(raw[:place] + noise + raw[place:]).envelopes <= {ONE}
    assert read_bounces(noise).envelopes == frozenset()
