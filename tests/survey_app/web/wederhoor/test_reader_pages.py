"""The audited side: in by link and code, react bit by bit, send once; and what happens when it goes wrong."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from survey_app.storage.study_folder import read_study
from survey_app.storage.wederhoor_tables import wederhoor_attachments, wederhoor_readers, wederhoor_rounds
from survey_app.web.wederhoor import reader_session

DOCX = io.BytesIO()
with zipfile.ZipFile(DOCX, "w") as made:
    made.writestr("word/document.xml", "<x/>")


# What a page says; what a database does with it, the tests beside these and those of its store prove.
ONE_DATABASE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def reactions(held):
    return read_study(held.app.extensions["database"], "zwolle").reactions


def shift_term(held, days):
    """The last day lies so many days from now, as if time went by."""
    until = (date.today() + timedelta(days=days)).isoformat()
    with held.app.extensions["database"].begin() as connection:
        connection.execute(update(wederhoor_rounds).values(until=until))


@ONE_DATABASE
def test_a_link_without_its_code_opens_nothing_and_tells_nothing(held):
    first, second = held.readers
    known, unknown = first.get(), first.browser.get("/wederhoor/bestaat-niet")
    own_address = first.path.encode()
    refused = [
        first.come_in(code).status_code for code in (second.code, "", "23456", "x" * 5000, "%ED%A0%80")
    ]

    assert known.data.replace(own_address, b"/wederhoor/bestaat-niet") == unknown.data
    assert "Zwolle" not in known.text
    assert refused == [422] * 5
    assert first.get().data == known.data
    assert first.get("/passage/1").location == first.path
    assert "Set-Cookie" not in known.headers


@ONE_DATABASE
def test_link_and_code_open_one_cookie_and_no_more(held):
    (cookie,) = held.readers[0].come_in().headers.getlist("Set-Cookie")

    assert cookie.startswith("wederhoor_code=")
    assert {"HttpOnly", "SameSite=Lax", f"Path={held.readers[0].path}"} <= set(cookie.split("; "))
    assert held.readers[0].get().headers.getlist("Set-Cookie") == []


def test_neither_link_nor_code_is_in_the_database(held):
    token = held.readers[0].path.rsplit("/", 1)[1]
    with held.app.extensions["database"].connect() as connection:
        rows = str(connection.execute(select(wederhoor_readers)).all())

    assert token not in rows
    assert held.readers[0].code.replace("-", "") not in rows


def test_a_new_link_and_code_end_what_the_old_ones_opened(held):
    first = held.readers[0]
    first.come_in()
    (again,) = held.ways("1")

    assert first.get("/passage/1").status_code == 303
    assert first.come_in().status_code == 422
    assert again.come_in().status_code == 303
    assert "7 van de 15" in again.get().text


def test_guessing_codes_stops_for_the_place_and_for_the_link(held, monkeypatch):
    monkeypatch.setattr(reader_session, "MOST_A_DAY", 3)
    first, second = held.readers
    wrong = [first.come_in(second.code).status_code for _ in range(4)]

    assert wrong == [422, 422, 422, 429]
    assert first.come_in().status_code == 429  # the right one too, until tomorrow
    held.app.config["MOST_GUESSES"] = 0
    assert second.come_in(first.code).status_code == 429
    assert "Retry-After" in second.come_in().headers


def test_a_reaction_is_saved_bit_by_bit_and_sent_once(held):
    first = held.readers[0]
    first.come_in()
    first.react(tekst="Half")
    html = first.get("/passage/1").text
    refused = first.send()
    first.react(reactie="feit_onjuist", tekst="Heel", voorstel="8 van de 15")
    sent = first.send()
    again = first.react(reactie="akkoord", tekst="Toch niet")

    assert "Half</textarea>" in html
    assert (refused.status_code, sent.status_code, again.status_code) == (422, 303, 409)
    (one,) = reactions(held)
    assert (one.reader, one.remark, one.text, one.late) == (
        "teamleider wijkteam",
        "feit_onjuist",
        "Heel",
        False,
    )
    assert "hebben uw reacties ontvangen: 1" in first.get("/verstuurd").text
    assert "Reageer" not in first.get().text


@ONE_DATABASE
def test_what_was_not_sent_is_seen_by_nobody_of_staff(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="feit_onjuist", tekst="MARK nog niet af")
    pages = ("", "/reacties", "/lezers/1", "/vrijgeven")

    assert all("MARK" not in held.staff.get(held.path + page).text for page in pages)
    assert reactions(held) == ()


def test_after_the_term_a_reaction_is_accepted_and_marked_on_both_sides(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord")
    shift_term(held, -1)
    warned = first.get("/controle").text
    first.send()

    assert "De termijn is voorbij" in warned
    assert reactions(held)[0].late
    assert "(na de termijn)" in first.get().text
    assert "te laat" in held.staff.get(f"{held.path}/reacties").text


@ONE_DATABASE
def test_on_the_last_day_a_reaction_is_in_time(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord")
    shift_term(held, 0)
    first.send()

    assert not reactions(held)[0].late


def test_once_the_round_is_closed_nothing_comes_in(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord")
    check = first.get("/controle").text
    held.post("sluit")
    hidden = dict(re.findall(r'name="(sleutel|stand)" value="([^"]*)"', check))

    assert first.browser.post(f"{first.path}/versturen", data=hidden).status_code == 409
    assert first.react(reactie="akkoord").status_code in (400, 409)
    assert reactions(held) == ()


def test_the_later_of_two_windows_is_told_and_nothing_is_overwritten(held):
    first = held.readers[0]
    first.come_in()
    hidden = dict(re.findall(r'name="(sleutel|revisie)" value="([^"]*)"', first.get("/passage/1").text))
    first.react(reactie="akkoord", tekst="Uit het ene venster")
    late = first.browser.post(f"{first.path}/passage/1", data={**hidden, "tekst": "Uit het andere"})

    assert late.status_code == 409
    assert "Uit het ene venster" in late.text
    assert "Uit het andere</textarea>" in late.text
    assert "Uit het ene venster</textarea>" in first.get("/passage/1").text


def test_sending_what_changed_since_the_check_page_is_refused(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord")
    hidden = dict(re.findall(r'name="(sleutel|stand)" value="([^"]*)"', first.get("/controle").text))
    first.react(reactie="feit_onjuist", tekst="Toch niet akkoord")

    assert first.browser.post(f"{first.path}/versturen", data=hidden).status_code == 409
    assert reactions(held) == ()


@ONE_DATABASE
def test_an_empty_form_is_not_called_a_saved_reaction(held):
    first = held.readers[0]
    first.come_in()

    assert "melding" not in first.react(1, tekst="", reactie="").location
    assert "melding=bewaard" in first.react(1, tekst="Half").location


@ONE_DATABASE
def test_who_was_away_too_long_types_the_code_again_and_loses_nothing(held):
    first = held.readers[0]
    first.come_in()
    page = f"{first.path}/passage/1"
    first.browser.delete_cookie("wederhoor_code", path=first.path)
    asked = first.browser.post(page, data={"tekst": "Lang verhaal", "reactie": "akkoord", "revisie": "0"})
    carried = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked.text))

    assert asked.status_code == 403
    assert first.browser.post(page, data={**carried, "code": first.code}).status_code == 303
    assert "Lang verhaal</textarea>" in first.get("/passage/1").text


@ONE_DATABASE
def test_a_form_from_elsewhere_is_refused(held):
    first = held.readers[0]
    first.come_in()
    forged = first.browser.post(f"{first.path}/passage/1", data={"tekst": "Nep", "revisie": "0"})

    assert forged.status_code == 400
    assert first.browser.post(f"{first.path}/versturen", data={"stand": "0"}).status_code == 400
    assert "Nep" not in first.get("/passage/1").text


FILES = (
    ("brief.pdf", b"MZ\x90 a program", 422),
    ("pagina.html", b"<script>alert(1)</script>", 422),
    ("brief.docx", b"PK\x03\x04 half a zip", 422),
    ("leeg.pdf", b"", 422),
    ("Brief.DOCX", DOCX.getvalue(), 303),
)


@ONE_DATABASE
def test_a_file_is_what_its_content_says_and_a_refused_one_takes_no_words_along(held):
    first = held.readers[0]
    first.come_in()
    for number, (name, content, status) in enumerate(FILES):
        fields = {"tekst": f"Zie bijlage {number}", "bestand": (io.BytesIO(content), name)}
        assert first.react(reactie="feit_onjuist", **fields).status_code == status, name
        assert f"Zie bijlage {number}</textarea>" in first.get("/passage/1").text


def test_a_file_goes_to_staff_as_a_download_and_to_nobody_else(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord", bestand=(io.BytesIO(DOCX.getvalue()), "Jan Jansen.docx"))
    first.send()
    page = f"{held.path}/bijlage/{reactions(held)[0].attachment}"
    download = held.staff.get(page)

    assert download.data == DOCX.getvalue()
    assert "Jan" not in download.headers["Content-Disposition"]
    assert download.headers["Content-Disposition"].startswith("attachment")
    assert download.headers["X-Content-Type-Options"] == "nosniff"
    assert first.browser.get(page).status_code == 303  # to the log-in page of staff
    assert held.staff.get(f"{held.path}/bijlage/study.yaml").status_code == 404


def test_a_file_that_was_replaced_or_taken_away_is_kept_nowhere(held):
    first = held.readers[0]
    first.come_in()
    first.react(reactie="akkoord", bestand=(io.BytesIO(b"%PDF-1"), "een.pdf"))
    first.react(reactie="akkoord", bestand=(io.BytesIO(b"\x89PNG\r\n\x1a\n"), "twee.png"))
    html = first.get("/passage/1").text
    first.react(reactie="akkoord", bijlage_weg="ja")
    with held.app.extensions["database"].connect() as connection:
        kept = connection.execute(select(wederhoor_attachments)).all()

    assert "twee.png" in html
    assert "een.pdf" not in html
    assert kept == []


HOSTILE = ("<script>alert(1)</script>", "\x00\x1b[31m", "{{7*7}}", "%(limit)s %s", "=1+1", "‮rtl")


def test_hostile_words_come_out_as_words_or_not_at_all(held):
    first = held.readers[0]
    first.come_in()
    text = "\n".join(HOSTILE)
    first.react(reactie="feit_onjuist", tekst=text, voorstel=text)
    first.send()
    pages = [first.get().text, held.staff.get(f"{held.path}/reacties/p1/1").text]

    assert "\x00" not in reactions(held)[0].text
    assert all("<script>alert" not in page and "{{7*7}}" in page for page in pages)


@ONE_DATABASE
def test_too_much_text_is_told_and_stays_in_the_form(held):
    first = held.readers[0]
    first.come_in()
    answer = first.react(reactie="feit_onjuist", tekst="a" * 10_001)

    assert answer.status_code == 422
    assert "a" * 10_001 in answer.text


@ONE_DATABASE
def test_a_passage_that_was_not_released_is_not_there(held):
    first = held.readers[0]
    first.come_in()

    assert {first.get(f"/passage/{n}").status_code for n in ("0", "2", "-1", "1x", "%00", "²")} == {404}


@ONE_DATABASE
def test_english_stays_english(held):
    first = held.readers[0]
    first.come_in()

    assert "You can respond up to and including" in first.get("?taal=en").text
    assert f"{first.path}/passage/1?taal=en" in first.get("?taal=en").text


@ONE_DATABASE
def test_who_closes_must_type_the_code_again(held):
    first = held.readers[0]
    first.come_in()
    closed = first.browser.post(f"{first.path}/uit")

    assert closed.headers["Set-Cookie"].startswith("wederhoor_code=;")
    assert first.get("/passage/1").status_code == 303
    assert "Set-Cookie" not in first.browser.post(f"{first.path}/uit").headers
