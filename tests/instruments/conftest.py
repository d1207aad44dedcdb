"""Small questionnaires to build on: fakes that every test in this folder may change."""

from pathlib import Path

import pytest

from instruments.loader import load_instrument
from instruments.model import AnswerIs, Instrument, Option, Page, Part, Question, QuestionKind
from instruments.texts import NO_TEXTS, Texts

HEAD = """kind: instrument
id: voorbeeld
version: "1"
perspectief: ouder
languages: [nl]
minutes: 5
title: {nl: Titel}
intro: {nl: Inleiding}
consent: {nl: Ik doe mee}
"""


@pytest.fixture
def load(tmp_path: Path):
    """Writes a questionnaire's pages below a sound head and loads the file."""

    def write_and_load(pages: str, head: str = HEAD):
        path = tmp_path / "voorbeeld.yaml"
        path.write_text(head + pages, encoding="utf-8")
        return load_instrument(path, "voorbeeld.yaml")

    return write_and_load


@pytest.fixture
def make_question():
    """A question with one choice between a and b, unless told otherwise."""

    def make(id: str, show_when=None, kind=QuestionKind.SINGLE, codes=("a", "b"), **fields) -> Question:
        options = tuple(Option(code, n, Texts.of(nl=code)) for n, code in enumerate(codes))
        part = Part(id, Texts.of(nl=id), options)
        return Question(id, kind, Texts.of(nl=id), (part,), show_when=show_when, **fields)

    return make


@pytest.fixture
def make_instrument():
    """An instrument of these pages; each page is a list of questions, or a Page."""

    def make(*pages) -> Instrument:
        made = tuple(
            page if isinstance(page, Page) else Page(f"p{n}", f"s{n}", Texts.of(nl="P"), tuple(page))
            for n, page in enumerate(pages)
        )
        title = Texts.of(nl="Titel")
        return Instrument("voorbeeld", "1", "ouder", ("nl",), title, NO_TEXTS, title, 5, made, "v.yaml")

    return make


@pytest.fixture
def is_a():
    """A rule: this variable's answer is a."""
    return lambda variable: AnswerIs(variable, ("a",))
