"""A receipt code is read as people type it, and finds its own response only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Study
from instruments.texts import NO_TEXTS
from survey_app.domain.invitation import receipt_code
from survey_app.domain.withdrawing import find_response, tidy_receipt, until, withdraw_until

NAMES = st.text("0123456789abcdef", min_size=16, max_size=16).map("r_".__add__)


@given(NAMES, st.sampled_from(["{}", " {} ", "{}\n"]), st.booleans())
def test_a_code_is_read_however_it_is_typed(response, around, lower):
    code = receipt_code("sleutel", response)
    typed = code.replace("-", " - ").replace("O", "0").replace("I", "1").replace("B", "8")
    assert tidy_receipt(around.format(typed.lower() if lower else typed)) == code


@given(st.text(max_size=60))
def test_anything_else_is_no_code_or_one_of_the_right_shape(text):
    found = tidy_receipt(text)
    assert found is None or (len(found) == 9 and found[4] == "-")


@given(st.sets(NAMES, min_size=1, max_size=5))
def test_a_code_finds_its_own_response_with_its_own_key(names):
    mine = min(names)
    code = receipt_code("sleutel", mine)

    assert find_response("sleutel", code, names) == mine
    assert find_response("andere sleutel", code, names) is None
    assert find_response("sleutel", code, names - {mine}) is None


def study(key_until: str) -> Study:
    return Study(
        id="s", title=NO_TEXTS, organisation="", purpose=NO_TEXTS, legal_ground=NO_TEXTS, contact=NO_TEXTS,
        retention=NO_TEXTS, threshold=10, reconstruction=NO_TEXTS, perspectieven=(), instruments={},
        codebooks=(), tables=(), strata=(), key_until=key_until,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key_until", "destroyed", "sentence"),
    [
        ("2026-12-31", False, until.UNTIL_DAY),
        ("2026-11-26", False, until.OVERDUE),
        ("", False, until.NO_DAY),
        ("2026-12-31", True, until.TOO_LATE),
    ],
)
def test_until_when_is_said_as_it_is(key_until, destroyed, sentence):
    found = withdraw_until(study(key_until), destroyed, date(2026, 11, 27))

    assert (found.sentence, found.possible) == (sentence, not destroyed)
