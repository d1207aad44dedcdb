"""Codes for letters: what a person may do to one, and what must be told as wrong."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from survey_app.domain.invitation import make_token
from survey_app.domain.inviting import code_hash, make_code, spoken, tidy_code
from survey_app.domain.inviting.codes import LENGTH, SIGNS

codes = st.builds(make_code)
places = st.integers(0, LENGTH - 1)


@given(codes)
@settings(max_examples=100)
def test_a_code_is_a_code_however_it_is_written(code: str) -> None:
    for written in (code, code.lower(), spoken(code), spoken(code).replace("-", " – "), f"  {code}\u200b\n"):
        assert tidy_code(written) == code


@given(codes, places, st.sampled_from(SIGNS))
@settings(max_examples=100)
def test_a_single_wrong_sign_is_always_told(code: str, place: int, sign: str) -> None:
    wrong = code[:place] + sign + code[place + 1 :]
    assert tidy_code(wrong) == (code if wrong == code else None)


@given(codes, places, places)
@settings(max_examples=100)
def test_two_signs_that_changed_places_are_always_told(code: str, one: int, other: int) -> None:
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    wrong = "".join(signs)
    assert tidy_code(wrong) == (code if wrong == code else None)


@given(codes)
@settings(max_examples=50)
def test_a_sign_read_as_its_look_alike_is_forgiven(code: str) -> None:
    misread = code.replace("5", "S").replace("2", "z").replace("8", "B").replace("6", "g").replace("L", "1")
    assert tidy_code(misread) == tidy_code(code.replace("L", "i")) == code


@given(codes)
@settings(max_examples=50)
def test_a_code_has_no_vowels_and_no_signs_that_look_alike(code: str) -> None:
    assert re.fullmatch(r"[2-9CDFHJKLMNPRTVWX]{10}", code)


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    found = tidy_code(text)
    assert found is None or (len(found) == LENGTH and tidy_code(found) == found)


def test_missing_and_extra_signs_are_no_code() -> None:
    code = make_code()
    for wrong in ("", code[:-1], code + "2", code * 2, "\x00", "\ud800", "ß" * 5, " " * 1_000_000 + code):
        assert tidy_code(wrong) is None


def test_the_token_of_a_link_is_never_taken_for_a_code() -> None:
    assert not any(tidy_code(make_token()) for _ in range(200))


def test_a_hash_needs_the_key() -> None:
    assert code_hash("een", "C7M4PX9RTD") != code_hash("ander", "C7M4PX9RTD")
    assert re.fullmatch("[0-9a-f]{64}", code_hash("een", "C7M4PX9RTD"))
