"""What people do with open answers: give them categories, propose a category, accept or merge one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from survey_app.domain import staff_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.open_answers import (
    ACCEPTED,
    AskedOpenly,
    CategoryChoice,
    Hand,
    KeptCategory,
    check_categories,
    check_label,
    choices,
    free_id,
)


class OpenAnswers(Protocol):
    """Where open answers and their categories are kept (survey_app/storage/open_answers.py)."""

    def kept_categories(self, question: str) -> tuple[KeptCategory, ...]:
        """The proposed categories of the question, those that were merged too."""

    def give(
        self, question: str, response: str, seen: Collection[str], chosen: Sequence[str], hand: Hand
    ) -> bool:
        """Keeps the categories of an answer; False when it has others than `seen` by now, or one is gone."""

    def propose(self, question: str, category: str, label: str, hand: Hand) -> bool:
        """Keeps a new category; False when its id was taken meanwhile."""

    def accept(self, question: str, category: str, revision: int, hand: Hand) -> bool:
        """A proposal becomes a category; False when it changed meanwhile."""

    def merge(
        self, question: str, category: str, revision: int, into: str, why: str, hand: Hand
    ) -> int | None:
        """Every answer with `category` gets `into` instead: how many; None when it changed meanwhile."""


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    MISTAKES = auto()
    STALE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Done:
    """The outcome, the mistakes if any, and what it was about: a new category, or how many answers moved."""

    outcome: Outcome
    mistakes: tuple[Mistake, ...] = ()
    category: str = ""
    moved: int = 0


def give_categories(
    store: OpenAnswers,
    asked: AskedOpenly,
    response: str,
    seen: Collection[str],
    chosen: Collection[str],
    hand: Hand,
) -> Done:
    """Gives the answer exactly these categories; nothing is overwritten that the person had not seen."""
    known = choices(asked, store.kept_categories(asked.name))
    mistakes = check_categories(chosen, known)
    if mistakes:
        return Done(Outcome.MISTAKES, tuple(mistakes))
    ordered = [choice.id for choice in known if choice.id in set(chosen)]
    saved = store.give(asked.name, response, seen, ordered, hand)
    return Done(Outcome.SAVED if saved else Outcome.STALE)


def propose_category(store: OpenAnswers, asked: AskedOpenly, label: str, hand: Hand) -> Done:
    """Adds a category that the codebook does not have; from then on everyone can give it."""
    kept = store.kept_categories(asked.name)
    mistakes = check_label(label, choices(asked, kept))
    if mistakes:
        return Done(Outcome.MISTAKES, tuple(mistakes))
    taken = {one.id for one in asked.question.categories} | {one.category.category for one in kept}
    category = free_id(label, taken)
    saved = store.propose(asked.name, category, label, hand)
    return Done(Outcome.SAVED, category=category) if saved else Done(Outcome.STALE)


def accept_category(store: OpenAnswers, asked: AskedOpenly, category: str, revision: int, hand: Hand) -> Done:
    """Makes a proposal a category like those of the codebook."""
    found = _added(choices(asked, store.kept_categories(asked.name)), category)
    if found is None:
        return Done(Outcome.UNKNOWN)
    if found.status == ACCEPTED:
        return Done(Outcome.SAVED)
    saved = store.accept(asked.name, category, revision, hand)
    return Done(Outcome.SAVED if saved else Outcome.STALE)


def merge_categories(
    store: OpenAnswers, asked: AskedOpenly, category: str, revision: int, into: str, why: str, hand: Hand
) -> Done:
    """Lets an added category go into another; the trail keeps which answers moved, and why."""
    known = choices(asked, store.kept_categories(asked.name))
    if _added(known, category) is None:
        return Done(Outcome.UNKNOWN)
    mistakes = []
    if into == category or into not in {choice.id for choice in known}:
        mistakes.append(Mistake("met", messages.MERGE_INTO_NOTHING))
    if not why:
        mistakes.append(Mistake("waarom", messages.MERGE_NEEDS_WHY))
    if mistakes:
        return Done(Outcome.MISTAKES, tuple(mistakes))
    moved = store.merge(asked.name, category, revision, into, why, hand)
    return Done(Outcome.STALE) if moved is None else Done(Outcome.SAVED, moved=moved)


def _added(known: Collection[CategoryChoice], category: str) -> CategoryChoice | None:
    """The category, when it is one that was added: those of the codebook change in the codebook."""
    return next((choice for choice in known if choice.id == category and choice.status), None)
