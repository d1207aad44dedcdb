"""What the editor shows of a text: as it is printed, what is wrong, and what can be put in. Loads pandas."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, g, render_template, request

from analysis.study import StudyData
from reports.living_text import StudyShelf, blocks, problems, shelf_of_study
from reports.living_text.candidates import candidates_of
from reports.living_text.offers import Offer, generated_sentences, offers
from reports.living_text.typed_numbers import replaced, typed_numbers
from survey_app.domain.report_items import ItemKind
from survey_app.domain.report_text.history import differences, without_long_stretches
from survey_app.domain.report_text.written import Typed, tidy
from survey_app.domain.roles import Task, may
from survey_app.storage.report_items import SqlReportItems
from survey_app.web.report_text.sections import TextSection, generated_nota
from survey_app.web.staff_pages import database, show

MOST_CHANGES = 20  # shown of the history
_CHOICE = re.compile(r"vervang:(\d{1,3}):(\d)", re.ASCII)
_INSERT = "voegin:"


def edited(shelf: StudyShelf, text: str, button: str) -> str:
    """The text with a reference instead of a typed number, or with something put in at its end."""
    if button.startswith(_INSERT):
        return tidy(f"{text.rstrip()}\n\n{button.removeprefix(_INSERT)}")
    choice = _CHOICE.fullmatch(button)
    if choice is None:
        return text
    found = typed_numbers(text, candidates_of(shelf))
    place = int(choice[1])
    return replaced(text, found[place], int(choice[2])) if place < len(found) else text


def show_text(shelf: StudyShelf, here: TextSection, typed: Typed, status: int = 200) -> Response:
    """The page of one section with what stands in its editor."""
    data = shelf.results.data
    html = render_template(
        "report_text/page.html",
        frame=data,
        section=here,
        typed=typed,
        saved="bewaard" in request.args,
        found=offers(shelf, typed.asked),
        asked=typed.asked,
        sentences=_sentences(shelf, here, typed),
        changes=_changes(data.study.id, here.key),
        meeting=differences(typed.theirs, typed.text) if typed.theirs is not None else (),
        **seen_text(typed.text, shelf, here.key),
    )
    return show(html, status)


def seen_in(data: StudyData, text: str, section: str) -> dict[str, Any]:
    """What follows the text while someone types."""
    return seen_text(text, shelf_of_study(data), section)


def offered(data: StudyData, asked: str) -> tuple[Offer, ...]:
    """What can be put in that has these words."""
    return offers(shelf_of_study(data), asked)


def seen_text(text: str, shelf: StudyShelf, section: str) -> dict[str, Any]:
    """How the text is printed, what is wrong with it, and which numbers in it were typed."""
    writes = may(g.roles, Task.WRITE_REPORT)
    printed = blocks(text, shelf, section)
    typed = typed_numbers(text, candidates_of(shelf)) if writes and text else ()
    return {"blocks": printed, "problems": problems(text, shelf, section), "numbers": typed}


def _sentences(shelf: StudyShelf, here: TextSection, typed: Typed) -> tuple[Offer, ...]:
    return generated_sentences(generated_nota(shelf), here.key) if typed.sentences else ()


def _changes(study: str, section: str) -> list[tuple[Any, Any]]:
    """The last changes, newest first, each with the lines that differ."""
    changes = SqlReportItems(database()).changes(study, ItemKind.REPORT_TEXT, section)
    return [
        (one, without_long_stretches(differences(_markdown(one.old), _markdown(one.new))))
        for one in reversed(changes[-MOST_CHANGES:])
    ]


def _markdown(content: Any) -> str:
    return str(content.get("markdown", "")) if content else ""
