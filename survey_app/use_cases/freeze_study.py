"""Freezing a study: its folder packed, with the numbers that its nota prints; and rebuilding it from there.

A package is only kept after the nota was made again from the package itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from analysis.sealing import released_study
from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from instruments.problems import Problem
from reports.frozen_nota import Difference, Numbers, difference, nota_numbers, numbers_hash
from survey_app.domain.answer_checks import clean
from survey_app.domain.messages import N_
from survey_app.domain.report_text.package import PackageError, pack, unpack
from survey_app.domain.report_text.snapshot import (
    FACTS,
    LONGEST_LABEL,
    LONGEST_WHY,
    Facts,
    NewSnapshot,
    Snapshot,
    facts_json,
    file_hashes,
    folder_hash,
    read_facts,
)

NO_LABEL = N_("Geef de momentopname een naam, zoals ‘Ambtelijk wederhoor’.")
LABEL_TOO_LONG = N_("De naam is te lang: hooguit %(limit)s tekens.")
WHY_TOO_LONG = N_("De reden is te lang: hooguit %(limit)s tekens.")
NO_FACTS = N_("In dit bestand staat geen momentopname.json: het is geen momentopname van Wederhoor.")


class Snapshots(Protocol):
    """Where snapshots are kept (survey_app/storage/snapshots.py)."""

    def released_files(self, study: str) -> Mapping[str, bytes]:
        """The study folder as it is now, without what is hidden."""

    def add(self, new: NewSnapshot) -> Snapshot:
        """Keeps it under the next number."""


@dataclass(frozen=True)
class Frozen:
    """The snapshot; or the mistake (a sentence), or the Problems that stand in the way."""

    snapshot: Snapshot | None = None
    mistake: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Rebuilt:
    """A package read back: what it says, its study, the numbers now, and files that are not as frozen."""

    facts: Facts
    data: StudyData | None = None
    numbers: Numbers | None = None
    changed_files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def difference(self) -> Difference:
        """From the numbers when it was frozen to those it gives now."""
        return difference(self.facts.numbers, self.numbers or {"cijfers": {}, "tekst": []})


def freeze(store: Snapshots, study: str, label: str, why: str, user: str, now: datetime) -> Frozen:
    """Packs the study as it is, rebuilds its nota from the package, and keeps it."""
    label, why = " ".join(clean(label).split()), clean(why)
    mistake = _mistake(label, why)
    if mistake:
        return Frozen(mistake=mistake)
    files = {path: raw for path, raw in store.released_files(study).items() if path != FACTS}
    data, problems = study_in(files)
    if data is None:
        return Frozen(problems=problems)
    facts = _facts(study, label, why, now, files, nota_numbers(data))
    content = pack({**files, FACTS: facts_json(facts)})
    new = NewSnapshot(study, label, why, facts.hash, facts.numbers_hash, content, user, now)
    return Frozen(store.add(new))


def _mistake(label: str, why: str) -> str:
    if not label:
        return NO_LABEL
    if len(label) > LONGEST_LABEL:
        return LABEL_TOO_LONG
    return WHY_TOO_LONG if len(why) > LONGEST_WHY else ""


def _facts(
    study: str,
    label: str,
    why: str,
    now: datetime,
    files: Mapping[str, bytes],
    numbers: Numbers,
) -> Facts:
    return Facts(
        study=study,
        label=label,
        why=why,
        frozen_at=now.isoformat(timespec="seconds"),
        hash=folder_hash(files),
        numbers_hash=numbers_hash(numbers),
        files=file_hashes(files),
        numbers=numbers,
    )


def study_in(files: Mapping[str, bytes]) -> tuple[StudyData | None, tuple[Problem, ...]]:
    """The study in these files, without what is hidden; or its Problems."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-") as place:
        for path, content in files.items():
            target = Path(place) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        loaded = read_study_folder(Path(place))
    return (released_study(loaded.value) if loaded.value else None), loaded.problems


def rebuild(files: Mapping[str, bytes]) -> Rebuilt:
    """The numbers of the nota as these files give them now. PackageError when they are no snapshot."""
    facts = read_facts(files.get(FACTS, b""))
    if facts is None:
        raise PackageError(NO_FACTS)
    own = {path: raw for path, raw in files.items() if path != FACTS}
    now = file_hashes(own)
    changed = tuple(sorted(path for path in {*now, *facts.files} if now.get(path) != facts.files.get(path)))
    data, problems = study_in(own)
    rebuilt = Rebuilt(facts, changed_files=changed, problems=problems)
    return rebuilt if data is None else replace(rebuilt, data=data, numbers=nota_numbers(data))


def rebuild_package(content: bytes) -> Rebuilt:
    """The same from a zip."""
    return rebuild(unpack(content))
