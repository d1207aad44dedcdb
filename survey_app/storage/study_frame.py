"""The frame of a study: its definition, instruments and codebooks, read once per content."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from instruments.problems import Loaded, Problem
from survey_app.storage.folder_on_disk import Files

BUSINESS_CASE = ("costs.csv", "plans.csv", "products.csv", "routes.csv", "route_steps.csv")
FRAME_ROWS = ("cases.csv", *BUSINESS_CASE)  # cases.csv is kept in a table too: the reader wants it
# Kept in tables, added to by people, and resting on rows that are not part of the frame.
WRITTEN = ("assessments.yaml", "findings.yaml", "wederhoor.yaml")
REMEMBERED = 16  # studies at work in one process
_frames: dict[str, StudyData] = {}
_lock = Lock()


def files_hash(files: Files) -> str:
    """A name for exactly these files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return digest.hexdigest()


def frame_of(frame_hash: str, read_files: Callable[[], Files]) -> StudyData:
    """The frame with this hash; the files are read only when it is not remembered."""
    with _lock:
        if frame_hash not in _frames:
            if len(_frames) >= REMEMBERED:
                _frames.pop(next(iter(_frames)))
            _frames[frame_hash] = _read(read_files())
        return _frames[frame_hash]


def known_frame(frame_hash: str) -> StudyData | None:
    """The frame with this hash, when this process read it before."""
    return _frames.get(frame_hash)


def frame_problems(files: Files) -> list[Problem]:
    """What is wrong with a study that has these files; [] when it would read."""
    return list(_loaded(files).problems)


def _read(files: Files) -> StudyData:
    loaded = _loaded(files)
    if loaded.value is None:
        raise RuntimeError(f"a loaded study no longer reads: {loaded.problems[0]}")
    return loaded.value


def _loaded(files: Files) -> Loaded[StudyData]:
    """Lays the files that make the frame in a folder for a moment, so that the one reader reads them."""
    with tempfile.TemporaryDirectory() as name:
        for path, content in files.items():
            if _is_frame(path):
                target = Path(name) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        return read_study_folder(Path(name))


def _is_frame(path: str) -> bool:
    """Everything but the rows that people add to and the interview reports; cases.csv goes along too."""
    yaml = path.endswith(".yaml") and path not in WRITTEN
    return path in FRAME_ROWS or (yaml and not path.startswith("sources/"))
