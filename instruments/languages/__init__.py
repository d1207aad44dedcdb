"""The languages that questionnaires may be in: a YAML file each, so that adding one is adding texts.

The folder beside this file has those of the house. A municipality puts its own in the folder that
WEDERHOOR_LANGUAGES names: `tr.yaml` with the standard answers, and `tr.po` with the sentences of the pages.
Every loader needs to know the languages, so this is the one setting that is read below the app.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from instruments.languages.language_file import ANSWERS, Language, load_language
from instruments.problems import Loaded

__all__ = [
    "ANSWERS",
    "LANGUAGES",
    "SOURCE",
    "Language",
    "language_files",
    "load_language",
    "own_folder",
]

SOURCE = "nl"  # what every text is written in first
HERE = Path(__file__).parent


def own_folder() -> Path | None:
    """The municipality's folder with languages; None where none is set."""
    named = os.environ.get("WEDERHOOR_LANGUAGES", "")
    return Path(named) if named else None


def language_files() -> tuple[Path, ...]:
    """Every language's file, the source language first; a code that is there already is passed over."""
    folders = [HERE, *([found] if (found := own_folder()) else [])]
    files = [file for folder in folders for file in sorted(folder.glob("*.yaml"))]
    first = {file.stem: file for file in reversed(files)}
    return tuple(
        first[code] for code in sorted(first, key=lambda code: (code != SOURCE, files.index(first[code])))
    )


def _loaded() -> Mapping[str, Language]:
    found: list[Loaded[Language]] = [load_language(file) for file in language_files()]
    return {one.value.code: one.value for one in found if one.value}


LANGUAGES: Mapping[str, Language] = _loaded()  # code -> language; one whose file has a Problem is not there
