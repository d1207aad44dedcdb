"""All texts of a study at once: every Problem in them, by file and line."""

from __future__ import annotations

from analysis.study import StudyData
from analysis.study_folder.text_files import text_path
from instruments.problems import Problem
from reports.document import Document
from reports.living_text.checks import found_problems, section_problems
from reports.living_text.placing import section_keys
from reports.living_text.shelf import Shelf


def text_problems(data: StudyData, shelf: Shelf, document: Document) -> list[Problem]:
    """Texts for sections that are not there, and references that lead nowhere.

    `document` is what the nota makes of this study without the texts (`reports.nota.skeleton`).
    """
    known = [key for key, _ in section_keys(document)]
    found = list(section_problems(data.report_texts, known))
    for text in data.report_texts:
        found.extend(found_problems(text.markdown, shelf, text_path(text.section)))
    return found
