"""Instrument, Page, Question, Option, Rule: a questionnaire as frozen data.

A question's answer is kept in one or more *variables*. Their names never depend on position:
`klik_swt.gebeurd` stays `klik_swt.gebeurd` when the question moves to another page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from instruments.texts import NO_TEXTS, Texts


class QuestionKind(StrEnum):
    """How a question is asked and which variables keep its answer."""

    AANWEZIG = "aanwezig"  # did it happen / satisfied / wanted: three variables
    STELLING = "stelling"  # applies / partly / does not but wanted / not applicable or no view
    SINGLE = "single"  # one of the options
    MULTIPLE = "multiple"  # any of the options; the variable holds their codes, one space between
    GRADE = "grade"  # report grade, whole number 1-10
    OPEN = "open"  # free text


@dataclass(frozen=True)
class Option:
    """An answer to choose: `code` is kept, `number` goes to statistics packages, `label` is shown."""

    code: str
    number: int
    label: Texts
    missing: bool = False  # weet niet, wil niet zeggen, niet van toepassing: an answer, but no measurement


@dataclass(frozen=True)
class AnswerIs:
    """True when the variable's answer is (for `multiple`: contains) one of `values`."""

    variable: str
    values: tuple[str, ...]
    line: int = field(default=0, compare=False)  # where it stands in its file, for Problems


@dataclass(frozen=True)
class AllOf:
    """True when every rule is."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class AnyOf:
    """True when at least one rule is."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class NotRule:
    """True when the rule is not."""

    rule: Rule


Rule = AnswerIs | AllOf | AnyOf | NotRule


@dataclass(frozen=True)
class Part:
    """One set of radio buttons, check boxes or one text field: what a single variable keeps.

    The first part's text is the question's own; later parts carry their own.

    `after` names the codes of the question's first part that make this part worth asking
    (an `aanwezig` question asks satisfaction only about what happened); empty means always.
    """

    variable: str
    text: Texts
    options: tuple[Option, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One thing that is asked. `judges` is the aspect it feeds, such as `casusonderzoek.klik_swt`."""

    id: str
    kind: QuestionKind
    text: Texts
    parts: tuple[Part, ...]
    help: Texts = NO_TEXTS
    judges: str = ""
    show_when: Rule | None = None
    longest: int = 0  # characters an open answer may have
    line: int = 0  # where it stands in its file, for Problems
    background: bool = False  # others may know the answer: age, household, neighbourhood


@dataclass(frozen=True)
class Page:
    """What is shown at once; pages with the same `step` form one step of one topic."""

    id: str
    step: str
    title: Texts
    questions: tuple[Question, ...]
    intro: Texts = NO_TEXTS
    show_when: Rule | None = None
    line: int = 0
    sensitive: bool = False  # it may touch someone: the study's support addresses stand below it


@dataclass(frozen=True)
class Word:
    """A word that not everyone knows, and what it means; explained where the questionnaire first uses it."""

    word: Texts
    meaning: Texts
    line: int = 0


@dataclass(frozen=True)
class Instrument:
    """A questionnaire: who is asked what, in which languages, in which order."""

    id: str
    version: str
    perspectief: str
    languages: tuple[str, ...]
    title: Texts
    intro: Texts
    consent: Texts
    minutes: int
    pages: tuple[Page, ...]
    file: str = ""
    words: tuple[Word, ...] = ()
    about_child: bool = False  # a parent answers about a child: the start page asks who may decide
    by_the_young: bool = False  # young people of 12 and older answer themselves

    def questions(self) -> Iterator[Question]:
        """Every question in the order it is asked."""
        return (question for page in self.pages for question in page.questions)

    def parts(self) -> Iterator[Part]:
        """Every part, and so every variable, in the order it is asked."""
        return (part for question in self.questions() for part in question.parts)

    def steps(self) -> tuple[str, ...]:
        """The steps' names in order, each once."""
        return tuple(dict.fromkeys(page.step for page in self.pages))

    def written(self) -> Iterator[tuple[int, str, Texts]]:
        """Every text that a respondent reads except the answers, with its line and what to call it."""
        yield from ((0, "title", self.title), (0, "intro", self.intro), (0, "consent", self.consent))
        for page in self.pages:
            yield from ((page.line, page.id, page.title), (page.line, page.id, page.intro))
            for question in page.questions:
                yield from ((question.line, question.id, text) for text in (question.text, question.help))
                for part in question.parts:
                    if part.text != question.text:
                        yield question.line, part.variable, part.text
        for word in self.words:
            yield from ((word.line, word.word.say(), text) for text in (word.word, word.meaning))
