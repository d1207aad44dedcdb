"""Reading codebooks: bad input gives Problems with lines, all at once, and never a traceback."""

import random
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.loader import library_ids, library_path, load_codebook
from codebooks.model import Codebook, Normenkader, OpenScheme, ScoreFrame
from codebooks.problem_texts import PROBLEM_TEXTS
from instruments.yaml_source import LARGEST_YAML

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
FIRST = "# <-"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("codebook", Codebook),
        ("open_scheme", OpenScheme),
        ("normenkader", Normenkader),
        ("score_frame", ScoreFrame),
    ],
)
def test_kind_decides_what_a_file_becomes(name, kind):
    loaded = load_codebook(HERE / "good" / f"{name}.yaml")
    assert loaded.problems == ()
    assert type(loaded.value) is kind


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_file_gives_exactly_its_own_code(path):
    loaded = load_codebook(path, path.name)
    assert loaded.value is None
    assert [problem.code for problem in loaded.problems] == [path.stem]


@pytest.mark.parametrize(
    "path", [p for p in BAD if FIRST in p.read_text("latin-1")], ids=lambda path: path.stem
)
def test_each_problem_stands_on_the_line_with_the_arrow(path):
    lines = path.read_text("utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if FIRST in line]
    assert [problem.line for problem in load_codebook(path).problems] == marked


def test_every_code_of_this_package_has_a_bad_file():
    assert set(PROBLEM_TEXTS) <= {path.stem for path in BAD}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_problem_says_what_to_do_and_leaves_no_blank_to_fill_in(path):
    for problem in load_codebook(path, path.name).problems:
        assert problem.file == path.name
        assert problem.advice
        assert "{" not in problem.what + problem.advice


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path):
    text = (HERE / "good" / "codebook.yaml").read_text("utf-8")
    text = text.replace("kind: stelling", "kind: stellingen").replace('version: "1"', "versie: 1")
    text = text.replace("value: rood", "value: red")
    path = tmp_path / "veel.yaml"
    path.write_text(text, "utf-8")
    problems = load_codebook(path).problems
    codes = [problem.code for problem in problems]
    assert codes.count("value-unknown") == 2
    assert {"field-missing", "field-unknown"} <= set(codes)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_a_missing_translation_does_not_hide_what_is_wrong_with_the_whole(tmp_path):
    text = (HERE / "good" / "codebook.yaml").read_text("utf-8")
    text = text.replace("{nl: Klik, en: Click}", "{nl: Klik}").replace("{aspect: klik,", "{aspect: klok,")
    path = tmp_path / "twee.yaml"
    path.write_text(text, "utf-8")
    codes = {problem.code for problem in load_codebook(path).problems}
    assert codes == {"language-missing", "table-aspect-unknown"}


def test_a_missing_file_and_a_folder_are_problems(tmp_path):
    assert [p.code for p in load_codebook(tmp_path / "weg.yaml").problems] == ["file-missing"]
    assert [p.code for p in load_codebook(tmp_path).problems] == ["file-missing"]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_YAML + 1)
    assert [p.code for p in load_codebook(path).problems] == ["file-too-large"]


def test_the_library_lists_its_codebooks_by_id():
    assert library_ids() == ("casusonderzoek", "ggsr", "normenkader_zwolle", "open_vragen", "perspectieven")
    assert all(load_codebook(library_path(id)).value.id == id for id in library_ids())


def test_a_codebook_that_the_library_lacks_is_a_problem_and_not_an_error():
    assert [p.code for p in load_codebook(library_path("nergens"), "nergens").problems] == ["file-missing"]


def loads_or_explains(raw):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "iets.yaml")
        path.write_bytes(raw)
        loaded = load_codebook(path)
    assert (loaded.value is None) == bool(loaded.problems)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_load_or_are_explained(raw):
    loads_or_explains(raw)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted((HERE / "good").glob("*.yaml"))), st.randoms(use_true_random=False))
def test_any_damage_to_a_good_file_loads_or_is_explained(path, chance: random.Random):
    lines = path.read_text("utf-8").splitlines()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(
            [[], [lines[at]] * 2, [lines[at].split(":")[0] + ":"], ["  " + lines[at]], [lines[at][:-1]]]
        )
    loads_or_explains("\n".join([*lines, ""]).encode())


def test_a_file_that_changed_is_read_anew(tmp_path):
    """Files that were read before are remembered by what stands in them, not by where they stand."""
    file, text = tmp_path / "boek.yaml", (HERE / "good" / "codebook.yaml").read_text(encoding="utf-8")
    versions = []
    for version in ("1", "2", "1"):
        file.write_text(re.sub(r"(?m)^version:.*$", f"version: '{version}'", text), encoding="utf-8")
        versions.append(load_codebook(file, "boek.yaml").value.version)
    assert versions == ["1", "2", "1"]
