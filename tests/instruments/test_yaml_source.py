from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.yaml_source import (
    LARGEST_YAML,
    MEGABYTE,
    ListNode,
    MapNode,
    TextNode,
    decode,
    parse_yaml,
    read_yaml,
)


def codes(loaded) -> list[str]:
    return [found.code for found in loaded.problems]


def test_fields_remember_their_line():
    node = parse_yaml("a: 1\nb:\n  - x\n", "f").value

    assert node == MapNode(
        {"a": TextNode("1", 1), "b": ListNode((TextNode("x", 3),), 3)},
        {"a": 1, "b": 2},
        1,
    )


@pytest.mark.parametrize("written", ["no", "1.10", "0x1F", "2020-01-01", "true", "1e3", "012"])
def test_yaml_never_guesses_at_a_type(written):
    assert parse_yaml(f"a: {written}", "f").value.entries["a"] == TextNode(written, 1)


@pytest.mark.parametrize(("written", "value"), [("", ""), ("~", ""), ("null", ""), ('"~"', "~"), ('""', "")])
def test_nothing_is_an_empty_text_unless_it_is_quoted(written, value):
    assert parse_yaml(f"a: {written}", "f").value.entries["a"] == TextNode(value, 1)


@pytest.mark.parametrize("deep", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "a:\n" + "? " * 50_000])
def test_endless_nesting_is_a_problem_and_not_a_crash(deep):
    assert codes(parse_yaml(deep, "f")) == ["yaml-broken"]


def test_an_alias_that_would_grow_to_gigabytes_is_refused():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    loaded = parse_yaml("\n".join(lines), "f")

    assert codes(loaded) == ["yaml-alias"]
    assert loaded.problems[0].line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [", 2),
        ("a: 1\nb: 2\n  c: 3", 3),
        ("\ta: 1", 1),
        ("a: 1\n---\nb: 2", 2),
        ("[a]: 1", 1),
        ("? {a: b}", 1),
    ],
)
def test_broken_yaml_names_the_line(text, line):
    loaded = parse_yaml(text, "f")

    assert codes(loaded) == ["yaml-broken"]
    assert abs(loaded.problems[0].line - line) <= 1  # the parser may notice one line later


@pytest.mark.parametrize("text", ["- a\n- b", "just text", "# only a remark", "---\n"])
def test_a_file_that_is_no_mapping_is_a_problem(text):
    assert codes(parse_yaml(text, "f")) == ["not-a-mapping"]


def test_every_duplicate_key_is_found_at_once():
    assert codes(parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}", "f")) == ["key-twice", "key-twice"]


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\x9f", r"\uFFFE"])
def test_an_escape_cannot_smuggle_in_a_control_character(escape):
    assert codes(parse_yaml(f'a: "x{escape}"', "f")) == ["file-control-character"]


def test_a_tag_that_asks_for_python_objects_is_only_text():
    text = "a: !!python/object/apply:os.system [echo]"

    assert parse_yaml(text, "f").value.entries["a"] == ListNode((TextNode("echo", 1),), 1)


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path):
    assert codes(read_yaml(tmp_path / "niet.yaml")) == ["file-missing"]
    assert codes(read_yaml(tmp_path)) == ["file-missing"]


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path):
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(50 * MEGABYTE)

    loaded = read_yaml(path, "groot.yaml")

    assert codes(loaded) == ["file-too-large"]
    assert "50 MB" in loaded.problems[0].what
    assert LARGEST_YAML < 50 * MEGABYTE


def test_a_byte_order_mark_is_passed_over(tmp_path: Path):
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1")

    assert read_yaml(path).value.entries["a"] == TextNode("1", 1)


def test_wrong_encoding_names_the_byte_and_the_line():
    loaded = decode(b"a: 1\nb: caf\xe9\n", "f")

    assert codes(loaded) == ["file-encoding"]
    assert loaded.problems[0].line == 2


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_problems(raw: bytes):
    loaded = decode(raw, "f")

    assert (loaded.value is None) == bool(loaded.problems)


@given(st.text(alphabet="ab:{}[]-&*!|>'\"\\#?,%~\n\t é\x85\u2028", max_size=120))
def test_any_text_gives_nodes_or_problems_with_a_line(text: str):
    loaded = parse_yaml(text, "f")

    assert (loaded.value is None) == bool(loaded.problems)
    assert all(found.line > 0 for found in loaded.problems)
