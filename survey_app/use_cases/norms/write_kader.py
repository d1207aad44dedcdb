"""Making, changing, importing and freezing the normenkader of a study: whole, checked, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from codebooks.model import Normenkader
from codebooks.norm_writer import write_normenkader
from instruments.problems import Problem
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.norms import freezing
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.kader_changes import kader_changes
from survey_app.domain.norms.kader_use import FIELD, KaderNow, KaderUse, lost_by
from survey_app.use_cases.renew_codebook import read_book

TRIES = 4  # others may save another part of the normenkader at the same moment
Files = Mapping[str, bytes]
Edit = Callable[[Normenkader], Normenkader]


class Kaders(Protocol):
    """Where normenkaders are kept (survey_app/storage/norms/kader_files.py)."""

    def now(self, study: str) -> KaderNow:
        """The normenkader as it is."""

    def use(self, study: str) -> KaderUse:
        """What was written down with it."""

    def problems(self, study: str, files: Files) -> list[Problem]:
        """What would be wrong with the study if these files were in it."""

    def naming(self, study: str, id: str) -> bytes:
        """study.yaml with this codebook in its list."""

    def replace(self, study: str, seen: str, files: Files, who: str, now: datetime, why: str) -> bool:
        """Puts the files in the place of the old ones, which are kept; False when the study moved on."""


class Outcome(Enum):
    """What came of it."""

    SAVED = auto()
    REFUSED = auto()
    STALE = auto()


@dataclass(frozen=True)
class Saved:
    """The outcome, and why not: sentences, or Problems in the file."""

    outcome: Outcome
    mistakes: Sequence[Mistake] = ()
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Author:
    """Who writes: `code` goes into the study's file, `account` stays in the database."""

    code: str
    account: str
    now: datetime


def refused(message: str, field: str = FIELD, **details: object) -> Saved:
    """Nothing was saved, for this one reason."""
    return Saved(Outcome.REFUSED, (Mistake(field, message, details),))


def change_kader(
    store: Kaders, study: str, edit: Edit, why: str, author: Author, is_stale: Callable[[Normenkader], bool]
) -> Saved:
    """The normenkader with the edit in it. Tried anew when another part was saved meanwhile.

    `is_stale` tells whether the part that the person was looking at is another by now.
    """
    for _ in range(TRIES):
        now = store.now(study)
        if now.kader is None:
            return refused(messages.NO_KADER)
        if is_stale(now.kader):
            return Saved(Outcome.STALE)
        saved = _put(store, study, now, now.kader, edit(now.kader), why, author)
        if saved.outcome is not Outcome.STALE:
            return saved
    return refused(messages.BUSY)


def _put(
    store: Kaders, study: str, now: KaderNow, old: Normenkader, new: Normenkader, why: str, author: Author
) -> Saved:
    if not kader_changes(old, new):
        return Saved(Outcome.SAVED)
    if old.frozen_on and not why:
        return refused(messages.WHY_AFTER_FREEZING, freezing.FIELD)
    use = store.use(study)
    lost = lost_by(new, use)
    if lost:
        return Saved(Outcome.REFUSED, lost)
    whole = freezing.with_history(old, new, why, author.code, author.now.date(), use.gathered)
    return _save(store, study, now.frame_hash, {path_of(whole): write_normenkader(whole)}, why, author)


def _save(store: Kaders, study: str, seen: str, files: Files, why: str, author: Author) -> Saved:
    problems = store.problems(study, files)
    if problems:
        return Saved(Outcome.REFUSED, problems=problems)
    done = store.replace(study, seen, files, author.account, author.now, why)
    return Saved(Outcome.SAVED if done else Outcome.STALE)


def path_of(kader: Normenkader) -> str:
    """Where its file stands in the study folder."""
    return f"codebooks/{kader.id}.yaml"


def begin_kader(store: Kaders, study: str, kader: Normenkader, content: bytes, author: Author) -> Saved:
    """The first normenkader of a study: its file, and its name in study.yaml."""
    now = store.now(study)
    if now.kader is not None:
        return refused(messages.KADER_EXISTS)
    if kader.id in now.codebooks:
        return refused(messages.ID_OF_ANOTHER, new=kader.id)
    files = {path_of(kader): content, "study.yaml": store.naming(study, kader.id)}
    saved = _save(store, study, now.frame_hash, files, "", author)
    return refused(messages.BUSY) if saved.outcome is Outcome.STALE else saved


def import_kader(store: Kaders, study: str, content: bytes, stand: str, why: str, author: Author) -> Saved:
    """A normenkader from a file: the study's first, or in the place of the one that it has.

    `stand` names the study's files that the person was looking at.
    """
    loaded = read_book(content)
    if loaded.value is None:
        return Saved(Outcome.REFUSED, problems=loaded.problems)
    if not isinstance(loaded.value, Normenkader):
        return refused(messages.NOT_A_KADER)
    now, new = store.now(study), loaded.value
    if now.kader is None:
        return begin_kader(store, study, new, content, author)
    if new.id != now.kader.id:
        return refused(messages.OTHER_KADER, old=now.kader.id, new=new.id)
    if stand != now.frame_hash:
        return Saved(Outcome.STALE)
    if not kader_changes(now.kader, new):
        return refused(messages.NOTHING_CHANGED)
    return _put(store, study, now, now.kader, new, why, author)


def freeze_kader(store: Kaders, study: str, author: Author) -> Saved:
    """Frozen as it is now; its file says when, as what, and whether fieldwork had begun."""
    now = store.now(study)
    if now.kader is None:
        return refused(messages.NO_KADER)
    mistakes = freezing.check_freezing(now.kader)
    if mistakes:
        return Saved(Outcome.REFUSED, mistakes)
    whole = freezing.frozen(now.kader, author.now.date(), store.use(study).gathered)
    saved = _save(store, study, now.frame_hash, {path_of(whole): write_normenkader(whole)}, "", author)
    return refused(messages.BUSY) if saved.outcome is Outcome.STALE else saved
