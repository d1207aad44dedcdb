"""What may never change under the same name, once a version was in the field.

The lesson of REDCap and ODK: a variable that changes its kind mixes two sorts of answers that nobody can take
apart afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from instruments.changes import problem_texts as _texts  # noqa: F401  # its import fills the catalogue
from instruments.model import Instrument, Option, Part, Question
from instruments.problems import Problem, problem

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


def refusals(earlier: Sequence[Instrument], new: Instrument, version_line: int = 0) -> list[Problem]:
    """Every Problem of putting `new` after these versions, the oldest first; [] when it may be.

    `version_line` is where the new file names its version.
    """
    found = [*_whole(earlier, new, version_line)]
    for old in earlier:
        was = {part.variable: (question, part) for question in old.questions() for part in question.parts}
        for question in new.questions():
            for part in question.parts:
                if part.variable in was:
                    found.extend(_variable(new, question, part, *was[part.variable]))
    return sorted(dict.fromkeys(found))


def _whole(earlier: Sequence[Instrument], new: Instrument, line: int) -> Iterator[Problem]:
    if new.version in {old.version for old in earlier}:
        yield problem("version-used", new.file, line, value=new.version)
    if not _VERSION.fullmatch(new.version):  # it stands in addresses and in the names of files
        yield problem("version-invalid", new.file, line, value=new.version)
    for old in earlier[-1:]:
        if old.perspectief != new.perspectief:
            yield problem("perspectief-fixed", new.file, 0, was=old.perspectief, value=new.perspectief)
        if old.id != new.id:
            yield problem("instrument-id-fixed", new.file, 0, was=old.id, value=new.id)


def _variable(
    new: Instrument, question: Question, part: Part, was: Question, before: Part
) -> Iterator[Problem]:
    if question.kind is not was.kind:
        details = {"variable": part.variable, "was": was.kind, "kind": question.kind}
        yield problem("variable-kind-changed", new.file, question.line, **details)
        return
    gone = _gone(before.options, part.options)
    for option in part.options:
        other = gone.get(option.number)
        if other is not None and option.code not in {one.code for one in before.options}:
            details = {"variable": part.variable, "number": str(option.number), "option": option.code}
            yield problem("option-number-taken", new.file, question.line, was=other.code, **details)


def _gone(before: Sequence[Option], now: Sequence[Option]) -> dict[int, Option]:
    """Number -> the option that had it and is no longer offered."""
    offered = {option.code for option in now}
    return {option.number: option for option in before if option.code not in offered}
