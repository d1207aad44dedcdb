"""What is printed: every table of the study, the nota in each of its forms, and the office's own template."""

from __future__ import annotations

from survey_app.web.publish import nota, own_template, tables
from survey_app.web.publish.area import blueprint

__all__ = ["blueprint", "nota", "own_template", "tables"]
