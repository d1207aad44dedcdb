"""What an author asks before fieldwork: is everything I wrote in order? Every Problem, at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.norms import problems_of
from analysis.study_folder import read_study_folder
from analysis.study_folder.published_file import load_published
from codebooks.loader import load_codebook
from instruments.loader import load_instrument
from instruments.problems import Loaded, Problem, problem
from instruments.readability import hints
from instruments.yaml_source import TextNode, read_yaml

KINDS: dict[str, Callable[[Path, str], Loaded[Any]]] = {
    "instrument": load_instrument,
    "codebook": load_codebook,
    "open_scheme": load_codebook,
    "normenkader": load_codebook,
    "score_frame": load_codebook,
    "published": load_published,
}
STUDY_FILES = ("study.yaml", "cases.csv")  # a folder with one of them is meant as a study


def check_path(path: Path) -> list[Problem]:
    """The Problems of a YAML file, a study folder, or a folder of YAML files."""
    if not path.is_dir():
        return _check_file(path)
    if any((path / name).exists() for name in STUDY_FILES):
        return _check_study(path)
    files = sorted(path.glob("*.yaml"))
    if not files:
        return [problem("file-missing", str(path), 0, name="study.yaml")]
    return [found for file in files for found in _check_file(file)]


def language_hints(path: Path) -> list[str]:
    """Hints on plain Dutch for the questionnaires at this path; hints are no Problems."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    found = [(file, load_instrument(file).value) for file in files if _kind(file) == "instrument"]
    return [
        f"{file}:{hint.line}  {hint.place}: {hint.sentence}"
        for file, instrument in found
        if instrument
        for hint in hints(instrument)
    ]


def _check_study(path: Path) -> list[Problem]:
    loaded = read_study_folder(path)
    if loaded.value is None or loaded.problems:
        return list(loaded.problems)
    return problems_of(loaded.value)


def _check_file(path: Path) -> list[Problem]:
    read = read_yaml(path)
    if read.value is None:
        return list(read.problems)
    kind = read.value.entries.get("kind")
    word = kind.value if isinstance(kind, TextNode) else ""
    if word not in KINDS:
        line = read.value.lines.get("kind", 1)
        return [problem("kind-unknown", str(path), line, value=word, allowed=", ".join(KINDS))]
    return list(KINDS[word](path, str(path)).problems)


def _kind(path: Path) -> str:
    read = read_yaml(path)
    kind = read.value.entries.get("kind") if read.value else None
    return kind.value if isinstance(kind, TextNode) else ""
