"""Bringing files in: each becomes a text that waits until its names were reviewed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from analysis.study import StudyData
from instruments.problems import Loaded, Problem
from survey_app.domain import source_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.intake import IntakeSource
from survey_app.domain.new_source import ImportForm, check_form, place_of, proposed_name
from survey_app.source_files import Transcript, read_source_file

MOST_FILES = 50
SECONDS = 20.0  # for all files together: a web worker is stopped after thirty
SECONDS_EACH = 12.0


class Intake(Protocol):
    """Where texts wait for their names to be reviewed (survey_app/storage/intake.py)."""

    def add(self, study: str, source: IntakeSource) -> bool:
        """Keeps the text; False when the study has one of this name."""


@dataclass(frozen=True)
class Upload:
    """One file as it was sent."""

    name: str
    raw: bytes


@dataclass(frozen=True)
class Refused:
    """A file that was not taken in, and why."""

    file: str
    problems: tuple[Problem, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True)
class Imported:
    """What came of it: every file stands in one of the two, unless the form itself was wrong."""

    taken: tuple[IntakeSource, ...] = ()
    refused: tuple[Refused, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


Reader = Callable[[str, bytes, float], Loaded[Transcript]]


def import_sources(
    store: Intake,
    data: StudyData,
    form: ImportForm,
    uploads: Sequence[Upload],
    added_by: str,
    today: date,
    read: Reader = read_source_file,
) -> Imported:
    """Takes in every file that can be read and has its place; each stands or falls by itself."""
    mistakes = check_form(data, form, len(uploads))
    if len(uploads) > MOST_FILES:
        mistakes += (Mistake("bestanden", messages.TOO_MANY_FILES, {"most": MOST_FILES}),)
    if mistakes:
        return Imported(mistakes=mistakes)
    ends = time.monotonic() + SECONDS
    one_by_one = (_import(store, data, form, upload, added_by, today, read, ends) for upload in uploads)
    return _sorted(one_by_one)


def _sorted(outcomes: Iterable[IntakeSource | Refused]) -> Imported:
    found = list(outcomes)
    return Imported(
        tuple(one for one in found if isinstance(one, IntakeSource)),
        tuple(one for one in found if isinstance(one, Refused)),
    )


def _import(
    store: Intake,
    data: StudyData,
    form: ImportForm,
    upload: Upload,
    added_by: str,
    today: date,
    read: Reader,
    ends: float,
) -> IntakeSource | Refused:
    place = place_of(data, form, upload.name)
    if isinstance(place, tuple):
        return Refused(upload.name, mistakes=place)
    left = ends - time.monotonic()
    if left < 1:
        return Refused(upload.name, mistakes=(Mistake("bestanden", messages.NO_TIME_LEFT),))
    loaded = read(upload.name, upload.raw, min(left, SECONDS_EACH))
    if loaded.value is None:
        return Refused(upload.name, problems=loaded.problems)
    bron = form.bron or proposed_name(upload.name)
    source = IntakeSource(
        bron, place.casus, place.perspectief, form.soort, loaded.value.text, today, added_by
    )
    if store.add(data.study.id, source):
        return source
    return Refused(upload.name, mistakes=(Mistake("bestanden", messages.NAME_TAKEN, {"bron": bron}),))
