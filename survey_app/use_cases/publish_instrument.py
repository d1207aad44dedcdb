"""A new version of a questionnaire in the field: read, compared, refused, or put in the old one's place."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from analysis.asked import versions
from analysis.study import StudyData
from instruments.changes import Counts, compare, refusals
from instruments.loader import load_instrument
from instruments.model import Instrument
from instruments.problems import Loaded, Problem
from instruments.yaml_source import TextNode, parse_yaml
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.instrument_versions import (
    Decision,
    Publication,
    check_decisions,
    decided,
    sentences,
)

LARGEST = 500_000  # bytes of a questionnaire: the largest real one is 40 kB


class InstrumentVersions(Protocol):
    """Where a study's questionnaires are kept (survey_app/storage/instruments.py)."""

    def frame_hash(self, study: str) -> str:
        """The name of the study's files as they are now."""

    def content(self, study: str, instrument: str) -> bytes:
        """The questionnaire's file as it is now; b'' when there is none."""

    def problems(self, study: str, instrument: str, content: bytes) -> list[Problem]:
        """What would be wrong with the study if this were the questionnaire's file."""

    def counts(self, study: str, instrument: str) -> Counts:
        """How many people sent the questionnaire and answered each variable, in any version."""

    def publish(self, study: str, publication: Publication, who: str, today: date) -> bool:
        """Puts the new version in the old one's place; False when the study moved on meanwhile."""


@dataclass(frozen=True)
class Proposed:
    """The version that may be published, or why not: Problems in the file, or sentences about the whole.

    `instrument` is what the text says, also when it may not be published.
    """

    publication: Publication | None = None
    instrument: Instrument | None = None
    problems: Sequence[Problem] = ()
    mistakes: Sequence[Mistake] = ()


def read_instrument(content: bytes, name: str) -> Loaded[Instrument]:
    """The questionnaire in these bytes, or its Problems under the name that authors know it by."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vragenlijst.yaml"
        path.write_bytes(content)
        return load_instrument(path, name)


def check_text(content: bytes, name: str) -> Proposed:
    """What stands in the text by itself; nothing is compared and nothing saved."""
    if not content.strip():
        return Proposed(mistakes=[Mistake(sentences.TEXT, sentences.NO_TEXT)])
    if len(content) > LARGEST:
        limit = {"limit": LARGEST // 1000}
        return Proposed(mistakes=[Mistake(sentences.TEXT, sentences.TOO_LARGE, limit)])
    loaded = read_instrument(content, name)
    return Proposed(instrument=loaded.value, problems=loaded.problems)


def propose(
    store: InstrumentVersions, seen: str, data: StudyData, instrument: str, content: bytes
) -> Proposed:
    """What the text would change in this questionnaire of the study; nothing is saved.

    `seen` names the study's files as they were no later than `data` was read: publishing refuses when they
    moved. KeyError when the study has no such questionnaire.
    """
    known, path = versions(data, instrument), f"instruments/{instrument}.yaml"
    checked = check_text(content, path)
    if checked.instrument is None:
        return checked
    new, study = checked.instrument, data.study.id
    changes = compare(known[-1], new)
    if not changes:
        return replace(checked, mistakes=[Mistake(sentences.TEXT, sentences.NOTHING_CHANGED)])
    problems = refusals(known, new, _version_line(content)) or store.problems(study, instrument, content)
    if problems:
        return replace(checked, problems=problems)
    base, counts = store.content(study, instrument), store.counts(study, instrument)
    return replace(checked, publication=Publication(seen, base, content, known[-1], new, changes, counts))


def with_decisions(proposed: Proposed, decisions: Mapping[str, Decision], why: str) -> Proposed:
    """The same with what its author says of each change; reasons that lack are mistakes."""
    found = proposed.publication
    if found is None:
        return proposed
    said = replace(found, changes=decided(found.changes, decisions), why=clean(why))
    return replace(proposed, publication=said, mistakes=check_decisions(said.changes, said.why))


def publish(
    store: InstrumentVersions, study: str, publication: Publication, who: str, today: date
) -> list[Mistake]:
    """Publishes the version, unless something of the study was published since it was compared."""
    if store.publish(study, publication, who, today):
        return []
    return [Mistake(sentences.TEXT, sentences.STALE)]


def _version_line(content: bytes) -> int:
    node = parse_yaml(content.decode("utf-8-sig"), "").value
    version = node.entries.get("version") if node else None
    return version.line if isinstance(version, TextNode) else 0
