"""FieldReader: takes fields out of a YAML mapping and collects every Problem on the way.

A loader asks for each field it knows and closes the reader; what was never asked for is an unknown field.
After a Problem the reader hands back an empty value of the right type, so that loading goes on and the
author sees all Problems at once; the caller drops the value when there are any.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from instruments.problems import Problem, did_you_mean, problem
from instruments.texts import NO_TEXTS, Texts
from instruments.yaml_source import ListNode, MapNode, Node, TextNode

_WHOLE = re.compile(r"-?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?\Z")  # no nan, no inf: they would poison every sum
NAME = re.compile(r"[a-z0-9][a-z0-9_]*\Z")


class FieldReader:
    """Reads one mapping; children share the list of Problems and the languages of the file."""

    def __init__(
        self, node: MapNode, file: str, problems: list[Problem], languages: tuple[str, ...] = ("nl",)
    ) -> None:
        self.node, self.file, self.problems, self.languages = node, file, problems, languages
        self._asked: set[str] = set()

    @property
    def line(self) -> int:
        """Where the mapping begins."""
        return self.node.line

    def line_of(self, key: str) -> int:
        """Where the field stands, or the mapping's own line when it is absent."""
        return self.node.lines.get(key, self.node.line)

    def has(self, key: str) -> bool:
        """Whether the field is in the file; does not count as asking for it."""
        return key in self.node.entries

    def report(self, code: str, key: str = "", /, **details: object) -> None:
        """Adds a Problem at the field's line."""
        self.problems.append(problem(code, self.file, self.line_of(key), **details))

    def text(self, key: str, default: str | None = None) -> str:
        """The field's text; a Problem when it is missing and there is no default."""
        node = self._take(key, required=default is None)
        if node is None:
            return default or ""
        if not isinstance(node, TextNode):
            self.report("not-text", key, key=key)
            return ""
        if not node.value and default is None:
            self.report("field-missing", key, key=key)
        return node.value or (default or "")

    def name(self, key: str, default: str | None = None) -> str:
        """A text that serves as an identifier: a-z, 0-9 and _."""
        value = self.text(key, default)
        if value and not NAME.match(value):
            self.report("name-invalid", key, value=value)
        return value

    def names(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts (their spelling is checked by whoever knows what they name)."""
        node = self._take(key, required=default is None)
        if node is None:
            return default or ()
        if not isinstance(node, ListNode) or not all(isinstance(item, TextNode) for item in node.items):
            self.report("not-a-list", key, key=key)
            return ()
        return tuple(item.value for item in node.items if isinstance(item, TextNode))

    def number(self, key: str, default: float | None = None) -> float:
        """The field as a number; a Problem when it is none."""
        value = self.text(key, None if default is None else str(default))
        if _DECIMAL.match(value):
            return float(value)
        if value:
            self.report("not-a-number", key, key=key, value=value)
        return 0.0

    def whole(self, key: str, default: int | None = None) -> int:
        """The field as a whole number."""
        value = self.text(key, None if default is None else str(default))
        if _WHOLE.match(value):
            return int(value)
        if value:
            self.report("not-a-number", key, key=key, value=value)
        return 0

    def whole_between(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` up to and including `high`."""
        before = len(self.problems)
        value = self.whole(key, default)
        if len(self.problems) == before and not low <= value <= high:
            self.report("number-out-of-range", key, key=key, value=value, low=low, high=high)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """`true` or `false`."""
        return self.choice(key, ("true", "false"), "true" if default else "false") == "true"

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of `allowed`; a Problem with the nearest word when it is not."""
        value = self.text(key, default)
        if value and value not in allowed:
            hint = did_you_mean(value, allowed)
            self.report("value-unknown", key, key=key, value=value, allowed=", ".join(allowed), hint=hint)
        return value

    def texts(self, key: str, required: bool = True) -> Texts:
        """A text per language; a Problem for each of the file's languages that is missing."""
        node = self._take(key, required)
        if node is None:
            return NO_TEXTS
        if not isinstance(node, MapNode):
            self.report("not-a-mapping", key)
            return NO_TEXTS
        found = {k: v.value for k, v in node.entries.items() if isinstance(v, TextNode) and v.value}
        for language in self.languages:
            if language not in found:
                self.report("language-missing", key, key=key, language=language)
        return Texts(tuple(found.items()))

    def mapping(self, key: str, required: bool = True) -> FieldReader | None:
        """A reader for the mapping under the field."""
        node = self._take(key, required)
        if node is None:
            return None
        if not isinstance(node, MapNode):
            self.report("not-a-mapping", key)
            return None
        return self.child(node)

    def mappings(self, key: str, required: bool = True) -> list[FieldReader]:
        """A reader for each mapping in the list under the field."""
        node = self._take(key, required)
        if node is None:
            return []
        if not isinstance(node, ListNode):
            self.report("not-a-list", key, key=key)
            return []
        for item in node.items:
            if not isinstance(item, MapNode):
                self.problems.append(problem("not-a-mapping", self.file, item.line))
        return [self.child(item) for item in node.items if isinstance(item, MapNode)]

    def child(self, node: MapNode) -> FieldReader:
        """A reader for a mapping below this one."""
        return FieldReader(node, self.file, self.problems, self.languages)

    def keys(self) -> tuple[str, ...]:
        """Every field in the file, in its order; they all count as asked for."""
        self._asked.update(self.node.entries)
        return tuple(self.node.entries)

    def close(self) -> None:
        """Every field that nobody asked for is a Problem."""
        for key in self.node.entries:
            if key not in self._asked:
                self.report("field-unknown", key, key=key, hint=did_you_mean(key, self._asked))

    def _take(self, key: str, required: bool) -> Node | None:
        self._asked.add(key)
        node = self.node.entries.get(key)
        if node is None and required:
            self.report("field-missing", key, key=key)
        return node
