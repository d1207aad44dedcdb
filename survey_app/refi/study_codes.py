"""A study's codebooks as codes, and the codes of another program back as aspects and values.

Codebook, group and aspect are codes that cannot be given; under each aspect stand its values, which can.
Their names are unique in the whole file (A05 G groen), for programs that know no hierarchy, and hold the
letter beside the colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from codebooks.model import Aspect, AspectGroup, Codebook
from codebooks.values import KEYS, LETTERS, Value
from instruments.texts import NO_TEXTS
from survey_app.refi.guids import guid
from survey_app.refi.items import CodeItem, CodePath

# As on the screen: told apart in grey as well.
COLOURS: dict[str, str] = {
    Value.GROEN: "#1e7b34",
    Value.ORANJE: "#e17000",
    Value.ROOD: "#b3261e",
    Value.GRIJS: "#8a8a8a",
    Value.GEEN_INFORMATIE: "#d9d9d9",
}
_WORDS: dict[str, tuple[str, ...]] = {
    Value.GROEN: ("groen", "green", "g", "g groen"),
    Value.ORANJE: ("oranje", "orange", "amber", "o", "o oranje"),
    Value.ROOD: ("rood", "red", "r", "r rood"),
    Value.GRIJS: ("grijs", "grey", "gray", "nvt", "n.v.t.", "niet van toepassing", "- grijs"),
    Value.GEEN_INFORMATIE: ("geen informatie", "geen_informatie", "no information", "?", "? geen informatie"),
}
VALUE_WORDS: dict[str, str] = {word: str(value) for value, words in _WORDS.items() for word in words}


class Meaning(NamedTuple):
    """What a code says: an aspect (codebook.aspect) and a value, '' for the aspect alone."""

    aspect: str
    value: str


def study_codes(study: str, books: Sequence[Codebook]) -> tuple[CodeItem, ...]:
    """Every coding scheme as codes."""
    return tuple(_book(study, book) for book in books)


def _book(study: str, book: Codebook) -> CodeItem:
    return CodeItem(
        guid(study, "codebook", book.id),
        f"{book.title.say('nl')} ({book.id})",
        codable=False,
        description=f"Versie {book.version}. {_meanings(book, None)}",
        children=tuple(_group(study, book, group) for group in book.groups),
    )


def _meanings(book: Codebook, group: AspectGroup | None) -> str:
    own = group.meanings if group else book.meanings
    return " ".join(f"{_value_words(value)}: {own[value].say('nl')}" for value in KEYS if value in own)


def _group(study: str, book: Codebook, group: AspectGroup) -> CodeItem:
    return CodeItem(
        guid(study, "group", book.id, group.id),
        group.label.say("nl"),
        codable=False,
        description=_meanings(book, group),
        children=tuple(_aspect(study, book, group, one) for one in book.aspects if one.group == group.id),
    )


def _aspect(study: str, book: Codebook, group: AspectGroup, aspect: Aspect) -> CodeItem:
    return CodeItem(
        guid(study, "aspect", book.id, aspect.id),
        aspect_name(aspect),
        codable=False,
        description=aspect.definition.say("nl"),
        children=tuple(_values(study, book, group, aspect)),
    )


def aspect_name(aspect: Aspect) -> str:
    """The name of an aspect among codes: A05 Klik met medewerker."""
    return f"{aspect.code} {aspect.label.say('nl')}"


def _value_words(value: Value) -> str:
    return f"{LETTERS[value]} {str(value).replace('_', ' ')}"


def _values(study: str, book: Codebook, group: AspectGroup, aspect: Aspect) -> Iterator[CodeItem]:
    for option in aspect.options:
        name = f"{aspect.code} {option.label.say('nl')}"
        yield CodeItem(value_guid(study, book.id, aspect.id, option.code), name, codable=True)
    for value in (Value.GEEN_INFORMATIE,) if aspect.options else KEYS:
        yield CodeItem(
            value_guid(study, book.id, aspect.id, str(value)),
            f"{aspect.code} {_value_words(value)}",
            codable=True,
            description=(group.meanings.get(value) or book.meanings.get(value, NO_TEXTS)).say("nl"),
            colour=COLOURS[value],
        )


def value_guid(study: str, book: str, aspect: str, value: str) -> str:
    """The GUID of the code that gives this value to this aspect."""
    return guid(study, "value", book, aspect, value)


class CodeReader:
    """Finds the aspect and the value that a code of any program names: by its GUID, else by its names."""

    def __init__(self, study: str, books: Sequence[Codebook]) -> None:
        self._by_guid: dict[str, Meaning] = {}
        self._by_name: dict[str, Meaning] = {}
        self._aspects: dict[str, Meaning] = {}
        self._values: dict[str, Mapping[str, str]] = {}
        twice: set[str] = set()
        for book in books:
            for aspect in book.aspects:
                self._add(study, book, aspect, twice)
        for name in twice:
            self._aspects.pop(name, None)

    def _add(self, study: str, book: Codebook, aspect: Aspect, twice: set[str]) -> None:
        qualified = f"{book.id}.{aspect.id}"
        alone = Meaning(qualified, "")
        self._by_guid[guid(study, "aspect", book.id, aspect.id)] = alone
        names = {aspect.id, aspect.code, aspect_name(aspect), qualified, *aspect.label.values()}
        for name in {folded(one) for one in names}:
            if name in self._aspects:
                twice.add(name)  # a name of two aspects says nothing
            self._aspects[name] = alone
        self._values[qualified] = _words_of(aspect)
        for value in set(self._values[qualified].values()):
            self._by_guid[value_guid(study, book.id, aspect.id, value)] = Meaning(qualified, value)

    def meaning(self, path: CodePath) -> Meaning | None:
        """What the code says; None when it names no aspect of this study, or no value of its aspect."""
        known = self._by_guid.get(path.code.guid)
        if known:
            return known
        whole = [folded(name) for name in path.names]
        parts = [folded(part) for name in path.names for part in split_name(name)]
        return self._of_names(whole) or self._of_names(parts)

    def _of_names(self, names: Sequence[str]) -> Meaning | None:
        last = names[-1] if names else ""
        alone = self._aspects.get(last)
        if alone:
            return alone
        above = self._aspects.get(names[-2]) if len(names) > 1 else None
        for aspect, word in ((above, last), *self._cuts(last)):
            value = self._values[aspect.aspect].get(word) if aspect else None
            if aspect and value:
                return Meaning(aspect.aspect, value)
        return None

    def _cuts(self, name: str) -> Iterator[tuple[Meaning | None, str]]:
        """`a05 groen` as aspect and value, cut at every space or colon; also under its own aspect."""
        for place, character in enumerate(name):
            if character in " :":
                yield self._aspects.get(name[:place].rstrip(" :")), name[place + 1 :].lstrip(" :")


def _words_of(aspect: Aspect) -> dict[str, str]:
    """Every word for a value of this aspect -> the value."""
    if not aspect.options:
        return VALUE_WORDS
    own = {word: value for word, value in VALUE_WORDS.items() if value == Value.GEEN_INFORMATIE}
    for option in aspect.options:
        own |= {folded(name): option.code for name in (option.code, *option.label.values())}
    return own


def folded(name: str) -> str:
    """A name as it is compared: lower case, one space between words."""
    return " ".join(name.casefold().split())


def split_name(name: str) -> list[str]:
    """A name that holds its own path (plan/gezinsplan/rood, Coke::diet) as its parts."""
    parts = name.replace("::", "/").split("/") if "::" in name or _is_path(name) else [name]
    return [part.strip() for part in parts if part.strip()]


def _is_path(name: str) -> bool:
    """A slash without a space beside it parts; 'school / opvang' is a label."""
    return "/" in name and " /" not in name and "/ " not in name
