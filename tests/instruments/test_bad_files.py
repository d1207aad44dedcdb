"""One broken file per Problem code, so that every sentence in the catalogue is known to come out."""

from pathlib import Path

import pytest

from instruments.loader import load_instrument
from instruments.problems import OWN_CODES

BAD = Path(__file__).parent / "bad"
FILES = sorted(BAD.glob("*.yaml"))
MARK = b"# <-- hier"
NOT_A_FILE_OF_OURS = {
    "file-missing",
    "file-too-large",
}  # made by test_yaml_source, not kept in the repository
ABOUT_THE_WHOLE_FILE = {"file-empty", "instrument-empty"}


def marked_lines(path: Path) -> list[int]:
    return [number for number, line in enumerate(path.read_bytes().splitlines(), 1) if MARK in line]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_gives_exactly_its_own_problem(path: Path):
    loaded = load_instrument(path, path.name)

    assert loaded.value is None
    assert [found.code for found in loaded.problems] == [path.stem]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_problem_points_at_the_line_to_mend(path: Path):
    found = load_instrument(path, path.name).problems[0]

    assert found.file == path.name
    assert (found.line == 0) == (found.code in ABOUT_THE_WHOLE_FILE)
    assert marked_lines(path) in ([], [found.line])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_problem_says_what_and_what_to_do(path: Path):
    found = load_instrument(path, path.name).problems[0]

    assert found.what.endswith((".", "!", "?")) or found.code == "yaml-broken"
    assert found.advice.endswith((".", "?"))
    assert "{" not in found.what


def test_no_code_of_the_catalogue_lacks_its_broken_file():
    assert {path.stem for path in FILES} | NOT_A_FILE_OF_OURS == OWN_CODES


def test_nearly_every_broken_file_marks_its_line():
    unmarked = {path.stem for path in FILES if not marked_lines(path)}

    assert unmarked == ABOUT_THE_WHOLE_FILE | {"yaml-broken"}
