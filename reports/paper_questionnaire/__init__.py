"""A questionnaire on paper, as PDF/UA-1: any instrument, in Dutch or English, with a code on every sheet."""

from __future__ import annotations

from reports.paper_questionnaire.form import PaperForm, paper_questionnaire, paper_source
from reports.paper_questionnaire.words import LANGUAGES

__all__ = ["LANGUAGES", "PaperForm", "paper_questionnaire", "paper_source"]
