"""Finding and opening the files of a study folder: only real files that lie inside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from analysis.study_folder.problem_list import ProblemList
from instruments.yaml_source import LARGEST_YAML, MEGABYTE, MapNode, parse_yaml, read_text

LARGEST_CSV = 500 * MEGABYTE
LARGEST_ANSWERS = 10_000 * MEGABYTE  # read by column: with its tables that takes some 7 GB of memory
LARGEST_SOURCE = 5 * MEGABYTE  # an interview of a day is under 1 MB


@dataclass(frozen=True)
class FolderFiles:
    """The folder; names are relative to it, with forward slashes."""

    folder: Path

    def exists(self, name: str) -> bool:
        """Whether there is anything under this name, readable or not."""
        return os.path.lexists(self.folder / name)

    def names(self, folder: str) -> list[str]:
        """The names of what lies in a folder of this one (given as `folder/`), in order; [] without it."""
        try:
            inside = sorted(os.listdir(self.folder / folder))
        except OSError:
            return []
        return [f"{folder}{name}" for name in inside]

    def locate(self, name: str, problems: ProblemList) -> Path | None:
        """The file's path, or None and a Problem when it is missing or lies outside the folder."""
        path = self.folder / name
        inside = os.path.realpath(self.folder)
        if not os.path.realpath(path).startswith(inside + os.sep):
            problems.report(0, "link-outside")
            return None
        if not path.is_file():
            problems.report(0, "file-missing", name=name)
            return None
        return path

    def open_csv(self, name: str, problems: ProblemList, largest: int = LARGEST_CSV) -> BinaryIO | None:
        """The file, opened for reading bytes; the caller closes it."""
        try:
            path = self.locate(name, problems)
            if path is None:
                return None
            size = path.stat().st_size
            if size > largest:
                limit = largest // MEGABYTE
                problems.report(0, "file-too-large", size=size // MEGABYTE, limit=limit)
                return None
            return path.open("rb")
        except OSError as error:
            problems.report(0, "file-unreadable", detail=error.strerror)
            return None

    def text(self, name: str, problems: ProblemList, limit: int = LARGEST_SOURCE) -> str | None:
        """The file as text, newlines as \\n; None and a Problem when it cannot be read."""
        try:
            path = self.locate(name, problems)
            if path is None:
                return None
            loaded = read_text(path, problems.file, limit)
        except OSError as error:
            problems.report(0, "file-unreadable", detail=error.strerror)
            return None
        problems.add(loaded.problems)
        return None if loaded.value is None else with_newlines(loaded.value)

    def yaml(self, name: str, problems: ProblemList) -> MapNode | None:
        """The file's top-level mapping; None and Problems when it cannot be read."""
        text = self.text(name, problems, LARGEST_YAML)
        if text is None:
            return None
        loaded = parse_yaml(text, problems.file)
        problems.add(loaded.problems)
        return loaded.value


def with_newlines(text: str) -> str:
    """A text as fragments point into it: a Windows line end is one character."""
    return text.replace("\r\n", "\n")
