"""A parent at the questionnaire: nothing lost, nothing kept unseen, always a plain sentence."""

import html
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from survey_app.domain.invitation import form_key, hash_token
from survey_app.storage.database import reading, writing
from survey_app.storage.study_folder import load_study, read_study
from survey_app.storage.tables import invitations, page_saves, responses, submissions

STUDY = """
kind: study
id: proef
languages: [nl]
title: {nl: Proef}
organisation: Rekenkamer
purpose: {nl: Proef}
legal_ground: {nl: Geen}
contact: {nl: "Bel 038 000 00 00"}
retention: {nl: Een jaar}
threshold: 10
perspectieven:
  - {id: ouder, label: {nl: Ouder}}
instruments: {ouder: ouder}
codebooks: [casusonderzoek, open_vragen]
"""
FIRST = "/v/link/p/voor_de_hulp_1"


@pytest.fixture
def engine(app, tmp_path):
    folder = tmp_path / "proef"
    folder.mkdir()
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    (folder / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
    engine = app.extensions["database"]
    assert load_study(engine, folder, date.today()) == []
    person = {"study": "proef", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    tokens = [
        {**person, "token_hash": hash_token(token), "made_on": date.today()} for token in ("link", "ander")
    ]
    with writing(engine) as connection:
        connection.execute(insert(invitations), tokens)
    return engine


@pytest.fixture
def parent(engine, client, app):
    """Someone with a link, and what they can do with it."""
    return Parent(client, form_key(app.config["SECRET_KEY"], "link"))


class Parent:
    def __init__(self, client, key):
        self.client, self.key = client, key

    def begin(self):
        return self.client.post(
            "/v/link", data={"sleutel": self.key, "toestemming": "ja", "leeftijd": "jonger_dan_12"}
        )

    def save(self, address=FIRST, revision=0, **answers):
        fields = {name.replace("__", "."): text for name, text in answers.items()}
        return self.client.post(address, data={"sleutel": self.key, "revisie": str(revision), **fields})

    def fill_in_everything(self):
        """The last option of every question, whatever page comes next; the address where it ends."""
        answer = self.begin()
        while "/p/" in answer.location:
            page = self.client.get(answer.location).text
            fields = dict(re.findall(r'type="(?:hidden|radio)" name="([^"]+)" value="([^"]*)"', page))
            answer = self.client.post(answer.location, data=fields)
        return answer.location

    def send(self):
        return self.client.post("/v/link/controleren", data={"sleutel": self.key})


def rows(engine, table):
    with reading(engine) as connection:
        return connection.execute(select(table)).all()


def text_of(page):
    """What a person reads on the page."""
    body = page.text.split("<main", 1)[1].split(">", 1)[1]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def title_of(page):
    return re.search(r"<title>(.*?)</title>", page.text).group(1)


def test_opening_the_link_keeps_nothing_and_sets_no_cookie(parent, engine):
    for _ in range(3):
        page = parent.client.get("/v/link")
        assert page.status_code == 200
        assert "Set-Cookie" not in page.headers
    assert rows(engine, responses) == []


def test_the_start_says_whom_to_ask_and_how_long_answers_are_kept(parent):
    page = text_of(parent.client.get("/v/link"))

    assert "Bel 038 000 00 00" in page
    assert "Een jaar" in page


def test_without_consent_the_questions_stay_closed(parent, engine):
    page = parent.client.post("/v/link", data={"sleutel": parent.key})

    assert page.status_code == 422
    assert "Zet dan een vinkje" in text_of(page)
    assert rows(engine, responses) == []


def test_the_questions_are_asked_step_by_step_until_thank_you(parent, engine):
    assert parent.fill_in_everything() == "/v/link/controleren"
    done = parent.client.get(parent.send().location)

    assert "Dank u wel" in text_of(done)
    assert re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}", text_of(done))
    assert len(rows(engine, submissions)) == 1


def test_the_step_stands_in_the_title_and_on_the_page(parent):
    parent.begin()
    page = parent.client.get(FIRST)

    assert title_of(page).startswith("Stap 1 van 6")
    assert "Stap 1 van 6" in text_of(page)


def test_coming_back_later_continues_where_you_were(parent):
    parent.begin()
    second = parent.save(signalering_tijdig__gebeurd="ja").location

    start = text_of(parent.client.get("/v/link"))
    assert "Uw antwoorden zijn bewaard" in start
    assert start.index("Ga verder") < start.index("geen gevolgen voor de hulp")  # not three screens down
    assert parent.begin().location == second + "?melding=verder"
    assert 'value="ja" checked' in parent.client.get(FIRST).text


def test_going_back_keeps_what_was_typed(parent):
    parent.begin()
    second = parent.save().location
    back = parent.save(second, gemeente_bereikt_gezinnen__gebeurd="nee", terug="1")

    assert back.location == FIRST
    assert 'value="nee" checked' in parent.client.get(second).text


def test_answers_are_shown_once_more_with_a_way_to_change_them(parent):
    parent.fill_in_everything()
    check = parent.client.get("/v/link/controleren")

    assert "Controleer uw antwoorden" in text_of(check)
    assert f'href="{FIRST}#q-signalering_tijdig"' in check.text
    parent.save(FIRST, revision=1, signalering_tijdig__gebeurd="nvt", naar_controle="1")
    assert "Overgeslagen" in text_of(parent.client.get("/v/link/controleren"))


def test_after_sending_the_link_says_thank_you_and_changes_nothing(parent, engine):
    parent.fill_in_everything()
    parent.send()
    before = rows(engine, submissions)

    assert parent.client.get("/v/link", follow_redirects=True).status_code == 200
    again = parent.save(revision=1, signalering_tijdig__gebeurd="nee")
    told = parent.client.get(again.location)
    assert "al verstuurd" in text_of(told)
    assert 'role="alert"' not in told.text  # it is no mistake to come back
    parent.send()
    assert rows(engine, submissions) == before


def test_every_page_after_the_start_has_a_quiet_way_to_wipe_everything(parent):
    """It stood on the start page only, which nobody sees again who does not stop first."""
    end = parent.fill_in_everything()

    for address in (FIRST, end):
        page = parent.client.get(address).text
        assert 'href="/v/link/wissen"' in page.partition("<details")[2]


def test_only_answers_on_the_route_are_sent(parent, engine):
    parent.begin()
    parent.save(
        signalering_tijdig__gebeurd="ja", signalering_tijdig__tevreden="nee", signalering_tijdig__gewenst="ja"
    )
    parent.send()
    sent = {answer.question: answer.value for answer in read_study(engine, "proef").answers}

    assert sent == {"signalering_tijdig.gebeurd": "ja", "signalering_tijdig.tevreden": "nee"}


def test_sending_before_anything_was_answered_leads_to_the_questions(parent, engine):
    parent.begin()

    assert parent.send().location == FIRST
    assert rows(engine, submissions) == []


def test_english_is_complete_and_stays_chosen(parent):
    page = parent.client.get("/v/link?taal=en")

    assert '<html lang="en"' in page.text
    started = parent.client.post(
        "/v/link?taal=en", data={"sleutel": parent.key, "toestemming": "ja", "leeftijd": "jonger_dan_12"}
    )
    assert "taal=en" in started.location
    assert "Next" in text_of(parent.client.get(started.location))


@pytest.mark.parametrize("token", ["onbekend", "a" * 5000, "%00", "☃", "..%2f..", "link%00"])
def test_an_unknown_link_gets_a_plain_sentence(parent, token):
    page = parent.client.get(f"/v/{token}")

    assert page.status_code == 404
    known = "Deze link klopt niet" in text_of(page)
    assert known or "Deze pagina bestaat niet" in text_of(page)
    assert ('href="/meedoen"' in page.text) == known  # who has a code in a letter is not sent away


def test_an_expired_link_gets_a_plain_sentence_and_keeps_what_was_saved(parent, engine):
    parent.begin()
    parent.save(signalering_tijdig__gebeurd="ja")
    with writing(engine) as connection:
        connection.execute(update(invitations).values(expires_on=date.today() - timedelta(days=1)))

    assert "De laatste dag is voorbij" in text_of(parent.client.get("/v/link"))
    assert parent.save(revision=1, signalering_tijdig__gebeurd="nee").status_code == 410
    assert len(rows(engine, page_saves)) == 1


def test_a_forged_form_keeps_nothing_and_loses_nothing(parent, engine):
    parent.begin()
    page = parent.client.post(
        FIRST, data={"signalering_tijdig.gebeurd": "ja", "revisie": "0", "sleutel": "verzonnen"}
    )

    assert page.status_code == 400
    assert "Probeer het nog een keer" in text_of(page)
    assert 'value="ja" checked' in page.text
    assert rows(engine, page_saves) == []


def test_a_form_of_someone_else_is_refused(parent, app):
    parent.begin()
    parent.key = form_key(app.config["SECRET_KEY"], "ander")

    assert parent.save(signalering_tijdig__gebeurd="ja").status_code == 400


def test_a_page_off_the_route_leads_back_to_where_you_were(parent):
    parent.begin()

    for answer in (parent.client.get("/v/link/p/bestaat_niet"), parent.save("/v/link/p/bestaat_niet", x="y")):
        assert answer.location.startswith(FIRST)
        assert "hoeft u niet te beantwoorden" in text_of(parent.client.get(answer.location))


def test_questions_before_consent_lead_to_the_start(parent):
    for answer in (parent.client.get(FIRST), parent.save(signalering_tijdig__gebeurd="ja")):
        assert "U bent nog niet begonnen" in text_of(parent.client.get(answer.location))


def test_a_double_click_saves_once(parent, engine):
    parent.begin()
    first = parent.save(signalering_tijdig__gebeurd="ja")
    second = parent.save(signalering_tijdig__gebeurd="ja")

    assert first.location == second.location
    assert len(rows(engine, page_saves)) == 1


@pytest.mark.parametrize("revision", ["", "-1", "1e9", "٣", "9" * 400, "\x00", "0 OR 1"])
def test_a_nonsense_revision_overwrites_nothing(parent, engine, revision):
    parent.begin()
    parent.save(signalering_tijdig__gebeurd="ja")

    assert parent.save(revision=revision, signalering_tijdig__gebeurd="nee").status_code == 409
    assert len(rows(engine, page_saves)) == 1


def test_an_answer_that_is_no_option_gets_a_sentence_with_a_link_to_the_question(parent, engine):
    parent.begin()
    page = parent.save(signalering_tijdig__gebeurd="<script>")

    assert page.status_code == 422
    assert "Kies een van de antwoorden" in text_of(page)
    assert 'href="#v-signalering_tijdig.gebeurd"' in page.text
    assert "<script>" not in page.text
    assert rows(engine, page_saves) == []


def to_open_questions(parent):
    """Goes to the page with the open questions, and gives its address."""
    parent.begin()
    parent.fill_in_everything()
    check = parent.client.get("/v/link/controleren").text
    return re.findall(r'href="(/v/link/p/[^"]+)"', check)[-1]


def test_a_megabyte_of_text_gets_a_sentence_and_is_shown_again_whole(parent):
    address = to_open_questions(parent)
    text = "Het was zwaar. " * 70_000
    page = parent.save(address, revision=99, open_kwaliteit=text)

    assert page.status_code == 422
    assert "te lang" in text_of(page)
    assert text.strip() in page.text


@pytest.mark.parametrize(
    "text",
    ["Goed 👨‍👩‍👧", "مرحبا بالعالم", "a\x00b", "<b>&\"'", "x' OR 1=1 --", "é" * 100, "\u202eomgekeerd"],
)
def test_any_text_is_kept_and_shown_as_text(parent, engine, text):
    address = to_open_questions(parent)
    last = max(row.revision for row in rows(engine, page_saves))
    assert parent.save(address, revision=last, open_kwaliteit=text).status_code == 303
    kept = rows(engine, page_saves)[-1].answers["open_kwaliteit"]

    assert kept == text.replace("\x00", "")
    assert html.escape(kept, quote=False) in parent.client.get(address).text.replace("&#34;", '"').replace(
        "&#39;", "'"
    )


def test_a_form_of_many_megabytes_gets_a_sentence(parent):
    parent.begin()
    page = parent.client.post(FIRST, data={"sleutel": parent.key, "x": "a" * 17_000_000})

    assert page.status_code == 413
    assert "te veel tekst" in text_of(page)


def test_no_page_is_larger_than_15_kilobytes(parent):
    answer = parent.begin()
    while "/p/" in answer.location:
        page = parent.client.get(answer.location)
        assert len(page.data) < 15_000
        answer = parent.save(answer.location, revision=0)


def test_every_page_guards_itself_with_headers(parent):
    for address in ("/v/link", "/v/onbekend", "/niets", FIRST):
        headers = parent.client.get(address).headers
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in headers


def test_no_page_has_inline_script_or_style(parent):
    parent.begin()
    for address in ("/v/link", FIRST, "/v/link/controleren"):
        page = parent.client.get(address).text
        assert not re.search(r"<script(?! src)|<style| style=| on\w+=", page)


def test_the_log_holds_no_answers_and_no_link(parent, engine, caplog, monkeypatch):
    from sqlalchemy.exc import OperationalError

    from survey_app.storage.responses import SqlResponses

    def fail(*_):
        raise OperationalError("INSERT geheim", {"answers": "geheim"}, RuntimeError("geheim"))

    parent.begin()
    monkeypatch.setattr(SqlResponses, "add_save", fail)
    page = parent.save(signalering_tijdig__gebeurd="ja")

    assert page.status_code == 503
    assert "Wat u invulde, is niet weg" in text_of(page)
    assert "geheim" not in caplog.text
    assert "link" not in caplog.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.one_of(
            st.sampled_from(["sleutel", "revisie", "terug", "signalering_tijdig.gebeurd"]),
            st.text(max_size=20),
        ),
        st.text(max_size=50),
        max_size=6,
    ),
    address=st.sampled_from(
        ["/v/link", FIRST, "/v/link/controleren", "/v/link/klaar", "/v/ander", "/v/link/p/%00"]
    ),
)
def test_no_form_of_any_kind_ends_in_an_error(parent, fields, address):
    fields = {
        name.encode("utf-8", "ignore").decode(): text.encode("utf-8", "ignore").decode()
        for name, text in fields.items()
    }
    answer = parent.client.post(address, data=fields)

    assert answer.status_code < 500
