"""Consent, receipts, taking answers back, and the cut: what was promised to a parent is what happens."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, insert, select, update

from survey_app.config import contact_secrets
from survey_app.domain.anonymity.links import LinkCut
from survey_app.domain.invitation import form_key, hash_token
from survey_app.storage import bench_tables, tables
from survey_app.storage.contacts import SqlStudyKeys, SqlWishes, Wish
from survey_app.storage.contacts.tables import contacts
from survey_app.storage.database import reading, writing
from survey_app.storage.field_tables import paper_entries
from survey_app.storage.link_cuts import SqlLinkCuts
from survey_app.storage.study_folder import export_study, load_study, read_study
from survey_app.storage.withdrawals import SqlWithdrawals
from survey_app.use_cases.cut_link import cut_link

STUDY = """
kind: study
id: proef
languages: [nl]
title: {{nl: Proef}}
organisation: Rekenkamer
purpose: {{nl: Proef}}
legal_ground: {{nl: Geen}}
contact: {{nl: "Bel 038 000 00 00"}}
retention: {{nl: Een jaar}}
support: {{nl: "Luisterlijn: 088 0767 000"}}
threshold: 10
anonymity: {anonymity}
key_until: "2099-01-31"
perspectieven:
  - {{id: ouder, label: {{nl: Ouder}}}}
instruments: {{ouder: kort}}
codebooks: []
"""
KORT = """
kind: instrument
id: kort
version: "1"
perspectief: ouder
languages: [nl]
minutes: 1
about_child: true
title: {nl: Kort}
intro: {nl: Fijn dat u meedoet.}
consent: {nl: Ik doe mee.}
pages:
  - id: een
    step: een
    title: {nl: Een}
    sensitive: true
    questions:
      - {id: vrij, kind: open, text: {nl: Wat wilt u kwijt?}}
"""
LASTING = "empty"  # each test loads a study of its own
NEW = {"toestemming": "ja", "leeftijd": "jonger_dan_12"}


class Field:
    """A study with a short questionnaire, and people with links."""

    def __init__(self, app: Flask, folder: Path, anonymity: str) -> None:
        (folder / "instruments").mkdir(parents=True)
        (folder / "study.yaml").write_text(STUDY.format(anonymity=anonymity), encoding="utf-8")
        (folder / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
        (folder / "instruments" / "kort.yaml").write_text(KORT, encoding="utf-8")
        self.app, self.engine = app, app.extensions["database"]
        assert load_study(self.engine, folder, date.today()) == []
        self.client: FlaskClient = app.test_client()

    @property
    def keys(self) -> SqlStudyKeys:
        return SqlStudyKeys(self.app.extensions["contacts"], contact_secrets(self.app.config))

    def wishes(self) -> tuple[Wish, ...]:
        return SqlWishes(self.app.extensions["contacts"], self.keys).wishes("proef")

    def invite(self, *tokens: str, **more: object) -> None:
        row = {"study": "proef", "casus": "1", "perspectief": "ouder", "instrument": "kort", "version": "1"}
        row |= {"made_on": date.today(), **more}
        rows = [{**row, "token_hash": hash_token(token)} for token in tokens]
        with writing(self.engine) as connection:
            connection.execute(insert(tables.invitations), rows)

    def post(self, address: str, made_for: str, **fields: str):
        key = form_key(self.app.config["SECRET_KEY"], made_for)
        return self.client.post(address, data={"sleutel": key, **fields})

    def begin(self, token: str, **fields: str):
        return self.post(f"/v/{token}", token, **{**NEW, **fields})

    def answer(self, token: str, text: str, **fields: str):
        return self.post(f"/v/{token}/p/een", token, vrij=text, revisie="0", **fields)

    def send(self, token: str, language: str = "nl", **chosen: str):
        """Presses Versturen as a browser does: with everything the form holds, and what was chosen."""
        address = f"/v/{token}/controleren?taal={language}"
        page = self.client.get(address).text
        fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        return self.client.post(address, data={**fields, **chosen})

    def fill_in(self, token: str, text: str = "Het ging goed.") -> str:
        """The receipt code of someone who did everything."""
        self.begin(token)
        self.answer(token, text)
        sent = self.send(token)
        return receipt(sent.text if sent.status_code == 200 else self.client.get(sent.location).text)

    def rows(self, table) -> list:
        with reading(self.engine) as connection:
            return list(connection.execute(select(table)))


def receipt(page: str) -> str:
    found = re.search(r'class="ontvangstcode">([A-Z2-7]{4}-[A-Z2-7]{4})<', page)
    assert found
    return found[1]


@pytest.fixture
def app(lasting_app):
    """The app on databases that last for this file."""
    return lasting_app


@pytest.fixture
def field(app: Flask, tmp_path: Path) -> Callable[[str], Field]:
    return lambda anonymity="pseudoniem": Field(app, tmp_path / "proef", anonymity)


# ---- consent ---------------------------------------------------------------------------------------------


def test_the_start_page_says_what_no_questionnaire_may_forget(field):
    here = field()
    here.invite("link")
    page = html.unescape(here.client.get("/v/link").text)

    assert "geen gevolgen voor de hulp" in page
    assert "31 januari 2099" in page
    assert "088 0767 000" in page


@pytest.mark.parametrize("chosen", [{}, {"citeren": "ja"}, {"citeren": "nee"}, {"citeren": "misschien"}])
def test_what_is_not_answered_is_no(field, chosen):
    here = field()
    here.invite("link")
    here.begin("link", citeren="ja")  # nobody asks that here any more
    here.answer("link", "Goed.")
    here.send("link", **chosen)

    assert [row.citeren for row in here.rows(tables.responses)] == [
        "ja" if chosen == {"citeren": "ja"} else "nee"
    ]


def test_a_parent_is_asked_the_age_of_the_child_and_the_young_their_own(field):
    here = field()
    here.invite("link")
    page = html.unescape(here.client.get("/v/link").text)

    assert "Hoe oud is uw kind?" in page
    assert "Hoe oud bent u?" not in page


@pytest.mark.parametrize("fields", [{"leeftijd": ""}, {"leeftijd": "18"}, {"toestemming": ""}])
def test_without_leave_nothing_begins(field, fields):
    here = field()
    here.invite("link")
    answer = here.begin("link", **fields)

    assert answer.status_code == 422
    assert "utrecht-alert--error" in answer.text
    assert here.rows(tables.responses) == []


def test_the_age_is_asked_and_not_kept(field):
    here = field()
    here.invite("link")
    here.begin("link", leeftijd="12_tot_16")

    assert "12_tot_16" not in str(here.rows(tables.responses) + here.rows(tables.page_saves))


def test_who_wants_to_be_asked_again_is_kept_apart_from_the_answers(field):
    here = field()
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    here.send("link", opnieuw="ja", bereikbaar=" 06 1234 5678 ")

    assert [wish.reach for wish in here.wishes()] == ["06 1234 5678"]
    assert "1234" not in str([here.rows(table) for table in tables.metadata.sorted_tables])


@pytest.mark.parametrize("reach", ["", "bel maar", "@", "06 \x00 12345678", "0" * 201])
def test_a_wish_without_a_way_to_reach_someone_comes_back_with_all_that_was_filled_in(field, reach):
    here = field()
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    answer = here.send("link", opnieuw="ja", bereikbaar=reach, citeren="ja")

    assert answer.status_code == 422
    assert re.search(r'id="citeren-ja"[^>]* checked', answer.text)
    assert 'href="#bereikbaar"' in answer.text
    assert here.rows(tables.submissions) == []


def test_a_contact_store_that_fails_keeps_nobody_from_answering(field):
    here = field()
    here.invite("link")
    here.app.config["CONTACT_KEY"] = "short"
    here.begin("link")
    here.answer("link", "Goed.")
    sent = here.send("link", opnieuw="ja", bereikbaar="06 12345678")

    assert "melding=wens_mislukt" in sent.location
    assert "konden wij niet bewaren" in here.client.get(sent.location).text
    assert len(here.rows(tables.submissions)) == 1


def test_who_wrote_nothing_is_not_asked_to_be_quoted(field):
    here = field()
    here.invite("link", "ander")
    for token, text in (("link", ""), ("ander", "Goed.")):
        here.begin(token)
        here.answer(token, text)
    pages = [here.client.get(f"/v/{token}/controleren").text for token in ("link", "ander")]

    assert ['name="citeren"' in page for page in pages] == [False, True]
    assert ['name="opnieuw"' in page for page in pages] == [True, True]


# ---- dead ends -------------------------------------------------------------------------------------------


def test_who_comes_to_a_dead_end_finds_whom_to_ask(field):
    here = field()
    here.invite("voorbij", "weg", "leeg", "laat")
    here.begin("weg")
    here.answer("weg", "Goed.")
    here.begin("laat")
    wiped = here.post("/v/weg/wissen", "weg")
    nothing = here.client.get("/v/leeg/wissen")
    with writing(here.engine) as connection:
        connection.execute(update(tables.invitations).values(expires_on=date.today() - timedelta(days=1)))
    too_late = here.answer("laat", "Dit schreef ik nog.")
    pages = wiped, nothing, too_late, here.client.get("/v/voorbij"), here.client.get("/v/weg")

    assert [page.status_code for page in pages] == [200, 404, 410, 410, 410]
    for page in pages:
        assert 'href="tel:0380000000"' in page.text
        assert "In uw brief of e-mail staat" not in page.text


def test_where_no_study_is_known_the_letter_says_whom_to_ask(field):
    here = field()
    here.invite("link")
    unknown = [here.client.get(address) for address in ("/v/onbekend", "/v/KQ2-M7W-XA9B", "/meedoen")]
    unknown += [here.client.post("/meedoen", data={"code": "X"}), here.client.get("/intrekken")]

    for page in unknown:
        assert "In uw brief of e-mail staat wie u kunt bellen of mailen" in page.text
        assert "tel:" not in page.text


# ---- the language ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("anonymity", "taal"), [("pseudoniem", "nl"), ("bekend", "nl"), ("anoniem", "")])
def test_the_language_is_kept_but_never_of_an_anonymous_study(field, anonymity, taal):
    here = field(anonymity)
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    here.send("link")

    assert [row.taal for row in here.rows(tables.responses)] == [taal]
    assert [row.taal for row in read_study(here.engine, "proef").responses] == [taal]
    privacy = here.client.get("/v/link/privacy").text
    kept, not_kept = privacy.split("Wat bewaren wij niet?")
    assert ("In welke taal" in kept, "In welke taal" in not_kept) == (bool(taal), not taal)


@pytest.mark.parametrize("language", ["en", "ar-XB", "xx"])
def test_a_language_that_the_questionnaire_lacks_is_not_kept(field, language):
    here = field()
    here.app.config["PSEUDO_LANGUAGE"] = True
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    here.send("link", language)

    assert [row.taal for row in here.rows(tables.responses)] == ["nl" if language == "xx" else ""]


def test_of_two_languages_the_last_one_is_kept(small_study):
    parent = small_study.respondent()
    parent.begin()
    parent.save("een", rust="nee")
    parent.save("drie", verhaal="Goed.")
    parent.language = "?taal=en"
    parent.send()

    assert [row.taal for row in small_study.rows(tables.responses)] == ["en"]


# ---- names -----------------------------------------------------------------------------------------------


def test_a_name_is_told_once_and_never_blocks(field):
    here = field()
    here.invite("link")
    here.begin("link")
    told = here.answer("link", "Sanne hielp ons.")
    page = here.client.get(told.location).text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    on = here.client.post("/v/link/p/een", data={**fields, "vrij": "Sanne hielp ons."})

    assert told.location.endswith("melding=naam")
    assert "<strong>Sanne</strong>" in page
    assert on.location.endswith("/controleren")
    assert here.rows(tables.page_saves)[0].answers == {"vrij": "Sanne hielp ons."}


def test_a_page_without_names_goes_on_at_once(field):
    here = field()
    here.invite("link")
    here.begin("link")

    assert here.answer("link", "De hulp kwam te laat.").location.endswith("/controleren")
    assert "088 0767 000" in here.client.get("/v/link/p/een").text  # a sensitive page


# ---- taking answers back ---------------------------------------------------------------------------------


def give_category(here: Field, response: str) -> None:
    row = {"study": "proef", "question": "open.vraag", "response": response, "category": "rust"}
    trail = {
        "changed_by": "anna",
        "changed_at": datetime(2026, 1, 1),
        "wat": "categorie",
    }
    with writing(here.engine) as connection:
        connection.execute(insert(tables.open_codings), {**row, "position": 0})
        connection.execute(
            insert(bench_tables.open_changes), {**row, **trail, "oud": "", "nieuw": "rust", "why": ""}
        )


def test_a_receipt_takes_everything_back_and_leaves_a_count(field):
    here = field()
    here.invite("link", "blijft")
    code = here.fill_in("link")
    here.fill_in("blijft")
    mine = next(row.response for row in here.rows(tables.invitations) if row.token_hash == hash_token("link"))
    give_category(here, mine)
    paper = {"study": "proef", "invitation": 1, "entry": 1, "entered_by": "a", "entered_on": date.today()}
    with writing(here.engine) as connection:
        connection.execute(insert(paper_entries), {**paper, "answers": {}})

    sure = here.post("/intrekken", "intrekken", code=code.lower().replace("-", " "))
    still = len(here.rows(tables.responses))
    gone = here.post("/intrekken", "intrekken", code=code, zeker="ja")

    assert (sure.status_code, still, gone.status_code) == (200, 2, 200)
    for table in (tables.responses, tables.submissions, tables.page_saves, tables.open_codings):
        assert mine not in str(here.rows(table))
    assert here.rows(bench_tables.open_changes) == here.rows(paper_entries) == []
    assert SqlWithdrawals(here.engine).count("proef") == 1
    assert {answer.response for answer in read_study(here.engine, "proef").answers} == {
        row.id for row in here.rows(tables.responses)
    }
    assert here.post("/intrekken", "intrekken", code=code, zeker="ja").status_code == 404


@pytest.mark.parametrize("anonymity", ["pseudoniem", "anoniem"])
def test_the_receipt_says_in_full_where_it_can_be_used(field, anonymity):
    """Who wrote down the code, or has a photo of it, has no link to press."""
    here = field(anonymity)
    here.app.config["PUBLIC_URL"] = "https://vragen.voorbeeld.nl/"
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    page = here.client.get("/v/link/controleren").text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    sent = here.client.post("/v/link/controleren", data=fields, follow_redirects=True).text

    assert ">vragen.voorbeeld.nl/intrekken</a>" in sent
    assert (">vragen.voorbeeld.nl/intrekken</strong>" in page) == (anonymity == "anoniem")


def test_a_withdrawn_response_does_not_come_back_by_an_old_tab(field):
    here = field()
    here.invite("link")
    code = here.fill_in("link")
    here.post("/intrekken", "intrekken", code=code, zeker="ja")

    answers = [here.begin("link"), here.answer("link", "Terug."), here.client.get("/v/link")]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert here.rows(tables.responses) == here.rows(tables.page_saves) == []


def test_who_did_not_send_yet_wipes_everything_by_the_own_link(field):
    here = field()
    here.invite("link")
    here.begin("link")
    here.answer("link", "Liever niet.")
    asked = here.client.get("/v/link/wissen")
    forged = here.client.post("/v/link/wissen", data={"sleutel": "x"})
    kept = len(here.rows(tables.page_saves))
    wiped = here.post("/v/link/wissen", "link")

    assert (asked.status_code, forged.status_code, kept, wiped.status_code) == (200, 400, 1, 200)
    assert here.rows(tables.responses) == here.rows(tables.page_saves) == []
    assert here.post("/v/link/wissen", "link").status_code == 410


def left_behind(here: Field) -> tuple[set[str], int]:
    """The numbers of who wants to be asked again, and how many addresses for mail are kept."""
    with reading(here.app.extensions["contacts"]) as connection:
        kept = connection.execute(select(contacts).where(contacts.c.address.is_not(None))).all()
    return {wish.reach for wish in here.wishes()}, len(kept)


def mailed(here: Field, *tokens: str) -> None:
    """These people were invited by mail, and answered."""
    here.invite(*tokens, channel="mail", batch=1)
    here.keys.make("proef")
    for token in tokens:
        row = {"study": "proef", "token_hash": hash_token(token), "fingerprint": token, "opt_out": token}
        with writing(here.app.extensions["contacts"]) as connection:
            connection.execute(insert(contacts), {**row, "address": b"x", "token": b"x", "language": "nl"})
        here.begin(token)
        here.answer(token, "Het ging goed.")


def send_with_number(here: Field, token: str, number: int) -> str:
    """Sends, and asks to be called later; the receipt code."""
    sent = here.send(token, opnieuw="ja", bereikbaar=f"06 1234567{number}")
    return receipt(sent.text if sent.status_code == 200 else here.client.get(sent.location).text)


@pytest.mark.parametrize("anonymity", ["pseudoniem", "bekend"])
def test_who_takes_answers_back_leaves_no_number_and_no_address(field, anonymity):
    here = field(anonymity)
    people = ("met_code", "met_link", "blijft")
    mailed(here, *people)
    code, *_ = [send_with_number(here, token, number) for number, token in enumerate(people)]
    asked = here.client.get("/v/met_link/wissen").text
    here.post("/intrekken", "intrekken", code=code, zeker="ja")
    here.post("/v/met_link/wissen", "met_link")

    assert "Wij wissen ook uw telefoonnummer of e-mailadres" in asked
    assert left_behind(here) == ({"06 12345672"}, 1)


def test_an_anonymous_wish_goes_with_the_number_that_the_person_types(field):
    """Nothing leads from the answers to the number: only who wrote it knows which it is."""
    here = field("anoniem")
    mailed(here, "weg", "blijft", "niet_verstuurd")
    code = send_with_number(here, "weg", 0)
    send_with_number(here, "blijft", 1)
    sure = here.post("/intrekken", "intrekken", code=code)
    wrong = here.post("/intrekken", "intrekken", code=code, zeker="ja", bereikbaar="06 99999999")
    still = len(here.rows(tables.submissions))
    here.post("/intrekken", "intrekken", code=code, zeker="ja", bereikbaar="+31 6-12345670")
    here.post("/v/niet_verstuurd/wissen", "niet_verstuurd")

    assert 'name="bereikbaar"' in sure.text
    assert (wrong.status_code, 'value="06 99999999"' in wrong.text, still) == (422, True, 2)
    assert left_behind(here) == ({"06 12345671"}, 0)  # addresses of all who sent go with it
    assert len(here.rows(tables.submissions)) == 1


def test_trying_out_numbers_with_one_receipt_is_stopped(field):
    here = field("anoniem")
    here.invite("link")
    code = here.fill_in("link")
    here.app.config["MOST_GUESSES"] = 2
    tries = [
        here.post("/intrekken", "intrekken", code=code, zeker="ja", bereikbaar=f"06 0000000{n}").status_code
        for n in range(4)
    ]

    assert tries == [422, 422, 429, 429]
    assert len(here.rows(tables.submissions)) == 1


def test_a_contact_store_that_fails_wipes_nothing_and_says_so(field):
    here = field()
    here.invite("link")
    code = here.fill_in("link")
    here.app.extensions.pop("study_keys", None)
    here.app.config["CONTACT_KEY"] = "short"
    answers = [
        here.post("/intrekken", "intrekken", code=code, zeker="ja"),
        here.post("/v/link/wissen", "link"),
    ]

    assert [answer.status_code for answer in answers] == [503, 503]
    assert all("Uw antwoorden zijn er nog" in answer.text for answer in answers)
    assert len(here.rows(tables.submissions)) == 1


@pytest.mark.parametrize("code", ["", "kort", "\x00" * 8, "ABCD-EFGH", "é" * 400, "\ufffdABCDEFG"])
def test_a_wrong_code_says_so_in_a_sentence(field, code):
    here = field()
    here.invite("link")
    here.fill_in("link")

    assert here.post("/intrekken", "intrekken", code=code).status_code in (404, 422)
    assert len(here.rows(tables.responses)) == 1


def test_guessing_receipts_is_stopped(field):
    here = field()
    here.app.config["MOST_GUESSES"] = 3
    statuses = [
        here.post("/intrekken", "intrekken", code=f"ABCD-EF{n:02}".translate(str.maketrans("0189", "QRST")))
        for n in range(6)
    ]

    assert statuses[0].status_code == 404
    assert statuses[-1].status_code == 429


def test_who_has_a_link_wipes_and_reads_on_while_someone_else_there_guesses(field):
    """One telephone network or library is one place to the limit: it kept people from their own answers."""
    here = field()
    here.invite("link")
    here.begin("link")
    here.app.config["MOST_GUESSES"] = 3
    guesses = [here.client.get(f"/v/onzin{n}/wissen").status_code for n in range(6)]
    pages = [here.client.get(f"/v/link{page}").status_code for page in ("/privacy", "/wissen")]

    assert (guesses[0], guesses[-1]) == (404, 429)
    assert pages == [200, 200]
    assert here.post("/v/link/wissen", "link").status_code == 200


# ---- the modes and the cut -------------------------------------------------------------------------------


def test_an_anonymous_response_is_cut_loose_at_the_moment_of_sending(field):
    here = field("anoniem")
    here.invite("link")
    code = here.fill_in("link")
    (invitation,), (response,), (sent,) = map(
        here.rows, (tables.invitations, tables.responses, tables.submissions)
    )

    assert (invitation.response, invitation.finished) == (None, True)
    assert (response.casus, response.consented_on, sent.submitted_on) == ("", None, None)
    assert here.post("/intrekken", "intrekken", code=code, zeker="ja").status_code == 200
    assert here.rows(tables.submissions) == []
    for dead_end in (
        "/v/link/klaar",
        "/v/link/wissen",
    ):  # what is gone can't be seen from here: say how it goes
        assert 'href="/intrekken"' in here.client.get(dead_end).text


def test_a_second_click_on_send_still_shows_the_receipt(field):
    here = field("anoniem")
    here.invite("link")
    here.begin("link")
    here.answer("link", "Goed.")
    page = here.client.get("/v/link/controleren").text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    pages = [here.client.post("/v/link/controleren", data=fields).text for _ in range(2)]

    assert receipt(page) == receipt(pages[0]) == receipt(pages[1])
    assert 'ontvangstcode">' not in here.client.get("/v/link/klaar").text  # nobody can look it up any more
    assert len(here.rows(tables.submissions)) == 1


def test_the_order_of_sending_can_not_be_read_from_an_anonymous_study(field):
    here = field("anoniem")
    names = [f"link{number}" for number in range(8)]
    here.invite(*names)
    for name in names:
        here.fill_in(name, name)
    order = [answer.value for answer in read_study(here.engine, "proef").answers]

    assert sorted(order) == sorted(names)
    assert order != names  # by chance once in 40,320 times


@pytest.mark.parametrize("less", ["pseudoniem", "bekend"])
def test_a_study_is_never_made_less_anonymous_under_people_who_answered(field, tmp_path, less):
    """Whoever changes the promise in study.yaml and loads it again is refused; the promise still holds."""
    here = field("anoniem")
    here.invite("eerst", "later")
    here.fill_in("eerst")
    (tmp_path / "proef" / "study.yaml").write_text(STUDY.format(anonymity=less), encoding="utf-8")
    problems = load_study(here.engine, tmp_path / "proef", date.today())
    here.fill_in("later")

    assert [one.code for one in problems] == ["study-exists"]
    assert {row.response for row in here.rows(tables.invitations)} == {None}


@pytest.mark.parametrize("anonymity", ["pseudoniem", "bekend", "anoniem"])
def test_after_the_cut_no_receipt_works_and_no_invitation_knows_its_response(field, anonymity):
    here = field(anonymity)
    here.invite("link", "half", "nieuw")
    code = here.fill_in("link")
    here.begin("half")
    here.answer("half", "Nog niet klaar.")
    cut_link(here.keys, SqlLinkCuts(here.engine), "proef", LinkCut(date.today(), "anna", "afgelopen"))

    assert {(row.response, row.finished, row.status) for row in here.rows(tables.invitations)} == {
        (None, True, ""),
        (None, False, "afgebroken"),
        (None, False, ""),
    }
    assert here.post("/intrekken", "intrekken", code=code, zeker="ja").status_code == 404
    assert len(here.rows(tables.submissions)) == len(here.rows(tables.responses)) == 1
    assert [here.client.get(f"/v/{name}").status_code for name in ("half", "nieuw")] == [410, 410]
    assert here.client.get("/v/link/klaar").status_code == 200
    assert len(SqlLinkCuts(here.engine).cuts("proef")) == 1


def test_an_anonymous_study_comes_out_of_the_database_and_in_again(field, tmp_path):
    here = field("anoniem")
    here.invite("een", "twee")
    for name in ("een", "twee"):
        here.fill_in(name, name)
    folders = [tmp_path / "uit", tmp_path / "nog_eens"]
    assert export_study(here.engine, "proef", folders[0]) == []
    with writing(here.engine) as connection:
        connection.execute(delete(tables.studies))
    assert load_study(here.engine, folders[0], date.today()) == []
    assert export_study(here.engine, "proef", folders[1]) == []

    answers = [(folder / "answers.csv").read_bytes() for folder in folders]
    assert b",,ouder,kort,1,vrij," in answers[0]  # no casus
    assert answers[0] == answers[1]
