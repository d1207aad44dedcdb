"""The colours of the values: readable letters, and different in greyscale too."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from codebooks.values import LETTERS
from reports.render_html import stylesheet


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", stylesheet()))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("value", LETTERS)
def test_the_letter_of_a_value_can_be_read_on_its_colour(value):
    assert contrast(tokens()[value], tokens()[f"{value}-letter"]) >= 4.5


@pytest.mark.parametrize("name", ["inkt", "zacht", "huis", "link"])
@pytest.mark.parametrize("ground", ["#ffffff", "vlak"])
def test_text_can_be_read_on_its_ground(name, ground):
    assert contrast(tokens()[name], tokens().get(ground, ground)) >= 4.5


def test_the_colours_differ_in_greyscale():
    grounds = sorted(luminance(tokens()[value]) for value in LETTERS)

    assert all((high + 0.05) / (low + 0.05) >= 1.18 for low, high in pairwise(grounds))


def test_the_figures_in_the_comment_are_the_computed_ones():
    for value in LETTERS:
        ground, letter = tokens()[value], tokens()[f"{value}-letter"]
        line = rf"{value.replace('_', ' ')} +{ground} +luminance ([\d.]+) +letter {letter} +([\d.]+):1"
        found = re.search(line, stylesheet())

        assert found, value
        assert float(found[1]) == pytest.approx(luminance(ground), abs=0.0006)
        assert float(found[2]) == pytest.approx(contrast(ground, letter), abs=0.06)


def test_the_style_sheet_loads_nothing():
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()


def test_the_style_sheet_cannot_end_its_own_element():
    assert "</" not in stylesheet()
