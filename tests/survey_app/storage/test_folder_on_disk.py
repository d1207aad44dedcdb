"""A folder is kept whole or refused; what is written is whole or not there."""

import os
from pathlib import Path

import pytest

from survey_app.storage import problem_texts  # noqa: F401  (adds its Problems to the catalogue)
from survey_app.storage.folder_on_disk import read_all_files, write_all_files

ODD = {
    "een map/met spatie é ☃.bin": b"\0\xff",
    "-x": b"",
    ".verborgen/a\\b": b"1",
    "twee\nregels": b"2",
    "x" * 250: b"3",
}


def codes(folder):
    return [found.code for found in read_all_files(folder).problems]


def test_odd_names_go_out_and_in_again(tmp_path):
    write_all_files(tmp_path / "map met ☃" / "-uit", ODD)

    assert read_all_files(tmp_path / "map met ☃" / "-uit").value == ODD


def test_the_folder_one_stands_in_can_be_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_all_files(Path("."), ODD)

    assert read_all_files(Path(".")).value == ODD


@pytest.mark.parametrize("target", ["buiten.txt", "nergens", "lus", "."])
def test_a_link_is_refused_and_not_followed_or_left_out(tmp_path, target):
    (tmp_path / "study.yaml").write_text("x")
    (tmp_path / "lus").symlink_to(target)

    assert codes(tmp_path) == ["folder-link"]


def test_a_name_that_is_no_text_is_refused(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")).write_text("x")

    assert codes(tmp_path) == ["folder-file-name"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pijp")

    assert read_all_files(tmp_path).value == {}


@pytest.mark.parametrize("there", [True, False])
def test_a_write_that_fails_leaves_the_folder_as_it_was(tmp_path, there):
    folder = tmp_path / "uit"
    if there:
        folder.mkdir()
    with pytest.raises(OSError, match="name too long"):
        write_all_files(folder, {"goed": b"1", "y" * 300: b"2"})

    assert folder.exists() is there
    assert not there or list(folder.iterdir()) == []
