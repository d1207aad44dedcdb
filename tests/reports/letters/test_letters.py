"""Letters: all that someone needs on one page, whatever the words, and a QR that opens the questionnaire."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from analysis.study_folder import read_study_folder
from reports.letters import (
    DEFAULT_TEXTS,
    LANGUAGES,
    Letter,
    Side,
    fields_of,
    letter_text,
    letters_pdf,
    letters_source,
    pictures_of,
    qr_png,
    unknown_fields,
)
from reports.letters.letter_text import has_heading, has_place_for_code
from reports.letters.qr_code import BORDER, DOTS
from reports.typst_pages import pictured

PLACE = "https://vragen.voorbeeld.nl/meedoen"
LINK = "https://vragen.voorbeeld.nl/v/C7M4PX9RTD"
LETTER = Letter("0012", "C7M-4PX-9RTD", LINK)
LAST_DAY = date(2026, 12, 31)


@pytest.fixture(scope="module")
def zwolle():
    return read_study_folder(Path(__file__).resolve().parents[3] / "examples" / "zwolle").value


def side(data, language="nl", last_day=LAST_DAY, **changes):
    study = replace(data.study, **changes)
    fields = fields_of(study, data.instruments["ouder"], language, last_day)
    return Side(language, study.organisation, letter_text(DEFAULT_TEXTS[language], fields))


def words_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_all_that_someone_needs_on_one_page(zwolle, language):
    (page,) = words_of(letters_pdf("Brieven", [side(zwolle, language)], [LETTER], PLACE))

    study = zwolle.study
    wanted = [study.organisation, study.title.say(language), study.contact.say(language)]
    wanted += [
        study.retention.say(language),
        "C7M-4PX-9RTD",
        "vragen.voorbeeld.nl/meedoen",
        "0012",
        "2026",
        "10 min",
    ]
    assert [words for words in wanted if words not in page] == []
    freely = {"nl": ("U kiest zelf", "geen gevolgen"), "en": ("up to you", "no consequences")}
    assert all(words in page for words in freely[language])


def test_a_letter_without_a_last_day_does_not_speak_of_one(zwolle):
    (page,) = words_of(letters_pdf("Brieven", [side(zwolle, last_day=None)], [LETTER], PLACE))

    assert "tot en met" not in page
    assert "{" not in page


@pytest.mark.parametrize("anonymity", ["anoniem", "pseudoniem", "bekend"])
def test_a_letter_promises_no_more_than_the_study_keeps(zwolle, anonymity):
    page = " ".join(side(zwolle, anonymity=anonymity).text.after)

    assert ("anoniem" in page) == (anonymity == "anoniem")
    assert ("weten wat u antwoordde" in page) == (anonymity == "bekend")


def test_english_stands_on_the_back(zwolle):
    sides = [side(zwolle, language) for language in LANGUAGES]
    pages = words_of(letters_pdf("Brieven", sides, [LETTER, replace(LETTER, number="0013")], PLACE))

    assert ["Uw code" in page for page in pages] == [True, False, True, False]
    assert ["0013" in page for page in pages] == [False, False, True, True]


def test_a_letter_is_tagged_and_its_picture_has_words(zwolle):
    pdf = letters_pdf("Brieven", [side(zwolle, language) for language in LANGUAGES], [LETTER], PLACE)
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    found = tags(root["/StructTreeRoot"])
    assert [tag for tag, _ in found if tag == "/H1"] == ["/H1", "/H1"]
    alts = [str(element["/Alt"]) for tag, element in found if tag == "/Figure"]
    assert [alt.split()[0] for alt in alts] == ["QR-code", "QR"]
    assert all("vragen.voorbeeld.nl/meedoen" in alt for alt in alts)
    assert [str(element["/Lang"]) for _, element in found if "/Lang" in element][:1] == ["en"]


def tags(element):
    """Every structure element under this one: its tag and itself."""
    found = []
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict) and "/S" in child:
            found += [(child["/S"], child), *tags(child)]
    return found


def test_nothing_of_ours_shows_through_the_window_of_an_envelope(zwolle):
    """The window is between 45 and 95 mm from the top, left or right."""
    (page,) = pictured(letters_source("x", [side(zwolle)], [LETTER], PLACE), pictures_of([LETTER]), 72)
    rows = grey_rows(page)
    assert len(rows) in (841, 842)  # A4: a dot is a point of 1/72 inch

    dark = [number for number, row in enumerate(rows) if min(row) < 200]
    assert [number for number in dark if 45 / 25.4 * 72 < number < 95 / 25.4 * 72] == []
    assert dark


def grey_rows(png: bytes) -> list[list[int]]:
    """The picture as rows of dots, 0 black to 255 white."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("L")
    dots = list(picture.tobytes())
    return [dots[start : start + picture.width] for start in range(0, len(dots), picture.width)]


def test_the_square_is_the_link_dot_for_dot():
    """What a reader makes of it is segno's promise; ours is that nothing is lost on the way to paper."""
    expected = segno.make_qr(LINK, error="m", boost_error=False, mask=2)
    rows = grey_rows(qr_png(LINK))
    middles = [DOTS * (BORDER + place) + DOTS // 2 for place in range(len(expected.matrix))]

    assert [[rows[y][x] < 128 for x in middles] for y in middles] == [
        [bool(dot) for dot in row] for row in expected.matrix
    ]


def test_a_camera_reads_the_link_from_the_printed_letter(zwolle):
    (page,) = pictured(letters_source("x", [side(zwolle)], [LETTER], PLACE), pictures_of([LETTER]), 100)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    assert [one.text for one in found] == [LINK]


HOSTILE = (
    '"; #read("/etc/passwd") #"',
    "#pagebreak()",
    "\\",
    "{code}",
    "[ ] $ * _ ` < > @ //",
    "漢 \x00 \ud800 \u202e",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_study_and_the_office_stay_words(zwolle, words):
    fields = dict.fromkeys(("organisatie", "onderzoek", "contact"), words)
    text = letter_text(f"# {words} {{onderzoek}}\n\n{{organisatie}}\n\n{{code}}\n\n{{contact}}", fields)
    letter = Letter(words, words, LINK)
    pages = words_of(letters_pdf(words, [Side("nl", words, text)], [letter], PLACE))

    assert len(pages) == 1
    if words.isascii() and "\x00" not in words:
        assert " ".join(words.split()) in pages[0]


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_text_is_a_letter(text):
    filled = letter_text(text, {})

    assert letters_pdf("x", [Side("nl", text, filled)], [LETTER], PLACE).startswith(b"%PDF")


def test_what_was_filled_in_is_not_filled_in_again():
    assert letter_text("{organisatie}", {"organisatie": "{contact}", "contact": "x"}).before == ("{contact}",)


def test_a_paragraph_with_an_empty_field_is_left_out():
    text = letter_text("# Kop\n\nTot {laatste_dag}.\n\n{code}\n\nDag", {"laatste_dag": ""})

    assert (text.heading, text.before, text.after) == ("Kop", (), ("Dag",))


def test_built_in_texts_pass_the_checks_of_the_office():
    for text in DEFAULT_TEXTS.values():
        assert unknown_fields(text) == ()
        assert has_heading(text)
        assert has_place_for_code(text)


def test_a_field_that_does_not_exist_is_named_once():
    assert unknown_fields("{naam} {code} {naam} {}") == ("{naam}",)
