"""Files that mean harm or are broken: always a Problem in plain Dutch, within bounds, never an exception."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey_app.source_files import LARGEST_FILE, read_source_file
from survey_app.source_files.bounded import read_bounded
from survey_app.source_files.problem_texts import SOURCE_TEXTS
from survey_app.source_files.reading import read_text_of
from survey_app.source_files.transcript import MEGABYTE, UnreadableFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"<w:document {W}><w:body>%s</w:body></w:document>"
PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + DOCUMENT % (PARAGRAPH % "&l9;")
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + DOCUMENT % (PARAGRAPH % "&f;")


def zipped(parts: dict[str, bytes | str], compression=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(document: str | bytes) -> bytes:
    return zipped({"word/document.xml": document})


def open_document(content: str, manifest: str = "<manifest/>") -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def lying(raw: bytes) -> bytes:
    """A zip that says of every part that it is ten bytes when unpacked."""
    ten = struct.pack("<I", 10)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(mark)
        while at >= 0:
            raw = raw[: at + place] + ten + raw[at + place + 4 :]
            at = raw.find(mark, at + 4)
    return raw


def encrypted_pdf() -> bytes:
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def blank_pdf(pages: int) -> bytes:
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(file)
    return file.getvalue()


FILES = {
    "bomb.docx": (word(b" " * 60 * MEGABYTE), "source-unpacked"),
    "lying.docx": (lying(word(b"<a>" + b" " * 60 * MEGABYTE)), "source-broken"),
    "laughs.docx": (word(BILLION), "source-entities"),
    "outside.docx": (word(OUTSIDE), "source-entities"),
    "outside.odt": (open_document(OUTSIDE), "source-entities"),
    "deep.docx": (word(DOCUMENT % ("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)), "source-broken"),
    "cut.docx": (word(DOCUMENT % (PARAGRAPH % "tekst"))[:-40], "source-broken"),
    "no_body.docx": (word(f"<w:document {W}/>"), "source-broken"),
    "no_xml.docx": (word("dit is geen XML"), "source-broken"),
    "empty.docx": (word(DOCUMENT % ""), "source-no-text"),
    "many_parts.docx": (zipped({f"p{n}": "" for n in range(10_001)}, zipfile.ZIP_STORED), "source-broken"),
    "sheet.xlsx": (zipped({"xl/workbook.xml": "<a/>"}), "source-format"),
    "names.zip": (zipped({"../../etc/passwd": "x"}), "source-format"),
    "locked.odt": (open_document("x", "<encryption-data/>"), "source-encrypted"),
    "no_text.odt": (open_document("<a/>"), "source-format"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "source-old-word"),
    "rich.rtf": (rb"{\rtf1 Dag}", "source-rtf"),
    "locked.pdf": (encrypted_pdf(), "source-encrypted"),
    "scan.pdf": (blank_pdf(3), "source-scan"),
    "many_pages.pdf": (blank_pdf(1001), "source-pages"),
    "broken.pdf": (b"%PDF-1.7\n" + b"\x00\xff" * 500, "source-broken"),
    "binary.txt": (bytes(range(256)) * 20, "source-encoding"),
    "null.txt": (b"Ouder: dag\0dag", "source-encoding"),
    "utf16_without_mark.txt": ("Ouder: dag".encode("utf-16-le"), "source-encoding"),
    "half_utf16.txt": (b"\xff\xfea\0b", "source-encoding"),
    "utf32.txt": ("Ouder: dag".encode("utf-32"), "source-encoding"),
    "picture.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0\x01\x81\x8d" * 200, "source-encoding"),
    "feed.xml": (b"<?xml version='1.0'?><rss/>", "source-format"),
    "white.txt": (b" \n\t\n ", "source-no-text"),
    "marks.txt": ("\ufeff\n---\n".encode(), "source-no-text"),
    "long.txt": (b"woord " * 400_000, "source-too-long"),
    "only_script.html": (b"<html><script>var a = 1", "source-no-text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_or_broken_file_is_a_problem(name):
    raw, code = FILES[name]

    with pytest.raises(UnreadableFile) as caught:
        read_bounded(name, raw)

    assert caught.value.code == code


def test_every_code_has_its_broken_file():
    assert {code for _raw, code in FILES.values()} | {"source-too-heavy"} == set(SOURCE_TEXTS)


@pytest.mark.parametrize("name", ["bomb.docx", "scan.pdf", "long.txt", "many_pages.pdf"])
def test_a_problem_says_in_dutch_what_and_what_to_do(name):
    loaded = read_source_file(name, FILES[name][0])

    (found,) = loaded.problems
    assert loaded.value is None
    assert (found.file, found.line) == (name, 0)
    assert found.what.endswith(".")
    assert found.advice.endswith(".")
    assert "{" not in found.what + found.advice


QUADRATIC = {
    "nested.html": b"<div>" * 1_000_000 + b"tekst" + b"</div>" * 1_000_000,
    "bold.html": b"<b>" * 1_000_000 + b"tekst",
    "open_tags.html": b"<!--" * 1_000_000,
    "attributes.html": b"<a " + b"x='" * 1_500_000,
    "one_line.txt": b"a" * 1_900_000,
    "labels.txt": b"A: b\n" * 380_000,
    "colons.txt": b":" * 1_900_000 + b"a",
    "brackets.txt": b"[00:" * 450_000,
    "no_end.vtt": b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\n" + b"<v " * 600_000,
    "cues.srt": b"".join(b"1\n00:00:01,000 --> 00:00:02,000\nja\n\n" for _ in range(250_000)),
    "words.docx": word(DOCUMENT % ((PARAGRAPH % "Ja") * 300_000)),
    "cells.docx": word(DOCUMENT % ("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 300_000 + "</w:tbl>")),
    "tables.docx": word(DOCUMENT % ("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", QUADRATIC)
def test_a_file_made_to_be_slow_ends_in_time(name):
    start = time.monotonic()
    loaded = read_source_file(name, QUADRATIC[name], seconds=2)

    assert time.monotonic() - start < 60  # it is stopped after two: the rest is room for any machine
    assert (loaded.value is None) == bool(loaded.problems)


def test_reading_stops_at_its_time():
    with pytest.raises(UnreadableFile, match="source-too-heavy"):
        read_bounded("a.txt", b"Ouder: dag", seconds=0.001)


def test_reading_stops_at_its_memory():
    with pytest.raises(UnreadableFile, match="source-too-heavy"):
        read_bounded("a.docx", word(DOCUMENT % (PARAGRAPH * 200_000)), memory=60 * MEGABYTE)


def test_an_empty_file_and_one_that_is_too_large_are_not_read():
    assert [p.code for p in read_source_file("a.txt", b"").problems] == ["file-empty"]
    assert [p.code for p in read_source_file("a.txt", b"a" * (LARGEST_FILE + 1)).problems] == [
        "file-too-large"
    ]


@pytest.mark.parametrize(
    "name", ["", "..", "/etc/passwd", "a\0b.txt", "-c", "ouder.t\ud800xt", "x" * 5000, "a\nb.docx"]
)
def test_no_name_of_a_file_does_harm(name):
    assert read_source_file(name, b"Ouder: dag\n\nOuder: nog een dag").value is not None


GOOD = [
    word(DOCUMENT % (PARAGRAPH % "Ouder: dag")),
    open_document("<a/>"),
    blank_pdf(1),
    b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ouder>Dag</v>\n",
    b"<html><p>Ouder: dag</p></html>",
]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(GOOD), st.integers(0, 5000), st.binary(max_size=8), st.integers(0, 40))
def test_damaging_a_file_anywhere_never_escapes_the_reader(raw, place, put, gone):
    at = place % len(raw)
    damaged = raw[:at] + put + raw[at + gone :]
    try:
        code = "" if read_text_of("a", damaged) else "nothing"
    except UnreadableFile as error:
        code = error.code
    except Exception:  # a parser's own: in its own process it becomes a Problem
        code = read_source_file("a", damaged).problems[0].code
    assert code in {"", *SOURCE_TEXTS}
