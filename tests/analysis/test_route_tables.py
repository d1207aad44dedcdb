"""The tables of client routes: what stands where, and that an unknown number is an empty cell."""

from pathlib import Path

import pytest

from analysis.recount.readings import read
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

KLEIN = Path(__file__).parent / "study_folder" / "folders" / "klein"
MINE = (
    "producten",
    "routes",
    "routes_afloop",
    "kosten_routes",
    "alternatieven",
    "omslagpunt",
    "omslagpunt_gevoeligheid",
    "omslagpunt_per_product",
)


@pytest.fixture(scope="module")
def tables():
    return Tables(read_study_folder(KLEIN).value)


def test_a_study_with_routes_has_their_tables_in_a_fixed_order(tables):
    assert tuple(name for name in tables.names if name in MINE) == MINE


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("producten/kort/berekend", 2660),
        ("producten/ots/prijs", 9417.5),
        ("producten/ots/berekend", None),
        ("routes/AB/aandeel", 30 / 131),
        ("routes/B/aantal", None),
        ("routes/totaal/aantal", 131),
        ("routes_afloop/D/aandeel", 19 / 101),
        ("kosten_routes/C/preventie_laag", (2660 + 2 * 6840) / 3),
        ("kosten_routes/AB/niet_geteld", "raad"),
        ("kosten_routes/AB/totaal_hoog", 30 * 9417.5),
        ("alternatieven/nul_preventie/midden", 0),
        ("alternatieven/nul_maatregelen/laag", 49 * 9417.5),
        ("alternatieven/project_totaal/laag", 101 * 6840 - 82 * 4180 / 3 + 49 * 9417.5),
        ("alternatieven/maatregel_prijs/hoog", 9417.5),
        ("omslagpunt/te_voorkomen/laag", 82),
        ("omslagpunt_per_product/kort_ots/aandeel", 2660 / 9417.5),
    ],
)
def test_every_number_has_its_address(tables, address, value):
    # 1e-12 relative: a cell is the nearest float of an exact fraction, these are made of floats themselves
    assert tables.look_up(address) == (
        value if not isinstance(value, float) else pytest.approx(value, rel=1e-12)
    )


def test_each_table_says_what_its_bounds_are_worth(tables):
    assert "Midden ligt halverwege laag en hoog en is geen schatting." in tables.table("alternatieven").notes
    assert "Het aantal cliënten van route B is niet bekend." in tables.table("kosten_routes").notes
    assert any(note.startswith("Alleen de prijzen") for note in tables.table("omslagpunt").notes)


@pytest.mark.parametrize(
    ("printed", "reads", "cell", "agrees"),
    [
        ("€ 2.660", "afgerond", 2660, True),
        ("€ 2,7 mln.", "afgerond", 2_650_000, True),
        ("€ 2,7 mln.", "afgerond", 2_649_999, False),
        ("negen", "afgerond", 9, True),
        ("19%", "procent", 19 / 101, True),
        ("20%", "procent", 19 / 101, False),
        ("134 trajecten", "afgerond t/r/d t/r/o", 134 / 3, True),
    ],
)
def test_a_rounded_figure_agrees_with_a_cell_that_would_be_printed_so(printed, reads, cell, agrees):
    assert read(printed, "t/r/k", reads, lambda address: cell).agrees is agrees
