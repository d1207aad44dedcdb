"""The pages of sources: texts come in to be reviewed, and a correction is shown before it is kept."""

from __future__ import annotations

import io
from html import unescape

import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from survey_app.domain.roles import Role
from survey_app.storage.bench_tables import intake_sources, lost_fragments
from survey_app.storage.intake import SqlIntake
from survey_app.storage.source_texts import SqlSourceTexts
from survey_app.storage.tables import codings, sources

PAGE = "/studies/zwolle/bronnen"
SAID = b"Interviewer: Hoe ging het?\n\nOuder: Wij wachtten zeven weken."


@pytest.fixture
def researcher(zwolle_app, as_role):
    zwolle_app.config["FIND_NAMES"] = False
    return as_role(Role.ONDERZOEKER)


def bring_in(browser, *files, **fields):
    sent = [file(name, raw) for name, raw in files]
    data = {"soort": "verslag", "casus": "3", "perspectief": "ouder", **fields, "bestanden": sent}
    return post(browser, PAGE, data)


def file(name, raw):
    return FileStorage(io.BytesIO(raw), name)


def post(browser, address, data):
    """Sent as bytes: the test client's own way leaves a file open when the body is large."""
    boundary, body = encode_multipart(data)
    return browser.post(address, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def correct(browser, bron, text, action="bekijk", why="verhoord", version="1", **extra):
    data = {"tekst": text, "waarom": why, "versie": version, "actie": action, **extra}
    return post(browser, f"{PAGE}/{bron}/verbeteren", data)


def count(app, table):
    with app.extensions["database"].connect() as connection:
        query = select(func.count()).select_from(table).where(table.c.study == "zwolle")
        return connection.execute(query).scalar_one()


def test_a_text_waits_for_its_names_and_is_no_source_yet(zwolle_app, researcher):
    before = count(zwolle_app, sources)
    answer = bring_in(researcher, ("gesprek.txt", SAID))

    assert (answer.status_code, answer.location) == (303, f"{PAGE}?bewaard=1")
    (waiting,) = SqlIntake(zwolle_app.extensions["database"]).sources("zwolle")
    assert (waiting.bron, waiting.casus, waiting.perspectief) == ("gesprek", "3", "ouder")
    assert waiting.text.encode() == SAID
    assert waiting.added_by.startswith("codeur_")
    assert count(zwolle_app, sources) == before
    html = researcher.get(answer.location).text
    assert f'href="{PAGE}/gesprek/namen"' in html
    assert "klaar om te coderen" in html


def test_several_files_at_once_say_which_were_not_taken_in(zwolle_app, researcher):
    answer = bring_in(researcher, ("a.txt", SAID), ("b.docx", b"PK\x03\x04kapot"), ("ouder_03.md", SAID))

    assert answer.status_code == 422
    assert "Wel opgenomen: a." in answer.text
    assert "b.docx" in answer.text
    assert "Er is al een bron met de naam ouder_03" in answer.text
    assert count(zwolle_app, intake_sources) == 1


def test_a_form_without_files_is_one_sentence(researcher):
    answer = bring_in(researcher)

    assert answer.status_code == 422
    assert "Kies een of meer bestanden." in answer.text


@pytest.mark.parametrize(
    "fields", [{"soort": "x\0"}, {"casus": "\0"}, {"perspectief": "😀"}, {"bron": "a/b"}]
)
def test_nonsense_in_the_form_is_a_sentence_and_nothing_is_kept(zwolle_app, researcher, fields):
    assert bring_in(researcher, ("a.txt", SAID), **fields).status_code == 422
    assert count(zwolle_app, intake_sources) == 0


def test_a_file_may_be_larger_than_a_form_but_not_without_end(researcher):
    five = b"woord " * 300_000 + b"\xff" * 3_500_000
    answer = bring_in(researcher, ("a.txt", five))
    assert answer.status_code == 422
    assert "a.txt" in answer.text

    answer = bring_in(researcher, ("a.txt", b"a" * 31_000_000))
    assert answer.status_code == 413
    assert "hooguit 30 MB per keer" in answer.text


def test_who_is_not_logged_in_may_not_send_much(zwolle_app, zwolle_client):
    answer = bring_in(zwolle_client, ("a.txt", b"a" * 5_000_000))

    assert answer.status_code in (303, 413)
    assert count(zwolle_app, intake_sources) == 0


def test_a_name_of_a_file_is_shown_as_text(researcher):
    answer = bring_in(researcher, ("<script>alert(1)</script>.txt", b"\0"))

    assert "<script>alert" not in answer.text


def test_a_text_is_shown_in_its_turns_also_while_it_waits(researcher):
    bring_in(researcher, ("gesprek.txt", SAID))
    html = researcher.get(f"{PAGE}/gesprek").text

    assert '<span class="beurt__wie">Interviewer</span>Hoe ging het?' in html
    assert f'href="{PAGE}/gesprek/namen"' in html
    assert "verbeteren" not in html


def test_a_text_under_review_cannot_be_corrected_here(researcher):
    bring_in(researcher, ("gesprek.txt", SAID))

    assert researcher.get(f"{PAGE}/gesprek/verbeteren").status_code == 404
    assert correct(researcher, "gesprek", "anders").status_code == 404


@pytest.mark.parametrize("bron", ["nergens", "a%00b", "%F0%9F%98%80", "..", "z" * 500])
def test_an_unknown_source_is_a_friendly_404(researcher, bron):
    assert researcher.get(f"{PAGE}/{bron}").status_code == 404
    assert researcher.get(f"{PAGE}/{bron}/verbeteren").status_code == 404


def text_of(app, bron="ouder_03"):
    return SqlSourceTexts(app.extensions["database"]).source("zwolle", bron).source.text


def make_draft(app):
    """The example's codings are fixed; here they are still being made."""
    with app.extensions["database"].begin() as connection:
        connection.execute(codings.update().where(codings.c.casus == "3").values(status="concept"))


def test_a_correction_is_shown_before_it_is_kept(zwolle_app, researcher):
    make_draft(zwolle_app)
    old = text_of(zwolle_app)
    gone = old.rstrip().rsplit("\n", 1)[1]
    new = old.replace(gone, "Hier staat nu iets heel anders over.")
    seen = correct(researcher, "ouder_03", new)

    assert seen.status_code == 200
    assert text_of(zwolle_app) == old
    assert "Er is nog niets bewaard." in seen.text
    kept = correct(researcher, "ouder_03", new, "bewaar")
    assert (kept.status_code, kept.location) == (303, f"{PAGE}/ouder_03?bewaard=ja")
    assert text_of(zwolle_app) == new.strip()
    html = researcher.get(kept.location).text
    assert "verhoord" in html
    assert "Versie 2." in html


def test_quotes_that_were_lost_stand_on_a_page_until_they_are_settled(zwolle_app, researcher):
    make_draft(zwolle_app)
    quotes = SqlSourceTexts(zwolle_app.extensions["database"]).quotes("zwolle", "ouder_03", "codeur_1")
    words = next(quote for quote in quotes if quote.uses).fragment.tekst
    new = text_of(zwolle_app).replace(words, "Niets daarvan.")
    assert words in unescape(correct(researcher, "ouder_03", new).text)
    correct(researcher, "ouder_03", new, "bewaar")

    html = researcher.get(f"{PAGE}/kwijt").text
    assert words in unescape(html)
    with zwolle_app.extensions["database"].connect() as connection:
        row = connection.execute(select(lost_fragments)).first()
    fields = {name: getattr(row, name) for name in ("fragment", "casus", "perspectief", "aspect", "codeur")}
    assert researcher.post(f"{PAGE}/kwijt", data=fields).status_code == 303
    assert words not in unescape(researcher.get(f"{PAGE}/kwijt").text)


def test_a_quote_of_a_fixed_coding_is_not_given_up(zwolle_app, researcher):
    old = text_of(zwolle_app)
    answer = correct(researcher, "ouder_03", "Alles is anders.", "bewaar")

    assert answer.status_code == 422
    assert "vastgestelde codering" in answer.text
    assert text_of(zwolle_app) == old
    assert "Alles is anders." in answer.text


def test_two_tabs_do_not_overwrite_each_other(zwolle_app, researcher):
    old = text_of(zwolle_app)
    correct(researcher, "ouder_03", old + "\n\nEerste tab.", "bewaar")
    answer = correct(researcher, "ouder_03", old + "\n\nTweede tab.", "bewaar")

    assert answer.status_code == 409
    assert "Tweede tab." in answer.text
    assert text_of(zwolle_app).endswith("Eerste tab.")


def test_a_new_file_takes_the_place_of_the_text(zwolle_app, researcher):
    new = (text_of(zwolle_app) + "\n\nUit een bestand.").encode("utf-16")
    seen = correct(researcher, "ouder_03", "dit niet", bestand=file("nieuw.txt", new))

    assert seen.status_code == 200
    assert "Uit een bestand." in seen.text
    broken = correct(researcher, "ouder_03", "dit wel", bestand=file("nieuw.txt", b"\0\1"))
    assert broken.status_code == 422
    assert "dit wel" in broken.text


def test_a_text_of_two_megabytes_can_be_sent(researcher):
    answer = correct(researcher, "ouder_03", "woord é " * 240_000)

    assert answer.status_code == 422
    assert "vastgestelde codering" in answer.text


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_version_that_is_none_overwrites_nothing(zwolle_app, researcher, version):
    old = text_of(zwolle_app)

    assert correct(researcher, "ouder_03", old + " Ja.", "bewaar", version=version).status_code == 409
    assert text_of(zwolle_app) == old


def test_nonsense_about_a_lost_quote_settles_nothing(researcher):
    assert researcher.post(f"{PAGE}/kwijt", data={}).status_code == 303
    assert researcher.post(f"{PAGE}/kwijt", data={"fragment": "a\0b", "codeur": "😀"}).status_code == 303


def test_a_codeur_sees_their_lost_quotes_and_brings_nothing_in(zwolle_app, as_role):
    codeur = as_role(Role.CODEUR)

    assert "Er zijn geen verloren citaten." in codeur.get(f"{PAGE}/kwijt").text
    assert codeur.get(PAGE).status_code == 403
    assert bring_in(codeur, ("a.txt", SAID)).status_code == 403
    assert count(zwolle_app, intake_sources) == 0
