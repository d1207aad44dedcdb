"""Coding open answers: the categories of a question, those proposed on the way, and what may be given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from analysis.asked import all_ever_asked
from analysis.bench_rows import OpenCategory
from analysis.study import StudyData
from codebooks.model import OpenQuestion, OpenScheme
from instruments.texts import NO_TEXTS, Texts
from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.messages import N_

LONGEST_LABEL = 200  # characters
PROPOSED, ACCEPTED, MERGED = N_("voorgesteld"), N_("aanvaard"), N_("samengevoegd")


@dataclass(frozen=True)
class AskedOpenly:
    """An open question of the study, under its qualified name, and where it was asked."""

    name: str  # scheme.question
    question: OpenQuestion
    variables: frozenset[tuple[str, str]]  # instrument, variable


@dataclass(frozen=True)
class CategoryChoice:
    """A category that can be given; `status` '' is one of the codebook."""

    id: str
    label: Texts
    group: Texts
    status: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Hand:
    """Who does it, and when."""

    codeur: str
    now: datetime


@dataclass(frozen=True)
class CodedAnswer:
    """What one respondent wrote, and the categories it was given."""

    response: str
    text: str
    categories: tuple[str, ...]
    may_be_quoted: bool = True  # False when the person said no, or was asked and did not say


@dataclass(frozen=True)
class KeptCategory:
    """A proposed category as it is kept, with the number of its last change."""

    category: OpenCategory
    revision: int


def open_questions(data: StudyData) -> tuple[AskedOpenly, ...]:
    """The open questions of the study, in the order of its schemes."""
    return tuple(
        AskedOpenly(f"{scheme.id}.{question.id}", question, _variables(data, scheme, question))
        for scheme in data.open_schemes()
        for question in scheme.questions
    )


def _variables(data: StudyData, scheme: OpenScheme, question: OpenQuestion) -> frozenset[tuple[str, str]]:
    name = f"{scheme.id}.{question.id}"
    return frozenset(
        (instrument.id, part.variable)
        for instrument in all_ever_asked(data)
        for asked in instrument.questions()
        if asked.judges == name
        for part in asked.parts
    )


def choices(asked: AskedOpenly, kept: Iterable[KeptCategory]) -> tuple[CategoryChoice, ...]:
    """What can be given to an answer: the codebook's categories, then those added and not merged away."""
    own = tuple(CategoryChoice(one.id, one.label, one.group) for one in asked.question.categories)
    added = tuple(
        CategoryChoice(one.category.category, _dutch(one.category.label), _dutch(""), status, one.revision)
        for one in kept
        if one.category.question == asked.name and (status := one.category.status) != MERGED
    )
    return (*own, *added)


def _dutch(text: str) -> Texts:
    return Texts.of(nl=text) if text else NO_TEXTS


def check_categories(chosen: Collection[str], known: Collection[CategoryChoice]) -> list[Mistake]:
    """Whether every category may be given."""
    ids = {choice.id for choice in known}
    return [] if set(chosen) <= ids else [Mistake("categorie", messages.NO_SUCH_CATEGORY)]


def check_label(label: str, known: Sequence[CategoryChoice]) -> list[Mistake]:
    """Whether a new category may be called so: it says something, and nothing that is there already."""
    if not label or not slug(label):
        return [Mistake("nieuw", messages.NO_LABEL)]
    if len(label) > LONGEST_LABEL:
        return [Mistake("nieuw", messages.TEXT_TOO_LONG, {"limit": LONGEST_LABEL})]
    taken = {slug(one.label.say()) for one in known} | {one.id for one in known}
    return [Mistake("nieuw", messages.LABEL_TAKEN)] if slug(label) in taken else []


def slug(label: str) -> str:
    """The label as an id: 'Rust in huis!' -> 'rust_in_huis'; '' where no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:60].strip("_")


def free_id(label: str, taken: Collection[str]) -> str:
    """An id for the label that nothing has or had: a merged category keeps its own."""
    base, number = slug(label), 1
    while (name := base if number == 1 else f"{base}_{number}") in taken:
        number += 1
    return name
