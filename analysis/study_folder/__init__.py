"""The study folder: reading all of it, and writing its rows back. The face of the modules beside it."""

from __future__ import annotations

from pathlib import Path

from analysis.study import StudyData
from analysis.study_folder.files import FolderFiles
from analysis.study_folder.problem_list import ProblemList
from analysis.study_folder.reader import FolderReader
from analysis.study_folder.writer import (
    assessments_yaml,
    csv_files,
    data_files,
    folder_files,
    source_files,
    unchanged,
)
from instruments.problems import Loaded

__all__ = [
    "assessments_yaml",
    "csv_files",
    "data_files",
    "folder_files",
    "read_study_folder",
    "source_files",
    "unchanged",
]


def read_study_folder(folder: Path) -> Loaded[StudyData]:
    """The study in this folder, or None and all its Problems, their files relative to the folder.

    Only study.yaml and cases.csv must be there; files of other names are not looked at. Never raises on
    content. Of each file at most 100 Problems are shown, and then how many more there are.
    """
    if not folder.is_dir():
        problems = ProblemList(str(folder))
        problems.report(0, "folder-missing", name=folder.name)
        return Loaded(None, problems.all())
    return FolderReader(FolderFiles(folder)).read()
