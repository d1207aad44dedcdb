"""Every page of every questionnaire in the library: small, whole, and styled by the light sheet."""

import re
from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest
from flask import Flask

from analysis.study import Study
from instruments.loader import library_ids, library_path, load_instrument
from instruments.texts import NO_TEXTS, Texts
from survey_app import create_app
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.invitation import Invitation, PageSave, Progress
from survey_app.domain.messages import NOT_AN_OPTION
from survey_app.web.questionnaire_pages import show_check, show_page
from survey_app.web.stylesheets import WEB, blocks

LARGEST = 15_000  # bytes of HTML
NLDS = WEB / "static" / "nlds"
CALL = Texts.of(nl="Bel 038 498 22 33")
STUDY = Study(
    *("proef", CALL, "R", CALL, CALL, CALL, CALL, 10, NO_TEXTS),
    *((), {}, (), (), ()),  # no perspectives, instruments, codebooks, strata or tables
)


@dataclass(frozen=True)
class Shown:
    """A page as it was sent: where, its HTML, and the variables it asks for."""

    place: str
    html: str
    variables: tuple[str, ...]


@pytest.fixture(scope="module")
def app_of_pages(tmp_path_factory) -> Flask:
    """An app whose only study needs no database."""
    folder = tmp_path_factory.mktemp("pages")
    app = create_app({"SECRET_KEY": "for-the-tests-only", "VAR": folder, "DATABASE_URL": "sqlite://"})
    app.extensions["recent_studies"] = SimpleNamespace(find=lambda _study: STUDY)
    return app


@pytest.fixture(scope="module")
def shown_pages(app_of_pages) -> list[Shown]:
    """Every page of the library, with a mistake in its first question and everything asked."""
    with app_of_pages.test_request_context("/v/link/p/x"):
        return [shown for id in library_ids() for shown in pages_of(load_instrument(library_path(id)).value)]


def pages_of(instrument) -> list[Shown]:
    person = Invitation(
        1, "proef", "1", instrument.perspectief, instrument.id, instrument.version, response="r"
    )
    found, instrument = [], without_rules(instrument)
    for page in instrument.pages:
        parts = [part for question in page.questions for part in question.parts]
        wrong = (Mistake(parts[0].variable, NOT_AN_OPTION),)
        html = show_page("a" * 22, Progress(person), instrument, page, {}, mistakes=wrong).get_data(
            as_text=True
        )
        found.append(Shown(f"{instrument.id} {page.id}", html, tuple(part.variable for part in parts)))
    return found


@pytest.mark.parametrize("id", library_ids())
def test_the_overview_of_a_whole_questionnaire_is_no_larger(app_of_pages, id):
    instrument = without_rules(load_instrument(library_path(id)).value)
    saves = [PageSave(n, page.id, "1", longest_answers(page)) for n, page in enumerate(instrument.pages, 1)]
    person = Invitation(1, "proef", "1", instrument.perspectief, id, "1", response="r")
    with app_of_pages.test_request_context("/v/link/controleren"):
        html = show_check("a" * 22, Progress(person, tuple(saves)), instrument).get_data()

    assert html.count(b"#q-") == len(list(instrument.questions()))
    assert len(html) < LARGEST


def longest_answers(page) -> dict[str, str]:
    """To every question the answer that takes most room, open ones left out."""
    parts = [part for question in page.questions for part in question.parts if part.options]
    return {
        part.variable: max(part.options, key=lambda option: len(option.label.say())).code for part in parts
    }


def without_rules(instrument):
    """The questionnaire that asks everybody everything: its pages at their largest."""
    pages = [
        replace(page, show_when=None, questions=tuple(replace(one, show_when=None) for one in page.questions))
        for page in instrument.pages
    ]
    return replace(instrument, pages=tuple(pages))


def test_no_page_is_larger_than_15_kilobytes(shown_pages):
    sizes = {shown.place: len(shown.html.encode()) for shown in shown_pages}

    assert {place: size for place, size in sizes.items() if size > LARGEST} == {}


def test_every_group_of_answers_has_its_own_question(shown_pages):
    for shown in shown_pages:
        assert "<table" not in shown.html
        assert shown.html.count("<fieldset") == shown.html.count("<legend") > 0 or "<textarea" in shown.html
        assert "placeholder=" not in shown.html
        assert " required" not in shown.html
        assert "novalidate" in shown.html


def test_a_mistake_leads_to_the_first_input_of_its_question(shown_pages):
    for shown in shown_pages:
        target = re.search(r'<a [^>]*href="#([^"]+)">Kies een van', shown.html)[1]
        field = re.search(rf'<(input|textarea) [^>]*id="{re.escape(target)}"', shown.html)
        assert field, shown.place
        assert 'id="fout" tabindex="-1" autofocus' in shown.html


def test_every_name_is_used_once_as_an_id_and_every_description_exists(shown_pages):
    for shown in shown_pages:
        ids = re.findall(r'\bid="([^"]+)"', shown.html)
        assert len(ids) == len(set(ids)), shown.place
        named = {
            name for names in re.findall(r'aria-describedby="([^"]+)"', shown.html) for name in names.split()
        }
        assert named <= set(ids), shown.place


def test_a_word_that_the_page_uses_is_explained_once(shown_pages):
    page = next(shown.html for shown in shown_pages if shown.place == "ouder wijkteam_1")

    assert page.count("Wat betekent &#39;wijkteam&#39;?") == 1
    assert "team van de gemeente" in page


@pytest.mark.skipif(not (NLDS / "respond.css").is_file(), reason="no style sheets: run `make styles` first")
def test_the_light_sheet_has_every_class_that_a_page_uses_and_the_full_one_has(shown_pages):
    used = {
        word
        for shown in shown_pages
        for names in re.findall(r'class="([^"]*)"', shown.html)
        for word in names.split()
    }
    full, light = classes(NLDS / "index.css"), classes(NLDS / "respond.css")

    assert len(used & full) > 30
    assert used & full - light == set()
    assert len(light) < len(full) / 4


@pytest.mark.skipif(not (NLDS / "respond.css").is_file(), reason="no style sheets: run `make styles` first")
def test_every_token_of_the_theme_that_the_light_sheet_uses_is_in_it():
    light, theme = (NLDS / "respond.css").read_text(), (NLDS / "theme.css").read_text()
    used, defined = set(re.findall(r"var\((--[\w-]+)", light)), set(re.findall(r"(--[\w-]+):", theme))

    assert used & defined - set(re.findall(r"[{;](--[\w-]+):", light)) == set()


@pytest.mark.skipif(not (NLDS / "respond.css").is_file(), reason="no style sheets: run `make styles` first")
def test_every_colour_of_a_component_has_another_in_the_dark():
    own = (WEB / "static" / "respond-modes.css").read_text()
    theme = dict(re.findall(r"(--[\w-]+): ([^;]+);", (NLDS / "theme.css").read_text()))
    rules = "".join(
        body for prelude, body in blocks((NLDS / "respond.css").read_text()) if "theme" not in prelude
    )
    colours = {name for name in re.findall(r"var\((--[\w-]+)", rules) if is_colour(name, theme)}

    assert len(colours) > 100
    assert {name for name in colours if f"{name}:" not in own} == set()


def is_colour(name: str, theme: dict[str, str]) -> bool:
    """Whether the token comes down to a colour that must change; yellow on black of the focus stays."""
    value = theme.get(name, "")
    while link := re.fullmatch(r"var\((--[\w-]+)\)", value):
        value = theme.get(link[1], "")
    return value.startswith("#") and value.lower() not in ("#ffdd00", "#0b0c0c")


def classes(sheet) -> set[str]:
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", sheet.read_text(encoding="utf-8")))
