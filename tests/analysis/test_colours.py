"""Counts of values per aspect, the analyseschema, and aspects that have options instead of colours."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.frames import VALUES, Frames
from analysis.tables import Tables

LINES = st.lists(
    st.builds(
        "{} ouder kleuren.{} {} {}".format,
        st.sampled_from("123"),
        st.sampled_from(["zon", "aap"]),
        st.sampled_from(VALUES),
        st.sampled_from(["an", "bo"]),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda line: (line.split()[0], line.split()[2], line.split()[4]),  # a codeur codes a cell once
)


def table(build, name, *lines, **changes):
    return Tables(build.data(*lines, **changes)).table(name)


def test_a_printed_table_keeps_its_own_order_labels_and_headings(build):
    made = table(build, "groene", "1 ouder kleuren.zon groen")

    assert [(row.key, row.label, row.group) for row in made.rows] == [
        ("aap", "Aap, als afgedrukt", "Kop"),
        ("zon", "Zon, als afgedrukt", "Kop"),
    ]


def test_a_printed_table_counts_its_value_of_the_casussen_coded(build):
    lines = ("1 ouder kleuren.zon groen", "2 ouder kleuren.zon rood", "3 ouder kleuren.zon groen")
    made = table(build, "groene", *lines)

    assert made.rows[1].cells == (2, 3)
    assert made.rows[0].cells == (0, 0)


def test_grijs_is_counted_as_a_value_and_geen_informatie_as_missing(build):
    lines = ("1 ouder kleuren.zon grijs", "2 ouder kleuren.zon geen_informatie", "3 ouder kleuren.zon oranje")
    made = table(build, "waarden", *lines)

    assert made.rows[0].key == "zon"
    assert made.rows[0].cells == (0, 1, 0, 1, 1, 3, 1)  # three coded, one to which the aspect applies


def test_other_perspectieven_are_not_counted(build):
    made = table(build, "waarden", "1 ouder kleuren.zon groen", "2 swt kleuren.zon groen")

    assert made.cell("zon", "van") == 1


def test_codeurs_who_differ_are_in_no_count_but_in_a_note(build):
    lines = ("1 ouder kleuren.zon groen an", "1 ouder kleuren.zon rood bo", "2 ouder kleuren.zon groen an")
    made = table(build, "waarden", *lines)

    assert made.cell("zon", "van") == 1
    assert any("1 cel telt niet mee" in note for note in made.notes)


def test_the_analyseschema_has_a_column_per_casus_and_none_where_nobody_coded(build):
    made = table(build, "analyseschema", "2 ouder kleuren.aap rood")

    assert [column.key for column in made.columns] == ["1", "2", "3"]
    assert [row.cells for row in made.rows] == [(None, None, None), (None, "rood", None)]


def test_herkomst_tells_coded_here_from_not_coded(build):
    lines = ("1 ouder kleuren.zon rood", "2 ouder kleuren.zon rood an concept free")
    made = table(build, "herkomst", *lines)

    assert made.rows[0].cells == ("", "free", None)


def test_options_are_counted_with_their_group(build):
    made = table(build, "situatie", "1 ouder kleuren.situatie stabiel", "2 ouder kleuren.situatie stabiel")

    assert [row.cells for row in made.rows] == [(2, 2, "goed"), (0, 2, "")]


def test_options_stand_per_casus(build):
    made = table(build, "situatie_per_casus", "2 ouder kleuren.situatie wankel")

    assert [row.cells for row in made.rows] == [(None,), ("wankel",), (None,)]


def test_below_the_threshold_a_count_is_a_signal(build):
    few = table(build, "waarden", "1 ouder kleuren.zon groen", study=build.study(threshold=2))
    enough = table(build, "waarden", "1 ouder kleuren.zon groen", study=build.study(threshold=1))

    assert any("signalen" in note for note in few.notes)
    assert enough.notes == ()


def test_a_table_of_reconstructed_cells_warns_and_a_published_count_does_not(build):
    study = build.study(reconstruction=build.nl("De kleuren zijn gereconstrueerd."))
    tables = Tables(build.data("1 ouder kleuren.zon groen an concept free", study=study))

    assert tables.table("analyseschema").warnings[0] == "De kleuren zijn gereconstrueerd."
    assert "Onder deze tabel is 1 van de 1 cellen" in tables.table("analyseschema").warnings[1]
    assert "geteld over een reconstructie" in tables.table("waarden").warnings[1]
    assert tables.table("groene").warnings == ()


def test_a_real_study_never_warns_of_reconstruction(build):
    tables = Tables(build.data("1 ouder kleuren.zon groen an concept free"))

    assert tables.table("analyseschema").warnings == ()


@settings(max_examples=15)
@given(lines=LINES)
def test_the_counts_of_all_values_add_up_to_the_decided_cells(build, lines):
    tables = Tables(build.data(*lines))
    decided = [cell for cell in tables.frames.decided if cell.waarde]

    for row in tables.table("waarden").rows:
        coded = sum(cell.aspect == f"kleuren.{row.key}" for cell in decided)
        assert (sum(row.cells[:5]), row.cells[5]) == (coded, coded)


@settings(max_examples=12)
@given(lines=LINES, data=st.data())
def test_the_order_of_the_codings_changes_no_table(build, lines, data):
    first, second = Tables(build.data(*lines)), Tables(build.data(*data.draw(st.permutations(lines))))

    assert [first.table(n) for n in first.names] == [second.table(n) for n in second.names]


def test_a_study_without_codings_has_no_table_of_colours(build):
    assert "waarden" not in Tables(build.data()).names
    assert Frames(build.data()).decided == ()
