"""The tables of the perspectives schema."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames import VALUES
from analysis.tables import Tables

LINES = (
    "2 ouder kijk.s1 rood",
    "2 swt kijk.s1 groen",
    "2 hulpverlener kijk.s1 groen",
    "1 ouder kijk.s1 groen",
    "1 swt kijk.s1 grijs",
    "1 swt kijk.s2 geen_informatie",
)
CODED = st.lists(
    st.builds(
        "{} {} kijk.{} {}".format,
        st.sampled_from("123"),
        st.sampled_from(["ouder", "swt", "hulpverlener"]),
        st.sampled_from(["s1", "s2"]),
        st.sampled_from(VALUES),
    ),
    min_size=1,
    max_size=15,
)


def table(build, name, lines=LINES, **changes):
    return Tables(build.data(*lines, **changes)).table(name)


def test_columns_follow_the_codings_for_casussen_and_the_study_for_perspectieven(build):
    made = table(build, "perspectieven")

    assert [c.key for c in made.columns] == ["2_swt", "2_hulpverlener", "2_ouder", "1_swt", "1_ouder"]


def test_missing_stays_apart_from_not_coded(build):
    made = table(build, "perspectieven")

    assert (made.cell("s2", "1_swt"), made.cell("s2", "1_ouder")) == ("geen_informatie", None)


def test_the_pattern_stands_per_statement_and_casus(build):
    made = table(build, "perspectieven_patroon")

    assert [row.cells for row in made.rows] == [("tegenspraak", "gedeeltelijk"), ("stilte", "stilte")]


def test_a_row_per_pair_that_differs_with_direction_and_steps(build):
    made = table(build, "perspectieven_verschillen")

    assert {row.key: row.cells[-2:] for row in made.rows} == {
        "s1__2__swt__ouder": ("hoger", 2),
        "s1__2__hulpverlener__ouder": ("hoger", 2),
        "s1__1__swt__ouder": ("niet_vergelijkbaar", None),
    }


def test_a_statement_counts_its_pairs_and_patterns(build):
    made = table(build, "perspectieven_stellingen")
    counts = {c.key: n for c, n in zip(made.columns, made.rows[0].cells, strict=True) if c.key != "zin"}

    assert counts == {
        "paren": 4,
        "gelijk": 1,
        "verschillend": 3,
        "ouder_lager": 2,
        "ouder_hoger": 0,
        "niet_vergelijkbaar": 1,
        "eens": 0,
        "gedeeltelijk": 1,
        "tegenspraak": 1,
        "stilte": 0,
    }


def test_a_pair_of_perspectieven_is_counted_per_statement(build):
    made = table(build, "perspectieven_paren")

    assert made.cell("s1__swt__ouder", "paren") == 2
    assert made.cell("s1__swt__ouder", "eerste_hoger") == 1
    assert made.cell("s1__swt__hulpverlener", "gelijk") == 1


def test_who_took_part_is_counted_per_perspectief_and_per_casus(build):
    made = table(build, "perspectieven_deelname")

    assert {row.key: row.cells for row in made.rows} == {
        "2": ("ja", "ja", "ja", 3),
        "1": ("ja", "nee", "ja", 2),
        "totaal": (2, 1, 2, 5),
        "casussen": (None, None, None, 2),
        "alle_drie": (None, None, None, 1),
        "een_professional": (None, None, None, 1),
    }


def test_few_casussen_are_signals_and_reconstructed_cells_warn(build):
    study = build.study(threshold=10, reconstruction=build.nl("Gereconstrueerd."))
    made = table(build, "perspectieven_stellingen", ("1 ouder kijk.s1 rood an concept weak",), study=study)

    assert "over 1 casus, minder dan de drempel van 10" in made.notes[0]
    assert made.warnings[0] == "Gereconstrueerd."


@settings(max_examples=30)
@given(lines=CODED, data=st.data())
def test_the_order_of_the_codings_changes_no_count(build, lines, data):
    # A cell that two lines fill differently is undecided, in whatever order they come.
    first = table(build, "perspectieven_stellingen", lines)
    second = table(build, "perspectieven_stellingen", data.draw(st.permutations(lines)))

    assert first.rows == second.rows


@settings(max_examples=30)
@given(lines=CODED)
def test_pairs_add_up_and_every_casus_has_one_pattern(build, lines):
    tables = Tables(build.data(*lines))
    casussen = tables.look_up("perspectieven_deelname/casussen/aantal")

    for row in tables.table("perspectieven_stellingen").rows:
        paren, gelijk, verschillend, lager, hoger, grijs, *patterns, _ = row.cells
        assert paren == gelijk + verschillend
        assert lager + hoger + grijs <= verschillend * 2
        assert sum(patterns) == casussen
