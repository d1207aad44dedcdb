"""Norms on the screen: the normenkader, its evidence, and levels that two people sign."""

from __future__ import annotations

from survey_app.web.norms import comment_pages, evidence_pages, judgements, kader_pages, part_pages
from survey_app.web.norms.area import blueprint

__all__ = ["blueprint", "comment_pages", "evidence_pages", "judgements", "kader_pages", "part_pages"]
