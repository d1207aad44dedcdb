"""What must hold for a questionnaire as a whole: one function per rule, all of them asked every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from instruments.model import Instrument, Page, Part, Question, QuestionKind
from instruments.problems import Problem, problem
from instruments.rule_checks import rule_direction, rule_options, rule_reach, rule_variables
from instruments.texts import Texts
from instruments.word_checks import words_are_used, words_differ

Check = Callable[[Instrument], Iterator[Problem]]
CHOICES = frozenset(set(QuestionKind) - {QuestionKind.OPEN})


def check_instrument(instrument: Instrument) -> list[Problem]:
    """Every Problem of the questionnaire, in the order of its lines."""
    return sorted({found for check in CHECKS for found in check(instrument)})


def has_pages(instrument: Instrument) -> Iterator[Problem]:
    """A questionnaire asks something."""
    if not instrument.pages:
        yield problem("instrument-empty", instrument.file, 0)


def pages_have_questions(instrument: Instrument) -> Iterator[Problem]:
    """No page is empty."""
    for page in instrument.pages:
        if not page.questions:
            yield problem("page-empty", instrument.file, page.line, id=page.id)


def page_ids_differ(instrument: Instrument) -> Iterator[Problem]:
    """A page is addressed by its id."""
    for page in _repeated(list(instrument.pages)):
        yield problem("page-id-twice", instrument.file, page.line, id=page.id)


def question_ids_differ(instrument: Instrument) -> Iterator[Problem]:
    """Answers are kept under the question's id; so variables, which begin with it, differ as well."""
    for question in _repeated(list(instrument.questions())):
        yield problem("question-id-twice", instrument.file, question.line, id=question.id)


def steps_stay_together(instrument: Instrument) -> Iterator[Problem]:
    """'Step 2 of 6' is only true when a step's pages follow each other."""
    left: set[str] = set()
    for before, page in zip(instrument.pages, instrument.pages[1:], strict=False):
        if page.step != before.step:
            left.add(before.step)
            if page.step in left:
                yield problem("step-scattered", instrument.file, page.line, step=page.step)


def aspects_are_judged_once(instrument: Instrument) -> Iterator[Problem]:
    """Two questions about one aspect would each decide its value."""
    first: dict[str, Question] = {}
    for question in instrument.questions():
        if question.judges:
            other = first.setdefault(question.judges, question)
            if other.id != question.id:
                details = {"id": question.id, "judges": question.judges, "other": other.id}
                yield problem("judges-twice", instrument.file, question.line, **details)


def options_suffice(instrument: Instrument) -> Iterator[Problem]:
    """Where there is something to choose, there are at least two answers."""
    for question, part in _parts(instrument):
        if question.kind in CHOICES and len(part.options) < 2:
            yield problem("options-too-few", instrument.file, question.line, variable=part.variable)


def option_codes_differ(instrument: Instrument) -> Iterator[Problem]:
    """A code is what is kept of an answer."""
    for question, part in _parts(instrument):
        for code in _twice([option.code for option in part.options]):
            details = {"variable": part.variable, "option": code}
            yield problem("option-code-twice", instrument.file, question.line, **details)


def option_numbers_differ(instrument: Instrument) -> Iterator[Problem]:
    """A number is what a statistics package gets of an answer."""
    for question, part in _parts(instrument):
        for number in _twice([str(option.number) for option in part.options]):
            details = {"variable": part.variable, "number": number}
            yield problem("option-number-twice", instrument.file, question.line, **details)


def option_labels_differ(instrument: Instrument) -> Iterator[Problem]:
    """A label is all that a respondent sees of an answer."""
    for question, part in _parts(instrument):
        for language in instrument.languages:
            labels = [option.label[language] for option in part.options if language in option.label]
            for label in _twice(labels):
                details = {"variable": part.variable, "label": label}
                yield problem("option-label-twice", instrument.file, question.line, **details)


def languages_are_declared(instrument: Instrument) -> Iterator[Problem]:
    """A text in a language that the file does not name is never shown: most likely a slip of the pen."""
    for line, place, texts in _texts(instrument):
        for language in texts:
            if language not in instrument.languages:
                yield problem("language-extra", instrument.file, line, place=place, language=language)


CHECKS: tuple[Check, ...] = (
    has_pages,
    pages_have_questions,
    page_ids_differ,
    question_ids_differ,
    steps_stay_together,
    aspects_are_judged_once,
    options_suffice,
    option_codes_differ,
    option_numbers_differ,
    option_labels_differ,
    languages_are_declared,
    rule_variables,
    rule_options,
    rule_direction,
    rule_reach,
    words_differ,
    words_are_used,
)


def _parts(instrument: Instrument) -> Iterator[tuple[Question, Part]]:
    return ((question, part) for question in instrument.questions() for part in question.parts)


def _repeated(items: list[Page] | list[Question]) -> Iterator[Page | Question]:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            yield item
        seen.add(item.id)


def _twice(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _texts(instrument: Instrument) -> Iterator[tuple[int, str, Texts]]:
    """Every text in the questionnaire, with its line and what to call it."""
    yield from instrument.written()
    for question, part in _parts(instrument):
        for option in part.options:
            yield question.line, f"{part.variable} = {option.code}", option.label
