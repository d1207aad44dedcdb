"""The report on double coding: both steps, the table, the cells that differ, and its sentences."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import block_weights, coding_report, gwet_ac, krippendorff_alpha
from codebooks.values import COLOURS, KEYS

COLUMNS = ["casus", "perspectief", "aspect", "codeur", "waarde", "status"]
ORDER = ["rood", "oranje", "groen"]
LETTERS = {"G": "groen", "O": "oranje", "R": "rood", "-": "grijs", "?": "geen_informatie"}
EXACT = 1e-12  # the same computation by another road


def coded(*cells, aspects=1):
    """Codings from cells such as 'GO': what an found, and bo; a casus per `aspects` cells."""
    return pd.DataFrame(
        [
            (str(place // aspects), "ouder", f"k.a{place % aspects}", codeur, LETTERS[letter], "concept")
            for place, cell in enumerate(cells)
            for codeur, letter in zip(("an", "bo", "cy"), cell, strict=False)
        ],
        columns=COLUMNS,
    )


# 40 cells, 10 casussen: all kinds of pairs.
MIXED = ["GG"] * 20 + ["OO"] * 5 + ["RR"] * 4 + ["--"] * 3 + ["GO", "OG", "GR", "G-", "-R", "??", "G?", "OR"]


def mixed():
    order = np.random.default_rng(1).permutation(len(MIXED))
    return coded(*(MIXED[place] for place in order), aspects=4)


def values(report):
    return {(pair.first, pair.second): pair.count for pair in report.table if pair.count}


def ratings(*cells):
    return pd.DataFrame([[LETTERS[letter] for letter in cell] for cell in cells], dtype="object")


def test_step_1_asks_whether_the_aspect_applied():
    applies = ratings(*MIXED[:37], "OR").replace({"groen": "ja", "oranje": "ja", "rood": "ja"})
    report = coding_report(mixed())

    assert report.applicable_alpha.estimate == pytest.approx(krippendorff_alpha(applies).estimate, abs=EXACT)
    assert report.applicable_ac1.estimate == pytest.approx(gwet_ac(applies).estimate, abs=EXACT)
    assert "AC1" in report.applicable_ac1.method


def test_step_2_asks_which_colour_where_both_gave_one():
    both = ratings(*MIXED[:29], "GO", "OG", "GR", "OR")
    report = coding_report(mixed())
    linear = block_weights(ORDER)

    assert report.colour_alpha.estimate == pytest.approx(krippendorff_alpha(both, linear).estimate, abs=EXACT)
    assert report.colour_ac2.estimate == pytest.approx(gwet_ac(both, "linear", ORDER).estimate, abs=EXACT)
    assert report.colour_alpha.n_pairable == 33


def test_overall_uses_block_weights_with_grijs_apart():
    every = ratings(*MIXED[:37], "OR")
    report = coding_report(mixed())
    blocks = block_weights(ORDER, "grijs")

    assert report.overall_alpha.estimate == pytest.approx(
        krippendorff_alpha(every, blocks).estimate, abs=EXACT
    )
    assert report.overall_ac2.estimate == pytest.approx(gwet_ac(every, blocks).estimate, abs=EXACT)
    assert "lineaire gewichten binnen rood < oranje < groen, grijs apart" in report.overall_alpha.method


def test_shares_count_the_same_value_and_one_step():
    report = coding_report(mixed())

    assert report.n_compared == 38
    assert report.percent.estimate == pytest.approx(32 / 38)
    assert report.within_one_step.estimate == pytest.approx(35 / 38)  # and GO, OG, OR; not GR, G-, -R


def test_intervals_are_over_casussen():
    report = coding_report(mixed())

    assert report.overall_alpha.n_clusters == 10
    assert "(casus)" in report.overall_alpha.interval


def test_with_two_codeurs_the_table_sets_the_first_against_the_second():
    report = coding_report(coded("GG", "GO", "GO", "-R"))

    assert values(report) == {("groen", "groen"): 1, ("groen", "oranje"): 2, ("grijs", "rood"): 1}
    assert report.table_codeurs == ("an", "bo")
    assert len(report.table) == 16


def test_with_three_codeurs_the_table_counts_every_pair_in_both_directions():
    report = coding_report(coded("GGO", "RR-"))

    assert values(report) == {
        ("groen", "groen"): 2,
        ("groen", "oranje"): 2,
        ("oranje", "groen"): 2,
        ("rood", "rood"): 2,
        ("rood", "grijs"): 2,
        ("grijs", "rood"): 2,
    }
    assert report.table_codeurs == ()


def test_every_cell_that_differs_is_listed_with_its_steps():
    report = coding_report(coded("GG", "GR", "O-", "GOR"))

    assert [(one.casus, one.values, one.steps) for one in report.disagreements] == [
        ("1", (("an", "groen"), ("bo", "rood")), 2),
        ("2", (("an", "oranje"), ("bo", "grijs")), None),
        ("3", (("an", "groen"), ("bo", "oranje"), ("cy", "rood")), 2),
    ]


def test_an_aspect_has_a_coefficient_from_20_cells_up():
    pattern = ["GG", "GO", "RR", "--", "OO"] * 4
    twenty, nineteen = (coding_report(coded(*pattern[:n])).aspects[0] for n in (20, 19))

    assert (twenty.n_cells, twenty.n_same, nineteen.n_same) == (20, 16, 15)
    assert twenty.alpha.known
    assert twenty.ac.known
    assert math.isnan(nineteen.alpha.estimate)
    assert nineteen.alpha.reason.startswith("Minder dan 20 cellen")


def test_options_have_a_percentage_and_nominal_coefficients_of_their_own():
    rows = coded(*["GG", "GO", "RR", "--", "OO"] * 4)
    options = rows.assign(aspect="k.weer", waarde=rows["waarde"].map({"groen": "nat"}).fillna("droog"))

    report = coding_report(pd.concat([rows, options], ignore_index=True))

    assert report.overall_alpha == coding_report(rows).overall_alpha
    assert (report.n_compared, report.n_compared_options) == (20, 20)
    weer = next(one for one in report.aspects if one.aspect == "k.weer")
    assert (weer.kind, weer.n_same) == ("opties", 16)
    assert "nominaal" in weer.alpha.method


def test_a_sentence_explains_when_alpha_and_ac_part():
    skewed = coding_report(coded(*["GG"] * 30, "GO", "OG", "G-", aspects=3))
    even = coding_report(coded(*["GG", "OO", "RR", "--"] * 8, "GO", "R-", aspects=4))

    assert "63 van de 66 zijn groen" in skewed.skew
    assert "alle waarden samen" in skewed.skew
    assert even.skew == ""


def test_a_fixed_row_that_counts_is_cautioned_about():
    rows = coded("GG", "GO", "RR")
    fixed = rows.assign(status=["vastgesteld", *["concept"] * 5])

    assert not any("vastgesteld" in text for text in coding_report(rows).cautions)
    assert any(text.startswith("In 1 van de vergeleken cellen") for text in coding_report(fixed).cautions)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (pd.DataFrame([], columns=COLUMNS), "Geen enkele cel heeft hiervoor oordelen van twee codeurs."),
        (coded("G", "R"), "Geen enkele cel heeft hiervoor oordelen van twee codeurs."),
        (coded("GG"), "Maar één eenheid is door twee codeurs beoordeeld."),
        (coded("GG", "GG"), "Alle oordelen zijn hetzelfde"),
    ],
)
def test_codings_that_say_nothing_give_nan_and_the_reason(rows, reason):
    report = coding_report(rows)

    assert math.isnan(report.overall_alpha.estimate)
    assert report.overall_alpha.reason.startswith(reason)
    assert report.skew == ""


codings = st.lists(
    st.tuples(
        st.sampled_from("123"),
        st.sampled_from(["ouder", "swt"]),
        st.sampled_from(["k.a", "k.b"]),
        st.sampled_from(["an", "bo", "cy"]),
        st.sampled_from([*map(str, KEYS), ""]),
        st.sampled_from(["concept", "vastgesteld"]),
    ),
    unique_by=lambda row: row[:4],
)


@given(rows=codings)
@settings(max_examples=12)
def test_any_codings_give_a_report_whose_cells_add_up(rows):
    report = coding_report(pd.DataFrame(rows, columns=COLUMNS))

    assert report.n_compared + sum(one.count for one in report.dropped) == report.n_cells
    assert report.n_compared == sum(one.n_cells for one in report.aspects)
    assert len(report.disagreements) == sum(one.n_cells - one.n_same for one in report.aspects)
    json.dumps(report.to_dict(), allow_nan=False)


@given(rows=codings.filter(lambda rows: len({row[3] for row in rows}) == 3))
@settings(max_examples=12)
def test_a_table_of_three_codeurs_is_symmetric(rows):
    report = coding_report(pd.DataFrame(rows, columns=COLUMNS))
    counts = {(pair.first, pair.second): pair.count for pair in report.table}

    assert report.table_codeurs or all(counts[a, b] == counts[b, a] for a in COLOURS for b in COLOURS)
