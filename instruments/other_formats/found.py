"""A questionnaire of another program as its file has it, before it becomes one of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Labels = Mapping[str, str]  # language code -> text


class Kind(StrEnum):
    """What an item asks for, as far as we can ask it too."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    GRADE = "grade"
    OPEN = "open"
    NOTE = "note"  # a text between the questions


class Dialect(StrEnum):
    """How the program writes its conditions."""

    XLSFORM = "xlsform"
    LIMESURVEY = "limesurvey"
    REDCAP = "redcap"


@dataclass(frozen=True)
class Misfit:
    """Something that does not fit: where it stands, what it is, and what became of it. In Dutch."""

    place: str
    what: str
    became: str


@dataclass(frozen=True)
class Choice:
    """An answer to choose, under the code it has in its own file."""

    code: str
    labels: Labels


@dataclass(frozen=True)
class Item:
    """A question or a text. `condition` is written in the program's own way; '' is always."""

    name: str
    kind: Kind
    labels: Labels
    place: str
    hints: Labels = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    condition: str = ""


@dataclass(frozen=True)
class Section:
    """Items that belong together: one topic."""

    name: str
    labels: Labels
    items: tuple[Item, ...]
    condition: str = ""
    place: str = ""


@dataclass(frozen=True)
class Found:
    """Everything that was read, the languages with the first one first, and what was left out on the way."""

    title: Labels
    intro: Labels
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    dialect: Dialect
    misfits: tuple[Misfit, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """Every item in the order of asking."""
        return tuple(item for section in self.sections for item in section.items)
