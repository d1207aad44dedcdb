"""What stands in the way of printing the nota: references that lead nowhere, all at once."""

from __future__ import annotations

from analysis.study import StudyData
from instruments.problems import Problem


def report_problems(data: StudyData) -> list[Problem]:
    """The Problems in what is written for the nota; none where nothing is written."""
    written = (data.report_texts, data.findings, data.conclusions, data.recommendations)
    after = (data.standpoints, data.follow_ups, data.observations, data.realisations)
    if not any((*written, *after)):
        return []
    from reports.living_text import shelf_of_study, text_problems
    from reports.nota import skeleton

    shelf = shelf_of_study(data)
    return text_problems(data, shelf, skeleton(shelf.results))
