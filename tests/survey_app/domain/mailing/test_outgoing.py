"""A message holds what staff wrote, for one person; nothing that anyone writes can change its headers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from instruments.texts import Texts
from survey_app.domain.mailing import staff_sentences as say
from survey_app.domain.mailing.default_texts import DEFAULT_TEXTS
from survey_app.domain.mailing.mail_texts import Filled, MailText, check_text, default_text, filled
from survey_app.domain.mailing.outgoing import Sender, envelope_from, outgoing, read_sender

SENDER = Sender("Rekenkamer Zwolle", "onderzoek@voorbeeld.nl", "vragen@voorbeeld.nl", "retour@voorbeeld.nl")
ENVELOPE = "0123456789abcdef0123456789abcdef"
LINK, OPT_OUT = "https://wederhoor.example/v/" + "t" * 22, "https://wederhoor.example/afmelden/" + "o" * 22
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HEADERS = {
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
}


def made(text, to="jan@elders.nl", sender=SENDER, opt_out=OPT_OUT):
    return outgoing(sender, to, text, "nl", ENVELOPE, opt_out, NOW)


def parsed(message):
    return message_from_bytes(message.content, policy=default)


def test_a_message_says_who_it_is_from_and_how_to_get_no_more():
    message = made(Filled("Vragenlijst", f"Dag,\n{LINK}\n"))
    read = parsed(message)

    assert (message.envelope_from, message.to) == (f"retour+{ENVELOPE}@voorbeeld.nl", "jan@elders.nl")
    assert read["From"] == "Rekenkamer Zwolle <onderzoek@voorbeeld.nl>"
    assert (read["To"], read["Reply-To"]) == ("jan@elders.nl", "vragen@voorbeeld.nl")
    assert read["List-Unsubscribe"] == f"<{OPT_OUT}>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (read["Auto-Submitted"], read["Content-Language"]) == ("auto-generated", "nl")
    assert read["Message-ID"] == f"<{ENVELOPE}@voorbeeld.nl>"
    assert read.get_content_type() == "text/plain"
    assert read.get_content().replace("\r\n", "\n") == f"Dag,\n{LINK}\n"


def test_the_way_out_stands_unbroken_in_the_raw_headers():
    lines = made(Filled("Vragenlijst", "tekst")).content.split(b"\r\n")

    assert f"List-Unsubscribe: <{OPT_OUT}>".encode() in lines
    assert f"Message-ID: <{ENVELOPE}@voorbeeld.nl>".encode() in lines


def test_one_click_is_promised_over_https_only():
    assert (
        parsed(made(Filled("x", "y"), opt_out="http://127.0.0.1/afmelden/x"))["List-Unsubscribe-Post"] is None
    )


HOSTILE = st.text(max_size=60) | st.just("x\r\nBcc: alle@elders.nl\r\n\r\nnieuw bericht")


@given(HOSTILE, HOSTILE, HOSTILE)
@example("\u2028Bcc: a@b.nl", "\x85Bcc: a@b.nl", "=?utf-8?q?=0D=0ABcc:_a=40b.nl?=")
@example("\ud800", "\0", "\x0b\x0cBcc: a@b.nl")
@example("é" * 300, "a" * 3000, "x")
def test_no_subject_name_or_title_makes_a_header(subject, name, body):
    sender = replaced(name)
    message = made(Filled(subject, body.encode("utf-8", "replace").decode()), sender=sender)
    read = parsed(message)

    assert set(read.keys()) <= HEADERS
    assert read["To"] == "jan@elders.nl"
    assert len(read["From"].addresses) == 1
    assert max(len(line) for line in message.content.split(b"\r\n")) < 400
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?[^ \r\n]*\?=", message.content))


def replaced(name):
    found = read_sender(f'"{name}" <onderzoek@voorbeeld.nl>', "", "")
    return found or SENDER._replace(name=" ".join(name.encode("utf-8", "replace").decode().split())[:200])


@pytest.mark.parametrize("to", ["jan@elders.nl\r\nBcc: a@b.nl", "a@b.nl, c@d.nl", "", "jan"])
def test_a_hostile_address_is_refused_without_saying_it(to):
    with pytest.raises(ValueError, match=r"^not an e-mail address$"):
        made(Filled("x", "y"), to=to)


@pytest.mark.parametrize(
    "wrong", [("", "", ""), ("geen", "", ""), ("a@b.nl", "geen", ""), ("a@b.nl", "", "x y")]
)
def test_settings_that_are_no_addresses_give_no_sender(wrong):
    assert read_sender(*wrong) is None


def test_a_sender_may_have_a_domain_in_any_script():
    found = read_sender("Stadt <post@münchen.de>", "", "zurück@münchen.de")

    assert found is None  # servers send what could not be delivered to a name that few accept
    assert read_sender("Stadt <post@münchen.de>", "a@münchen.de", "b@münchen.de") == Sender(
        "Stadt", "post@xn--mnchen-3ya.de", "a@xn--mnchen-3ya.de", "b@xn--mnchen-3ya.de"
    )


def test_without_an_address_for_bounces_they_come_back_to_the_sender():
    assert envelope_from(SENDER._replace(bounces=""), ENVELOPE) == "onderzoek@voorbeeld.nl"


@pytest.mark.parametrize("key", DEFAULT_TEXTS, ids=str)
def test_the_words_a_study_starts_with_are_right(zwolle, key):
    text = default_text(*key)

    assert not isinstance(check_text(*text), tuple) or isinstance(check_text(*text), MailText)
    result = filled(text, zwolle.study, key[0], LINK, OPT_OUT, date(2026, 12, 31))
    assert LINK in result.body.splitlines()
    assert result.body.rstrip().endswith(OPT_OUT)
    assert "{" not in result.subject + result.body
    assert "2026" in result.body


def test_without_a_last_day_no_line_speaks_of_it(zwolle):
    result = filled(default_text("nl", "uitnodiging"), zwolle.study, "nl", LINK, OPT_OUT, None)

    assert "tot en met" not in result.body
    assert LINK in result.body


def test_the_link_is_never_lost_with_the_line_of_the_last_day():
    (mistake,) = check_text("x", "Open {link} tot en met {laatste_dag}.")

    assert mistake.message == say.LINK_WITH_DAY


@pytest.mark.parametrize(
    ("subject", "body", "message"),
    [
        ("", "{link}", say.NO_SUBJECT),
        ("x" * 121, "{link}", say.TOO_LONG),
        ("x", "geen", say.NO_LINK),
        ("x", "{link}" + "x" * 5000, say.TOO_LONG),
        ("x", "{link} {naam}", say.UNKNOWN_PLACEHOLDER),
        ("x", "{link} {link.__class__}", say.UNKNOWN_PLACEHOLDER),
        ("x", "{link} {{link}}", say.UNKNOWN_PLACEHOLDER),
        ("x", "{link} {", say.UNKNOWN_PLACEHOLDER),
        ("x {link}", "{link}", say.UNKNOWN_PLACEHOLDER),
        ("x {0}", "{link}", say.UNKNOWN_PLACEHOLDER),
    ],
)
def test_a_text_that_can_not_go_out_is_refused(subject, body, message):
    assert [mistake.message for mistake in check_text(subject, body)] == [message]


def test_a_title_that_looks_like_a_placeholder_stays_a_title(zwolle):
    study = replace(zwolle.study, title=Texts.of(nl="{link}\r\nBcc: x"), organisation="{contact}")
    text = check_text("{onderzoek}", "{organisatie}\n{link}")

    result = filled(text, study, "nl", LINK, OPT_OUT, None)

    assert result.subject == "{link} Bcc: x"
    assert result.body.startswith(f"{{contact}}\n{LINK}\n")


@given(st.text(max_size=80), st.text(max_size=200))
def test_whatever_staff_type_is_refused_or_can_be_filled_in(zwolle, subject, body):
    text = check_text(subject, "{link}\n" + body)

    if isinstance(text, MailText):
        result = filled(text, zwolle.study, "nl", LINK, OPT_OUT, None)
        assert LINK in made(result).content.replace(b"=\r\n", b"").decode()
