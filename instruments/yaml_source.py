"""YAML text -> nodes that remember their line: the ground under every loader in the house.

All scalars stay text: YAML's own guessing would turn the option code `no` into False and `1.10` into 1.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from instruments.problems import Loaded, Problem, problem

MEGABYTE = 1_000_000
LARGEST_YAML = 5 * MEGABYTE  # the largest real codebook is 100 kB; above this it is another kind of file
DEEPEST = 50  # levels of nesting; a real file has fewer than ten
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class TextNode:
    """A scalar, always text; a missing value (`key:` or `~`) is ''."""

    value: str
    line: int


@dataclass(frozen=True)
class ListNode:
    """A sequence of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class MapNode:
    """Fields in the order of the file; `lines` says where each key stands."""

    entries: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = TextNode | ListNode | MapNode


def read_yaml(path: Path, name: str | None = None) -> Loaded[MapNode]:
    """The file's top-level mapping, or the Problems that stand in the way. Never raises on content."""
    shown = name or str(path)
    text = read_text(path, shown, LARGEST_YAML)
    if text.value is None:
        return Loaded(None, text.problems)
    return parse_yaml(text.value, shown)


def read_text(path: Path, shown: str, limit: int) -> Loaded[str]:
    """The file as text: present, not too large, UTF-8 (a BOM is passed over) and not empty."""
    if not path.is_file():
        return Loaded(None, (problem("file-missing", shown, 0, name=path.name),))
    size = path.stat().st_size
    if size > limit:
        details = {"size": size // MEGABYTE, "limit": limit // MEGABYTE}
        return Loaded(None, (problem("file-too-large", shown, 0, **details),))
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: str) -> Loaded[str]:
    """Bytes as text, or the Problem that says which byte or character is not text."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Loaded(None, (problem("file-encoding", shown, line, position=error.start),))
    if not text.strip():
        return Loaded(None, (problem("file-empty", shown, 0),))
    strange = _UNREADABLE.search(text)
    if strange:
        line = text[: strange.start()].count("\n") + 1
        character = f"U+{ord(strange.group()):04X}"
        return Loaded(None, (problem("file-control-character", shown, line, character=character),))
    return Loaded(text)


def parse_yaml(text: str, shown: str) -> Loaded[MapNode]:
    """YAML text as nodes; duplicate keys, anchors that loop and odd keys are Problems."""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        return Loaded(None, (_broken(error, shown),))
    problems: list[Problem] = []
    node = _convert(tree, shown, problems, 0) if tree is not None else None
    if not isinstance(node, MapNode):
        problems.append(problem("not-a-mapping", shown, 1))
        return Loaded(None, tuple(problems))
    return Loaded(None if problems else node, tuple(problems))


def _broken(error: Exception, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or "te diep genest of onleesbaar"
    return problem("yaml-broken", shown, mark.line + 1 if mark else 1, detail=detail)


def _convert(tree: yaml.Node, shown: str, problems: list[Problem], depth: int) -> Node:
    line = tree.start_mark.line + 1
    if depth > DEEPEST:  # also where an alias points back at its own parent
        problems.append(problem("yaml-broken", shown, line, detail="te diep genest"))
        return TextNode("", line)
    if isinstance(tree, yaml.MappingNode):
        return _convert_mapping(tree, shown, problems, depth)
    if isinstance(tree, yaml.SequenceNode):
        return ListNode(tuple(_convert(item, shown, problems, depth + 1) for item in tree.value), line)
    empty = tree.tag == "tag:yaml.org,2002:null"
    return TextNode("" if empty else str(tree.value), line)


def _convert_mapping(tree: yaml.MappingNode, shown: str, problems: list[Problem], depth: int) -> MapNode:
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in tree.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in entries:
            problems.append(problem("key-twice", shown, line, key=key))
        entries[key] = _convert(value_node, shown, problems, depth + 1)
        lines[key] = line
    return MapNode(entries, lines, tree.start_mark.line + 1)
