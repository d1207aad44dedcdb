"""What comes in from another program: the texts and codings that fit, and everything that does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from analysis.study import Coding, Fragment, Source
from instruments.problems import Problem


class Way(StrEnum):
    """What happens to a text."""

    KNOWN = "bekend"  # the study has it: codings hang on it
    NEW = "nieuw"  # becomes a source: someone declared that its names are gone
    REVIEW = "controle"  # goes to the review of names first
    STOPPED = "blijft_weg"  # where it belongs is not known


@dataclass(frozen=True)
class TextChoice:
    """What a person said about a text: to which casus and perspectief it belongs."""

    casus: str = ""
    perspectief: str = ""


@dataclass(frozen=True)
class ImportText:
    """One text of the file, with how many of its quotes were placed and how many codings are kept."""

    guid: str
    name: str
    bron: str
    casus: str
    perspectief: str
    text: str
    way: Way
    quotes: int = 0


@dataclass(frozen=True)
class ImportPlan:
    """Everything that saving would add, and what is left out; `counted` says how places were read."""

    file: str
    origin: str
    counted: str
    quotes: int
    fitting: int
    texts: tuple[ImportText, ...]
    fragments: tuple[Fragment, ...]
    codings: tuple[Coding, ...]
    problems: tuple[Problem, ...]
    declared: bool

    def of(self, way: Way) -> tuple[ImportText, ...]:
        """The texts that go this way."""
        return tuple(one for one in self.texts if one.way == way)

    @property
    def adds(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.codings or self.fragments or self.of(Way.NEW) or self.of(Way.REVIEW))


@dataclass(frozen=True)
class ImportRows:
    """The rows of one import, written together or not at all."""

    study: str
    sources: tuple[Source, ...]
    fragments: tuple[Fragment, ...]
    codings: tuple[Coding, ...]
    by: str  # a codeur's name
    at: datetime
    why: str  # for the trail: from which file
    declaration: str  # what the person declared about new texts; '' when there are none


Choices = Mapping[str, TextChoice]
