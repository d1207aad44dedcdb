"""A conflict in the source is carried to every judgement it touches, in each way it can be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cells import decided_cells
from analysis.frames import VALUES
from analysis.norms import judge, parent_counts
from analysis.norms.conflicts import read_conflicts
from analysis.study import Assessment, EvidenceRow, PublishedFigure
from analysis.study_folder import read_study_folder
from analysis.tables import Tables
from codebooks.loader import library_path, load_codebook
from codebooks.model import EvidenceLink, Norm, Normenkader

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"


@pytest.fixture(scope="session")
def case(build):
    """case(values of zon, printed, address) -> a study with norm n: zon counted, one link read as ja."""
    scale = load_codebook(library_path("normenkader_zwolle")).value.scale
    links = (
        EvidenceLink("geteld", build.nl("Geteld"), ("kleuren.zon",)),
        EvidenceLink("gelezen", build.nl("b")),
    )
    norm = Norm("n", "1", "deel", build.nl("De norm"), "ja", judged_with="o", evidence=links)
    kader = Normenkader("kader", "1", build.nl("K"), "", (), (), (norm,), scale)

    def make(values, printed, figure="waarden/zon/rood", conflict="C2: zegt iets anders."):
        lines = [f"{i} ouder kleuren.zon {value}" for i, value in enumerate(values, 1)]
        fixed = Assessment("o", "", evidence=(EvidenceRow("n", "gelezen", "ja"),))
        shown = PublishedFigure("C1", "p. 1", "Zon", printed, figure, conflict=conflict)
        return build.data(
            *lines,
            books=(kader, build.colours_book()),
            cases=build.cases(*map(str, range(1, len(values) + 1))),
            assessments=(fixed,),
            published=(shown,),
        )

    return make


def readings(data):
    return read_conflicts(data, decided_cells(data.codings))


def test_a_printed_count_that_differs_gives_the_lowest_and_highest_share(case):
    (found,) = readings(case(["rood", "rood", "groen", "groen"], "1 van 4"))

    assert (found.printed, found.counted) == (1, 2)
    assert found.share == Fraction(3, 4)  # 2 of 4, and the link that was read in full
    assert found.share_low == Fraction(13, 16)  # oranje: 2.5 of 4
    assert found.share_high == Fraction(7, 8)  # groen: 3 of 4
    assert (found.level, found.level_low, found.level_high, found.matters) == (
        *("voldoet_grotendeels",) * 3,
        False,
    )


def test_a_printed_count_that_moves_the_level_says_so(case):
    (found,) = readings(case(["rood", "groen", "groen", "groen"], "3"))

    assert (found.level, found.level_low, found.level_high) == (
        "voldoet_grotendeels",
        "voldoet_merendeels",
        "voldoet_merendeels",
    )
    assert found.matters


@settings(max_examples=40)
@given(values=st.lists(st.sampled_from(VALUES), min_size=1, max_size=5), printed=st.integers(0, 5))
def test_the_ends_are_those_of_every_way_to_get_the_printed_count(case, values, printed):
    data = case(values, str(printed))
    (found,) = readings(data)
    shares = [share for share in every_share(data, values, printed) if share is not None]

    assert (found.share_low, found.share_high) == ((min(shares), max(shares)) if shares else (None, None))
    assert bool(found.reason) == (printed > len(values))


def every_share(data, values, printed):
    """The share after changing as few cells as the printed count of rood asks for, in every way."""
    red = [i for i, value in enumerate(values) if value == "rood"]
    green = [i for i, value in enumerate(values) if value != "rood"]
    surplus = len(red) - printed
    if printed > len(values):
        return
    others = [value for value in VALUES if value != "rood"]
    for chosen in combinations(red if surplus >= 0 else green, abs(surplus)):
        for new in product(others if surplus >= 0 else ["rood"], repeat=abs(surplus)):
            after = dict(enumerate(values)) | dict(zip(chosen, new, strict=True))
            counts = Counter(("kleuren.zon", value) for value in after.values())
            yield judge(data.normenkaders()[0], "o", data.assessments[0], counts).share


@pytest.mark.parametrize(
    ("printed", "said"), [("ongeveer de helft", "geen aantal"), ("9 van 15", "meer gedrukt dan er casussen")]
)
def test_a_figure_that_cannot_be_tried_says_why_and_moves_nothing(case, printed, said):
    (found,) = readings(case(["rood", "groen"], printed))

    assert said in found.reason
    assert (found.share_low, found.matters) == (None, False)
    assert found.share is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"conflict": ""},
        {"figure": "waarden/aap/rood"},  # an aspect that no norm counts
        {"figure": "waarden/zon/van"},
        {"figure": "knelpunten/zon/aantal"},  # no such table in this codebook
        {"figure": "perspectieven_deelname/totaal/swt"},
        {"figure": ""},
    ],
)
def test_a_figure_without_conflict_or_about_something_else_touches_nothing(case, changes):
    assert readings(case(["rood", "groen"], "1", **changes)) == ()


def test_a_printed_table_counts_the_value_it_is_about(case):
    (found,) = readings(case(["groen", "groen"], "1 van 2", figure="groene/zon/aantal"))

    assert (found.aspect, found.value, found.counted) == ("kleuren.zon", "groen", 2)


def test_the_table_has_a_row_per_conflict_and_judgement(case):
    table = Tables(case(["rood", "groen", "groen", "groen"], "3")).table("normen_strijdig")
    row = dict(zip([c.key for c in table.columns], table.rows[0].cells, strict=True))

    assert table.rows[0].key == "C1__o"
    assert (row["waarde"], row["gedrukt"], row["geteld"], row["kantelt"]) == ("rood", 3, 1, "ja")
    assert row["uitleg"] == "C2: zegt iets anders."


def test_without_conflicts_there_is_no_such_table(case):
    assert "normen_strijdig" not in Tables(case(["rood"], "1", conflict="")).names


def test_in_zwolle_one_conflict_touches_one_judgement_and_does_not_move_it():
    data = read_study_folder(ZWOLLE).value
    (found,) = readings(data)

    assert (found.figure, found.judgement, found.printed, found.counted) == ("C034", "2", 7, 8)
    assert (found.share, found.share_low, found.share_high) == (
        Fraction(2, 3),
        Fraction(2, 3) + Fraction(1, 210),  # the one cell does not apply: 5 of 14
        Fraction(17, 25),  # the one cell is groen: 6 of 15
    )
    assert not found.matters


def test_the_data_are_left_alone(case):
    data = case(["rood", "groen"], "2")
    cells = decided_cells(data.codings)
    before = dict(parent_counts(cells))
    read_conflicts(data, cells)

    assert dict(parent_counts(cells)) == before
    assert replace(data) == data
