"""A questionnaire that came back on paper: typed in twice, compared, settled, then a response like others.

Whoever types sees what stands on paper and no route. What is no answer (crossed twice, illegible) is a choice
of its own.
"""

from __future__ import annotations

from survey_app.domain.paper.entry import Entry, Form, PaperDesk, Place, place_of
from survey_app.domain.paper.fields import Field, fields_of
from survey_app.domain.paper.pairs import Difference, FieldAgreement, agreement, differences, settled
from survey_app.domain.paper.typed import Typed, read_typed, typed_text

__all__ = [
    "Difference",
    "Entry",
    "Field",
    "FieldAgreement",
    "Form",
    "PaperDesk",
    "Place",
    "Typed",
    "agreement",
    "differences",
    "fields_of",
    "place_of",
    "read_typed",
    "settled",
    "typed_text",
]
