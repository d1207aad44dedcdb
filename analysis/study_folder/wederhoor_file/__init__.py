"""wederhoor.yaml in the study folder: read, checked and written."""

from analysis.study_folder.wederhoor_file.checks import check_wederhoor
from analysis.study_folder.wederhoor_file.in_folder import parts_in, same_wederhoor
from analysis.study_folder.wederhoor_file.reading import (
    ATTACHMENTS,
    WEDERHOOR,
    WederhoorRows,
    read_wederhoor,
    rows_of,
)
from analysis.study_folder.wederhoor_file.writing import wederhoor_yaml

__all__ = [
    "ATTACHMENTS",
    "WEDERHOOR",
    "WederhoorRows",
    "check_wederhoor",
    "parts_in",
    "read_wederhoor",
    "rows_of",
    "same_wederhoor",
    "wederhoor_yaml",
]
