"""People in a text: first names from a list, and words with a capital by what stands before them.

The words of the text, as a set, say first which patterns are worth trying; every pattern has bounded repeats
and starts at the edge of a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from survey_app.domain.name_hints.first_names import (
    CALLED,
    CLEAR,
    LINKS,
    ORDINARY,
    PLACES,
    RELATIVES,
    TITLES,
    UNCLEAR,
)
from survey_app.domain.name_hints.hints import Hint, Kind

SHORTEST_SMALL = 4  # letters of a name that was typed without a capital
_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w-]{0,39}[^\W_])?(?!\w)")
_SMALL = "a-zß-öø-ÿ"
# A word with a capital and small letters after it: Bakker, Anne-Fleur, Özdemir, McDonald; no GGZ.
_CAPITAL = rf"(?:['’]t )?[^\W\d_{_SMALL}](?=['’\w]{{0,3}}[{_SMALL}])[\w'’]{{0,40}}(?:-\w{{1,40}}){{0,2}}"
_LINK = rf"(?:{'|'.join(sorted(LINKS, key=len, reverse=True))})"
_NAME = rf"{_CAPITAL}(?: (?:{_LINK} ){{0,3}}{_CAPITAL}){{0,4}}"


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


class _Shape(NamedTuple):
    """A pattern whose group `name` is the name; tried when the text has one of `needs` (None: always)."""

    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool]
    needs: frozenset[str] | None = None


def _telling(name: str) -> list[str]:
    """The words with a capital of a name that do not name something else: not 'Wijkteam'."""
    return [word for word in name.split() if word[0].isupper() and word.casefold() not in ORDINARY]


def _is_named(match: re.Match[str]) -> bool:
    return bool(_telling(match["name"]))


def _is_pair(match: re.Match[str]) -> bool:
    """Two words with a capital in a row that are no place and no office."""
    capitals = [word for word in match["name"].split() if word[0].isupper()]
    return (match["before"] or "").casefold() not in PLACES and len(_telling(match["name"])) == len(capitals)


def _is_no_place(match: re.Match[str]) -> bool:
    return (match["before"] or "").casefold() not in PLACES and match["name"].casefold() in UNCLEAR


_BEFORE = r"(?<!\w)(?P<before>\w{1,40}),? "
_SHAPES = (
    _Shape(
        re.compile(
            rf"(?<!\w)(?i:{_any_of(TITLES)})\.? (?P<name>(?:[A-Z]\. ?){{0,4}}(?:{_LINK} ){{0,3}}{_NAME})"
        ),
        _is_named,
        TITLES,
    ),
    _Shape(
        re.compile(rf"(?<!\w)(?P<name>(?P<first>{_CAPITAL}) (?:{_LINK} ){{1,3}}{_CAPITAL})"),
        lambda match: match["first"].casefold() in UNCLEAR,
        UNCLEAR,
    ),
    _Shape(
        re.compile(rf"(?<!\w)(?i:{_any_of(RELATIVES | CALLED)}),? (?P<name>{_NAME})"),
        _is_named,
        RELATIVES | CALLED,
    ),
    _Shape(
        re.compile(rf"{_BEFORE}(?=(?P<name>{_CAPITAL}(?: (?:{_LINK} ){{0,3}}{_CAPITAL}){{1,4}}))"), _is_pair
    ),
    _Shape(re.compile(rf"{_BEFORE}(?=(?P<name>{_CAPITAL})(?!\w))"), _is_no_place, UNCLEAR),
)


def person_hints(text: str, most: int) -> Iterator[Hint]:
    """Passages that seem to name a person, at most `most` of each shape; they may overlap."""
    words = set(_WORD.findall(text.casefold()))
    if words & CLEAR:
        yield from islice(_clear_names(text), most)
    for shape in _SHAPES:
        if shape.needs is None or words & shape.needs:
            yield from islice(_found(shape, text), most)


def _clear_names(text: str) -> Iterator[Hint]:
    """Names of the list; what was typed without a capital must be long enough to be no slip."""
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if word in CLEAR and (len(word) >= SHORTEST_SMALL or match[0][0].isupper()):
            end = _WITH_SURNAME.match(text, match.start()) if match[0][0].isupper() else None
            yield _hint(text, match.start(), end.end() if end else match.end())


_WITH_SURNAME = re.compile(_NAME)


def _found(shape: _Shape, text: str) -> Iterator[Hint]:
    for match in shape.pattern.finditer(text):
        if shape.holds(match):
            yield _hint(text, *match.span("name"))


def _hint(text: str, start: int, end: int) -> Hint:
    passage = text[start:end].removesuffix("'s").removesuffix("’s")
    return Hint(Kind.PERSOON, passage, start, start + len(passage))
