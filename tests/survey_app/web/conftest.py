"""A small questionnaire in a small study, and a respondent who clicks through it as a browser does."""

import html
import re
from datetime import date

import pytest
from sqlalchemy import insert, select

from survey_app.domain.invitation import form_key
from survey_app.storage.database import reading, writing
from survey_app.storage.study_folder import load_study
from survey_app.storage.tables import invitations, page_saves
from survey_app.web.way_in import token_hash

STUDY = """
kind: study
id: klein
languages: [nl, en]
title: {nl: Klein, en: Small}
organisation: Rekenkamer
purpose: {nl: Proef, en: Trial}
legal_ground: {nl: Geen, en: None}
contact: {nl: Geen, en: None}
retention: {nl: Geen, en: None}
threshold: 10
perspectieven:
  - {id: ouder, label: {nl: Ouder, en: Parent}}
instruments: {ouder: klein}
codebooks: []
"""
INSTRUMENT = """
kind: instrument
id: klein
version: "1"
perspectief: ouder
languages: [nl, en]
minutes: 1
title: {nl: Klein, en: Small}
intro: {nl: Een paar vragen., en: A few questions.}
consent: {nl: Ik doe mee., en: I take part.}
pages:
  - id: een
    step: een
    title: {nl: Rust, en: Peace}
    questions:
      - id: rust
        kind: single
        text: {nl: Is er rust?, en: Is there peace?}
        options:
          - {code: ja, number: 1, label: {nl: Er is rust, en: There is}}
          - {code: nee, number: 2, label: {nl: Er is geen rust, en: There is not}}
  - id: twee
    step: twee
    title: {nl: Hulp, en: Help}
    show_when: {answer: rust, is: [ja]}
    questions:
      - id: wie
        kind: multiple
        text: {nl: Wie hielp u?, en: Who helped you?}
        options:
          - {code: buur, number: 1, label: {nl: Een buur, en: A neighbour}}
          - {code: oma, number: 2, label: {nl: Een oma, en: A grandmother}}
          - {code: team, number: 3, label: {nl: Het team, en: The team}}
      - {id: cijfer, kind: grade, text: {nl: Welk cijfer geeft u?, en: Which grade do you give?}}
  - id: drie
    step: drie
    title: {nl: Uw verhaal, en: Your story}
    questions:
      - {id: verhaal, kind: open, text: {nl: Wat wilt u nog zeggen?, en: What else would you like to say?}}
"""


class Respondent:
    """Someone with a link, on one device: another device is another one of these."""

    def __init__(self, app, token, language=""):
        self.app, self.token, self.client = app, token, app.test_client()
        self.language = f"?taal={language}" if language else ""
        self.key = form_key(app.config["SECRET_KEY"], token)

    def address(self, page=""):
        """The start, a page by its id, or `/controleren`."""
        place = f"/p/{page}" if page and not page.startswith("/") else page
        return f"/v/{self.token}{place}{self.language}"

    def get(self, page=""):
        return self.client.get(self.address(page))

    def post(self, page="", **fields):
        """Posts exactly these fields and the form key."""
        return self.client.post(self.address(page), data={"sleutel": self.key, **fields})

    def begin(self):
        return self.post(toestemming="ja", leeftijd="jonger_dan_12")

    def form(self, page):
        """The hidden fields of a page as it is now: what a tab holds that was opened now."""
        return hidden(self.get(page))

    def save(self, page, **answers):
        """Opens the page and sends it with these answers."""
        return self.post(page, **self.form(page), **answers)

    def send(self):
        return self.post("/controleren")


class SmallStudy:
    """The study `klein` in the app's database, and what is kept there."""

    def __init__(self, app, folder):
        self.app, self.engine, self.folder = app, app.extensions["database"], folder
        (folder / "instruments").mkdir(parents=True)
        (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
        (folder / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
        (folder / "instruments" / "klein.yaml").write_text(INSTRUMENT, encoding="utf-8")
        assert [str(found) for found in load_study(self.engine, folder, date.today())] == []

    def invite(self, *tokens, **values):
        """An invitation for each token or code."""
        row = {"study": "klein", "casus": "1", "perspectief": "ouder", "instrument": "klein", "version": "1"}
        row |= {"made_on": date.today(), **values}
        with self.app.app_context(), writing(self.engine) as connection:
            rows = [{**row, "token_hash": token_hash(token)} for token in tokens]
            connection.execute(insert(invitations), rows)

    def respondent(self, token="link", language=""):
        """Someone with a link that was not used yet."""
        self.invite(token)
        return Respondent(self.app, token, language)

    def rows(self, table):
        """All rows of a table."""
        with reading(self.engine) as connection:
            return connection.execute(select(table)).all()

    def kept(self):
        """(page, answers) of every save, in order."""
        saves = sorted(self.rows(page_saves), key=lambda row: (row.response, row.revision))
        return [(row.page, row.answers) for row in saves if row.page]


@pytest.fixture
def small_study(app, tmp_path):
    """The small study in a fresh database."""
    return SmallStudy(app, tmp_path / "klein")


def hidden(page):
    """Name -> value of the hidden fields of a page."""
    return {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
        if name != "sleutel"
    }


def hidden_pairs(page):
    """Every hidden field of a page, also those that come more than once."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
    return [(html.unescape(name), html.unescape(value)) for name, value in found]


def text_of(page):
    """What a person reads on the page."""
    body = page.text.split("<main", 1)[1].split(">", 1)[1].split("</main", 1)[0]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


@pytest.fixture(name="text_of")
def text_of_fixture():
    """`text_of(page)`: what a person reads on the page."""
    return text_of


@pytest.fixture(name="hidden_pairs")
def hidden_pairs_fixture():
    """`hidden_pairs(page)`: every hidden field of a page, also those that come more than once."""
    return hidden_pairs


@pytest.fixture(name="respondent_of")
def respondent_fixture():
    """`respondent_of(app, token)`: someone on another device, or at another server."""
    return Respondent


@pytest.fixture
def quick_package(monkeypatch):
    """The data package without tables that count people: to hide small counts in them takes half a minute."""
    monkeypatch.setattr("analysis.publication.COUNTING", ())
