"""The order of the values, and the reasons that explain each."""

import pytest

from codebooks.values import (
    COLOURS,
    KEYS,
    LETTERS,
    ORDERED,
    REASONS,
    SHAPES,
    Reason,
    Value,
    rank,
    steps_between,
)


def test_order_is_rood_oranje_groen_and_not_the_alphabet():
    assert ORDERED == (Value.ROOD, Value.ORANJE, Value.GROEN)
    assert [rank(value) for value in sorted(ORDERED)] == [2, 1, 0]


@pytest.mark.parametrize("value", [Value.GRIJS, Value.GEEN_INFORMATIE])
def test_grijs_and_no_information_have_no_place_in_the_order(value):
    assert rank(value) is None
    assert steps_between(value, Value.GROEN) is None
    assert steps_between(Value.GROEN, value) is None


def test_steps_are_positive_when_the_first_is_higher():
    assert steps_between(Value.GROEN, Value.ROOD) == 2
    assert steps_between(Value.ROOD, Value.ORANJE) == -1


def test_every_value_has_a_letter_and_shape_of_its_own():
    assert [LETTERS[value] for value in Value] == ["G", "O", "R", "-", "?"]
    assert len(set(SHAPES.values())) == len(Value)


def test_keyboard_1_to_5_are_the_colours_and_then_no_information():
    assert (*COLOURS, Value.GEEN_INFORMATIE) == KEYS
    assert set(KEYS) == set(Value)


def test_a_reason_explains_one_value_only_except_onbekend():
    for reason in Reason:
        values = [value for value in Value if reason in REASONS[value]]
        assert len(values) == (len(Value) if reason is Reason.ONBEKEND else 1), reason


@pytest.mark.parametrize("value", [Value.ORANJE, Value.ROOD, Value.GRIJS])
def test_values_with_two_definitions_keep_two_reasons(value):
    assert len(REASONS[value]) == 3  # two definitions, and onbekend
