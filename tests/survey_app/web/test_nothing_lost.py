"""What happens to a tired parent: another device, the back button, two tabs, no network. Nothing is lost."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from sqlalchemy import event, update
from sqlalchemy.exc import OperationalError

from survey_app import create_app
from survey_app.domain.instrument_versions import Decision
from survey_app.domain.invitation import hash_token
from survey_app.domain.inviting.codes import make_code, spoken
from survey_app.domain.messages import RESUMED, STALE_PAGE
from survey_app.storage import prepared
from survey_app.storage.database import writing
from survey_app.storage.instruments import SqlInstrumentVersions
from survey_app.storage.responses import SqlResponses
from survey_app.storage.study_folder import read_study
from survey_app.storage.tables import invitations, page_saves, responses, submissions
from survey_app.use_cases.publish_instrument import propose, with_decisions
from survey_app.web.language import translator

STORY = "Eerste regel\r\n<b>tweede</b> & \"derde\" 'vierde'"


@pytest.fixture
def parent(small_study):
    """A parent who began."""
    parent = small_study.respondent()
    parent.begin()
    return parent


# ---- another device ----


def test_with_the_same_link_another_device_goes_on_at_the_first_page_that_is_not_saved(
    parent, text_of, respondent_of
):
    parent.save("een", rust="ja")
    phone = respondent_of(parent.app, "link")
    answer = phone.begin()

    assert answer.location.startswith("/v/link/p/twee")
    assert RESUMED in text_of(phone.client.get(answer.location))
    assert 'value="ja" checked' in phone.get("een").text


def test_with_the_code_of_the_letter_another_device_goes_on_however_it_is_typed(
    small_study, respondent_of, text_of
):
    code = make_code()
    small_study.invite(code)
    first = respondent_of(small_study.app, code)
    first.begin()
    first.save("een", rust="ja")
    second = respondent_of(small_study.app, spoken(code).lower())
    answer = second.begin()

    assert answer.location.startswith(f"/v/{second.token}/p/twee")
    assert RESUMED in text_of(second.client.get(answer.location))
    assert len(small_study.rows(responses)) == 1


def test_someone_who_begins_is_not_told_that_they_go_on(small_study):
    assert "melding" not in small_study.respondent().begin().location


def test_another_device_that_did_everything_is_seen_at_once_on_the_first(parent, respondent_of):
    phone = respondent_of(parent.app, "link")
    phone.save("een", rust="nee")
    phone.save("drie", verhaal="Klaar")

    assert parent.begin().location.startswith("/v/link/controleren")


# ---- back, forward, and pages that were open for long ----


def test_an_old_page_that_is_sent_again_is_told_and_changes_nothing(parent, small_study):
    old = parent.form("een")
    parent.post("een", **old, rust="ja")
    parent.save("een", rust="nee")
    again = parent.post("een", **old, rust="ja")

    assert again.status_code == 409
    assert small_study.kept() == [("een", {"rust": "ja"}), ("een", {"rust": "nee"})]


def test_going_back_without_changing_anything_is_not_told_and_keeps_nothing_twice(parent, small_study):
    old = parent.form("een")
    parent.post("een", **old, rust="ja")
    again = parent.post("een", **old, rust="ja")

    assert again.location == "/v/link/p/twee"
    assert len(small_study.kept()) == 1


def test_a_page_that_left_the_route_meanwhile_is_told(parent, text_of, small_study):
    parent.save("een", rust="ja")
    old = parent.form("twee")
    parent.save("een", rust="nee")
    answer = parent.post("twee", **old, cijfer="7")

    assert "hoeft u niet te beantwoorden" in text_of(parent.client.get(answer.location))
    assert [page for page, _ in small_study.kept()] == ["een", "een"]


def test_a_page_that_stood_open_for_three_hours_is_kept(parent, small_study, monkeypatch):
    form, now = parent.form("een"), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3 * 3600)

    assert parent.post("een", **form, rust="ja").status_code == 303
    assert [row.seconds for row in small_study.rows(page_saves)] == [3600]


# ---- double clicks and lost replies ----


def test_a_double_click_on_begin_gives_one_response(small_study):
    parent = small_study.respondent()
    first, second = parent.begin(), parent.begin()

    assert first.location == second.location
    assert len(small_study.rows(responses)) == 1


def test_a_double_click_on_next_saves_once_and_goes_one_page_on(parent, small_study):
    form = parent.form("een")
    first, second = (parent.post("een", **form, rust="ja") for _ in range(2))

    assert first.location == second.location == "/v/link/p/twee"
    assert small_study.kept() == [("een", {"rust": "ja"})]


def test_a_page_whose_reply_got_lost_comes_again_and_is_the_same_save(parent, small_study):
    form = {**parent.form("een"), "rust": "ja"}
    parent.post("een", **form)  # kept, but the reply never arrived
    parent.save("twee", wie=["oma", "team"])  # on another device, meanwhile

    assert parent.post("een", **form).location == "/v/link/p/twee"
    assert small_study.kept() == [("een", {"rust": "ja"}), ("twee", {"wie": "oma team"})]


def test_a_double_click_on_send_sends_once_and_thanks_twice(parent, small_study, text_of):
    parent.save("een", rust="nee")
    parent.save("drie", verhaal="Klaar")
    for answer in (parent.send(), parent.send()):
        assert "Dank u wel" in text_of(parent.client.get(answer.location))
    assert len(small_study.rows(submissions)) == 1
    assert len(small_study.rows(responses)) == 1


# ---- two tabs ----


def filled_in_twice(parent, page="drie", kept=None, typed=None):
    """The page that someone gets who filled it in in two tabs, and saved the second one last."""
    if page != "een":
        parent.save("een", rust="ja")
    first, second = parent.form(page), parent.form(page)
    parent.post(page, **first, **(kept or {"verhaal": "Wat er al stond"}))
    return parent.post(page, **second, **(typed or {"verhaal": STORY}))


def chosen(parent, stale, page, hidden_pairs, choice):
    """Presses one of the two buttons of the page with both versions."""
    fields = {"keuze": choice}
    for name, value in hidden_pairs(stale):
        fields.setdefault(name, []).append(value)
    return parent.client.post(parent.address(page), data=fields)


def test_two_tabs_show_both_versions_and_overwrite_nothing(parent, small_study, text_of):
    stale = filled_in_twice(parent)
    page = text_of(stale)

    assert stale.status_code == 409
    assert STALE_PAGE in page
    assert "Dit stond er al Wat er al stond" in page
    assert "Dit vulde u net in Eerste regel <b>tweede</b> & \"derde\" 'vierde'" in page
    assert small_study.kept()[-1] == ("drie", {"verhaal": "Wat er al stond"})


def test_the_page_with_both_versions_shows_answers_in_words_and_only_where_they_differ(parent, text_of):
    stale = filled_in_twice(
        parent, "twee", {"wie": ["buur", "oma"], "cijfer": "7"}, {"wie": "team", "cijfer": "7"}
    )

    assert "Wie hielp u? Dit stond er al Een buur, Een oma Dit vulde u net in Het team" in text_of(stale)
    assert "Welk cijfer" not in text_of(stale)


def test_an_answer_that_was_taken_away_is_shown_as_skipped(parent, text_of):
    stale = filled_in_twice(parent, "twee", {"cijfer": "7"}, {"wie": "oma"})

    assert "Dit stond er al 7 Dit vulde u net in Overgeslagen" in text_of(stale)
    assert "Dit stond er al Overgeslagen Dit vulde u net in Een oma" in text_of(stale)


def test_who_keeps_what_was_there_changes_nothing_and_is_told(parent, small_study, hidden_pairs, text_of):
    stale, before = filled_in_twice(parent, "een", {"rust": "ja"}, {"rust": "nee"}), small_study.kept()
    answer = chosen(parent, stale, "een", hidden_pairs, "bewaard")

    assert answer.location.startswith("/v/link/p/twee")
    assert "bewaard wat er al stond" in text_of(parent.client.get(answer.location))
    assert small_study.kept() == before


def test_who_uses_what_was_just_typed_keeps_it_to_the_letter_and_is_told(
    parent, small_study, hidden_pairs, text_of
):
    stale = filled_in_twice(parent)
    answer = chosen(parent, stale, "drie", hidden_pairs, "nieuw")

    assert "bewaard wat u net invulde" in text_of(parent.client.get(answer.location))
    assert small_study.kept()[-1] == ("drie", {"verhaal": STORY.replace("\r\n", "\n")})


def test_several_choices_survive_the_page_with_both_versions(parent, small_study, hidden_pairs):
    stale = filled_in_twice(parent, "twee", {"cijfer": "7"}, {"wie": ["buur", "team"], "cijfer": "3"})
    chosen(parent, stale, "twee", hidden_pairs, "nieuw")

    assert small_study.kept()[-1] == ("twee", {"wie": "buur team", "cijfer": "3"})


@pytest.mark.parametrize("choice", ["bewaard", "nieuw", "onzin"])
def test_a_third_version_that_came_meanwhile_is_shown_before_anything_is_kept(
    parent, small_study, hidden_pairs, text_of, choice
):
    stale = filled_in_twice(parent)
    parent.save("drie", verhaal="Een derde versie")
    again = chosen(parent, stale, "drie", hidden_pairs, choice)

    assert again.status_code == 409
    assert "Een derde versie" in text_of(again)
    assert small_study.kept()[-1] == ("drie", {"verhaal": "Een derde versie"})


def test_a_mistake_on_an_old_page_does_not_make_it_a_new_page(parent, small_study, hidden_pairs):
    """The page comes back for its mistake; what was saved elsewhere meanwhile is still unseen."""
    parent.save("een", rust="ja")
    old = parent.form("twee")
    parent.save("twee", cijfer="7")
    mistaken = parent.post("twee", **old, cijfer="elf")
    mended = parent.post("twee", **dict(hidden_pairs(mistaken)), cijfer="8")

    assert mistaken.status_code == 422
    assert mended.status_code == 409
    assert small_study.kept()[-1] == ("twee", {"cijfer": "7"})


def test_another_language_shows_both_versions_in_it_and_chooses_neither(
    parent, small_study, hidden_pairs, text_of
):
    stale = filled_in_twice(parent)
    fields = dict(hidden_pairs(stale)) | {"blijf": "1"}
    again = parent.client.post("/v/link/p/drie?taal=en", data=fields)

    assert again.status_code == 409
    assert "This was already there Wat er al stond" in text_of(again)
    assert "derde" in text_of(again)
    assert small_study.kept()[-1] == ("drie", {"verhaal": "Wat er al stond"})


def test_going_back_from_the_page_with_both_versions_still_goes_back(parent, hidden_pairs):
    parent.save("een", rust="ja")
    old = parent.form("drie")
    parent.save("drie", verhaal="a")
    stale = parent.post("drie", **old, verhaal="b", terug="1")

    assert chosen(parent, stale, "drie", hidden_pairs, "nieuw").location.startswith("/v/link/p/twee")


def test_both_versions_are_shown_in_english_too(small_study, text_of):
    parent = small_study.respondent("engels", "en")
    parent.begin()
    stale = filled_in_twice(parent, "een", {"rust": "ja"}, {"rust": "nee"})

    assert translator("en")(STALE_PAGE) in text_of(stale)
    assert "This was already there There is" in text_of(stale)


# ---- what was typed survives ----


def test_a_wrong_form_key_gives_back_everything_that_was_typed(parent, small_study):
    parent.save("een", rust="ja")
    parent.key = "verlopen"
    page = parent.post("twee", wie=["oma", "team"], cijfer="8")

    assert page.status_code == 400
    for field in ('value="oma" checked', 'value="team" checked', 'value="8"'):
        assert field in page.text
    assert len(small_study.kept()) == 1


@pytest.mark.parametrize("statement", ["find", "add_save"])
def test_a_database_that_is_away_gives_back_the_whole_form_to_send_again(
    parent, small_study, hidden_pairs, monkeypatch, statement
):
    def away(*_):
        raise OperationalError("", {}, RuntimeError())

    parent.save("een", rust="nee")
    form = parent.form("drie")
    with monkeypatch.context() as broken:
        broken.setattr(SqlResponses, statement, away)
        page = parent.post("drie", **form, verhaal=STORY, naar_controle="1")
    fields = dict(hidden_pairs(page))

    assert page.status_code == 503
    assert 'action="/v/link/p/drie"' in page.text
    assert "&lt;b&gt;tweede&lt;/b&gt;" in page.text.split('name="verhaal"', 1)[1]
    assert {**form, "sleutel": parent.key, "naar_controle": "1"} == fields
    parent.post("drie", **{**fields, "verhaal": STORY})
    assert small_study.kept()[-1] == ("drie", {"verhaal": STORY.replace("\r\n", "\n")})


@pytest.mark.parametrize("body", [b"--x\r\n\r\nhi\r\n--x--\r\n", b"a" * 5_000_000])
def test_a_form_that_cannot_be_read_while_the_database_is_away_gets_a_sentence(parent, monkeypatch, body):
    def away(*_):
        raise OperationalError("", {}, RuntimeError())

    monkeypatch.setattr(SqlResponses, "find", away)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}

    assert parent.client.post(parent.address("een"), data=body, headers=kind).status_code == 503


def test_after_the_last_day_what_was_written_can_be_copied(parent, small_study, text_of):
    parent.save("een", rust="nee")
    form = parent.form("drie")
    with writing(small_study.engine) as connection:
        connection.execute(update(invitations).values(expires_on=date.today() - timedelta(days=1)))
    page = parent.post("drie", **form, verhaal="Alles wat ik wilde zeggen")

    assert page.status_code == 410
    assert "De laatste dag is voorbij" in text_of(page)
    assert "Wat wilt u nog zeggen? Alles wat ik wilde zeggen" in text_of(page)
    assert "kopiëren" not in text_of(parent.post("een", rust="ja"))
    assert len(small_study.kept()) == 1


def test_after_sending_what_was_written_in_another_tab_can_be_copied(parent, small_study, text_of):
    parent.save("een", rust="nee")
    form = parent.form("drie")
    parent.post("drie", **form, verhaal="Het eerste")
    parent.send()
    page, same = (parent.post("drie", **form, verhaal=text) for text in ("Het tweede", "Het eerste"))

    assert page.status_code == 409
    assert "al verstuurd" in text_of(page)
    assert "Het tweede" in text_of(page)
    assert same.location == "/v/link/klaar?melding=al_verstuurd"
    assert [row.answers for row in small_study.rows(submissions)] == [
        [["rust", "nee", "1"], ["verhaal", "Het eerste", "1"]]
    ]


def test_a_post_of_eight_megabytes_gets_everything_back(parent, small_study):
    parent.save("een", rust="nee")
    text = "Het was zwaar. " * 550_000
    page = parent.save("drie", verhaal=text)

    assert page.status_code == 422
    assert text.strip() in page.text


# ---- a deploy in the middle ----


@pytest.fixture
def new_server(small_study, settings):
    """`new_server()`: another server, started anew. Its secrets are kept in a file, not made anew."""
    kept = {**settings, "SECRET_KEY": "", "DATABASE_URL": small_study.app.config["DATABASE_URL"]}
    started = []

    def start():
        started.append(create_app(kept))
        return started[-1]

    yield start
    for app in started:
        app.extensions["database"].dispose()


def test_a_new_server_takes_the_page_that_the_old_one_showed(small_study, new_server, respondent_of):
    """A form and a code are worth the same as before."""
    small_study.app, code = new_server(), make_code()
    small_study.invite(code)
    parent = respondent_of(small_study.app, code)
    parent.begin()
    form = parent.form("een")
    parent.client = new_server().test_client()

    assert parent.post("een", **form, rust="ja").location == f"/v/{code}/p/twee"


NEW = {
    "a typo": ("Is er rust?", "Is er nu rust?", "tekst"),
    "another question": ("Is er rust?", "Was er vroeger rust?", ""),
}


@pytest.mark.parametrize("change", NEW)
def test_a_new_version_that_is_published_meanwhile_breaks_nobody_off(small_study, new_server, change):
    """The page was shown by the old server, the version is published, the new server takes the page."""
    small_study.app = new_server()
    parent = small_study.respondent()
    parent.begin()
    form = parent.form("een")
    publish(small_study, *NEW[change])
    old, parent.client = parent.client, new_server().test_client()
    answer = parent.post("een", **form, rust="nee")
    asked = "Is er nu rust?" if change == "a typo" else "Is er rust?"

    assert answer.location == "/v/link/p/drie"
    assert asked in parent.get("een").text
    assert asked in old.get("/v/link/p/een").text  # a server that runs on knows the new version too
    parent.save("drie", verhaal="Klaar")
    assert parent.send().location == "/v/link/klaar"
    assert [row.answers[0][:2] for row in small_study.rows(submissions)] == [["rust", "nee"]]


def test_who_was_reading_the_start_page_when_a_version_was_published_reads_the_new_one(small_study, text_of):
    parent = small_study.respondent()
    store = SqlResponses(small_study.engine)
    seen = store.find(hash_token("link"))
    publish(small_study, *NEW["another question"])

    assert not store.start(seen, "r_oud", date.today())
    parent.begin()
    assert "Was er vroeger rust?" in text_of(parent.get("een"))
    assert [row.version for row in small_study.rows(responses)] == ["2"]


def publish(study, was, becomes, kind):
    """Publishes version 2 of the small questionnaire, with this sentence changed."""
    content = (study.folder / "instruments" / "klein.yaml").read_text(encoding="utf-8")
    content = content.replace(was, becomes).replace('version: "1"', 'version: "2"').encode()
    store = SqlInstrumentVersions(study.engine)
    data = read_study(study.engine, "klein")
    proposed = propose(store, store.frame_hash("klein"), data, "klein", content)
    if kind:
        said = {one.key: Decision(kind, "Een tikfout.") for one in proposed.publication.changes}
        proposed = with_decisions(proposed, said, "Een tikfout.")
    assert not proposed.problems
    assert store.publish("klein", proposed.publication, "anna", date.today())


# ---- how long a page stood open ----


@pytest.mark.parametrize(("passed", "kept"), [(0, 0), (14, 10), (15, 15), (4000, 3600)])
def test_how_long_a_page_stood_open_is_kept_in_steps_of_five_seconds(
    parent, small_study, monkeypatch, passed, kept
):
    monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0)
    form = parent.form("een")
    monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0 + passed)
    parent.post("een", **form, rust="ja")

    assert [row.seconds for row in small_study.rows(page_saves)] == [kept]


@pytest.mark.parametrize("shown", [None, "", "-5", "1e3", "99999999999", "9" * 400, "\x00", "٣"])
def test_nonsense_about_when_a_page_was_shown_counts_as_none(parent, small_study, shown):
    form = {"revisie": "0", "rust": "ja"} | ({"getoond": shown} if shown is not None else {})

    assert parent.post("een", **form).status_code == 303
    assert [row.seconds for row in small_study.rows(page_saves)] == [None]


def test_a_page_that_comes_back_for_a_mistake_counts_from_when_it_was_first_shown(
    parent, small_study, hidden_pairs, monkeypatch
):
    parent.save("een", rust="ja")
    monkeypatch.setattr(time, "time", lambda: 1_800_000_000.0)
    form = parent.form("twee")
    monkeypatch.setattr(time, "time", lambda: 1_800_000_060.0)
    mistaken = parent.post("twee", **form, cijfer="elf")
    parent.post("twee", **dict(hidden_pairs(mistaken)), cijfer="10")

    assert [row.seconds for row in small_study.rows(page_saves)][-1] == 60


# ---- stopping and another language ----


def test_stopping_keeps_the_page_and_says_so(parent, small_study, text_of):
    answer = parent.save("een", rust="ja", stoppen="1")

    assert "De pagina is bewaard" in text_of(parent.client.get(answer.location))
    assert small_study.kept() == [("een", {"rust": "ja"})]


def test_another_language_keeps_the_page_and_stays_on_it(parent, small_study):
    answer = parent.client.post(
        "/v/link/p/een?taal=en", data={"sleutel": parent.key, "revisie": "0", "rust": "ja", "blijf": "1"}
    )

    assert answer.location == "/v/link/p/een?taal=en"
    assert small_study.kept() == [("een", {"rust": "ja"})]


# ---- how much a page turn costs ----


def test_a_page_turn_asks_the_database_one_thing_and_a_save_one_more(parent, small_study, monkeypatch):
    """Thirty-two parents at once share one database: a statement more a page is a parent less."""
    parent.save("een", rust="ja")  # what a server remembers of a study, it knows from here on
    form, asked = parent.form("twee"), []

    @event.listens_for(small_study.engine, "before_cursor_execute")
    def count(_connection, _cursor, statement, *_):
        asked.append(statement.split()[0])

    def count_prepared(cursor, sql, values, execute=prepared.execute):
        asked.append(sql.split()[0])
        execute(cursor, sql, values)

    monkeypatch.setattr(prepared, "execute", count_prepared)
    parent.get("twee")
    parent.post("twee", **form, cijfer="7")

    assert [word for word in asked if word not in ("BEGIN", "PRAGMA")] == ["SELECT", "SELECT", "INSERT"]
