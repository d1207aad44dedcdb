"""The instruments and codebooks that study.yaml names: the folder's own first, then the library's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import codebooks.loader
import instruments.loader
from analysis.study_folder.files import FolderFiles
from analysis.study_folder.problem_list import ProblemList
from codebooks.model import AnyCodebook
from instruments.model import Instrument
from instruments.problems import Loaded, Problem


class Named(Protocol):
    """What stands in such a file."""

    @property
    def id(self) -> str:
        """The id written in the file."""


T = TypeVar("T", bound=Named)


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """One kind of named file: where a folder keeps them, and the library behind it."""

    folder: str
    code: str  # of the Problem for a name without a file
    load: Callable[[Path, str], Loaded[T]]
    library_path: Callable[[str], Path]
    library_ids: Callable[[], tuple[str, ...]]


INSTRUMENTS: Shelf[Instrument] = Shelf(
    "instruments",
    "instrument-unknown",
    instruments.loader.load_instrument,
    instruments.loader.library_path,
    instruments.loader.library_ids,
)
CODEBOOKS: Shelf[AnyCodebook] = Shelf(
    "codebooks",
    "codebook-unknown",
    codebooks.loader.load_codebook,
    codebooks.loader.library_path,
    codebooks.loader.library_ids,
)


@dataclass(frozen=True)
class ShelfRead(Generic[T]):
    """What could be read by name, and the Problems inside the files."""

    found: Mapping[str, T]
    problems: tuple[Problem, ...]


def read_shelf(
    shelf: Shelf[T], lines: Mapping[str, int], files: FolderFiles, study_problems: ProblemList
) -> ShelfRead[T]:
    """Every file named in `lines` (name -> line in study.yaml, where a name without a file is a Problem)."""
    found: dict[str, T] = {}
    problems: list[Problem] = []
    for name, line in lines.items():
        own = f"{shelf.folder}/{name}.yaml"
        if not files.exists(own) and name not in shelf.library_ids():
            study_problems.report(line, shelf.code, shelf.library_ids(), value=name)
            continue
        value = _read_one(shelf, name, files, problems)
        if value is not None:
            found[name] = value
    return ShelfRead(found, tuple(problems))


def _read_one(shelf: Shelf[T], name: str, files: FolderFiles, problems: list[Problem]) -> T | None:
    own = f"{shelf.folder}/{name}.yaml"
    in_folder = files.exists(own)
    found = ProblemList(own if in_folder else f"{shelf.folder}/library/{name}.yaml")
    path = files.locate(own, found) if in_folder else shelf.library_path(name)
    value = load_named(shelf, path, found) if path else None
    if value is not None and value.id != name:
        found.report(0, "file-id-differs", value=value.id, name=f"{name}.yaml")
    problems.extend(found.all())
    return value if found.empty else None


def load_named(shelf: Shelf[T], path: Path, found: ProblemList) -> T | None:
    """What stands in the file; None, and Problems in `found`, when it cannot be read."""
    try:
        loaded = shelf.load(path, found.file)
    except OSError as error:
        found.report(0, "file-unreadable", detail=error.strerror)
        return None
    found.add(loaded.problems)
    return loaded.value
