"""What an author asks before fieldwork: is everything I wrote in order? Every Problem, at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.findings.problems import figure_problems
from analysis.norms import problems_of
from analysis.sealing import released_study
from analysis.study import StudyData
from analysis.study_folder import read_study_folder
from analysis.study_folder.published_file import load_published
from codebooks.loader import load_codebook
from instruments.languages import load_language
from instruments.loader import library_ids, library_path, load_instrument
from instruments.problems import Loaded, Problem, problem
from instruments.readability import Hint, hints, hints_on, summary
from instruments.texts import Texts
from instruments.yaml_source import MapNode, TextNode, read_yaml
from survey_app.use_cases.check_report import report_problems

KINDS: dict[str, Callable[[Path, str], Loaded[Any]]] = {
    "instrument": load_instrument,
    "codebook": load_codebook,
    "open_scheme": load_codebook,
    "normenkader": load_codebook,
    "score_frame": load_codebook,
    "published": load_published,
    "language": load_language,
}
READ_BY_RESPONDENTS = (
    "title",
    "purpose",
    "legal_ground",
    "contact",
    "retention",
    "support",
    "privacy_officer",
    "processors",
)
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
    """Tips on plain Dutch for what respondents read at this path: questionnaires, and study.yaml's own texts.

    The questionnaires of a study folder are those that it names, from the library too. Tips are no Problems.
    """
    return [
        line
        for file in _readable_files(path)
        for line in (_study_lines(file) if _kind(file) == "study" else _instrument_lines(file))
    ]


def _readable_files(path: Path) -> list[Path]:
    """Files of questionnaires and studies; those that a study takes from the library come last."""
    found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    kept = [file for file in found if _kind(file) in ("instrument", "study")]
    own = {file.stem for file in kept}
    named = [name for file in kept for name in _named_instruments(file) if name not in own]
    return kept + [library_path(name) for name in dict.fromkeys(named) if name in library_ids()]


def _named_instruments(file: Path) -> list[str]:
    """The questionnaires that a study.yaml names; none for another file."""
    read = read_yaml(file).value
    named = read.entries.get("instruments") if read and _kind(file) == "study" else None
    values = named.entries.values() if isinstance(named, MapNode) else ()
    return [value.value for value in values if isinstance(value, TextNode)]


def _instrument_lines(file: Path) -> list[str]:
    instrument = load_instrument(file).value
    if instrument is None:
        return []
    return [*_lines(file, hints(instrument)), f"{file}  {summary(instrument)}"]


def _study_lines(file: Path) -> list[str]:
    read = read_yaml(file).value
    fields = read.entries if read else {}
    found = [
        hint
        for name, node in fields.items()
        if name in READ_BY_RESPONDENTS and isinstance(node, MapNode)
        for hint in hints_on(node.line, name, _texts(node))
    ]
    return _lines(file, found)


def _texts(node: MapNode) -> Texts:
    pairs = [(code, text.value) for code, text in node.entries.items() if isinstance(text, TextNode)]
    return Texts(tuple(pairs))


def _lines(file: Path, found: list[Hint]) -> list[str]:
    return [f"{file}:{hint.line}  {hint.place}: {hint.sentence}" for hint in found]


def _check_study(path: Path) -> list[Problem]:
    loaded = read_study_folder(path)
    if loaded.value is None or loaded.problems:
        return list(loaded.problems)
    data = released_study(loaded.value)
    return [*problems_of(loaded.value), *_figures_gone(loaded.value), *report_problems(data)]


def _figures_gone(data: StudyData) -> list[Problem]:
    """Findings that rest on a figure no table gives; tables are made only where findings name one."""
    if not (data.findings or data.observations or data.realisations):
        return []
    from analysis.tables import Tables

    return figure_problems(data, Tables(data).look_up)


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
