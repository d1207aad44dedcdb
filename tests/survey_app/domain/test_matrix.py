"""The analyseschema: every cell in its place, marked where it is reconstructed, counted at the end."""

from __future__ import annotations

from analysis.cells import Cell
from codebooks.model import Aspect, AspectGroup, AspectOption, Codebook
from instruments.texts import Texts
from survey_app.domain.matrix import make_matrix

GROUPS = (AspectGroup("swt", Texts.of(nl="SWT")), AspectGroup("leeg", Texts.of(nl="Leeg")))
ASPECTS = (
    Aspect("klik", "A1", "swt", Texts(), Texts()),
    Aspect("situatie", "", "swt", Texts(), Texts(), options=(AspectOption("stabiel", Texts()),)),
)


def book(*perspectieven: str) -> Codebook:
    return Codebook("boek", "1", Texts(), perspectieven, {}, GROUPS, ASPECTS)


def cell(casus: str, perspectief: str, waarde: str, herkomst: str = "", aspect: str = "boek.klik") -> Cell:
    return Cell(casus, perspectief, aspect, waarde, 1, herkomst)


def test_a_codebook_for_one_perspectief_shows_every_casus():
    matrix = make_matrix(book("ouder"), ["1", "2"], ["swt", "ouder"], [cell("2", "ouder", "groen")])
    ((_group, (line,)),) = matrix.groups

    assert matrix.columns == (("1", "ouder"), ("2", "ouder"))
    assert [place.cell and place.cell.waarde for place in line.places] == [None, "groen"]


def test_a_codebook_for_more_perspectieven_shows_only_what_was_coded():
    cells = [
        cell("2", "swt", "rood"),
        cell("2", "ouder", "groen"),
        cell("1", "ouder", "groen", aspect="ander.klik"),
    ]
    matrix = make_matrix(book("swt", "ouder"), ["1", "2"], ["swt", "ouder"], cells)

    assert matrix.columns == (("2", "swt"), ("2", "ouder"))
    assert matrix.per_casus == (("2", 2),)


def test_colours_are_counted_as_tables_list_them_and_a_gap_is_no_colour():
    values = ["groen", "groen", "oranje", "rood", "grijs", "geen_informatie", ""]
    cells = [cell(str(i), "ouder", value) for i, value in enumerate(values)]
    matrix = make_matrix(book("ouder"), [str(i) for i in range(8)], ["ouder"], cells)

    assert matrix.groups[0][1][0].counts == (2, 1, 1, 1)


def test_reconstructed_cells_are_marked_by_how_sure_they_are():
    origins = ["", "published", "forced", "derived", "forced_with_links", "weak", "free"]
    cells = [cell(str(i), "ouder", "groen", origin) for i, origin in enumerate(origins)]
    matrix = make_matrix(book("ouder"), [str(i) for i in range(7)], ["ouder"], cells)

    assert [place.mark for place in matrix.groups[0][1][0].places] == ["", "", "°", "°", "°", "*", "*"]


def test_what_gets_no_colour_stands_apart_and_empty_groups_are_left_out():
    matrix = make_matrix(book("ouder"), ["1"], ["ouder"], [])

    assert [group.id for group, _lines in matrix.groups] == ["swt"]
    assert [line.aspect.id for line in matrix.others] == ["situatie"]
