"""Hostile packages and hostile XML: refused with a Problem, nothing unpacked beyond what was measured."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_app.refi import package
from survey_app.refi.package import only_texts, read_package, write_package
from survey_app.refi.placed_texts import read_project_package
from survey_app.refi.safe_xml import read_xml

GOOD = {"project.qde": b"<Project xmlns='urn:QDA-XML:project:1.0' name='p'/>", "sources/a.txt": b"tekst"}


def codes(loaded):
    return [one.code for one in loaded.problems]


def test_a_package_is_read_with_its_texts_whatever_the_case_of_the_folder(make_zip):
    for folder in ("sources/", "Sources/", "SOURCES/"):
        read = read_package(make_zip({"Project.QDE": b"x", f"{folder}A.TXT": b"t"}), "p.qdpx").value
        assert (read.project, dict(read.texts)) == (b"x", {"a.txt": b"t"})


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "sources/../../a.txt",
        "/etc/a.txt",
        "C:/a.txt",
        "sources\\..\\a.txt",
        "sources//a.txt",
        "./a.txt",
    ],
)
def test_a_name_that_leaves_the_package_is_refused(make_zip, name):
    assert codes(read_package(make_zip({**GOOD, name: b"x"}), "p.qdpx")) == ["refi-zip-refused"]


def test_a_bomb_is_refused_without_being_unpacked(make_zip):
    bomb = make_zip({**GOOD, "sources/bom.txt": b"a" * 15_000_000})
    start = time.process_time()

    assert codes(read_package(bomb, "p.qdpx")) == ["refi-zip-refused"]
    assert time.process_time() - start < 0.5


def test_a_bomb_that_lies_about_its_size_is_refused(make_zip, monkeypatch):
    monkeypatch.setattr(package, "LARGEST_ENTRY", 1000)
    content = bytearray(make_zip({**GOOD, "sources/bom.txt": b"a" * 5000}))
    lying = content.replace(struct.pack("<I", 5000), struct.pack("<I", 10))

    assert lying != content
    assert codes(read_package(bytes(lying), "p.qdpx")) in (["refi-zip-refused"], ["refi-no-zip"])


def test_many_texts_together_may_not_be_too_much(make_zip, monkeypatch):
    monkeypatch.setattr(package, "LARGEST_TOTAL", 1000)
    texts = {f"sources/{i}.txt": str(i).encode() * 300 for i in range(5)}

    assert codes(read_package(make_zip({**GOOD, **texts}), "p.qdpx")) == ["refi-zip-refused"]


def test_too_many_entries_are_refused(make_zip):
    many = {f"media/{i}": b"" for i in range(package.MOST_ENTRIES)}

    assert codes(read_package(make_zip({**GOOD, **many}), "p.qdpx")) == ["refi-zip-refused"]


def test_a_link_an_inner_package_and_a_double_name_are_refused(make_zip):
    link = zipfile.ZipInfo("sources/l.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("project.qde", b"x")
        archive.writestr(link, b"/etc/passwd")

    assert codes(read_package(target.getvalue(), "p")) == ["refi-zip-refused"]
    assert codes(read_package(make_zip({**GOOD, "sources/x.zip": b"PK"}), "p")) == ["refi-zip-refused"]
    assert codes(read_package(make_zip({**GOOD, "SOURCES/A.TXT": b"b"}), "p")) == ["refi-zip-refused"]


def test_a_package_with_a_password_is_refused(make_zip):
    content = bytearray(make_zip(GOOD))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(mark, place + 1)

    assert codes(read_package(bytes(content), "p")) == ["refi-zip-refused"]


@pytest.mark.parametrize("content", [b"", b"PK", b"geen zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_zip_is_said_to_be_none(content):
    assert codes(read_package(content, "p")) == ["refi-no-zip"]


def test_a_package_without_one_project_is_refused(make_zip):
    assert codes(read_package(make_zip({"a.txt": b""}), "p")) == ["refi-no-project"]
    assert codes(read_package(make_zip({"a.qde": b"", "b.qde": b""}), "p")) == ["refi-no-project"]
    assert codes(read_package(make_zip({"map/a.qde": b""}), "p")) == ["refi-no-project"]


def test_a_file_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(package, "LARGEST_FILE", 10)

    assert codes(read_package(b"x" * 11, "p")) == ["refi-file-large"]


@given(st.binary(max_size=400), st.integers(0, 300), st.binary(min_size=1, max_size=8))
def test_no_bytes_break_the_reader(noise, place, damage):
    good = write_package(GOOD)
    for content in (noise, good[:place] + damage + good[place + len(damage) :], good[:place]):
        read_project_package(content, "p")


def test_the_same_files_are_the_same_bytes_and_media_are_left_out(make_zip):
    assert write_package(GOOD) == write_package(GOOD)
    slim = only_texts(make_zip({**GOOD, "sources/b.mp4": b"0" * 100}))
    assert read_package(slim, "p").value == read_package(make_zip(GOOD), "p").value
    assert only_texts(b"geen zip") == b""


BILLION = (
    b"<!DOCTYPE p [<!ENTITY a 'lol'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><Project>&j;</Project>"
)


@pytest.mark.parametrize(
    "xml",
    [
        BILLION,
        b"<!DOCTYPE Project SYSTEM 'file:///etc/passwd'><Project/>",
        b"<!DOCTYPE Project [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Project>&x;</Project>",
        "<!DOCTYPE Project []><Project/>".encode("utf-16"),
        b"<Project>" * 100 + b"</Project>" * 100,
    ],
)
def test_entities_document_types_and_endless_depth_are_refused(xml):
    assert codes(read_xml(xml, "p.qde", "Project")) == ["refi-xml-refused"]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<Project>",
        b"geen xml",
        b"<Project>\x00</Project>",
        b"<?xml version='1.0' encoding='x-niet'?><Project/>",
    ],
)
def test_broken_xml_is_a_problem_with_its_line(xml):
    assert codes(read_xml(xml, "p.qde", "Project")) == ["refi-xml-broken"]


def test_another_root_is_named():
    assert "CodeBook" in read_xml(b"<CodeBook/>", "p", "Project").problems[0].what


@pytest.mark.parametrize(
    "path",
    [
        "absolute:///etc/passwd",
        "relative:///a.txt",
        "file:///a.txt",
        "http://x.nl/a.txt",
        "internal://../a.txt",
        "/a.txt",
    ],
)
def test_a_text_outside_the_package_is_refused(make_zip, make_project, path):
    xml = make_project(f"<Sources><TextSource guid='1' name='A' plainTextPath='{path}'/></Sources>")
    read = read_project_package(make_zip({"p.qde": xml, "sources/a.txt": b"hier"}), "p")

    assert read.value.texts == ()
    assert codes(read) == ["refi-source-outside"]
