"""All texts of a study at once: every Problem in them, by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.study import StudyData
from analysis.study_folder.text_files import text_path
from instruments.problems import Problem
from reports.document import Document
from reports.living_text.checks import found_problems, section_problems
from reports.living_text.placing import section_keys
from reports.living_text.shelf import Shelf

FINDINGS = "findings.yaml"  # the texts in it stand somewhere in the file; their line is not known here


def text_problems(data: StudyData, shelf: Shelf, document: Document) -> list[Problem]:
    """Texts for sections that are not there, and references that lead nowhere; in findings.yaml too.

    `document` is what the nota makes of this study without the texts (`reports.nota.skeleton`).
    """
    known = [key for key, _ in section_keys(document)]
    found = list(section_problems(data.report_texts, known))
    for text in data.report_texts:
        found.extend(found_problems(text.markdown, shelf, text_path(text.section)))
    for written in _written(data):
        found.extend(replace(one, line=0) for one in found_problems(written, shelf, FINDINGS))
    return list(dict.fromkeys(found))


def _written(data: StudyData) -> Iterator[str]:
    """Every text of findings.yaml that may hold references."""
    texts = [
        *(one.text for one in data.findings),
        *(one.text for one in data.conclusions),
        *(one.text for one in data.recommendations),
        *(one.text for one in data.standpoints),
        *(one.text for one in data.follow_ups),
        *(one.text for one in data.observations),
        *(one.text for one in data.realisations),
    ]
    return (text for text in texts if "{" in text or "}" in text)
