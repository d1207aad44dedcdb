"""Every Dutch sentence of the pages has its English, and no English outlives its Dutch."""

from __future__ import annotations

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None}
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def sentences(root) -> dict[str, str]:
    """Sentence -> the place where it is used; from the pages and from the catalogue of messages."""
    folders = [root / "survey_app" / name for name in ("web", "domain", "use_cases")]
    found = [
        (message, f"{folder.name}/{file}:{line}")
        for folder in folders
        for file, line, message, *_ in extract_from_dir(folder, METHODS, keywords=KEYWORDS)
    ]
    return {message: place for message, place in found if isinstance(message, str)}


@pytest.fixture(scope="module")
def english(root) -> dict[str, str]:
    """Dutch -> English, as the translators have it; what is marked as uncertain does not count."""
    file = root / "survey_app" / "web" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as handle:
        catalogue = read_po(handle, locale="en")
    return {message.id: message.string for message in catalogue if message.id and not message.fuzzy}


def test_the_search_finds_sentences_in_pages_and_in_the_catalogue(sentences):
    places = {place.split(":")[0] for place in sentences.values()}

    assert "domain/messages.py" in places
    assert any(place.endswith(".html") for place in places)


def test_every_sentence_has_its_english(sentences, english):
    assert {message: place for message, place in sentences.items() if not english.get(message)} == {}


def test_no_english_outlives_its_dutch(sentences, english):
    assert set(english) - set(sentences) == set()


def test_a_translation_fills_in_the_same_details(english):
    different = {
        dutch: text
        for dutch, text in english.items()
        if sorted(PLACEHOLDER.findall(dutch)) != sorted(PLACEHOLDER.findall(text))
    }

    assert different == {}
