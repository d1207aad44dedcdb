"""Adding a language is adding texts; half of one is not offered; the pseudo-language is for trials only."""

import os
import re
import subprocess
import sys
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from sqlalchemy import insert

from instruments.languages import HERE, LANGUAGES
from instruments.pseudo_language import PSEUDO, right_to_left
from instruments.readability import text_hints
from survey_app.config import settings as read_settings
from survey_app.domain.invitation import hash_token
from survey_app.domain.roles import Task
from survey_app.storage.database import writing
from survey_app.storage.tables import invitations
from survey_app.web import respondent_sentences as sentences

INSTRUMENT = """
kind: instrument
id: vragen
version: "1"
perspectief: ouder
languages: [nl, tr]
minutes: 1
title: {nl: Uw ervaring, tr: Deneyiminiz}
intro: {nl: Fijn dat u meedoet., tr: Katıldığınız için teşekkürler.}
consent: {nl: Ik doe mee., tr: Katılıyorum.}
pages:
  - id: een
    step: een
    title: {nl: De hulp, tr: Yardım}
    questions:
      - {id: klik, kind: aanwezig, text: {nl: Was er contact?, tr: İletişim var mıydı?}}
"""
STUDY = """
kind: study
id: proef
languages: [nl, tr]
title: {nl: Proef, tr: Deneme}
organisation: Rekenkamer
purpose: {nl: Proef, tr: Deneme}
legal_ground: {nl: Geen, tr: Yok}
contact: {nl: Bel ons., tr: Bizi arayın.}
retention: {nl: Een jaar, tr: Bir yıl}
threshold: 10
perspectieven: [{id: ouder, label: {nl: Ouder, tr: Ebeveyn}}]
instruments: {ouder: vragen}
codebooks: []
"""
# Runs with the new language only in its folder: the check, then someone who opens the questionnaire in it.
PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from click.testing import CliRunner
from survey_app import create_app
from survey_app.commands import main
from survey_app.start import make_invitation, opened_database
from survey_app.storage.study_folder import load_study

study = sys.argv[1]
checked = CliRunner().invoke(main, ["check", study])
assert checked.exit_code == 0, checked.output
print(CliRunner().invoke(main, ["languages"]).output)
assert load_study(opened_database(), Path(study), date.today()) == []
link, why = make_invitation("proef", "1", "ouder", None)
client = create_app({"TESTING": True, "WTF_CSRF_ENABLED": False}).test_client()
path = "/v/" + link.split("/v/")[1]
start = client.get(path + "?taal=tr").text
key = start.split('name="sleutel" value="')[1].split('"')[0]
yes = {"sleutel": key, "toestemming": "ja", "leeftijd": "jonger_dan_12"}
begun = client.post(path + "?taal=tr", data=yes)
print(start, client.get(begun.headers["Location"]).text)
"""


@pytest.fixture
def turkish(tmp_path, monkeypatch):
    """A municipality's folder with Turkish; `leave_out` is a sentence that its translation lacks."""

    def add(leave_out: str = "", **instead: str):
        folder = tmp_path / "talen"
        folder.mkdir()
        dutch = (HERE / "nl.yaml").read_text(encoding="utf-8")
        text = dutch.replace("code: nl", "code: tr").replace("name: Nederlands", "name: Türkçe")
        text = text.replace("weet_niet: Dat weet ik niet", "weet_niet: Bilmiyorum")
        (folder / "tr.yaml").write_text(text, encoding="utf-8")
        catalog = Catalog(locale="tr")
        for sentence in sentences.respondent_sentences():
            if sentence != leave_out:
                catalog.add(sentence, instead.get(sentence, f"TR {sentence}"))
        with (folder / "tr.po").open("wb") as file:
            write_po(file, catalog)
        monkeypatch.setenv("WEDERHOOR_LANGUAGES", str(folder))

    return add


@pytest.mark.slow
def test_a_language_is_added_with_texts_only(turkish, tmp_path):
    turkish()
    study = tmp_path / "proef"
    (study / "instruments").mkdir(parents=True)
    (study / "instruments" / "vragen.yaml").write_text(INSTRUMENT, encoding="utf-8")
    (study / "study.yaml").write_text(STUDY, encoding="utf-8")
    (study / "cases.csv").write_text("casus\n1\n", encoding="utf-8")
    own = {
        "WEDERHOOR_VAR": str(tmp_path / "var"),
        "WEDERHOOR_DATABASE_URL": f"sqlite:///{tmp_path}/tr.sqlite",
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(study)],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert re.search(r"tr +Türkçe +ltr +volledig voor respondenten", ran.stdout)
    assert '<html lang="tr" dir="ltr"' in ran.stdout
    for text in (
        "Katıldığınız için teşekkürler.",
        "İletişim var mıydı?",
        "Bilmiyorum",
        "TR Volgende",
        "Türkçe",
    ):
        assert text in ran.stdout


def test_a_language_that_lacks_one_sentence_of_respondents_is_not_offered(turkish):
    turkish(leave_out="Volgende")

    assert sentences.missing_sentences.__wrapped__("tr") == ("Volgende",)


@pytest.mark.parametrize(
    ("dutch", "translated", "fits"),
    [
        ("Stap %(step)s van %(steps)s", "Adım %(step)s / %(steps)s", True),
        ("Stap %(step)s van %(steps)s", "Adım %(step)s", False),
        ("Stap %(step)s van %(steps)s", "Adım %(step)s / %(stap)s", False),
        ("Stap %(step)s", "%100 adım %(step)s", False),  # would end in an error when it is filled in
        ("Klaar", "", False),
        ("Klaar", "100% bitti", True),
    ],
)
def test_a_translation_with_other_blanks_counts_as_missing(dutch, translated, fits):
    assert sentences.fits(dutch, translated) is fits


@pytest.mark.parametrize("text", ["", "geen vertaling", 'msgid "Ja"\nmsgstr "', "\x00\xff"])
def test_a_file_that_is_no_translation_lacks_everything(tmp_path, monkeypatch, text):
    (tmp_path / "tr.po").write_bytes(text.encode("latin-1"))
    monkeypatch.setenv("WEDERHOOR_LANGUAGES", str(tmp_path))

    assert sentences.missing_sentences.__wrapped__("tr") == sentences.respondent_sentences()


# Looked at, and left as they are.
GOOD_AS_THEY_ARE = {
    "of niets wegvalt op een kleine telefoon, bij twee keer zo grote letters en met meer ruimte "
    "tussen de regels;",
    "Wie onderzoekt dit, en waarom?",
    "Deze link werkt niet, of niet meer. Kijk of u de hele link hebt overgenomen uit de mail.",
    "Mijn kind is 16 jaar of ouder. Ik vertel alleen over mijn eigen ervaring, "
    "of mijn kind vindt het goed dat ik meedoe.",
    "Uw naam staat niet bij uw antwoorden. Tot de sleutel is vernietigd, kan een onderzoeker nog nagaan "
    "welke antwoorden bij uw uitnodiging horen.",
}


def test_what_the_pages_themselves_say_to_respondents_gets_no_tip():
    """As authors get for their questionnaires; only long words pass, which the law has many of."""
    found = {
        sentence: told
        for sentence in sentences.respondent_sentences()
        for code, told in text_hints(re.sub(r"%\(\w+\)s", "7", sentence))
        if code != "long-word" and sentence not in GOOD_AS_THEY_ARE
    }

    assert found == {}


def test_english_lacks_nothing():
    assert sentences.missing_sentences("en") == ()


def test_everything_that_is_open_to_all_is_searched_for_sentences(app):
    open_to_all = {
        view.__module__
        for endpoint, view in app.view_functions.items()
        if not isinstance(getattr(view, "task", None), Task) and view.__module__.startswith("survey_app.")
    }
    searched = {
        f"survey_app.{file.relative_to(sentences.WEB.parent).with_suffix('').as_posix().replace('/', '.')}"
        for file in sentences.respondent_modules()
    }

    in_two_languages = {
        "survey_app.web.account",  # where staff choose a study
        "survey_app.web.wederhoor.reader_pages",  # officials and the college
    }
    assert open_to_all - searched == in_two_languages


def test_every_page_that_they_show_is_searched_as_well():
    shown = {
        name
        for file in sentences.respondent_modules()
        for name in re.findall(r'render_template\("([\w/]+\.html)"', file.read_text(encoding="utf-8"))
    }
    searched = {
        file.relative_to(sentences.WEB / "templates").as_posix()
        for pattern in sentences.PAGES
        for file in (sentences.WEB / "templates").glob(pattern)
    }

    assert "mailing/opt_out.html" in shown
    assert shown <= searched


def open_link(app, taal: str) -> str:
    row = {"study": "zwolle", "casus": "1", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    with writing(app.extensions["database"]) as connection:
        connection.execute(
            insert(invitations), [{**row, "token_hash": hash_token("proef"), "made_on": date.today()}]
        )
    return app.test_client().get(f"/v/proef?taal={taal}").text


def test_the_pseudo_language_is_not_there_in_production(zwolle_app):
    page = open_link(zwolle_app, PSEUDO)

    assert '<html lang="nl" dir="ltr"' in page
    assert PSEUDO not in page


def test_the_pseudo_language_turns_a_page_round_while_trying_out(zwolle_app):
    zwolle_app.config["PSEUDO_LANGUAGE"] = True
    page = open_link(zwolle_app, PSEUDO)

    assert f'<html lang="{PSEUDO}" dir="rtl"' in page
    assert right_to_left("Begin met de vragen") in page
    assert right_to_left("Uw ervaring met de hulp aan uw gezin") in page
    assert LANGUAGES["nl"].name in page


@pytest.mark.parametrize(("https", "on"), [("", True), ("1", False)])
def test_the_pseudo_language_is_off_where_real_people_come(monkeypatch, tmp_path, https, on):
    monkeypatch.setenv("WEDERHOOR_PSEUDO_LANGUAGE", "1")
    monkeypatch.setenv("WEDERHOOR_HTTPS", https)
    monkeypatch.setenv("WEDERHOOR_VAR", str(tmp_path))

    assert read_settings({})["PSEUDO_LANGUAGE"] is on


@pytest.mark.parametrize(
    "taal", ["", "xx", "nl' OR 1=1", "\x00", "../en", "ar-XB\r\nSet-Cookie: a=b", "é" * 500]
)
def test_a_language_that_is_none_is_dutch(zwolle_app, taal):
    page = zwolle_app.test_client().get("/v/onbekend", query_string={"taal": taal})

    assert '<html lang="nl" dir="ltr"' in page.text
    assert page.status_code == 404
