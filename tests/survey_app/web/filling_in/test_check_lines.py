"""The lines of the page that checks: everyone's own answers, none of them kept ready, none of them HTML."""

import html
import re

STORY = 'Mijn buurvrouw Ans <b>zag</b> \'t & "merk" %s {{ 7*7 }}'


def fill_in(small_study, token, language="", **answers):
    """Someone who answered these, on the pages that have them."""
    person = small_study.respondent(token, language)
    person.begin()
    for page, names in (("een", ["rust"]), ("twee", ["wie", "cijfer"]), ("drie", ["verhaal"])):
        person.save(page, **{name: answers[name] for name in names if name in answers})
    return person


def lines(person):
    """What is behind each question, in order."""
    shown = re.findall(r"<dd[^>]*>(.*?)</dd>", person.get("/controleren").text, re.DOTALL)
    return [html.unescape(re.sub(r"</?em>", "", one)) for one in shown]


def test_each_sees_their_own_answers_on_the_same_lines(small_study):
    first = fill_in(small_study, "link-een", rust="ja", wie=["buur", "team"], cijfer="7", verhaal=STORY)
    second = fill_in(small_study, "link-twee", rust="ja", wie="oma", cijfer="10", verhaal="Niets.")

    for _ in range(2):  # the second time all of it is ready
        assert lines(first) == ["Er is rust", "Een buur, Het team", "7", STORY]
        assert lines(second) == ["Er is rust", "Een oma", "10", "Niets."]


def test_what_was_skipped_is_said_and_no_answer_takes_its_place(small_study):
    fill_in(small_study, "link-een", rust="ja", wie="oma", cijfer="7", verhaal=STORY)
    second = fill_in(small_study, "link-twee", rust="nee")
    third = fill_in(small_study, "link-drie", rust="ja", cijfer="8", verhaal="Een buur")

    assert lines(second) == ["Er is geen rust", "Overgeslagen"]
    assert lines(third) == ["Er is rust", "Overgeslagen", "8", "Een buur"]


def test_an_answer_is_text_and_the_way_back_has_the_own_link(small_study):
    person = fill_in(small_study, "link-een", "en", rust="nee", verhaal=STORY)
    other = fill_in(small_study, "link met spatie", "en", rust="nee", verhaal=STORY)

    for one, there in ((person, "/v/link-een/p/drie"), (other, "/v/link%20met%20spatie/p/drie")):
        page = one.get("/controleren").text
        assert f'href="{there}?taal=en#q-verhaal"' in page
        assert "&lt;b&gt;zag&lt;/b&gt;" in page
        assert "<b>zag" not in page
        assert lines(one) == ["There is not", STORY]


def test_no_answer_is_kept_ready(small_study):
    for token in ("link-een", "link-twee"):
        fill_in(small_study, token, rust="nee", verhaal="Alleen van deze ene mens").get("/controleren")

    known = small_study.app.extensions["ready_pages"]._known.values()
    pieces = " ".join(piece for page in known for piece in page.pieces)
    assert "Uw verhaal" in pieces
    assert "van deze ene mens" not in pieces
    assert "link-een" not in pieces
    assert "link-twee" not in pieces
