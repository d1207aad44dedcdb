"""The variables of a question in two versions, and the answers there are to choose."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from instruments.changes.kinds import Change, ChangeKind
from instruments.changes.places import At
from instruments.changes.wording import compare_texts
from instruments.model import Option, Part, Question


def compare_parts(at: At, old: Question, new: Question, settled: Collection[str]) -> Iterator[Change]:
    """Variables that came, went, or ask otherwise."""
    was = {part.variable: part for part in old.parts}
    now = {part.variable: part for part in new.parts}
    yield from at.reordered("parts", list(was), list(now))
    for variable in was:
        if variable not in now:
            yield at.of(variable).change(ChangeKind.REMOVED, "parts", was[variable].text.say(), "")
    for variable, part in now.items():
        here = at.of(variable)
        if variable not in was:
            yield here.change(ChangeKind.ADDED, "parts", "", part.text.say())
            continue
        before = was[variable]
        if before.text != old.text or part.text != new.text:  # else the question's own text says it
            yield from compare_texts(here, "text", before.text, part.text, settled)
        follows = (" ".join(one.after) for one in (before, part))
        yield from here.differs(ChangeKind.MEANING, "after", *follows)
        yield from _options(here, before, part, settled)


def _options(at: At, old: Part, new: Part, settled: Collection[str]) -> Iterator[Change]:
    was = {option.code: option for option in old.options}
    now = {option.code: option for option in new.options}
    gone = [was[code] for code in was if code not in now]
    come = [now[code] for code in now if code not in was]
    for option in gone:
        other = next((one for one in come if one.label == option.label), None)
        if other:  # the same answer under another code: who counts by code sees two
            come.remove(other)
            yield at.change(ChangeKind.MEANING, "code", _named(option), _named(other))
        else:
            yield at.change(ChangeKind.OPTION, "options", _named(option), "")
    for option in come:
        yield at.change(ChangeKind.OPTION, "options", "", _named(option))
    for code in (code for code in now if code in was):
        yield from _option(at, was[code], now[code], settled)
    yield from at.reordered("options", list(was), list(now))


def _option(at: At, old: Option, new: Option, settled: Collection[str]) -> Iterator[Change]:
    numbers = (f"{option.code} = {option.number}" for option in (old, new))
    yield from at.differs(ChangeKind.MEANING, "number", *numbers)
    counts = (f"{option.code}: {_counts(option)}" for option in (old, new))
    yield from at.differs(ChangeKind.MEANING, "missing", *counts)
    yield from compare_texts(at, "label", old.label, new.label, settled, ChangeKind.OPTION)


def _counts(option: Option) -> str:
    return "telt niet mee" if option.missing else "telt mee"


def _named(option: Option) -> str:
    """`school (1): School`: what of an option is kept, counted and shown."""
    return f"{option.code} ({option.number}): {option.label.say()}"
