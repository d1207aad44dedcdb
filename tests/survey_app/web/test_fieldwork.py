"""The dashboard, as it is seen and used."""

from __future__ import annotations

import re

from survey_app.domain.roles import Role


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.text)).strip()


def test_the_dashboard_counts_response_coding_and_norms(as_role):
    text = text_of(as_role(Role.ONDERZOEKER).get("/studies/zwolle/"))

    assert "Ouder 15 0 0 0 – 15" in text
    assert "450 (30 × 15)" in text
    assert "Norm 7a ◕ Voldoet grotendeels (op een grens) ◕ Voldoet grotendeels ja; ja; ja; nee" in text


def test_the_dashboard_says_what_is_reconstructed(as_role):
    assert "reconstructie" in as_role(Role.LEZER).get("/studies/zwolle/").text
