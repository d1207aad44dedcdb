"""The text of the report: an editor per section with its preview, and the moments the study was frozen on."""

from __future__ import annotations

from survey_app.web.report_text import editor as editor  # their views hang on the blueprint
from survey_app.web.report_text import freezing as freezing
from survey_app.web.report_text.area import blueprint as blueprint
