"""Codings of another program into the study: first a plan that a person reads, then all of it or nothing.

A text is recognised by its words. A new text goes to the review of names, unless a person declares that its
names are gone; only texts that are known or declared get codings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto
from typing import Protocol

from analysis.study import Source, StudyData
from instruments.problems import Loaded, Problem
from survey_app.domain.exchange import Choices, ImportPlan, ImportRows, ImportText, TextChoice, Way
from survey_app.domain.intake import IntakeSource
from survey_app.domain.source_text import normalised
from survey_app.refi.offsets import Reading
from survey_app.refi.placed_texts import PlacedProject, PlacedText, read_project_package
from survey_app.refi.problem_texts import problem
from survey_app.use_cases.import_codings import Target, read_codings

DECLARED = "verklaard dat alle namen in de nieuwe teksten al vervangen zijn"
DOCUMENT = "-"  # chosen as casus: about no casus in particular
_NO_BRON = re.compile(r"[^A-Za-z0-9_.-]+")


class Exchange(Protocol):
    """Where an import is kept (survey_app/storage/exchange.py)."""

    def keep(self, rows: ImportRows) -> bool:
        """All rows in one transaction; False when something was added or assigned meanwhile."""


class Intake(Protocol):
    """Where texts wait for review (survey_app/storage/intake.py)."""

    def add(self, study: str, source: IntakeSource) -> bool:
        """Keeps the text for review; False when its name is taken."""


class Outcome(Enum):
    """What came of saving."""

    SAVED = auto()
    NOTHING = auto()
    STALE = auto()


@dataclass(frozen=True)
class Kept:
    """What came of saving, and the texts whose name was taken in the review meanwhile."""

    outcome: Outcome
    refused: tuple[str, ...] = ()


def plan_import(
    data: StudyData, content: bytes, file: str, choices: Choices, declared: bool, taken: Collection[str] = ()
) -> Loaded[ImportPlan]:
    """What saving this file would add. `data` is what the person may see; `taken`: texts under review.

    None and Problems when the file can't be read at all. Never raises on content.
    """
    read = read_project_package(content, file)
    if read.value is None:
        return Loaded(None, read.problems)
    planner = _Planner(data, read.value, choices, declared, taken)
    targets = [planner.target(placed) for placed in read.value.texts]
    found = read_codings(data, read.value.project, [one for one in targets if one], file)
    texts = tuple(one.text for one in targets if one)
    problems = (*read.problems, *_held_back(texts, read.value, file), *found.problems)
    choice = read.value.choice
    plan = ImportPlan(
        file=file,
        origin=read.value.project.origin,
        counted=spoken(choice.reading),
        quotes=choice.quotes,
        fitting=choice.fitting,
        texts=tuple(replace(one, quotes=found.quotes.get(one.guid, 0)) for one in texts),
        fragments=found.fragments,
        codings=found.codings,
        problems=tuple(sorted(problems)),
        declared=declared,
    )
    return Loaded(plan)


def spoken(reading: Reading | None) -> str:
    """The reading as a key of the page's words; '' when there is none."""
    return "" if reading is None else f"{reading.unit}_{reading.line_end}"


class _Planner:
    """Decides for each text whether the study has it, and where a new one belongs."""

    def __init__(
        self,
        data: StudyData,
        placed: PlacedProject,
        choices: Choices,
        declared: bool,
        taken: Collection[str],
    ) -> None:
        self._data, self._project, self._choices, self._declared = data, placed.project, choices, declared
        self._known: dict[str, list[Source]] = {}
        for source in data.sources:
            self._known.setdefault(normalised(source.text), []).append(source)
        self._taken = {source.bron for source in data.sources} | set(taken)
        self._casussen = {case.casus for case in data.cases}
        self._perspectieven = {id for id, _ in data.study.perspectieven}
        self._variables = {one.guid: one.name.casefold() for one in placed.project.variables}

    def target(self, placed: PlacedText) -> Target:
        """The text with where it goes."""
        same = self._known.get(normalised(placed.text), [])
        source = next((one for one in same if one.bron == placed.item.name), same[0] if same else None)
        if source:
            about = (source.bron, source.casus, source.perspectief, source.text, Way.KNOWN)
        else:
            about = self._new(placed)
        return Target(ImportText(placed.item.guid, placed.item.name or placed.item.guid, *about), placed)

    def _new(self, placed: PlacedText) -> tuple[str, str, str, str, Way]:
        casus, perspectief = self._place(placed)
        way = Way.NEW if self._declared else Way.REVIEW
        if casus != DOCUMENT and not (casus and perspectief):
            way = Way.STOPPED
        place = ("", "") if casus == DOCUMENT else (casus, perspectief)
        return self._bron(placed), *place, normalised(placed.text), way

    def _place(self, placed: PlacedText) -> tuple[str, str]:
        chosen = self._choices.get(placed.item.guid, TextChoice())
        cases = {one.name for one in self._project.cases if placed.item.guid in one.sources}
        values = {self._variables.get(guid, ""): text for guid, text in placed.item.values}
        own = next(iter(cases & self._casussen), "") if len(cases) == 1 else ""
        casus = chosen.casus or own
        perspectief = chosen.perspectief or values.get("perspectief", "")
        return (
            casus if casus in {*self._casussen, DOCUMENT} else "",
            perspectief if perspectief in self._perspectieven else "",
        )

    def _bron(self, placed: PlacedText) -> str:
        """A name that serves in addresses and file names; a text with a name that is taken gets a number."""
        plain = unicodedata.normalize("NFKD", placed.item.name).encode("ascii", "ignore").decode()
        base = _NO_BRON.sub("_", plain).strip("_.-")[:80] or "tekst"
        names = (base, *(f"{base}_{number}" for number in range(2, len(self._taken) + 3)))
        name = next(one for one in names if one not in self._taken)
        self._taken.add(name)
        return name


def _held_back(texts: Iterable[ImportText], placed: PlacedProject, file: str) -> Iterator[Problem]:
    """New texts without a place, and those whose codings can't come along yet."""
    items = {one.item.guid: one.item for one in placed.texts}
    for text in texts:
        item = items[text.guid]
        if text.way == Way.STOPPED:
            yield problem("refi-source-place", file, item.line, name=text.name)
        if text.way == Way.REVIEW:
            count = len(item.codings) + sum(len(one.codings) for one in item.selections)
            yield problem("refi-source-review", file, item.line, name=text.name, count=count)


def keep_import(
    store: Exchange, intake: Intake, study: str, plan: ImportPlan, by: str, now: datetime
) -> Kept:
    """Saves the plan: what hangs on texts in one transaction, then the texts for review one by one."""
    if not plan.adds:
        return Kept(Outcome.NOTHING)
    new = plan.of(Way.NEW)
    rows = ImportRows(
        study=study,
        sources=tuple(Source(t.bron, t.casus, t.perspectief, t.text, _soort(t)) for t in new),
        fragments=plan.fragments,
        codings=plan.codings,
        by=by,
        at=now,
        why=f"Ingelezen uit {plan.file}",
        declaration=DECLARED if new else "",
    )
    if (rows.sources or rows.fragments or rows.codings) and not store.keep(rows):
        return Kept(Outcome.STALE)
    waiting = [_waiting(one, by, now.date()) for one in plan.of(Way.REVIEW)]
    return Kept(Outcome.SAVED, tuple(one.bron for one in waiting if not intake.add(study, one)))


def _soort(text: ImportText) -> str:
    return "verslag" if text.casus else "document"


def _waiting(text: ImportText, by: str, today: date) -> IntakeSource:
    return IntakeSource(text.bron, text.casus, text.perspectief, _soort(text), text.text, today, by)
