"""The analyseschema: every cell in its place, marked where it is reconstructed, counted at the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cells import Cell
from analysis.study import Case, Stratum, StratumValue
from codebooks.model import Aspect, AspectGroup, AspectOption, Codebook
from codebooks.values import KEYS
from instruments.texts import Texts
from survey_app.domain.matrix import SchemaChoice, kind_of, make_matrix, mark_of, read_schema_choice

GROUPS = (AspectGroup("swt", Texts.of(nl="SWT")), AspectGroup("leeg", Texts.of(nl="Leeg")))
ASPECTS = (
    Aspect("klik", "A1", "swt", Texts(), Texts()),
    Aspect("regie", "A2", "swt", Texts(), Texts()),
    Aspect("situatie", "", "swt", Texts(), Texts(), options=(AspectOption("stabiel", Texts()),)),
)
HULP = Stratum(
    "hulp", Texts.of(nl="Hulp"), tuple(StratumValue(code, Texts()) for code in ("zorg", "ambulant"))
)


def book(*perspectieven: str) -> Codebook:
    return Codebook("boek", "1", Texts(), perspectieven, {}, GROUPS, ASPECTS)


def cell(casus: str, perspectief: str, waarde: str, herkomst: str = "", aspect: str = "boek.klik") -> Cell:
    return Cell(casus, perspectief, aspect, waarde, 1, herkomst)


def cases(*casussen: str, **hulp: str) -> list[Case]:
    return [Case(casus, {"hulp": hulp.get(f"c{casus}", "")}) for casus in casussen]


def columns(matrix) -> list[str]:
    return [casus for casus, _ in matrix.columns]


def aspects(matrix) -> list[str]:
    return [line.aspect.id for _, lines in matrix.groups for line in lines]


def test_a_codebook_for_one_perspectief_shows_every_casus():
    matrix = make_matrix(book("ouder"), cases("1", "2"), ["swt", "ouder"], [cell("2", "ouder", "groen")])
    ((_group, (line, _)),) = matrix.groups

    assert matrix.columns == (("1", "ouder"), ("2", "ouder"))
    assert [kind_of(cell) for cell in line.cells] == ["leeg", "groen"]


def test_a_codebook_for_more_perspectieven_shows_only_what_was_coded():
    cells = [
        cell("2", "swt", "rood"),
        cell("2", "ouder", "groen"),
        cell("1", "ouder", "groen", aspect="ander.klik"),
    ]
    matrix = make_matrix(book("swt", "ouder"), cases("1", "2"), ["swt", "ouder"], cells)

    assert matrix.columns == (("2", "swt"), ("2", "ouder"))
    assert matrix.spans == (("2", 2),)


def test_every_kind_is_counted_and_a_gap_is_no_colour():
    values = ["groen", "groen", "oranje", "rood", "grijs", "geen_informatie", ""]
    cells = [cell(str(i), "ouder", value) for i, value in enumerate(values)]
    matrix = make_matrix(book("ouder"), cases(*(str(i) for i in range(8))), ["ouder"], cells)

    assert matrix.groups[0][1][0].counts == {
        "groen": 2,
        "oranje": 1,
        "rood": 1,
        "grijs": 1,
        "geen_informatie": 1,
        "verschil": 1,
        "leeg": 1,
    }


def test_reconstructed_cells_are_marked_by_how_sure_they_are():
    origins = ["", "published", "forced", "derived", "forced_with_links", "weak", "free"]
    cells = [cell(str(i), "ouder", "groen", origin) for i, origin in enumerate(origins)]
    matrix = make_matrix(book("ouder"), cases(*(str(i) for i in range(7))), ["ouder"], cells)

    assert [mark_of(found) for found in matrix.groups[0][1][0].cells] == ["", "", "°", "°", "°", "*", "*"]
    assert matrix.marks == {"*", "°"}


def test_what_gets_no_colour_stands_apart_and_empty_groups_are_left_out():
    matrix = make_matrix(book("ouder"), cases("1"), ["ouder"], [])

    assert [group.id for group, _lines in matrix.groups] == ["swt"]
    assert [line.aspect.id for line in matrix.others] == ["situatie"]


def test_a_chosen_stratum_leaves_out_the_other_casussen_and_counts_follow():
    cells = [cell("1", "ouder", "rood"), cell("2", "ouder", "rood")]
    choice = SchemaChoice({"hulp": "zorg"})
    matrix = make_matrix(book("ouder"), cases("1", "2", c1="zorg"), ["ouder"], cells, choice, [HULP])

    assert columns(matrix) == ["1"]
    assert matrix.groups[0][1][0].counts["rood"] == 1
    assert matrix.chosen == 1


def test_a_chosen_perspectief_is_the_only_one_that_counts():
    cells = [cell("1", "swt", "rood"), cell("1", "ouder", "rood")]
    choice = SchemaChoice(perspectief="swt")
    matrix = make_matrix(book("swt", "ouder"), cases("1"), ["swt", "ouder"], cells, choice)

    assert matrix.columns == (("1", "swt"),)
    assert matrix.groups[0][1][0].counts["rood"] == 1


def test_a_chosen_value_leaves_out_aspects_and_casussen_without_it():
    cells = [cell("1", "ouder", "rood"), cell("2", "ouder", "groen")]
    matrix = make_matrix(book("ouder"), cases("1", "2"), ["ouder"], cells, SchemaChoice(waarde="rood"))

    assert (columns(matrix), aspects(matrix)) == (["1"], ["klik"])


def test_a_value_of_an_option_aspect_keeps_no_casus():
    cells = [cell("1", "ouder", "rood", aspect="boek.situatie")]
    matrix = make_matrix(book("ouder"), cases("1"), ["ouder"], cells, SchemaChoice(waarde="rood"))

    assert matrix.columns == ()


def test_casussen_stand_by_number_not_by_letter():
    assert columns(make_matrix(book("ouder"), cases("10", "9", "b2", "b10"), ["ouder"], [])) == [
        "9",
        "10",
        "b2",
        "b10",
    ]


@pytest.mark.parametrize(("order", "expected"), [("rood", ["2", "1", "3"]), ("groen", ["1", "2", "3"])])
def test_casussen_stand_by_how_often_a_colour_occurs(order, expected):
    cells = [
        cell("1", "ouder", "groen"),
        cell("2", "ouder", "rood"),
        cell("2", "ouder", "rood", aspect="boek.regie"),
        cell("1", "ouder", "rood", aspect="boek.regie"),
    ]
    matrix = make_matrix(book("ouder"), cases("1", "2", "3"), ["ouder"], cells, SchemaChoice(casussen=order))

    assert columns(matrix) == expected


def test_casussen_stand_by_the_order_of_a_stratum_and_who_has_none_comes_last():
    known = cases("1", "2", "3", c1="ambulant", c3="zorg")
    matrix = make_matrix(book("ouder"), known, ["ouder"], [], SchemaChoice(casussen="hulp"), [HULP])

    assert columns(matrix) == ["3", "1", "2"]


def test_aspects_stand_by_how_often_a_colour_occurs_and_then_as_in_the_codebook():
    cells = [cell("1", "ouder", "rood", aspect="boek.regie"), cell("1", "ouder", "groen")]
    matrix = make_matrix(book("ouder"), cases("1"), ["ouder"], cells, SchemaChoice(aspecten="rood"))

    assert aspects(matrix) == ["regie", "klik"]
    assert [group for group, _ in matrix.groups] == [None]


def test_an_address_is_read_as_it_was_written():
    choice = SchemaChoice({"hulp": "zorg"}, "swt", "rood", "hulp", "groen")

    assert read_schema_choice(choice.fields([HULP]), [HULP], book("swt", "ouder")) == choice


@given(st.dictionaries(st.sampled_from(["hulp", "waarde", "perspectief", "casussen", "aspecten"]), st.text()))
def test_nonsense_in_an_address_chooses_nothing(sent):
    known = {"zorg", "ambulant", "swt", "ouder", "hulp", "rood", "groen", *KEYS, "leeg", "verschil"}
    wrong = {name: text for name, text in sent.items() if text not in known}

    assert read_schema_choice(wrong, [HULP], book("swt", "ouder")) == SchemaChoice()


def test_a_stratum_whose_name_means_something_else_is_still_chosen():
    waarde = Stratum("waarde", Texts(), (StratumValue("rood", Texts()),))
    choice = read_schema_choice({"waarde": "groen", "stratum_waarde": "rood"}, [waarde], book("ouder"))

    assert (choice.strata, choice.waarde) == ({"waarde": "rood"}, "groen")


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from("1234"), st.sampled_from(["ouder", "swt"]), st.sampled_from(["klik", "regie"])
        ),
        st.sampled_from([*map(str, KEYS), ""]),
    ),
    st.sampled_from(["", "ouder", "swt"]),
)
def test_the_counts_of_the_rows_and_of_the_casussen_are_the_same_cells(values, perspectief):
    cells = [cell(casus, p, value, aspect=f"boek.{aspect}") for (casus, p, aspect), value in values.items()]
    choice = SchemaChoice(perspectief=perspectief)
    matrix = make_matrix(book("ouder", "swt"), cases(*"1234"), ["ouder", "swt"], cells, choice)

    rows = [line.counts for _, lines in matrix.groups for line in lines]
    for kind in ("groen", "rood", "verschil", "leeg"):
        assert sum(row.get(kind, 0) for row in rows) == sum(
            matrix.per_casus[casus].get(kind, 0) for casus in dict.fromkeys(columns(matrix))
        )
