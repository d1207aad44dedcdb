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
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast where it is built in


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
    try:
        size = path.stat().st_size if path.is_file() else None
        raw = path.read_bytes() if size is not None and size <= limit else b""
    except OSError:
        size = None
    if size is None:
        return Loaded(None, (problem("file-missing", shown, 0, name=path.name),))
    if size > limit:
        details = {"size": size // MEGABYTE, "limit": limit // MEGABYTE}
        return Loaded(None, (problem("file-too-large", shown, 0, **details),))
    return decode(raw, shown)


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
    """YAML text as nodes; duplicate keys, aliases, odd keys and endless nesting are Problems."""
    source = _Events(text, shown)
    try:
        node = source.document()
    except _Unreadable as stop:
        return Loaded(None, (*source.problems, stop.problem))
    if not isinstance(node, MapNode):
        source.problems.append(problem("not-a-mapping", shown, 1))
        return Loaded(None, tuple(source.problems))
    return Loaded(None if source.problems else node, tuple(source.problems))


class _Unreadable(Exception):
    """Nothing sensible can be read after this Problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


class _Events:
    """Builds nodes from the parser's events.

    Not `yaml.compose`: it recurses without a limit (on deep nesting the C loader takes the process down) and
    expands aliases, so that 1 kB can become gigabytes.
    """

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self._events = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node | None:
        """The only document in the text; None when there is none."""
        self._next()  # stream start
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        node = self._node(self._next(), 0)
        self._next()  # document end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop("yaml-broken", after, detail="een tweede document begint")
        return node

    def _next(self) -> yaml.Event:
        try:
            return next(self._events)
        except yaml.YAMLError as error:
            raise _Unreadable(_broken(error, self.shown)) from None

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > DEEPEST:
            raise self._stop("yaml-broken", event, detail="te diep genest")
        if isinstance(event, yaml.AliasEvent):
            raise self._stop("yaml-alias", event, name=event.anchor)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        raise self._stop("yaml-broken", event, detail="hier ontbreekt een waarde")

    def _text(self, event: yaml.ScalarEvent) -> TextNode:
        strange = _UNREADABLE.search(event.value)  # an escape may bring in what the file may not hold
        if strange:
            raise self._stop("file-control-character", event, character=f"U+{ord(strange.group()):04X}")
        return TextNode("" if _is_null(event) else event.value, _line(event))

    def _sequence(self, start: yaml.Event, depth: int) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return ListNode(tuple(items), _line(start))

    def _mapping(self, start: yaml.Event, depth: int) -> MapNode:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            if key in entries:
                self.problems.append(problem("key-twice", self.shown, _line(event), key=key))
            lines[key] = _line(event)
            entries[key] = self._node(self._next(), depth + 1)
        return MapNode(entries, lines, _line(start))

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stop("yaml-broken", event, detail="een veldnaam moet tekst zijn")
        return str(event.value)

    def _stop(self, code: str, event: yaml.Event, **details: object) -> _Unreadable:
        return _Unreadable(problem(code, self.shown, _line(event), **details))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _is_null(event: yaml.ScalarEvent) -> bool:
    return not event.style and event.value in ("", "~", "null", "Null", "NULL")


def _broken(error: yaml.YAMLError, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or "onleesbaar"
    return problem("yaml-broken", shown, mark.line + 1 if mark else 1, detail=detail)
