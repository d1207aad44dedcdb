"""Tables of comparisons: groups, effect and test each under an address; families with corrected p-values."""

from __future__ import annotations

import pytest

from analysis.groups import adjust_p, compare_groups
from analysis.groups.effect_sizes import CONSISTENT
from analysis.groups.tables import family_table, groups_table
from reports.tables import to_document_table, to_json

VALUES = [*range(1, 17), *range(4, 20)]
GROUPS = ["noord"] * 16 + ["zuid"] * 16


def table(values=VALUES, groups=GROUPS, **arguments):
    return groups_table("wijken", "Wijken", values, groups, **arguments)


def test_every_number_of_a_comparison_has_its_address():
    made = table(level_of_measurement="interval")
    found = compare_groups(VALUES, GROUPS, level_of_measurement="interval")

    assert made.cell("noord", "gemiddelde") == 8.5
    assert (made.cell("verschil", "schatting"), made.cell("verschil", "onder")) == (-3, found.difference_low)
    assert made.cell("effect", "schatting") == found.effect.estimate
    assert (made.cell("toets", "p"), made.cell("toets", "n")) == (found.p, 32)


def test_the_table_says_which_test_why_and_which_way():
    made = table(labels={"noord": "Wijk Noord"}, level=0.9)

    assert made.notes == (
        "Toets: Mann-Whitney-toets, tweezijdig; exact: alle verdelingen geteld, ook met gelijke waarden.",
        "Rangen, omdat de waarden alleen een volgorde hebben (ordinaal).",
        f"Interval van Cliffs delta (90%): {CONSISTENT}.",
        "Een positief effect betekent dat Wijk Noord hoger is dan zuid.",
    )


def test_where_only_order_counts_no_mean_is_shown():
    made = table()

    assert "gemiddelde" not in {column.key for column in made.columns}
    assert "verschil" not in {row.key for row in made.rows}
    assert made.cell("noord", "mediaan") == 8.5


def test_a_group_below_the_threshold_has_its_number_only_and_cannot_be_worked_out():
    made = table(level_of_measurement="interval", threshold=17)

    assert (made.cell("noord", "n"), made.cell("noord", "gemiddelde")) == (16, None)
    assert "verschil" not in {row.key for row in made.rows}
    assert made.cell("toets", "p") is not None
    assert made.notes[-1] == "Bij minder dan 17 antwoorden staat er geen gemiddelde of spreiding."


def test_three_groups_have_no_direction():
    made = table([1, 2, 3, 4, 5, 6], list("aabbcc"))

    assert [row.key for row in made.rows] == ["a", "b", "c", "effect", "toets"]
    assert not any("positief" in note for note in made.notes)


@pytest.mark.parametrize(("values", "groups"), [([], []), ([1, 2], ["a", "a"]), ([3, 3], ["a", "b"])])
def test_what_cannot_be_compared_is_a_table_with_a_warning(values, groups):
    made = table(values, groups)

    assert "toets" not in {row.key for row in made.rows}
    assert len(made.warnings) == 1
    assert "NaN" not in to_json(made)


def test_who_has_no_value_or_no_group_is_counted():
    made = table([1, None, 3, 4], ["a", "a", "b", None])

    assert made.cell("a", "ontbreekt") == 1
    assert "Zonder groep, dus niet meegeteld: 1." in made.notes


def test_a_group_cannot_have_the_name_of_a_row_below():
    with pytest.raises(ValueError, match="groups must be .*'toets'"):
        table([1, 2], ["a", "toets"])


def test_p_values_are_read_with_three_decimals():
    made = to_document_table(table([*range(40)], ["a"] * 20 + ["b"] * 20))

    assert made.rows[-1].cells[-1].text == "< 0,001"


def family():
    found = [
        compare_groups(VALUES, GROUPS),
        compare_groups(VALUES[::-1], GROUPS),
        compare_groups([1, 1], ["a", "b"]),
    ]
    return [(f"v{i}", f"Vraag {i}", one) for i, one in enumerate(found)]


def test_a_family_has_its_p_values_corrected_and_what_was_no_test_does_not_count():
    made = family_table("familie", "Familie", family())
    p_values = [found.p for _, _, found in family()]

    assert made.cell("v0", "p_holm") == adjust_p(p_values, "holm").adjusted[0]
    assert made.cell("v1", "p_bh") == adjust_p(p_values, "bh").adjusted[1]
    assert made.cell("v2", "p_holm") is None
    assert made.notes[0].startswith("Samen getoetst: 2 vergelijkingen.")
    assert made.warnings == ("Vraag 2: Alle waarden zijn gelijk; er is niets te toetsen.",)


def test_an_empty_family_is_an_empty_table():
    assert family_table("familie", "Familie", []).rows == ()
