"""Consent: what someone agrees to, per purpose, and who may agree at which age.

Taking part is needed; being quoted and being asked again are each refused by default. What is not answered
counts as no.
"""

from __future__ import annotations

from survey_app.domain.consent.ages import AgeChoice, age_choices
from survey_app.domain.consent.form import LONGEST_REACH, NOTHING_ASKED, Consent, read_consent

__all__ = ["LONGEST_REACH", "NOTHING_ASKED", "AgeChoice", "Consent", "age_choices", "read_consent"]
