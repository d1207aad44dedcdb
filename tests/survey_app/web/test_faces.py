"""Faces stand beside a scale of satisfaction, and beside nothing else."""

import pytest

from instruments.model import Option, Part
from instruments.standard_answers import GEBEURD, GEWENST, STELLING, TEVREDEN
from instruments.texts import NO_TEXTS
from survey_app.web.faces import faces_of


def part(variable, options):
    return Part(variable, NO_TEXTS, options)


def test_every_answer_about_satisfaction_has_its_own_face():
    faces = faces_of(part("klik_swt.tevreden", TEVREDEN))

    assert [faces[option.code] for option in TEVREDEN] == ["blij", "gewoon", "sip"]


def test_a_scale_of_five_has_five_faces_and_a_missing_answer_none():
    codes = ("zeer_tevreden", "tevreden", "neutraal", "ontevreden", "zeer_ontevreden")
    options = (
        *(Option(code, n, NO_TEXTS) for n, code in enumerate(codes)),
        Option("nvt", 99, NO_TEXTS, True),
    )

    assert list(faces_of(part("x", options))) == list(codes)


@pytest.mark.parametrize("options", [GEBEURD, GEWENST, STELLING, ()])
def test_a_question_of_fact_has_no_faces(options):
    assert faces_of(part("klik_swt.gebeurd", options)) == {}
