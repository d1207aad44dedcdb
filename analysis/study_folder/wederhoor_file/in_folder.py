"""wederhoor.yaml where it lies: found in a folder, with the attachments beside it, and compared with rows."""

from __future__ import annotations

from typing import Any

from analysis.study import StudyData
from analysis.study_folder.files import FolderFiles
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.wederhoor_file.checks import check_wederhoor
from analysis.study_folder.wederhoor_file.reading import (
    ATTACHMENTS,
    LARGEST,
    WEDERHOOR,
    WederhoorRows,
    read_wederhoor,
    rows_of,
)
from instruments.problems import Problem
from instruments.yaml_source import decode, parse_yaml


def parts_in(files: FolderFiles, problems: list[Problem]) -> dict[str, Any]:
    """The parts of StudyData that the file holds; {} without a file. What is wrong is added to `problems`."""
    if not files.exists(WEDERHOOR):
        return {}
    told = ProblemList(WEDERHOOR)
    rows = _read(files, told)
    problems.extend(told.all())
    return {
        "wederhoor_rounds": rows.rounds,
        "wederhoor_passages": rows.passages,
        "reactions": rows.reactions,
        "replies": rows.replies,
    }


def _read(files: FolderFiles, told: ProblemList) -> WederhoorRows:
    text = files.text(WEDERHOOR, told, LARGEST)
    if text is None:
        return WederhoorRows()
    parsed, found = parse_yaml(text, WEDERHOOR), list[Problem]()
    told.add(parsed.problems)
    if parsed.value is None:
        return WederhoorRows()
    rows = read_wederhoor(parsed.value, WEDERHOOR, found)
    names = {name.removeprefix(ATTACHMENTS) for name in files.names(ATTACHMENTS)}
    check_wederhoor(parsed.value, WEDERHOOR, names, found)
    told.add(tuple(dict.fromkeys(found)))
    return rows


def same_wederhoor(original: bytes, data: StudyData) -> bool:
    """Whether the file's bytes still say what the study holds."""
    text = decode(original, WEDERHOOR).value
    node = None if text is None else parse_yaml(text, WEDERHOOR).value
    problems: list[Problem] = []
    return node is not None and read_wederhoor(node, WEDERHOOR, problems) == rows_of(data) and not problems
