"""text/<section>.md -> the author's words for each section of the nota, and back.

Whether references in them lead somewhere, only the nota can tell: reports/living_text/.
"""

from __future__ import annotations

from collections.abc import Mapping

from analysis.report_rows import ReportText
from analysis.study import StudyData
from analysis.study_folder.files import FolderFiles, with_newlines
from analysis.study_folder.problem_list import CEILING, ProblemList
from analysis.study_folder.row_checks import is_id
from instruments.problems import CATALOGUE, Problem
from instruments.yaml_source import MEGABYTE, decode

FOLDER = "text/"
SUFFIX = ".md"
LARGEST_TEXT = MEGABYTE  # a whole nota in one section is under 1 MB

TEXT_FILE_TEXTS: dict[str, tuple[str, str]] = {
    "text-file-name": (
        "'{value}' kan niet de naam van een deel van de nota zijn.",
        "Noem het bestand naar het deel, zoals inleiding.md: letters, cijfers, _, - en punten.",
    ),
}
CATALOGUE.update(TEXT_FILE_TEXTS)


def text_path(section: str) -> str:
    """Where a folder keeps the text of this section."""
    return f"{FOLDER}{section}{SUFFIX}"


def is_text(path: str) -> bool:
    """Whether the path is that of a text; other files in the folder are the author's own affair."""
    return path.startswith(FOLDER) and path.endswith(SUFFIX) and path.count("/") == 1


def read_texts(files: FolderFiles, problems: list[Problem]) -> tuple[ReportText, ...]:
    """Every text in order of its file's name; what cannot be read is a Problem and left out."""
    found = []
    for path in [name for name in files.names(FOLDER) if is_text(name)]:
        said = ProblemList(path)
        section = path.removeprefix(FOLDER).removesuffix(SUFFIX)
        if not is_id(section):
            said.report(0, "text-file-name", value=section)
        elif (text := files.text(path, said, LARGEST_TEXT)) is not None:
            found.append(ReportText(section, text))
        problems.extend(said.all()[:CEILING])
    return tuple(found)


def text_files(data: StudyData) -> Mapping[str, bytes]:
    """Relative path -> bytes of every text."""
    return {text_path(one.section): one.markdown.encode("utf-8") for one in data.report_texts}


def same_text(path: str, original: bytes, data: StudyData) -> bool:
    """Whether the file still says what the study does; False for a text that was taken out."""
    texts = {text_path(one.section): one.markdown for one in data.report_texts}
    read = decode(original, path).value
    return read is not None and texts.get(path) == with_newlines(read)
