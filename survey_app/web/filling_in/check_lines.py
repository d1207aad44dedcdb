"""Every answer once more, for the page that checks: a heading per page, a line per question.

What lies around the answers is the same for everyone who skipped the same questions: it may be ready.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import current_app, render_template
from markupsafe import escape

from instruments.languages import SOURCE
from instruments.model import Instrument, Page, Part, Question, QuestionKind
from instruments.routing import asked_questions, is_asked
from survey_app.domain.invitation import Progress
from survey_app.web.filling_in.addresses import PLAIN
from survey_app.web.language import current, translator
from survey_app.web.language import translate as _
from survey_app.web.ready_pages import ReadyPages

Lines = list[tuple[Question, str]]  # a question and its answer in words, '' when it was skipped


def lines_of(token: str, progress: Progress, instrument: Instrument) -> str:
    """HTML: every page that was asked, each question with a way back to it."""
    pages = summary_of(progress, instrument)
    return "".join(_of_page(token, instrument, page, heading, lines) for page, heading, lines in pages)


def _of_page(token: str, instrument: Instrument, page: Page, heading: str, lines: Lines) -> str:
    """One page; the answers are holes in what is ready, so no answer is ever kept there."""
    language = current()
    own = {f"a{place}": escape(answer) for place, (_question, answer) in enumerate(lines) if answer}

    def make(own: Mapping[str, str]) -> str:
        filled = [(question, own.get(f"a{place}", "")) for place, (question, _answer) in enumerate(lines)]
        return _written(own["token"], language, [(page, heading, filled)])

    values = {"token": token, **own}
    if not PLAIN.fullmatch(token):
        return make(values)
    ready: ReadyPages = current_app.extensions["ready_pages"]
    same = [(question.id, bool(answer)) for question, answer in lines]
    return ready.fill(("check_lines", language, page.id, heading, *same), (instrument,), values, make)


def _written(token: str, language: str, summary: Sequence[tuple[Page, str, Lines]]) -> str:
    words = {"say": lambda texts: texts.say(language), "_": translator(language)}
    taal = None if language == SOURCE else language
    return render_template("respond/check_lines.html", token=token, taal=taal, summary=summary, **words)


def summary_of(progress: Progress, instrument: Instrument) -> list[tuple[Page, str, Lines]]:
    """Every page with its heading, and its questions with the answer in words; '' for what was skipped."""
    pages, given = progress.walk(instrument)
    return [
        (page, _heading(pages, page), [_answered(one, given) for one in asked_questions(page, given)])
        for page in pages
    ]


def _heading(pages: Sequence[Page], page: Page) -> str:
    """The page's title, with its number among the pages that share it."""
    same = [one.id for one in pages if one.title == page.title]
    return page.title.say(current()) + part_of(same, page)


def part_of(same: list[str], page: Page) -> str:
    """Such as ', deel 1 van 3'; nothing for a page on its own."""
    if len(same) == 1:
        return ""
    return _(", deel %(part)s van %(parts)s", part=same.index(page.id) + 1, parts=len(same))


def said(question: Question, given: Mapping[str, str]) -> str:
    """Everything that was answered to the question, a line per part; '' when it was skipped."""
    parts = [part for part in question.parts if part.variable in given]
    return "\n".join(_in_words(question, part, given[part.variable]) for part in parts)


def _answered(question: Question, given: Mapping[str, str]) -> tuple[Question, str]:
    """The question and its answer in words, a line per part; '' when it was skipped."""
    words = [
        _in_words(question, part, given[part.variable])
        for part in question.parts
        if part.variable in given and is_asked(part, question, given)
    ]
    return question, "\n".join(words)


def _in_words(question: Question, part: Part, answer: str) -> str:
    if not part.options:
        return answer
    chosen = answer.split(" ") if question.kind is QuestionKind.MULTIPLE else [answer]
    labels = {one.code: one.label.say(current()) for one in part.options if one.code in chosen}
    words = ", ".join(labels.get(code, code) for code in chosen)
    first = part is question.parts[0]
    return words if first else f"{part.text.say(current())} {words}"
