"""What a rekenkamer writes from the evidence, as pages ask for it: parts, fields, and what may be kept."""

from __future__ import annotations

from survey_app.domain.findings.choices import Choices, choices_of, suggestions_of
from survey_app.domain.findings.fields import Field, Widget
from survey_app.domain.findings.forms import (
    ItemForm,
    check_form,
    check_whole,
    content_from,
    form_of,
    read_form,
)
from survey_app.domain.findings.naming import free_id
from survey_app.domain.findings.parts import PARTS, Part, part_named

__all__ = [
    "PARTS",
    "Choices",
    "Field",
    "ItemForm",
    "Part",
    "Widget",
    "check_form",
    "check_whole",
    "choices_of",
    "content_from",
    "form_of",
    "free_id",
    "part_named",
    "read_form",
    "suggestions_of",
]
