"""Any text ends up in print as text; a page is PDF/UA-1 and the same bytes each time."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.typst_pages import UNKNOWN, compiled, page_setup, pictured, typst_string, typst_text

HOSTILE = (
    '"; #read("/etc/passwd") #"',
    '#image("x.png") \\u{110000} $x$ *a* _b_ `c` <label> @ref [ ] { } // /* ~ --- \'',
    "漢字 🙂 \x00 \ud800 \u202e عربي א́ \u0378 \U0010ffff",
    "\n\n\r\n\t \u2028 \u200b\u200d",
    "e\u0301\u0301\u0301\u0301 \u0301",
    "",
)


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def page_of(words: str) -> str:
    return page_setup(words, "nl") + f"= {typst_text('Kop ' + words)}\n{typst_text(words)}\n"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_printed_and_does_nothing(words):
    assert compiled(page_of(words)).startswith(b"%PDF")


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
@example("\\" * 3 + '"')
@settings(max_examples=40, deadline=None)
def test_any_text_at_all_gives_a_page(words):
    assert compiled(page_of(words)).startswith(b"%PDF")


def test_what_looks_like_typst_is_read_back_as_it_was_written():
    words = '#strong[a] *b* \\ "c" $d$'

    assert words in words_of(compiled(page_setup("x", "nl") + typst_text(words)))


def test_the_font_has_the_letters_of_dutch_and_shows_that_it_lacks_others():
    assert UNKNOWN not in typst_string("Zoë, één, coöperatie, € 5, Özgür, Łukasz, ☐ ☒ →")
    assert UNKNOWN in typst_string("漢")


def test_a_page_is_marked_as_accessible_and_has_a_language():
    pdf = PdfReader(io.BytesIO(compiled(page_of("Hallo"))))

    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_language_that_is_none_falls_back_and_does_no_harm():
    assert 'lang: "nl"' in page_setup("x", '", size: 900pt')


def test_the_same_source_gives_the_same_bytes_and_no_moment():
    assert compiled(page_of("a")) == compiled(page_of("a"))
    assert not re.search(rb"/CreationDate", compiled(page_of("a")))


def test_pages_can_be_looked_at():
    pages = pictured(page_of("een") + "#pagebreak()\ntwee")

    assert [page[:4] for page in pages] == [b"\x89PNG", b"\x89PNG"]
