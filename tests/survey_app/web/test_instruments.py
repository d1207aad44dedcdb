"""The pages about questionnaires: look, check, compare, publish; nothing typed is lost on any refusal."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from sqlalchemy import insert

from instruments.loader import library_path
from survey_app.domain.invitation import form_key, hash_token
from survey_app.domain.roles import Role
from survey_app.storage.database import writing
from survey_app.storage.study_folder import folder_as_files, read_frame, read_study
from survey_app.storage.tables import invitations

LIST = "/studies/zwolle/vragenlijsten"
OUDER = f"{LIST}/ouder"
TEXT = library_path("ouder").read_text(encoding="utf-8")
QUESTION = "Zag iemand op tijd dat uw gezin hulp nodig had?"
OTHER = "Merkte de school dat uw gezin hulp nodig had?"


@pytest.fixture
def author(as_role):
    return as_role(Role.ONDERZOEKER)


def newer(old=QUESTION, new=OTHER, version="2"):
    assert old in TEXT
    return re.sub(r'version: "[^"]+"', f'version: "{version}"', TEXT.replace(old, new, 1), count=1)


def hidden(page):
    return dict(re.findall(r'type="hidden" name="(stand|gezien)" value="([^"]*)"', page))


def fields(page):
    """Every field of the form but the text, as a browser would send it."""
    found = {
        name: unescape(value)
        for name, value in re.findall(r'name="((?:noem|waarom)-\w+)" value="([^"]*)"', page)
    }
    for name, options in re.findall(r'<select[^>]* name="(noem-\w+)">(.*?)</select>', page, re.DOTALL):
        found[name] = re.search(r'value="(\w+)" selected', options)[1]
    return {**found, **hidden(page)}


def compare(browser, text):
    start = browser.get(OUDER).text
    return browser.post(OUDER, data={**hidden(start), "-tekst": text, "doe": "vergelijk"})


def publish(browser, text, why="Ouders begrepen dit niet.", **more):
    shown = compare(browser, text)
    assert shown.status_code == 200
    data = {**fields(shown.text), "-tekst": text, "doe": "publiceer", "waarom": why, **more}
    return browser.post(OUDER, data=data)


def kept_text(page):
    found = re.search(r'<textarea[^>]*name="-tekst"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return unescape(found[1])


def test_the_list_says_how_many_people_answered_each_version(author):
    page = author.get(LIST).text

    assert "Versies van ouder" in page
    assert re.search(r"\(geldt nu\)</th><td>het begin</td><td>–</td><td class=\"getal\">1\d</td>", page)


def test_a_good_text_is_called_good_and_gets_tips(author):
    shown = author.post(
        OUDER, data={"-tekst": TEXT.replace(QUESTION, "Hebt u problematiek en kreeg u hulp?")}
    )

    assert shown.status_code == 200
    assert "De tekst is een goede vragenlijst" in shown.text
    assert "problematiek" in shown.text
    assert "tips bij de taal" in shown.text


def test_a_broken_text_comes_back_whole_with_each_problem_at_its_line(author):
    broken = newer("kind: aanwezig", "kind: aanwezigg")
    shown = author.post(OUDER, data={"-tekst": broken, "doe": "controleer"})
    line = broken[: broken.index("aanwezigg")].count("\n") + 1

    assert shown.status_code == 422
    assert f'href="#r{line}"' in shown.text
    assert f'id="r{line}" class="yaml-regels__fout"' in shown.text
    assert kept_text(shown.text) == broken


def test_changes_are_shown_with_their_kind_and_what_they_do_to_answers(author):
    shown = compare(author, newer())

    assert shown.status_code == 200
    assert "versie 1 wordt 2" in shown.text
    assert OTHER in shown.text
    assert re.search(r"\d+ mensen beantwoordden de oude vraag", shown.text)
    assert "een andere vraag of een ander antwoord" in shown.text


def test_publishing_puts_the_version_there_with_its_line_in_the_ledger(author, zwolle_app):
    answer = publish(author, newer())
    engine = zwolle_app.extensions["database"]

    assert answer.status_code == 303
    assert "Versie 2 is gepubliceerd" in author.get(answer.location).text
    assert read_frame(engine, "zwolle").instruments["ouder"].version == "2"
    (line,) = read_study(engine, "zwolle").instrument_changes
    assert (line.kind, line.why) == ("meaning", "Ouders begrepen dit niet.")
    assert "2</a> (geldt nu)" in author.get(LIST).text
    assert author.get(f"{OUDER}/versie/1").status_code == 200


def test_calling_it_the_same_question_needs_a_reason_and_is_kept_as_such(author, zwolle_app):
    key = re.search(r'name="noem-(\w+)"', compare(author, newer()).text)[1]
    refused = publish(author, newer(), **{f"noem-{key}": "tekst", f"waarom-{key}": " "})

    assert refused.status_code == 422
    assert "waarom dit nog dezelfde vraag is" in refused.text
    assert kept_text(refused.text) == newer()
    done = publish(author, newer(), **{f"noem-{key}": "tekst", f"waarom-{key}": "Zelfde bedoeling."})
    assert done.status_code == 303
    (line,) = read_study(zwolle_app.extensions["database"], "zwolle").instrument_changes
    assert (line.kind, line.why) == ("stated_text", "Zelfde bedoeling.")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [("", "Schrijf op waarom u deze versie publiceert"), ("x" * 1001, "Deze tekst is te lang")],
)
def test_a_version_without_a_good_reason_is_not_published(author, zwolle_app, why, sentence):
    refused = publish(author, newer(), why)

    assert refused.status_code == 422
    assert sentence in refused.text
    assert read_frame(zwolle_app.extensions["database"], "zwolle").instruments["ouder"].version == "1"


def test_what_was_changed_after_comparing_must_be_looked_at_first(author):
    shown = compare(author, newer())
    sneaked = newer(new="Iets heel anders?")
    data = {**fields(shown.text), "-tekst": sneaked, "doe": "publiceer", "waarom": "Zo."}
    refused = author.post(OUDER, data=data)

    assert refused.status_code == 422
    assert "nadat u de wijzigingen bekeek" in refused.text
    assert "Iets heel anders?" in refused.text
    assert kept_text(refused.text) == sneaked


def test_who_compared_before_another_published_is_told_and_loses_nothing(author, zwolle_app):
    shown = compare(author, newer())
    assert publish(author, newer("Wist u waar", "Wist u wáár", "1b")).status_code == 303
    data = {**fields(shown.text), "-tekst": newer(), "doe": "publiceer", "waarom": "Van mij."}
    refused = author.post(OUDER, data=data)

    assert refused.status_code == 409
    assert "Iemand anders heeft intussen" in refused.text
    assert kept_text(refused.text) == newer()
    assert "Van mij." in refused.text
    assert "versie 1b wordt 2" in refused.text
    again = {**data, **hidden(refused.text)}
    assert author.post(OUDER, data=again).status_code == 303


def test_the_same_text_is_nothing_to_publish(author):
    shown = compare(author, re.sub(r'version: "1"', 'version: "2"', TEXT))

    assert shown.status_code == 422
    assert "Er is niets veranderd" in shown.text


def test_a_used_version_number_is_refused_at_its_line(author):
    shown = compare(author, newer(version="1"))
    line = TEXT[: TEXT.index("version:")].count("\n") + 1

    assert shown.status_code == 422
    assert f'href="#r{line}"' in shown.text
    assert "al gebruikt" in shown.text


HOSTILE = {
    "leeg": "",
    "ruimte": " \n ",
    "groot": "x" * 600_000,
    "diep": "[" * 5_000,
    "anker": "a: &a [x]\nb: *a\n",
    "bom": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
    "geen tekst": "\x00\x01\x02",
    "half teken": "kind: instrument\nid: \ud800\n",
    "lijst": "- a\n- b\n",
    "twee": "---\na: 1\n---\nb: 2\n",
    "regels": "\n" * 200_000 + "x",
    "html": "<script>alert(1)</script>",
    "tag": "!!python/object/apply:os.system ['true']",
    "verwijst naar zichzelf": "kind: instrument\npages: &p [*p]\n",
}


def test_hostile_text_gets_a_sentence_and_never_breaks(author):
    for name, text in HOSTILE.items():
        for where in ("controleer", "vergelijk", "publiceer", "voorbeeld", "proef"):
            address = f"{OUDER}/{where}" if where in ("voorbeeld", "proef") else OUDER
            data = {"-tekst": text.encode("utf-8", "surrogatepass"), "doe": where}
            shown = author.post(address, data=data)

            assert shown.status_code in (409, 422), (name, where)
            assert "Er is niets gepubliceerd" in shown.text, (name, where)
            assert "<script>alert" not in shown.text


def test_a_version_is_shown_as_respondents_see_it_in_each_language(author):
    dutch, english = (author.get(f"{OUDER}/versie/1?weergave={code}").text for code in ("nl", "en"))

    assert QUESTION in dutch
    assert 'lang="en"' in english
    assert "Did someone notice in time that your family needed help?" in english
    assert 'name="signalering_tijdig.tevreden"' in dutch  # also what is only asked on
    assert "signalering_tijdig.tevreden alleen na ja of gedeeltelijk" in dutch
    assert author.get(LIST).text.count("Vragenlijsten") > 1  # the person's own language did not change


def test_a_text_that_is_no_version_yet_is_shown_too_and_leads_back(author):
    shown = author.post(f"{OUDER}/voorbeeld", data={"-tekst": newer(), "-taal": "en"})

    assert shown.status_code == 200
    assert kept_text(shown.text) == newer()
    assert OTHER in author.post(f"{OUDER}/voorbeeld", data={"-tekst": newer()}).text


def trial_fields(page):
    return {
        n: unescape(v) for n, v in re.findall(r'name="(-pagina|-antwoorden|-taal)" value="([^"]*)"', page)
    }


def test_a_trial_goes_page_by_page_keeps_nothing_and_tells_what_would_be_sent(author, zwolle_app):
    before = len(read_study(zwolle_app.extensions["database"], "zwolle").answers)
    shown = author.post(f"{OUDER}/proef", data={"-tekst": TEXT})
    answer = {"signalering_tijdig.gebeurd": "ja", "signalering_tijdig.gewenst": "ja"}
    pages = 0
    while trial_fields(shown.text).get("-pagina") and pages < 40:
        shown = author.post(f"{OUDER}/proef", data={**trial_fields(shown.text), "-tekst": TEXT, **answer})
        assert shown.status_code == 200
        pages, answer = pages + 1, {}

    assert pages > 5
    assert "Einde van de proef" in shown.text
    assert "signalering_tijdig.gebeurd" in shown.text
    assert "signalering_tijdig.gewenst" not in shown.text  # not asked after 'ja'
    assert len(read_study(zwolle_app.extensions["database"], "zwolle").answers) == before


def test_a_trial_shows_a_wrong_answer_again_and_shrugs_off_a_broken_state(author):
    first = trial_fields(author.post(f"{OUDER}/proef", data={"-tekst": TEXT}).text)
    wrong = {**first, "-tekst": TEXT, "signalering_tijdig.gebeurd": "misschien"}
    assert author.post(f"{OUDER}/proef", data=wrong).status_code == 422
    for broken in ("[1]", "{", "[" * 9_000, '{"x": 1}', '{"signalering_tijdig.gebeurd": {"a": 1}}'):
        shown = author.post(f"{OUDER}/proef", data={**first, "-tekst": TEXT, "-antwoorden": broken})
        assert shown.status_code == 200


def test_a_questionnaire_or_version_that_is_not_there_is_not_found(author):
    for address in (f"{LIST}/vader", f"{OUDER}/versie/9", f"{OUDER}/versie/%00"):
        assert author.get(address).status_code == 404
    assert author.post(f"{LIST}/vader", data={"-tekst": TEXT}).status_code == 404


@pytest.fixture
def parents(zwolle_app):
    """Who presses a button behind one of two links: `halfway` has begun, `later` has not."""
    browser = zwolle_app.test_client()
    person = {"study": "zwolle", "casus": "4", "perspectief": "ouder", "instrument": "ouder", "version": "1"}
    rows = [
        {**person, "token_hash": hash_token(one), "made_on": date.today()} for one in ("halfway", "later")
    ]
    with writing(zwolle_app.extensions["database"]) as connection:
        connection.execute(insert(invitations), rows)

    def post(token, page="", **answers):
        key = form_key(zwolle_app.config["SECRET_KEY"], token)
        return browser.post(f"/v/{token}{page}", data={"sleutel": key, "revisie": "0", **answers})

    post.get = browser.get
    return post


def test_who_is_halfway_finishes_the_old_version_and_who_begins_later_gets_the_new(
    author, parents, zwolle_app
):
    first = "/p/voor_de_hulp_1"
    parents("halfway", toestemming="ja", leeftijd="jonger_dan_12")
    parents("halfway", first, **{"signalering_tijdig.gebeurd": "ja"})
    assert publish(author, newer()).status_code == 303
    parents("later", toestemming="ja", leeftijd="jonger_dan_12")

    assert QUESTION in parents.get(f"/v/halfway{first}").text
    assert OTHER in parents.get(f"/v/later{first}").text
    for token in ("halfway", "later"):
        parents(token, first, **{"signalering_tijdig.gebeurd": "nee"})
        assert parents(token, "/controleren").location.endswith("/klaar")
    engine = zwolle_app.extensions["database"]
    study = read_study(engine, "zwolle")
    versions = [one.version for one in study.answers if one.question == "signalering_tijdig.gebeurd"][-2:]
    assert sorted(versions) == ["1", "2"]
    assert study.instrument_changes[-1].kind == "underway"
    assert "instruments/versions/ouder-1.yaml" in folder_as_files(engine, "zwolle")
