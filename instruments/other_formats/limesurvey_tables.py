"""The tables inside a LimeSurvey .lss file: rows of text, with the words of each language at their row.

Until version 3 a row stood in every language; from version 4 words have tables of their own (`..._l10ns`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from instruments.other_formats.found import Labels
from instruments.other_formats.plain_words import language_of, plain

Row = Mapping[str, str]


class NoSurvey(ValueError):
    """The file is no LimeSurvey structure; the words say why."""


@dataclass
class Thing:
    """A group, question, subquestion or answer: its fields, and its words per field and language."""

    fields: Row
    words: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def say(self, name: str) -> Labels:
        """The words of this field, language -> text."""
        return self.words.get(name, {})


class Tables:
    """The file's tables by name, and the languages in them that we do not know."""

    def __init__(self, text: bytes) -> None:
        root = _root(text)
        self._rows = {table.tag: [_row(row) for row in table.iterfind("rows/row")] for table in root}
        self.languages = [_said(one) for one in root.iterfind("languages/language")]
        self.unknown = sorted({raw for raw in self.languages if raw and not language_of(raw)})

    def things(self, table: str, key: str, words: tuple[str, ...]) -> list[Thing]:
        """The rows of a table, one per key in the order of the file, with these fields as words."""
        found: dict[str, Thing] = {}
        for row in self._rows.get(table, ()):
            thing = found.setdefault(row.get(key, ""), Thing(row))
            self._add(thing, row, words)
        for row in self._rows.get(f"{table.rstrip('s').replace('sub', '')}_l10ns", ()):
            if row.get(key, "") in found:
                self._add(found[row[key]], row, words)
        return list(found.values())

    def answers(self) -> dict[str, list[Thing]]:
        """Question id -> its answers, in their order."""
        version_4 = any("aid" in row for row in self._rows.get("answers", ()))
        found: dict[str, Thing] = {}
        for number, row in enumerate(self._rows.get("answers", ())):
            key = row.get("aid", str(number)) if version_4 else f"{row.get('qid')}|{row.get('code')}"
            self._add(found.setdefault(key, Thing(row)), row, ("answer",))
        for row in self._rows.get("answer_l10ns", ()):
            if row.get("aid", "") in found:
                self._add(found[row["aid"]], row, ("answer",))
        by_question: dict[str, list[Thing]] = defaultdict(list)
        for thing in found.values():
            by_question[thing.fields.get("qid", "")].append(thing)
        return {qid: sorted(things, key=_order("sortorder")) for qid, things in by_question.items()}

    def rows(self, table: str) -> list[Row]:
        """The bare rows of a table."""
        return list(self._rows.get(table, ()))

    @staticmethod
    def _add(thing: Thing, row: Row, words: Iterable[str]) -> None:
        language = language_of(row.get("language", ""))
        for name in words:
            if language and plain(row.get(name, "")):
                thing.words[name][language] = plain(row[name])


def in_order(things: Iterable[Thing], name: str) -> list[Thing]:
    """By their own order field; what has none comes first."""
    return sorted(things, key=_order(name))


def _order(name: str) -> Any:
    def place(thing: Thing) -> int:
        text = thing.fields.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    return place


def _root(text: bytes) -> Any:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NoSurvey(type(error).__name__) from None
    if root.tag != "document" or root.find("questions") is None:
        raise NoSurvey("geen vragen")
    return root


def _row(element: Any) -> Row:
    return {field.tag: _said(field) for field in element}


def _said(element: Any) -> str:
    return str(element.text or "")
