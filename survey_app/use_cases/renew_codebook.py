"""A new version of a codebook of a study at work: read, compared, refused or put in the old one's place."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from analysis.study import StudyData
from codebooks.loader import load_codebook
from codebooks.model import AnyCodebook, Codebook
from instruments.problems import Loaded, Problem
from survey_app.domain import agreement_messages as messages
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.codebook_changes import compare_books, losses
from survey_app.domain.renewal import FIELD, Renewal, Used, check_renewal


class Codebooks(Protocol):
    """Where a study's codebooks are kept (survey_app/storage/codebook_files.py)."""

    def frame_hash(self, study: str) -> str:
        """The name of the study's files as they are now."""

    def problems(self, study: str, path: str, content: bytes) -> list[Problem]:
        """What would be wrong with the study if this file were in it."""

    def used(self, study: str) -> frozenset[Used]:
        """What codings have, as far as all may see them."""

    def blind_perspectieven(self, study: str) -> frozenset[str]:
        """The perspectieven of sheets that are still blind."""

    def versions(self, study: str, book: str) -> frozenset[str]:
        """The versions of this codebook that were used before."""

    def renew(self, study: str, renewal: Renewal, who: str, now: datetime) -> bool:
        """Replaces the file and fills the queue; False when the study moved on meanwhile."""


@dataclass(frozen=True)
class Proposed:
    """The renewal that can be saved, or why not: Problems in the file, or sentences about the whole."""

    renewal: Renewal | None = None
    problems: Sequence[Problem] = ()
    mistakes: Sequence[Mistake] = ()


def propose(store: Codebooks, seen: str, data: StudyData, content: bytes) -> Proposed:
    """What the file would change; nothing is saved.

    `seen` names the study's files as they were no later than `data` was read: saving refuses when they moved.
    """
    loaded = read_book(content)
    if loaded.value is None:
        return Proposed(problems=loaded.problems)
    new = loaded.value
    if not isinstance(new, Codebook):
        return Proposed(mistakes=[Mistake(FIELD, messages.NOT_A_SCHEME)])
    old = next((book for book in data.coding_schemes() if book.id == new.id), None)
    if old is None:
        return Proposed(mistakes=[Mistake(FIELD, messages.NOT_OF_THIS_STUDY, {"book": new.id})])
    renewal = Renewal(old, new, content, seen, compare_books(old, new), losses(old, new))
    return _checked(store, data.study.id, renewal)


def _checked(store: Codebooks, study: str, renewal: Renewal) -> Proposed:
    versions = store.versions(study, renewal.new.id) - {renewal.old.version}
    blind = store.blind_perspectieven(study)
    mistakes = check_renewal(renewal, versions, store.used(study), blind)
    if mistakes:
        return Proposed(mistakes=mistakes)
    problems = store.problems(study, renewal.path, renewal.content)
    return Proposed(problems=problems) if problems else Proposed(renewal)


def read_book(content: bytes) -> Loaded[AnyCodebook]:
    """The codebook in these bytes, or its Problems under the name that authors know it by."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "codebook.yaml"
        path.write_bytes(content)
        return load_codebook(path, "codebook.yaml")


def renew(
    store: Codebooks, study: str, renewal: Renewal, frame_hash: str, who: str, now: datetime
) -> list[Mistake]:
    """Puts the new version in the old one's place; `frame_hash` names the files that were looked at."""
    if frame_hash != renewal.frame_hash or not store.renew(study, renewal, who, now):
        return [Mistake(FIELD, messages.STALE_BOOK)]
    return []
