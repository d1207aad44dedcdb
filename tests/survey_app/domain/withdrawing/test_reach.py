"""One telephone number typed in two ways is one number; another number is not."""

import pytest

from survey_app.domain.withdrawing.reach import same_reach


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("06 1234 5678", "+31 6-12345678"),
        ("0612345678 na zes uur", "06-1234 5678"),
        ("Jan.Jansen@Voorbeeld.nl", "jan.jansen@voorbeeld.nl."),
        ("jan1975@voorbeeld.nl of 038 123 45 67", "0381234567"),
        ("jan1975@voorbeeld.nl of 038 123 45 67", "jan1975@voorbeeld.nl"),
        ("0031612345678", "0612345678"),
    ],
)
def test_the_same_however_it_was_typed(one, other):
    assert same_reach(one, other)
    assert same_reach(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("06 12345678", "06 12345679"),
        ("jan@voorbeeld.nl", "jan@voorbeeld.be"),
        ("", ""),
        ("bel maar", "bel maar"),
        ("12345", "12345"),  # too short to be anybody's
        ("jan12345678@voorbeeld.nl", "012345678"),
    ],
)
def test_another_is_not(one, other):
    assert not same_reach(one, other)
