"""Which pages a person gets: recomputed from rules and answers on every request, never stored.

Answers are looked at in the order of asking, and only those that were themselves on the route count: going
back and changing an answer can't leave a stale branch behind.
"""

from __future__ import annotations

from collections.abc import Mapping

from instruments.model import AllOf, AnswerIs, AnyOf, Instrument, NotRule, Page, Part, Question, Rule

Answers = Mapping[str, str]  # variable -> code(s) or text; what was skipped is absent


def holds(rule: Rule | None, answers: Answers) -> bool:
    """Whether the rule is true of these answers; no rule is always true, no answer is no match."""
    match rule:
        case None:
            return True
        case AnswerIs(variable, values):
            given = answers.get(variable, "")
            return any(code in values for code in given.split(" ")) if given else False
        case AllOf(rules):
            return all(holds(inner, answers) for inner in rules)
        case AnyOf(rules):
            return any(holds(inner, answers) for inner in rules)
        case NotRule(inner):
            return not holds(inner, answers)


def walk(instrument: Instrument, answers: Answers) -> tuple[tuple[Page, ...], dict[str, str]]:
    """The pages this person gets, in order, and the answers that count: what `route` and the next one say."""
    seen: dict[str, str] = {}
    pages = []
    for page in instrument.pages:
        if page.show_when is None or holds(page.show_when, seen):
            pages.append(page)
            seen |= _asked_answers(page, answers, seen)
    return tuple(pages), seen


def route(instrument: Instrument, answers: Answers) -> tuple[Page, ...]:
    """The pages this person gets, in order."""
    return walk(instrument, answers)[0]


def answers_on_route(instrument: Instrument, answers: Answers) -> dict[str, str]:
    """The answers that count, in the order of asking: those to questions that are really asked."""
    return walk(instrument, answers)[1]


def asked_questions(page: Page, answers: Answers) -> tuple[Question, ...]:
    """The page's questions whose rule holds, given the answers of the pages before it."""
    return tuple([one for one in page.questions if one.show_when is None or holds(one.show_when, answers)])


def is_asked(part: Part, question: Question, answers: Answers) -> bool:
    """Whether a follow-up is worth asking after what the question's first part was answered."""
    first = question.parts[0]
    return part is first or not part.after or answers.get(first.variable, "") in part.after


def _asked_answers(page: Page, answers: Answers, seen: Answers) -> dict[str, str]:
    return {
        part.variable: answers[part.variable]
        for question in asked_questions(page, seen)
        for part in question.parts
        if part.variable in answers and is_asked(part, question, answers)
    }


def page_after(pages: tuple[Page, ...], current: str) -> Page | None:
    """The page that follows on the route; None after the last, or when `current` is not on it."""
    names = [page.id for page in pages]
    position = names.index(current) + 1 if current in names else len(names)
    return pages[position] if position < len(pages) else None


def page_before(pages: tuple[Page, ...], current: str) -> Page | None:
    """The page before it on the route; None before the first."""
    names = [page.id for page in pages]
    position = names.index(current) - 1 if current in names else -1
    return pages[position] if position >= 0 else None


def resume_at(pages: tuple[Page, ...], saved: frozenset[str]) -> Page | None:
    """Where someone goes on: the first page on the route that was not saved yet; None when all were."""
    return next((page for page in pages if page.id not in saved), None)
