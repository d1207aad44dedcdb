"""A folder as one zip: the same bytes for the same files, and nothing hostile gets out of one."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_app.domain.report_text import package
from survey_app.domain.report_text.history import differences, without_long_stretches
from survey_app.domain.report_text.package import PackageError, pack, unpack
from survey_app.domain.report_text.snapshot import Facts, facts_json, file_hashes, folder_hash, read_facts
from survey_app.domain.report_text.written import tidy

FILES = {"study.yaml": b"kind: study\n", "text/inleiding.md": "Eén.\n".encode()}
FACTS = Facts(
    "s", "naam", "", "2026-11-27T10:00:00", "a", "b", {}, {"cijfers": {"a/b/c": [1, "1"]}, "tekst": []}
)


def test_the_same_files_give_the_same_bytes_in_any_order():
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    assert unpack(pack(FILES)) == FILES
    assert folder_hash(FILES) == folder_hash(dict(reversed(FILES.items())))


def test_the_hash_knows_a_moved_file_and_a_changed_byte():
    moved = {"study.yml": FILES["study.yaml"], "text/inleiding.md": FILES["text/inleiding.md"]}

    assert len({folder_hash(FILES), folder_hash(moved), folder_hash({**FILES, "study.yaml": b"x"})}) == 3
    assert list(file_hashes({**FILES, "momentopname.json": b"{}"})) == sorted(FILES)


@pytest.mark.parametrize("name", ["../buiten.txt", "/etc/passwd", "a/../../b", "c:\\x", "a\\..\\b"])
def test_a_name_that_points_outside_is_refused(name):
    with pytest.raises(PackageError):
        unpack(zipped({name: b"x"}))


def test_what_unpacks_too_large_or_to_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(package, "LARGEST", 1000)
    with pytest.raises(PackageError):
        unpack(zipped({"groot": b"0" * 5000}))
    monkeypatch.setattr(package, "MOST_FILES", 2)
    with pytest.raises(PackageError):
        unpack(zipped({"a": b"", "b": b"", "c": b""}))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 255))
def test_rubbish_and_damage_are_refused_or_read_and_never_raise_anything_else(rubbish, place, byte):
    damaged = bytearray(pack(FILES))
    damaged[place % len(damaged)] = byte
    for content in (rubbish, bytes(damaged)):
        with contextlib.suppress(PackageError):
            unpack(content)


def test_facts_come_back_and_nonsense_does_not():
    assert read_facts(facts_json(FACTS)) == FACTS
    for raw in (b"", b"[]", b"{}", b"\xff", b'{"study": 1}', facts_json(FACTS).replace(b"[\n", b'["x",\n')):
        assert read_facts(raw) is None


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return out.getvalue()


# ---- texts and their history -----------------------------------------------------------------------------


def test_a_text_is_kept_without_what_no_file_may_hold():
    assert tidy("\ufeffEen\r\ntwee\0\x07 \ud800\r\n\r\n") == "Een\ntwee\n"
    assert tidy(" \n\t\r\n") == ""


def test_what_changed_stands_line_by_line_with_what_is_round_it():
    old, new = "\n".join("abcdefgh"), "\n".join("abcdXfgh")

    found = without_long_stretches(differences(old, new), around=1)

    assert [(line.text, line.mark) if line else None for line in found] == [
        None,
        ("d", "same"),
        ("e", "gone"),
        ("X", "come"),
        ("f", "same"),
        None,
    ]


@settings(max_examples=60, deadline=None)
@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20))
def test_both_texts_can_be_read_back_from_their_differences(old, new):
    lines = differences(old, new)

    assert [line.text for line in lines if line.mark != "come"] == old.splitlines()
    assert [line.text for line in lines if line.mark != "gone"] == new.splitlines()
