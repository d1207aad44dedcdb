"""The nota of a study, as one HTML file."""

from __future__ import annotations

from analysis.study import StudyData
from reports.nota import make_nota
from reports.render_html import render


def nota_html(data: StudyData, made_on: str = "") -> str:
    """The whole nota; without a date it is the same bytes every time."""
    return render(make_nota(data, made_on))
