"""A form of the report: what was sent, what is wrong with it, and the item's content it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.study import StudyData
from instruments.days import is_day, is_year
from survey_app.domain import staff_messages
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.findings import sentences
from survey_app.domain.findings.choices import Choices
from survey_app.domain.findings.fields import Field, Widget
from survey_app.domain.findings.parts import Part
from survey_app.domain.report_items import Content

LONGEST = {Widget.TEXT: 20_000, Widget.LINE: 300}
Sent = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class ItemForm:
    """What was filled in, by field, and the revision that the person was looking at."""

    values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    revision: int = 0

    def text(self, name: str) -> str:
        """The field as it stands; '' when it was not sent."""
        found = self.values.get(name, "")
        return found if isinstance(found, str) else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """What was chosen."""
        found = self.values.get(name, ())
        return found if isinstance(found, tuple) else ()


def read_form(part: Part, sent: Sent, revision: int) -> ItemForm:
    """The form as it came, cleaned of what no database keeps."""
    values: dict[str, str | tuple[str, ...]] = {}
    for one in part.fields:
        texts = [clean(text) for text in sent(one.name)]
        kept = tuple(dict.fromkeys(text for text in texts if text))
        values[one.name] = kept if one.widget is Widget.MANY else (texts[0] if texts else "")
    return ItemForm(values, revision)


def form_of(part: Part, content: Content, revision: int = 0) -> ItemForm:
    """The form as it shows what is kept."""
    kept = {one.name: content.get(one.name, "") for one in part.fields}
    values = {name: tuple(v) if isinstance(v, list | tuple) else str(v) for name, v in kept.items()}
    return ItemForm(values, revision)


def content_from(part: Part, form: ItemForm, old: Content | None) -> dict[str, Any]:
    """The item's content: what the form asks, over what it keeps (its evidence, what is fixed)."""
    asked = {
        one.name: form.listed(one.name) if one.widget is Widget.MANY else form.text(one.name)
        for one in part.fields
        if not (one.fixed and old is not None)
    }
    return {**(old or {}), **asked}


def check_form(part: Part, form: ItemForm, choices: Choices, old: Content | None) -> tuple[Mistake, ...]:
    """What keeps the form from being kept; a choice that is gone may stay where it already stood."""
    asked = (one for one in part.fields if not (one.fixed and old is not None))
    return tuple(mistake for one in asked for mistake in _wrong(one, form, choices, old or {}))


def check_whole(data: StudyData, item: str, whole: str) -> tuple[Mistake, ...]:
    """A deelaanbeveling is part of a whole one, and has no parts itself."""
    if not whole:
        return ()
    rows = {one.id: one for one in data.recommendations}
    if whole in rows and rows[whole].part_of:
        return (Mistake("part_of", sentences.PART_OF_PART),)
    if item and any(one.part_of == item for one in data.recommendations):
        return (Mistake("part_of", sentences.WHOLE_WITH_PARTS),)
    return ()


def _wrong(one: Field, form: ItemForm, choices: Choices, old: Content) -> Iterator[Mistake]:
    details = {"field": one.label}
    if one.widget is Widget.MANY:
        known = {*choices.get(one.name, ()), *old.get(one.name, ())}
        if not set(form.listed(one.name)) <= known:
            yield Mistake(one.name, sentences.CHOICE_GONE, details)
        return
    text = form.text(one.name)
    if not text:
        if one.required:
            yield Mistake(
                one.name, sentences.CHOOSE if one.widget is Widget.ONE else sentences.FILL_IN, details
            )
    elif one.widget is Widget.ONE and text not in {*choices.get(one.name, ()), old.get(one.name)}:
        yield Mistake(one.name, sentences.CHOOSE, details)
    elif one.widget is Widget.DAY and not is_day(text):
        yield Mistake(one.name, staff_messages.NO_SUCH_DAY)
    elif one.widget is Widget.YEAR and not is_year(text):
        yield Mistake(one.name, sentences.NO_YEAR)
    elif len(text) > LONGEST.get(one.widget, LONGEST[Widget.LINE]):
        yield Mistake(one.name, sentences.TOO_LONG, {**details, "limit": LONGEST[one.widget]})
