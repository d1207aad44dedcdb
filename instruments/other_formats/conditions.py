"""Conditions of XLSForm, LimeSurvey and REDCap, as far as they say which answers: parsed, never run.

${a} = 'ja' and not(selected(${b}, '2'))
((a.NAOK == "A1") or b_SQ001.NAOK == "Y")
[a] = '1' and [b(2)] = '1'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from instruments.other_formats.found import Dialect

DEEPEST = 30  # levels of brackets
LONGEST = 5_000  # characters


@dataclass(frozen=True)
class Answered:
    """The answer to `name` compared with `value` by `sign`: = != < <= > >= or 'has' (one of several)."""

    name: str
    sign: str
    value: str


@dataclass(frozen=True)
class Every:
    """All of these hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Some:
    """At least one of these holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """This does not hold."""

    part: Condition


Condition = Answered | Every | Some | Not


class NotUnderstood(ValueError):
    """The condition says something that our rules can't say."""


_WORDS = "and|or|not|eq|ne|lt|le|gt|ge"
_REFERENCE = {
    Dialect.XLSFORM: r"\$\{\s*(?P<ref>[^{}]{1,100}?)\s*\}",
    Dialect.LIMESURVEY: rf"(?P<ref>(?!(?:{_WORDS})\b)[A-Za-z]\w{{0,100}})(?:\.[A-Za-z]+)?(?!\s*\()(?!\w)",
    Dialect.REDCAP: r"\[\s*(?P<ref>[^\[\]]{1,100}?)\s*\]",
}
_SIGNS = {"==": "=", "<>": "!=", "eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def parse(text: str, dialect: Dialect) -> Condition:
    """The condition as a tree. NotUnderstood when it says more than which answers were given."""
    if len(text) > LONGEST:
        raise NotUnderstood("de voorwaarde is te lang")
    parser = _Parser(_tokens(text, dialect))
    found = parser.any_of(0)
    if parser.left:
        raise NotUnderstood(parser.left[0].text)
    return found


@dataclass(frozen=True)
class _Token:
    kind: str  # ref, value, sign, word, open, close, comma
    text: str


def _tokens(text: str, dialect: Dialect) -> list[_Token]:
    pattern = re.compile(
        rf"\s*(?:{_REFERENCE[dialect]}"
        r"|(?P<quoted>'[^']*'|\"[^\"]*\")|(?P<number>-?\d+(?:\.\d+)?)"
        r"|(?P<sign>==|=|!=|<>|<=|>=|<|>|(?:eq|ne|lt|le|gt|ge)\b)|(?P<word>and\b|or\b|not\b|selected\b|&&|\|\||!)"
        r"|(?P<open>\()|(?P<close>\))|(?P<comma>,))",
        re.I,
    )
    found, place = [], 0
    while text[place:].strip():
        match = pattern.match(text, place)
        if not match:
            raise NotUnderstood(text[place : place + 30].strip())
        found.append(_token(match))
        place = match.end()
    return found


def _token(match: re.Match[str]) -> _Token:
    kind = str(match.lastgroup)
    text = match[kind]
    if kind == "quoted":
        return _Token("value", text[1:-1])
    if kind == "number":
        return _Token("value", text)
    if kind == "sign":
        return _Token("sign", _SIGNS.get(text.lower(), text))
    words = {"&&": "and", "||": "or", "!": "not"}
    return _Token(kind, words.get(text, text.lower()) if kind == "word" else text)


class _Parser:
    """Recursive descent over the tokens that are left."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.left = tokens

    def any_of(self, depth: int) -> Condition:
        parts = [self.all_of(depth)]
        while self._take("word", "or"):
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def all_of(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self._take("word", "and"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise NotUnderstood("te veel haakjes")
        if self._take("word", "not"):
            return Not(self.one(depth + 1))
        if self._take("word", "selected"):
            return self._selected()
        if self._take("open"):
            inner = self.any_of(depth + 1)
            self._need("close")
            return inner
        return self._comparison()

    def _selected(self) -> Condition:
        self._need("open")
        name = self._need("ref").text
        self._need("comma")
        value = self._need("value").text
        self._need("close")
        return Answered(name, "has", value)

    def _comparison(self) -> Condition:
        first, sign = self._next(), self._need("sign").text
        second = self._next()
        if (first.kind, second.kind) == ("ref", "value"):
            return Answered(first.text, sign, second.text)
        if (first.kind, second.kind) == ("value", "ref"):
            return Answered(second.text, _TURNED[sign], first.text)
        raise NotUnderstood(f"{first.text} {sign} {second.text}")

    def _take(self, kind: str, text: str = "") -> bool:
        if self.left and self.left[0].kind == kind and text in ("", self.left[0].text):
            self.left = self.left[1:]
            return True
        return False

    def _need(self, kind: str) -> _Token:
        found = self._next()
        if found.kind != kind:
            raise NotUnderstood(found.text)
        return found

    def _next(self) -> _Token:
        if not self.left:
            raise NotUnderstood("de voorwaarde houdt halverwege op")
        first, *self.left = self.left
        return first
