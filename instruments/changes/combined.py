"""One questionnaire with everything that was ever asked: what tables count, so that no answer is lost.

The newest version decides how a thing is asked and where. What it no longer has comes after: an answer that
was given keeps its code and its label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instruments.model import Instrument, Option, Page, Part, Question


def combined(versions: Sequence[Instrument]) -> Instrument:
    """The last of the versions, with the pages, questions, variables and answers of those before it."""
    *earlier, newest = versions
    for old in reversed(earlier):
        newest = _with_what_went(newest, old)
    return newest


def _with_what_went(new: Instrument, old: Instrument) -> Instrument:
    known = {question.id for question in new.questions()}
    was = {question.id: question for question in old.questions()}
    pages = [_page(page, was) for page in new.pages]
    names = {page.id: place for place, page in enumerate(pages)}
    for page in old.pages:
        gone = tuple(question for question in page.questions if question.id not in known)
        if not gone:
            continue
        if page.id in names:
            place = names[page.id]
            pages[place] = replace(pages[place], questions=(*pages[place].questions, *gone))
        else:
            pages.append(replace(page, questions=gone))
    return replace(new, pages=tuple(pages))


def _page(page: Page, was: dict[str, Question]) -> Page:
    return replace(page, questions=tuple(_question(one, was.get(one.id)) for one in page.questions))


def _question(new: Question, old: Question | None) -> Question:
    if old is None or old.kind is not new.kind:
        return new
    was = {part.variable: part for part in old.parts}
    now = {part.variable for part in new.parts}
    parts = tuple(_part(part, was.get(part.variable)) for part in new.parts)
    return replace(new, parts=(*parts, *(part for part in old.parts if part.variable not in now)))


def _part(new: Part, old: Part | None) -> Part:
    if old is None:
        return new
    known = {option.code for option in new.options}
    return replace(new, options=(*new.options, *_gone(old.options, known)))


def _gone(options: Sequence[Option], known: set[str]) -> tuple[Option, ...]:
    return tuple(option for option in options if option.code not in known)
