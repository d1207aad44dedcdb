"""Findings, conclusions, recommendations and what came of them: written, ordered, walked back to cells."""

from __future__ import annotations

from survey_app.web.findings import (  # noqa: F401  # their import fills the blueprint
    evidence_pages,
    item_pages,
    list_pages,
    order_pages,
)
from survey_app.web.findings.area import blueprint

__all__ = ["blueprint"]
