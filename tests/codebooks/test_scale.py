"""From share to level: the boundaries of the Zwolle scale, and that every share has one level."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.loader import library_path, load_codebook
from codebooks.model import Level, Scale
from codebooks.scale import level_of
from instruments.texts import Texts

SCALE = load_codebook(library_path("normenkader_zwolle")).value.scale
JUST = 1e-6  # far above the tolerance of floating point, far below any share of real cells


@pytest.mark.parametrize(
    ("share", "level", "on_boundary"),
    [
        (0.0, "voldoet_niet", True),
        (JUST, "voldoet_beperkt", False),
        (0.5 - JUST, "voldoet_beperkt", False),
        (0.5, "voldoet_beperkt", True),
        (0.5 + JUST, "voldoet_merendeels", False),
        (0.75 - JUST, "voldoet_merendeels", False),
        (0.75, "voldoet_grotendeels", True),
        (0.75 + JUST, "voldoet_grotendeels", False),
        (1.0 - JUST, "voldoet_grotendeels", False),
        (1.0, "voldoet", True),
    ],
)
def test_zwolle_scale_at_and_beside_each_boundary(share, level, on_boundary):
    found = level_of(SCALE, share)
    assert (found.level, found.on_boundary) == (level, on_boundary)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.75, 1.0])
def test_a_share_on_a_boundary_says_why_in_both_languages(share):
    why = level_of(SCALE, share).why
    assert why.say("nl")
    assert why.say("en")


def test_elsewhere_there_is_nothing_to_explain():
    assert level_of(SCALE, 0.4).why.pairs == ()


def test_exactly_75_percent_says_that_print_leaves_it_open():
    assert "75%" in level_of(SCALE, 3 / 4).why.say("nl")


@pytest.mark.parametrize("share", [0.1 + 0.2 + 0.45, sum([0.05] * 15), 1 - 0.1 - 0.15])
def test_three_quarters_is_seen_through_floating_point(share):
    assert level_of(SCALE, share).level == "voldoet_grotendeels"
    assert level_of(SCALE, share).on_boundary


@given(st.integers(1, 100_000), st.data())
def test_a_share_of_cells_is_on_a_boundary_exactly_when_its_fraction_is(van, data):
    aantal = data.draw(st.integers(0, van))
    exact = Fraction(aantal, van)
    assert level_of(SCALE, aantal / van).on_boundary == (exact in (0, Fraction(1, 2), Fraction(3, 4), 1))


@given(st.floats(0, 1), st.floats(0, 1))
def test_every_share_has_a_level_and_more_never_gives_less(first, second):
    order = [level.id for level in SCALE.levels]
    low, high = sorted((first, second))
    assert order.index(level_of(SCALE, low).level) <= order.index(level_of(SCALE, high).level)


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan"), float("inf")])
def test_what_is_no_share_is_a_bug(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        level_of(SCALE, share)


def test_a_scale_that_leaves_a_share_open_is_refused_and_not_guessed():
    half = Level("half", Texts.of(nl="Half"), "-", "<50%", 0.0, 0.5, True, False)
    with pytest.raises(ValueError, match="0 levels"):
        level_of(Scale((half,), (), 0.5), 0.7)


def test_the_ends_are_no_boundary_where_only_one_level_reaches_them():
    all_of_it = Level("alles", Texts.of(nl="Alles"), "+", "0-100%", 0.0, 1.0, True, True)
    assert not level_of(Scale((all_of_it,), (), 0.5), 1.0).on_boundary
