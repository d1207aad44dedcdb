"""A form on paper is PDF/UA-1, carries its code on every sheet, and keeps the sheet for contact apart."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from instruments.loader import library_path, load_instrument
from instruments.model import Option
from instruments.texts import Texts
from reports.paper_questionnaire import PaperForm, paper_questionnaire
from reports.typst_pages import compiled

LIBRARY = ("ouder", "swt", "hulpverlener", "basisteam", "ggsr_netwerkpartner")
CODE, OTHER = "C7M-4PX-9RTD", "F2H-3KL-5MNP"


def pages(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", LIBRARY)
@pytest.mark.parametrize(("language", "large"), [("nl", False), ("en", True)])
def test_every_questionnaire_of_the_library_can_be_printed(study, name, language, large):
    instrument = load_instrument(library_path(name)).value
    text = flat("\n".join(pages(paper_questionnaire(PaperForm(instrument, study, language, large)))))

    last = list(instrument.questions())[-1]
    assert f"{len(list(instrument.questions()))}. {flat(last.text.say(language))}"[:40] in text
    assert flat(instrument.consent.say(language))[:40] in text
    assert {"nl": "geen gevolgen voor de hulp", "en": "no consequences for the help"}[language] in text


def test_every_sheet_with_answers_has_the_code_and_its_place_and_the_contact_sheet_has_neither(routed, study):
    found = pages(paper_questionnaire(PaperForm(routed, study, address="voorbeeld.nl"), (CODE, OTHER)))
    written = [page for page in found if page.strip()]
    contact = [page for page in written if "Mogen wij later" in page]
    answers = [page for page in written if page not in contact]

    assert len(contact) == 2
    assert not any(CODE in page or OTHER in page for page in contact)
    half = len(answers) // 2
    for code, own in ((CODE, answers[:half]), (OTHER, answers[half:])):
        assert [f"{code} · bladzijde {at} van {half}" in page for at, page in enumerate(own, 1)] == [
            True
        ] * half


def test_a_form_and_its_contact_sheet_each_begin_on_the_front_of_a_sheet(routed, study):
    found = pages(paper_questionnaire(PaperForm(routed, study), (CODE, OTHER)))

    fronts = [at for at, page in enumerate(found) if "Mogen wij later" in page or "bladzijde 1 van" in page]
    assert len(fronts) == 4
    assert all(at % 2 == 0 for at in fronts)


def test_a_form_without_a_code_has_pages_and_no_web_address(routed, study):
    (first, *_) = pages(paper_questionnaire(PaperForm(routed, study, address="voorbeeld.nl")))

    assert "bladzijde 1 van" in first
    assert "Code" not in first
    assert "voorbeeld.nl" not in first


def test_the_form_says_how_answers_are_taken_back_unless_nobody_could_find_them(routed, study):
    anonymous = replace(study, anonymity="anoniem")
    told = [
        flat("\n".join(pages(paper_questionnaire(PaperForm(routed, one), (CODE,)))))
        for one in (study, anonymous)
    ]

    assert ["terugtrekken" in text for text in told] == [True, False]


def test_what_the_code_is_scanned_as_has_no_dashes(routed, study):
    segno = pytest.importorskip("segno")
    from reports.paper_questionnaire.form import code_pictures

    expected = io.BytesIO()
    segno.make("C7M4PX9RTD", error="m", micro=False).save(expected, kind="svg", border=2)
    assert code_pictures((CODE,)) == {"code_0.svg": expected.getvalue()}


HOSTILE = st.text(alphabet=st.sampled_from("#[]{}()$*_`\\\"@<>/=-+~'\n;,.:ax\x00\ud800漢🙂א"), max_size=30)


@example(words="\x00", code="")  # nothing that can be printed: an empty heading
@given(words=HOSTILE, code=HOSTILE)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_of_a_questionnaire_or_study_can_break_the_form(routed, study, words, code):
    texts = Texts.of(nl=words or "x")
    first = routed.pages[0].questions[0]
    options = (Option("a", 1, texts), Option("b", 2, texts))
    part = replace(first.parts[0], text=texts, options=options)
    page = replace(
        routed.pages[0],
        title=texts,
        intro=texts,
        questions=(replace(first, text=texts, help=texts, parts=(part,)),),
    )
    hostile = replace(routed, title=texts, intro=texts, consent=texts, pages=(page, *routed.pages[1:]))
    told = replace(study, organisation=words, contact=texts, support=texts)

    assert paper_questionnaire(PaperForm(hostile, told, language=words), (code,)).startswith(b"%PDF")


def test_the_test_of_hostile_text_would_see_text_that_is_not_escaped():
    import typst

    with pytest.raises(typst.TypstError):
        compiled("#heading(]")
