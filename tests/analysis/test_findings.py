"""What is written, counted and walked: standpunten, opvolging, triangulation, realisation, and the chain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.findings import (
    FINDING,
    SIGNS,
    Chain,
    headline,
    keys_of,
    printed_name,
    read_address,
    signed,
    with_parts,
)
from analysis.findings.problems import figure_problems
from analysis.report_rows import (
    ADOPTIONS,
    DEGREES,
    FOLLOW_UPS,
    OBSERVED,
    Conclusion,
    Finding,
    FollowUp,
    Observation,
    Realisation,
    Recommendation,
    Standpoint,
)
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"


@pytest.fixture(scope="module")
def study():
    return read_study_folder(KLEIN).value


@pytest.fixture(scope="module")
def written(study):
    return replace(
        study,
        findings=(Finding("b1", "Een.", evidence=("waarden/op_tijd/rood",)), Finding("b2", "Twee.")),
        conclusions=(Conclusion("c1", "Dus.", ("b1", "b9")), Conclusion("c2", "Los.")),
        recommendations=(
            Recommendation("1", "Doe.", ("c1",)),
            Recommendation("2", "Laat."),
            Recommendation("1a", "Deel.", part_of="1"),
        ),
        standpoints=(
            Standpoint("1", "college", "geheel", "2023-05-01"),
            Standpoint("2", "college", "niet"),
            Standpoint("1", "raad", "ten_dele"),
        ),
        follow_ups=(FollowUp("1", "2025", "uitgevoerd"), FollowUp("1", "2024", "deels_uitgevoerd")),
        observations=(
            Observation("o1", "Ouders", "Vast / contact", "succes", "Ja."),
            Observation("o2", "ouders!", "Vast / contact", "knelpunt", "Nee."),
            Observation("o3", "Ouders", "Vast / contact", "knelpunt", "Ook."),
            Observation("o4", "Ouders", "Vast contact", "succes", "Ja."),
        ),
        realisations=(Realisation("r1", "Meer.", "gerealiseerd"), Realisation("r2", "Minder.", DEGREES[3])),
    )


@pytest.fixture(scope="module")
def tables(written):
    return Tables(written)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("standpunten/1/college", "geheel"),
        ("standpunten/1/college_op", "2023-05-01"),
        ("standpunten/2/raad", None),
        ("standpunten_telling/college_aanbevelingen/geheel", 1),
        ("standpunten_telling/raad_aanbevelingen/geen", 1),
        ("standpunten_telling/college_deelaanbevelingen/geen", 1),
        ("opvolging/1/2024", "deels_uitgevoerd"),
        ("opvolging/1a/2025", None),
        ("opvolging_telling/2025/uitgevoerd", 1),
        ("opvolging_telling/2025/geen", 2),
        ("opvolging_telling/2024/totaal", 3),
        ("triangulatie/vast_contact/ouders", "beide"),
        ("triangulatie/vast_contact/ouders_2", "knelpunt"),
        ("triangulatie/vast_contact_2/ouders", "succes"),
        ("triangulatie/vast_contact/bronnen_knelpunt", 2),
        ("realisatie/r2/mate", "niet_vast_te_stellen"),
        ("realisatie_telling/gerealiseerd/aantal", 1),
        ("realisatie_telling/totaal/aantal", 2),
    ],
)
def test_every_count_has_its_address(tables, address, value):
    assert tables.look_up(address) == value


def test_every_row_of_counts_adds_up_to_its_total(tables):
    for name in ("standpunten_telling", "opvolging_telling"):
        for row in tables.table(name).rows:
            assert sum(row.cells[:-1]) == row.cells[-1]


def test_years_stand_in_order_however_they_were_written(tables):
    assert [column.key for column in tables.table("opvolging").columns] == ["2024", "2025"]


def test_every_code_has_word_letter_and_shape_and_no_two_of_a_list_look_the_same():
    for codes in (ADOPTIONS, FOLLOW_UPS, DEGREES, OBSERVED):
        assert len({SIGNS[code].letter for code in codes}) == len(codes)
        assert len({SIGNS[code].shape for code in codes}) == len(codes)
    assert signed("ten_dele") == "▲ T ten dele overgenomen"


def test_the_chain_says_what_stands_on_what_and_what_is_gone(written):
    chain = Chain(written)

    assert chain.grounds_of(chain.recommendations["1a"]) == ("c1",)  # a part stands on what its whole does
    assert [one.id for one in chain.concluded_from("b1")] == ["c1"]
    assert chain.gone_names() == ("b9",)
    assert chain.gone_quotes(["fragment:f1", "fragment:weg", "bron:weg", "a/b/c"]) == (
        "fragment:weg",
        "bron:weg",
    )


def test_parts_follow_their_whole_and_a_part_of_nothing_comes_last(written):
    rows = (*written.recommendations, Recommendation("9a", "Los.", part_of="9"))

    assert [one.id for one in with_parts(rows)] == ["1", "1a", "2", "9a"]


def test_a_figure_that_no_table_gives_is_a_problem(written, tables):
    wrong = replace(written, findings=(Finding("b1", "Een.", evidence=("waarden/niets/rood", "fragment:x")),))

    assert [one.code for one in figure_problems(wrong, tables.look_up)] == ["evidence-figure-unknown"]
    assert figure_problems(written, tables.look_up) == []


@pytest.mark.parametrize("text", ["", "a/b", "a/b/c/d", "fragment:", "fragment:a b", "bron", "a b/c/d", "x"])
def test_what_is_no_address_is_none(text):
    assert read_address(text) is None


def test_a_line_is_one_sentence_without_references_and_not_too_long():
    assert headline("Bij {{ cijfer: a/b/c }}\nouders. En meer.") == "Bij … ouders."
    assert len(headline("woord " * 100)) <= 141


@given(st.lists(st.text(max_size=80), max_size=12))
@settings(max_examples=50)
def test_names_become_keys_that_differ_and_fit_in_an_address(names):
    keys = keys_of(names, ("bronnen_succes",))

    assert set(keys) == set(names)
    assert len(set(keys.values()) | {"bronnen_succes"}) == len(keys) + 1
    assert all(read_address(f"t/{key}/k") for key in keys.values())


def test_a_reader_meets_no_letters_and_zeros_of_an_id():
    named = [printed_name(id, FINDING) for id in ("b01", "b26", "b0", "kosten", "1", "c1", "bb1", "b1.2")]

    assert named == ["1", "26", "b0", "kosten", "1", "c1", "bb1", "b1.2"]
