"""A pincode on top of a code: the code alone opens nothing, and the person can always go on or begin anew."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, update
from sqlalchemy.exc import OperationalError

from survey_app.domain.inviting import code_hash, make_code, spoken
from survey_app.domain.inviting.pincodes import MOST_A_DAY
from survey_app.storage import prepared
from survey_app.storage.database import writing
from survey_app.storage.field_tables import code_guesses
from survey_app.storage.pincodes import SqlPincodes
from survey_app.storage.responses import SqlResponses
from survey_app.storage.tables import invitations, metadata, page_saves, responses, submissions
from survey_app.storage.withdrawals import SqlWithdrawals
from survey_app.web import pincode

PIN = "2580"
STORY = "Alleen van mij"
ASKED = "Met deze code is al begonnen. Typ uw pincode om verder te gaan."


@pytest.fixture
def code():
    return make_code()


@pytest.fixture
def letter(small_study, code):
    """Someone with a letter, who did nothing yet."""
    return small_study.respondent(code)


def begin(letter, **fields):
    return letter.post(toestemming="ja", leeftijd="jonger_dan_12", **fields)


def further(letter, answer, respondent_of):
    """The same person at the address where the pincode led."""
    return respondent_of(letter.app, answer.location.split("/")[2].split("?")[0])


@pytest.fixture
def pinned(letter, respondent_of):
    """Someone who began with a pincode and saved a page."""
    person = further(letter, begin(letter, pincode=PIN), respondent_of)
    person.save("drie", verhaal=STORY)
    return person


def open_with(letter, typed):
    return letter.post("/pincode", pincode=typed)


def dump(study) -> str:
    with study.engine.connect() as connection:
        tables = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    return repr(tables)


# ---- choosing one ----------------------------------------------------------------------------------------


def test_the_start_page_asks_it_of_who_came_by_a_code_and_of_nobody_else(letter, small_study, text_of):
    for _ in range(2):  # the second one is a page that was ready
        assert "Kies een pincode (hoeft niet)" in text_of(letter.get())
        assert "Kiest u geen pincode? Iemand met uw brief of code kan dan zien" in text_of(letter.get())
    by_link = small_study.respondent("link")
    for _ in range(2):
        assert "pincode" not in by_link.get().text
    assert 'inputmode="numeric" autocomplete="off"' in letter.get().text


def test_with_a_link_of_128_bits_a_pincode_in_the_form_does_nothing(small_study):
    by_link = small_study.respondent("link")

    assert begin(by_link, pincode=PIN).location == "/v/link/p/een"
    assert small_study.rows(invitations)[0].code_hash is None


def test_without_a_pincode_everything_is_as_it_was(letter, code):
    assert begin(letter, pincode="").location == f"/v/{code}/p/een"
    assert letter.get("een").status_code == 200


def test_with_a_pincode_the_person_goes_on_elsewhere_and_the_code_opens_nothing(
    letter, pinned, small_study, text_of
):
    assert pinned.token != letter.token
    assert STORY in pinned.get("drie").text
    assert ASKED in text_of(letter.get())
    assert STORY not in letter.get().text
    for place in ("een", "drie", "/controleren", "/klaar", "/wissen"):
        assert letter.get(place).location == f"/v/{letter.token}"
        assert letter.post(place, verhaal="Van een ander").status_code in (303, 405)
    assert small_study.kept() == [("drie", {"verhaal": STORY})]


def test_the_pages_that_hold_nothing_of_anyone_stay_open_by_the_code(letter, pinned, text_of):
    assert letter.get("/privacy").status_code == 200
    assert STORY not in letter.get("/privacy").text


def test_nothing_is_kept_of_the_pincode(letter, respondent_of, small_study, caplog):
    answer = begin(letter, pincode="730194")
    further(letter, answer, respondent_of).get("een")
    open_with(letter, "730194")
    open_with(letter, "918273")

    for place in (answer.location, dump(small_study), caplog.text):
        assert "730194" not in place
        assert "918273" not in place


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12", "Een pincode heeft 4, 5 of 6 cijfers"),
        ("geheim", "Een pincode heeft 4, 5 of 6 cijfers"),
        ("73\x0091", "Een pincode heeft 4, 5 of 6 cijfers"),
        ("7391" * 20_000, "Een pincode heeft 4, 5 of 6 cijfers"),
        ("1234", "makkelijk te raden"),
    ],
)
def test_what_is_no_good_pincode_is_told_and_nothing_begins(letter, small_study, text_of, typed, sentence):
    answer = begin(letter, pincode=typed)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert 'value="' not in re.search(r'<input[^>]* id="pincode"[^>]*>', answer.text)[0]
    assert typed not in text_of(answer)
    assert 'href="#pincode"' in answer.text
    assert small_study.rows(responses) == []


def test_a_pincode_with_another_mistake_is_asked_again_and_never_shown(letter, small_study, text_of):
    answer = letter.post(pincode="7391")

    assert answer.status_code == 422
    assert "Typ uw pincode nog een keer" in text_of(answer)
    assert "7391" not in answer.text
    assert small_study.rows(responses) == []


def test_when_the_database_does_not_answer_the_pincode_is_in_no_page(letter, monkeypatch):
    def fail(*_):
        raise OperationalError("", {}, Exception("gone"))

    monkeypatch.setattr("survey_app.web.respond.respond.begin", fail)
    answer = begin(letter, pincode="7391")

    assert answer.status_code == 503
    assert "7391" not in answer.text


# ---- twice at once ---------------------------------------------------------------------------------------


def test_a_double_click_leads_to_the_same_place(letter, small_study):
    first, second = begin(letter, pincode=PIN), begin(letter, pincode=PIN)

    assert first.status_code == second.status_code == 303
    assert second.location.split("/")[2] == first.location.split("/")[2]
    assert len(small_study.rows(responses)) == 1


def test_two_who_begin_at_the_very_same_moment_are_not_locked_out(small_study, code, respondent_of):
    small_study.invite(code)
    together = threading.Barrier(2)

    def click(_):
        person = respondent_of(small_study.app, code)
        person.get()
        together.wait()
        return begin(person, pincode=PIN).location

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(click, range(2))

    token = small_study.app.test_client().get(one).request.path.split("/")[2]
    assert {one.split("/")[2], other.split("/")[2]} == {token}
    assert len(small_study.rows(responses)) == 1


def test_who_read_the_start_page_just_before_another_tab_began_with_the_same_pincode_goes_on(
    letter, small_study, monkeypatch
):
    seen = SqlResponses(small_study.engine).find(code_hash("for-the-tests-only", letter.token))
    monkeypatch.setattr("survey_app.web.respond._open", lambda _token: seen)
    first, second = begin(letter, pincode=PIN), begin(letter, pincode=PIN)

    assert second.status_code == 303
    assert second.location == first.location


def test_who_chose_another_pincode_at_that_moment_is_asked_for_the_one_that_counts(
    letter, small_study, monkeypatch, text_of
):
    with monkeypatch.context() as patch:
        seen = SqlResponses(small_study.engine).find(code_hash("for-the-tests-only", letter.token))
        patch.setattr("survey_app.web.respond._open", lambda _token: seen)
        begin(letter, pincode=PIN)
        answers = begin(letter, pincode="7391"), begin(letter)

    for answer in answers:
        assert ASKED in text_of(letter.client.get(answer.location))
    assert len(small_study.rows(responses)) == 1


def test_a_pincode_chosen_after_the_other_tab_began_without_is_said_not_to_work(letter, text_of):
    begin(letter)
    answer = begin(letter, pincode=PIN)

    assert answer.status_code == 409
    assert "De pincode die u net koos, werkt niet" in text_of(answer)
    assert letter.get("een").status_code == 200


def test_a_second_tab_without_or_with_another_pincode_gets_nothing(letter, pinned, text_of):
    assert begin(letter).location == letter.address()
    assert ASKED in text_of(letter.get())
    assert "Deze pincode klopt niet" in text_of(begin(letter, pincode="7391"))


# ---- coming back -----------------------------------------------------------------------------------------


def test_with_code_and_pincode_the_person_is_where_they_were(letter, pinned):
    assert letter.client.post("/meedoen", data={"code": spoken(letter.token)}).location == letter.address()
    for typed in (PIN, "25 80", "٢٥٨٠"):
        assert open_with(letter, typed).location == f"/v/{pinned.token}"


def test_a_language_goes_along(pinned, letter, respondent_of):
    english = respondent_of(letter.app, letter.token, "en")

    assert "Type your PIN" in english.get().text
    assert open_with(english, PIN).location == f"/v/{pinned.token}?taal=en"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=12), st.from_regex(r"[0-9]{4,6}", fullmatch=True)))
def test_a_wrong_pincode_never_opens(letter, pinned, typed):
    if pincode.tidy_pincode(typed) == PIN:
        return
    answer = letter.post("/pincode", pincode=typed.encode("utf-8", "surrogatepass"))

    assert answer.status_code in (422, 429)
    assert pinned.token not in answer.text
    assert STORY not in answer.text


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "\ud800", "2580\x00", "0" * 200_000, "<b>2580</b>", "²⁵⁸⁰"]
)
def test_what_is_no_pincode_gets_a_sentence_and_is_no_guess(letter, pinned, small_study, text_of, typed):
    answer = letter.post("/pincode", pincode=typed.encode("utf-8", "surrogatepass"))

    assert answer.status_code == 422
    assert "Typ uw pincode: 4, 5 of 6 cijfers" in text_of(answer)
    assert len(answer.data) < 15_000
    assert small_study.rows(code_guesses) == []


def test_after_ten_wrong_pincodes_even_the_right_one_waits_till_tomorrow_wherever_it_comes_from(
    letter, pinned, small_study, monkeypatch, text_of
):
    for number in range(MOST_A_DAY):
        elsewhere = {"REMOTE_ADDR": f"198.51.100.{number}"}
        data = {"sleutel": letter.key, "pincode": f"739{number}"}
        answer = letter.client.post(letter.address("/pincode"), data=data, environ_overrides=elsewhere)
        assert answer.status_code == 422
    answer = open_with(letter, PIN)
    assert answer.status_code == 429
    assert "Morgen kunt u het weer proberen" in text_of(answer)
    assert pinned.get("drie").status_code == 200  # who is in, stays in

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.fromordinal(date.today().toordinal() + 1)

    monkeypatch.setattr(pincode, "date", Tomorrow)
    assert open_with(letter, PIN).location == f"/v/{pinned.token}"


def test_a_right_pincode_is_not_counted(letter, pinned):
    for _ in range(MOST_A_DAY + 2):
        assert open_with(letter, PIN).status_code == 303


def test_wrong_pincodes_count_for_where_they_come_from_too(letter, pinned, small_study):
    small_study.app.config["MOST_GUESSES"] = 2
    answers = [open_with(letter, f"739{number}").status_code for number in range(4)]

    assert answers == [422, 422, 429, 429]
    assert letter.get().status_code == 429


def test_asking_for_a_pincode_tells_no_guesser_whether_a_code_exists(letter, pinned, small_study):
    small_study.app.config["MOST_GUESSES"] = 2
    unknown = make_code()
    answers = [
        letter.client.post(f"/v/{unknown}/{place}").status_code for place in ("pincode", "opnieuw", "pincode")
    ]

    assert answers == [404, 404, 429]


def test_a_forged_form_opens_and_wipes_nothing(letter, pinned, small_study):
    for place in ("/pincode", "/opnieuw"):
        assert letter.client.post(letter.address(place), data={"pincode": PIN}).status_code == 400
    assert small_study.kept() == [("drie", {"verhaal": STORY})]


def test_the_address_of_the_form_leads_back_to_the_start(letter):
    assert letter.get("/pincode").location == letter.address()


# ---- forgotten -------------------------------------------------------------------------------------------


def test_beginning_anew_is_asked_once_more_and_says_what_goes_for_good(letter, pinned, small_study, text_of):
    before = dump(small_study)
    asked = letter.get("/opnieuw"), letter.post("/opnieuw"), letter.post("/opnieuw", zeker="nee")

    for page in asked:
        assert page.status_code == 200
        assert "Wij wissen alles wat met deze code is ingevuld" in text_of(page)
        assert "U kunt dit niet terugdraaien" in text_of(page)
        assert STORY not in page.text
    assert dump(small_study) == before
    assert f'href="{letter.address("/opnieuw")}"' in letter.get().text


def test_who_forgot_it_begins_anew_and_what_was_filled_in_is_gone(letter, pinned, small_study, text_of):
    again = letter.post("/opnieuw", zeker="ja")
    assert "Wat er was ingevuld, is gewist" in text_of(letter.client.get(again.location))

    assert small_study.rows(page_saves) == small_study.rows(responses) == []
    assert STORY not in dump(small_study)
    assert pinned.get("drie").status_code == 404
    assert begin(letter, pincode="7391").status_code == 303
    assert open_with(letter, PIN).status_code == 422
    assert open_with(letter, "7391").status_code == 303


def test_beginning_anew_twice_or_without_a_pincode_wipes_nothing_else(letter, pinned, small_study):
    letter.post("/opnieuw", zeker="ja")
    begin(letter)
    letter.save("drie", verhaal="Daarna")
    letter.post("/opnieuw", zeker="ja")

    assert small_study.kept() == [("drie", {"verhaal": "Daarna"})]


def test_what_was_sent_is_not_wiped_by_the_code_and_shows_nothing(letter, pinned, small_study, text_of):
    for page, answers in (("een", {"rust": "nee"}), ("drie", {"verhaal": STORY})):
        pinned.save(page, **answers)
    assert pinned.send().status_code == 303
    receipt = text_of(pinned.get("/klaar")).split("foto van. ")[1].split(" ")[0]

    answers = [
        letter.get(),
        letter.get("/klaar"),
        letter.post("/opnieuw", zeker="ja"),
        open_with(letter, PIN),
        begin(letter),
    ]
    for answer in (*answers, letter.get("/wissen"), letter.post("/wissen")):
        assert "al verstuurd" in text_of(answer)
        assert STORY not in answer.text
        assert receipt not in answer.text
        assert pinned.token not in answer.text
    assert len(small_study.rows(submissions)) == 1


def test_sending_and_beginning_anew_at_once_leaves_one_of_the_two(letter, pinned, small_study):
    pinned.save("een", rust="nee")
    together = threading.Barrier(2)

    def act(what):
        together.wait()
        return what().status_code

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(act, (pinned.send, lambda: letter.post("/opnieuw", zeker="ja"))))

    assert max(statuses) < 504
    sent, (invitation,) = small_study.rows(submissions), small_study.rows(invitations)
    assert invitation.finished == bool(sent)
    assert (invitation.code_hash is None) == (not sent)
    assert len(small_study.rows(responses)) == len(sent)


def test_beginning_anew_counts_so_that_nobody_wipes_a_list_in_a_minute(small_study, respondent_of):
    small_study.app.config["MOST_GUESSES"] = 2
    codes = [make_code() for _ in range(5)]
    small_study.invite(*codes)
    people = [respondent_of(small_study.app, code) for code in codes]
    for person in people:
        begin(person, pincode=PIN)
    for person in people:
        person.post("/opnieuw", zeker="ja")

    assert len(small_study.rows(responses)) == 2


# ---- what else knows an invitation by its code -----------------------------------------------------------


def test_who_takes_everything_back_by_their_own_link_closes_the_code_too(letter, pinned, text_of):
    assert pinned.post("/wissen").status_code == 200

    for answer in (
        letter.get(),
        open_with(letter, PIN),
        letter.post("/opnieuw", zeker="ja"),
        letter.get("/wissen"),
    ):
        assert answer.status_code == 410
    assert pinned.get().status_code == 410


def test_a_receipt_takes_back_what_was_sent_with_a_pincode(letter, pinned, small_study):
    pinned.save("een", rust="nee")
    pinned.send()
    (row,) = small_study.rows(responses)

    assert SqlWithdrawals(small_study.engine).remove("klein", row.id, date.today())
    assert letter.get().status_code == pinned.get().status_code == 410


def test_after_the_last_day_a_pincode_opens_no_more(letter, pinned, small_study):
    with writing(small_study.engine) as connection:
        connection.execute(update(invitations).values(expires_on=date.today() - timedelta(days=1)))

    assert letter.get().status_code == open_with(letter, PIN).status_code == 410
    assert letter.post("/opnieuw", zeker="ja").status_code == 410
    assert len(small_study.rows(page_saves)) == 1


def test_two_who_begin_anew_at_once_give_the_code_back_once(letter, pinned, small_study):
    found = SqlPincodes(small_study.engine).find(code_hash("for-the-tests-only", letter.token))

    assert [SqlPincodes(small_study.engine).start_over(found) for _ in range(2)] == [True, False]
    assert small_study.rows(invitations)[0].token_hash == code_hash("for-the-tests-only", letter.token)


def test_a_known_link_costs_no_statement_more(letter, pinned, monkeypatch):
    asked: list[str] = []

    @event.listens_for(pinned.app.extensions["database"], "before_cursor_execute")
    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    def note_prepared(cursor, sql, values, execute=prepared.execute):
        asked.append(sql)
        execute(cursor, sql, values)

    monkeypatch.setattr(prepared, "execute", note_prepared)
    pinned.get("drie")
    assert asked
    pinned.app.test_client().get("/v/een-onbekende-link")
    assert not any("code_hash =" in statement for statement in asked)
    event.remove(pinned.app.extensions["database"], "before_cursor_execute", note)
