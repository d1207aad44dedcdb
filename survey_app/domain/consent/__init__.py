"""Consent: what someone agrees to, per purpose, and who may agree at which age.

Taking part is asked before the first question. Being quoted and being asked again are asked where the answers
are checked: only then someone knows what they wrote. Each is refused by default; what is not answered is no.
"""

from __future__ import annotations

from survey_app.domain.consent.ages import AgeChoice, age_choices
from survey_app.domain.consent.form import LONGEST_REACH, Wishes, consent_mistakes, read_wishes

__all__ = ["LONGEST_REACH", "AgeChoice", "Wishes", "age_choices", "consent_mistakes", "read_wishes"]
