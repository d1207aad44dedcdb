"""A folder on disk as bytes per path, whole: what can't be kept as it is, is refused, never left out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from instruments.problems import Loaded, Problem, problem
from instruments.yaml_source import MEGABYTE

Files = dict[str, bytes]  # path in the folder, / between the names -> content
Content = bytes | Iterable[bytes]  # whole, or in pieces
LARGEST_FOLDER = 500 * MEGABYTE


def read_all_files(folder: Path) -> Loaded[Files]:
    """Every file in the folder; or a Problem for each that is a link, unreadable or oddly named."""
    paths = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    problems = [found for path in paths if (found := _refused(path, path.relative_to(folder)))]
    if problems:
        return Loaded(None, tuple(problems))
    try:
        size = sum(path.stat().st_size for path in paths) // MEGABYTE
        if size > LARGEST_FOLDER // MEGABYTE:
            limit = LARGEST_FOLDER // MEGABYTE
            return Loaded(None, (problem("folder-too-large", str(folder), 0, size=size, limit=limit),))
        return Loaded({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    except OSError as error:
        return Loaded(None, (problem("folder-unreadable", str(folder), 0, detail=error.strerror),))


def _refused(path: Path, name: Path) -> Problem | None:
    shown = name.as_posix().encode("utf-8", "replace").decode("utf-8")
    if path.is_symlink():  # what lies elsewhere is not part of the study, and may change under it
        return problem("folder-link", shown, 0, name=shown)
    if shown != name.as_posix():
        return problem("folder-file-name", shown, 0, name=shown)
    return None


def write_all_files(folder: Path, files: Mapping[str, Content]) -> None:
    """All or nothing, into a folder that is new or empty: first into a folder inside it, then up.

    Inside it, because what lies beside it may be another disk, or not be ours to write. OSError when it
    can't be written; then the folder is as it was.
    """
    made = not folder.exists()
    beginning = folder / f".wederhoor-{os.getpid()}"
    try:
        for name, content in files.items():
            target = beginning / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, content)
        for path in sorted(beginning.iterdir()):
            path.rename(folder / path.name)
        beginning.rmdir()
    except OSError:
        shutil.rmtree(folder if made else beginning, ignore_errors=True)
        raise


def _write(target: Path, content: Content) -> None:
    with target.open("wb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
