"""What a new version of a codebook changes, aspect by aspect, and which cells must be looked at again.

A codeur judges by the definition, by what the values mean and by the options: where one of these changed, a
cell may have another value now. A label, a number, a decision table (it reads questionnaires) and a drietrap
(it only warns) change no judgement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from codebooks.model import Aspect, Codebook
from codebooks.values import KEYS, LETTERS, Value
from instruments.texts import NO_TEXTS, Texts


class ChangeKind(StrEnum):
    """What changed."""

    ASPECT_ADDED = "aspect_added"
    ASPECT_REMOVED = "aspect_removed"
    DEFINITION = "definition"
    LABEL = "label"
    MEANINGS = "meanings"
    OPTIONS = "options"
    DECISION = "decision"
    IMPLICATIONS = "implications"
    PLACE = "place"
    PERSPECTIEVEN = "perspectieven"
    BOOK = "book"


RECODED = frozenset({ChangeKind.DEFINITION, ChangeKind.MEANINGS, ChangeKind.OPTIONS})


@dataclass(frozen=True)
class AspectChange:
    """One thing that changed; `aspect` is qualified, '' for the book as a whole."""

    aspect: str
    kind: ChangeKind
    old: Texts = NO_TEXTS
    new: Texts = NO_TEXTS

    @property
    def recodes(self) -> bool:
        """Whether cells of the aspect must be looked at again."""
        return self.kind in RECODED


@dataclass(frozen=True)
class Loss:
    """What the new version no longer has, so that a coding with it would lose its place.

    Of `aspect` (qualified; '' for any of the book): the option `value`, or the rows of `perspectief`, or
    with neither every row.
    """

    book: str
    aspect: str
    value: str = ""
    perspectief: str = ""
    kind: str = "aspect"  # aspect, option, kind, perspectief

    def hits(self, aspect: str, perspectief: str, waarde: str) -> bool:
        """Whether a coding like this would lose its place."""
        own = aspect == self.aspect if self.aspect else aspect.startswith(f"{self.book}.")
        return own and self.value in ("", waarde) and self.perspectief in ("", perspectief)


def compare_books(old: Codebook, new: Codebook) -> tuple[AspectChange, ...]:
    """Everything that differs, in the order of the new book; () where both say the same.

    Versions, line numbers and comments are no differences.
    """
    was = {aspect.id: aspect for aspect in old.aspects}
    now = {aspect.id: aspect for aspect in new.aspects}
    gone = (
        AspectChange(f"{old.id}.{id}", ChangeKind.ASPECT_REMOVED, was[id].label)
        for id in was
        if id not in now
    )
    return (*_of_book(old, new), *(one for a in new.aspects for one in _of_aspect(old, new, was, a)), *gone)


def _of_book(old: Codebook, new: Codebook) -> Iterator[AspectChange]:
    if old.perspectieven != new.perspectieven:
        texts = (Texts.of(nl=", ".join(book.perspectieven)) for book in (old, new))
        yield AspectChange("", ChangeKind.PERSPECTIEVEN, *texts)
    if _shell(old) != _shell(new):
        yield AspectChange("", ChangeKind.BOOK)
    if _plain(old.implications) != _plain(new.implications):
        yield AspectChange("", ChangeKind.IMPLICATIONS, _rules(old), _rules(new))


def _shell(book: Codebook) -> Any:
    groups = [(group.id, group.label) for group in book.groups]
    return _plain((book.title, groups, book.tables, [aspect.id for aspect in book.aspects]))


def _rules(book: Codebook) -> Texts:
    return _joined({rule.id: rule.text for rule in book.implications})


def _of_aspect(
    old: Codebook, new: Codebook, was: Mapping[str, Aspect], now: Aspect
) -> Iterator[AspectChange]:
    name, before = f"{new.id}.{now.id}", was.get(now.id)
    if before is None:
        yield AspectChange(name, ChangeKind.ASPECT_ADDED, NO_TEXTS, now.label)
        return
    for kind, first, second in (
        (ChangeKind.DEFINITION, before.definition, now.definition),
        (ChangeKind.MEANINGS, *_changed_meanings(_meanings(old, before), _meanings(new, now))),
        (ChangeKind.OPTIONS, _options(before), _options(now)),
        (ChangeKind.LABEL, before.label, now.label),
        (ChangeKind.PLACE, _place(before), _place(now)),
    ):
        if dict(first) != dict(second):
            yield AspectChange(name, kind, first, second)
    if _table(old, before) != _table(new, now):
        yield AspectChange(name, ChangeKind.DECISION)


def _meanings(book: Codebook, aspect: Aspect) -> dict[Value, Texts]:
    """What each value means for this aspect: its group's word goes before the book's."""
    if aspect.options:
        return {}
    group = next((group.meanings for group in book.groups if group.id == aspect.group), {})
    return {**book.meanings, **group}


def _changed_meanings(old: Mapping[Value, Texts], new: Mapping[Value, Texts]) -> tuple[Texts, Texts]:
    """Both, of the values only whose meaning is not the same."""
    changed = [value for value in KEYS if old.get(value) != new.get(value)]
    parts = ({LETTERS[value]: book[value] for value in changed if value in book} for book in (old, new))
    first, second = (_joined(part) for part in parts)
    return first, second


def _options(aspect: Aspect) -> Texts:
    return _joined({option.code: option.label for option in aspect.options})


def _place(aspect: Aspect) -> Texts:
    return Texts.of(nl=" ".join(filter(None, (aspect.code, aspect.group, aspect.linked))))


def _table(book: Codebook, aspect: Aspect) -> Any:
    return _plain(next((table for table in book.decisions if table.id == aspect.decision), None))


def _joined(lines: Mapping[str, Texts]) -> Texts:
    """One text per language: a line per name."""
    languages = dict.fromkeys(language for text in lines.values() for language in text)
    return Texts(
        tuple(
            (lang, "\n".join(f"{name}: {text.say(lang)}" for name, text in lines.items()))
            for lang in languages
        )
    )


def _plain(value: Any) -> Any:
    """The value without the lines on which its parts stand."""
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Texts):
        return {key: _plain(part) for key, part in vars(value).items() if key not in ("line", "file")}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value


def losses(old: Codebook, new: Codebook) -> tuple[Loss, ...]:
    """What codings could have that the new version no longer knows."""
    now = {aspect.id: aspect for aspect in new.aspects}
    found = [
        Loss(old.id, "", perspectief=p, kind="perspectief")
        for p in old.perspectieven
        if p not in new.perspectieven
    ]
    for aspect in old.aspects:
        found.extend(_lost(f"{old.id}.{aspect.id}", old.id, aspect, now.get(aspect.id)))
    return tuple(found)


def _lost(name: str, book: str, was: Aspect, now: Aspect | None) -> Iterator[Loss]:
    if now is None:
        yield Loss(book, name)
    elif bool(was.options) != bool(now.options):
        yield Loss(book, name, kind="kind")
    else:
        codes = {option.code for option in now.options}
        for option in was.options:
            if option.code not in codes:
                yield Loss(book, name, value=option.code, kind="option")


def recoded_aspects(changes: Iterable[AspectChange]) -> dict[str, tuple[AspectChange, ...]]:
    """Qualified aspect -> the changes for which its cells must be looked at again."""
    found: dict[str, tuple[AspectChange, ...]] = {}
    for change in changes:
        if change.recodes:
            found[change.aspect] = (*found.get(change.aspect, ()), change)
    return found


def gathered(changes: Iterable[AspectChange]) -> tuple[tuple[AspectChange, tuple[str, ...]], ...]:
    """Each change once, with every aspect that it holds for: one meaning may change for a whole group."""
    found: dict[tuple[ChangeKind, Texts, Texts], list[AspectChange]] = {}
    for change in changes:
        found.setdefault((change.kind, change.old, change.new), []).append(change)
    return tuple((same[0], tuple(one.aspect for one in same)) for same in found.values())


def as_text(changes: Iterable[AspectChange]) -> str:
    """The changes of one aspect as they are kept beside a cell."""
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False)


def from_text(text: str) -> tuple[AspectChange, ...]:
    """The same changes back."""
    return tuple(
        AspectChange(one["aspect"], ChangeKind(one["kind"]), _texts(one["old"]), _texts(one["new"]))
        for one in json.loads(text)
    )


def _texts(kept: Mapping[str, Any]) -> Texts:
    return Texts(tuple((language, text) for language, text in kept["pairs"]))
