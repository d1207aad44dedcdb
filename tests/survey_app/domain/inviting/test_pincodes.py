"""A pincode and a code give one token; nothing else does."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from survey_app.domain.invitation import hash_token
from survey_app.domain.inviting import make_code, tidy_code
from survey_app.domain.inviting.guesses import KEPT, STRETCH, stretch_of
from survey_app.domain.inviting.pincodes import (
    is_easy,
    pincode_token,
    place_of,
    tidy_pincode,
    token_behind,
)

KEY, CODE = "for-the-tests-only", "C7M4PX9RT9"
PINCODES = st.from_regex(r"[0-9]{4,6}", fullmatch=True)


def test_what_is_typed_in_another_way_is_the_same_pincode():
    for typed in ("2580", " 2580 ", "25 80", "25-80", "2 5 8 0\n", "２５８０", "٢٥٨٠", "२५८०"):
        assert tidy_pincode(typed) == "2580"


def test_what_is_no_pincode_is_told():
    for typed in (
        *("", " ", "123", "1234567", "12a4", "12.4", "1,234", "+1234", "-", "²²²²", "①②③④", "四五六七"),
        *("2580\x00", "\x00", "\ud800258", "2580\u200b", "258\u0301", "0x12", "1e10", "'; --", "9" * 10**6),
        "2" + " " * 10**6 + "580",
    ):
        assert tidy_pincode(typed) is None


@given(st.text(max_size=60))
def test_a_pincode_is_four_to_six_plain_digits_whatever_was_typed(typed):
    pincode = tidy_pincode(typed)

    assert pincode is None or (pincode.isascii() and pincode.isdigit() and 4 <= len(pincode) <= 6)


def test_the_first_guesses_of_anyone_are_called_easy():
    assert all(map(is_easy, ("0000", "1111", "999999", "1234", "123456", "4321", "98765", "0123")))
    assert not any(map(is_easy, ("2580", "1212", "1235", "9012", "112233", "7301")))


@given(PINCODES, PINCODES)
def test_a_wrong_pincode_never_opens(chosen, typed):
    found_by = hash_token(pincode_token(KEY, CODE, chosen))

    assert bool(token_behind(KEY, CODE, typed, found_by)) == (typed == chosen)


@given(PINCODES)
def test_the_same_pincode_opens_no_other_code_and_not_with_another_secret(pincode):
    found_by, other = hash_token(pincode_token(KEY, CODE, pincode)), make_code()

    assert not token_behind(KEY, other, pincode, found_by)
    assert not token_behind("another secret", CODE, pincode, found_by)


@given(PINCODES)
def test_the_token_stands_in_an_address_holds_no_pincode_and_is_no_code(pincode):
    token = pincode_token(KEY, CODE, pincode)

    assert len(token) == 22
    assert all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in token)
    assert tidy_code(token) is None


def test_wrong_pincodes_of_one_day_are_counted_together_and_nowhere_else():
    day = date(2026, 11, 27)
    here = place_of(KEY, day, 1)

    assert here == place_of(KEY, day, 1)
    assert (
        len({here, place_of(KEY, day, 2), place_of(KEY, date(2026, 11, 28), 1), place_of("x", day, 1)}) == 4
    )


def test_the_count_of_a_day_is_not_removed_before_the_day_is_over():
    last = datetime(2026, 11, 27, 23, 59).timestamp()
    assert place_of(KEY, date(2026, 11, 27), 1)[1] >= stretch_of(last) - KEPT
    assert place_of(KEY, date(2026, 11, 27), 1)[1] <= stretch_of(last + STRETCH)
