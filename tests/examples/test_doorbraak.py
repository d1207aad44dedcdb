"""The Doorbraakmethode example: every printed figure has its verdict, and each known finding stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from analysis.publication import publication
from analysis.recount import recount
from analysis.recount.published import Status, compare_published, tally
from analysis.results import RecountStatus, SlipKind
from analysis.study_folder import csv_files, read_study_folder
from analysis.tables import Tables

FOLDER = Path(__file__).parents[2] / "examples" / "doorbraak"

# id -> what the printed parts give; every figure that does not hold, and no other
FINDINGS = {
    "D018": 6,  # "10 casussen afgerond", of which four are not
    "D049a": 10,  # twelve professionals, ten in the list
    "D069": Fraction(909, 52),  # "een kleine 20" hours a week
    "D098": Fraction(1554800, 74828),  # 20% less is 20,8%
    "D116": 812596,  # 821.596 from the printed totals
    "D116a": 821687,  # and from the eleven amounts
    "D117": Fraction(821596, 6),  # 136.932 was cut off
    "D133": 100,  # 23k to 46k is no 49%
    "D133a": Fraction(29974200, 256427),
    "D135": 7,  # six casussen in 4 + 2 + 1 places
    "D136": 5,  # four times dagbesteding, 3 + 2 in the boxes
    "D162": Fraction(51648, 35949),  # factor 1,2 is 1,4
    "D164": 265427,  # 256.427: digits swapped
    "D165": 556260,  # 556.169: 91 too low
    "D177a": Fraction(4100, 69),  # no count out of 69 is 60%
    "D178a": Fraction(2800, 69),  # nor 40%
    "D261": 94575,  # about 94.000 was cut off
    "D271a": 72075,  # and so was the saving
    "D285a": 2929,  # five groups do not make 3.072 children
    "D309": Fraction(47398, 53),  # 849: digits swapped
    "D329": -16125,  # what is spent now is less than what threatens, not 20.000 more
    "Z016": Fraction(323005, 6),  # 834: the scan lost the rest
}
IN_WORDS = {"D296", "D335a"}  # contradicted by figures that print puts in words
BY_ROUNDING = {"D030", "D068a", "D118", "D200", "D201", "D202"}


@pytest.fixture(scope="module")
def doorbraak():
    loaded = read_study_folder(FOLDER)
    assert loaded.problems == ()
    return loaded.value


@pytest.fixture(scope="module")
def figures(doorbraak):
    return {figure.id: figure for figure in recount(doorbraak.published).figures}


@pytest.fixture(scope="module")
def compared(doorbraak):
    return compare_published(doorbraak.published, Tables(doorbraak).look_up)


def test_the_folder_is_what_the_writer_would_write(doorbraak):
    assert csv_files(doorbraak) == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_every_table_may_go_outside_as_it_is(doorbraak):
    """They count euros and hours, not people; in `uren` a cell without a number is part of no total."""
    tables = Tables(doorbraak)
    found = publication(tables)

    assert found.left_out == ()
    assert found.tables == tuple(tables.table(name) for name in tables.names)


def test_every_figure_is_accounted_for(doorbraak, compared):
    assert tally(compared) == {
        Status.GEREPRODUCEERD: 208,
        Status.STRIJDIG: 24,
        Status.NIET_AF_TE_LEIDEN: 145,
        Status.FOUT: 0,
    }
    assert len(doorbraak.published) == 377
    first = [figure.id for figure in doorbraak.published if figure.id[-1].isdigit()]
    assert first == [f"D{n:03}" for n in range(1, 339)] + [f"Z{n:03}" for n in range(1, 24)]


def test_every_figure_has_its_place_its_unit_and_a_few_words_around_it(doorbraak):
    bare = [f.id for f in doorbraak.published if not (f.place and f.subject and f.unit and f.quote)]
    assert bare == []
    assert max(len(figure.quote.split()) for figure in doorbraak.published) <= 15


def test_the_recount_gives_the_tally_that_the_readme_states(figures):
    counted = dict.fromkeys(RecountStatus, 0)
    for figure in figures.values():
        counted[figure.status] += 1
    assert counted == {
        RecountStatus.KLOPT: 157,
        RecountStatus.KLOPT_DOOR_AFRONDING: 6,
        RecountStatus.KLOPT_NIET: 22,
        RecountStatus.NIET_TE_CONTROLEREN: 192,
    }
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for words, number in (("klopt", 157), ("klopt niet", 22), ("klopt door afronding van de delen", 6)):
        assert f"| {words} | {number} |" in readme


def test_what_does_not_hold_is_exactly_the_known_findings(figures):
    found = {id: figure for id, figure in figures.items() if figure.status is RecountStatus.KLOPT_NIET}
    assert {id: figure.recomputed for id, figure in found.items()} == FINDINGS
    assert [id for id, figure in found.items() if not figure.conflict] == []


def test_what_only_rounding_explains_is_known(figures):
    found = {id for id, one in figures.items() if one.status is RecountStatus.KLOPT_DOOR_AFRONDING}
    assert found == BY_ROUNDING


def test_two_findings_are_about_words(compared):
    strijdig = {one.id for one in compared if one.status is Status.STRIJDIG}
    assert strijdig == set(FINDINGS) | IN_WORDS


@pytest.mark.parametrize(
    ("id", "slip"),
    [
        ("D164", SlipKind.CIJFERS_VERWISSELD),
        ("D309", SlipKind.CIJFERS_VERWISSELD),
        ("D098", SlipKind.AFGEKAPT),
        ("D117", SlipKind.AFGEKAPT),
    ],
)
def test_the_likely_slip_is_found(figures, id, slip):
    assert slip in [one.kind for one in figures[id].slips]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("baten_totaal/zwolle:baten/midden", 323005),
        ("baten_totaal/zwolle:baten/per_casus", 53834.17),
        ("opgeschaald/zwolle:baten/bij_30", 1615025),
        ("opgeschaald/zwolle:baten/bij_40", 2153366.67),
        ("baten_per_betaler/zwolle:baten:Rijk/midden", 107668.33),
        ("baten/tilburg_1:tilburg_1:besparing/midden", 15548),
        ("uren/tilburg_1:tilburg_1/uren_minder", 220),
        ("uren/tilburg_1:tilburg_1/professionals_minder", 7),
        ("voor_na/gouda_zorgpaden:totaal/factor", 2.096),
        ("voor_na/gouda_zorgpaden:beide/factor", 1.639),
        ("baten_totaal/nijmegen_drie:besparing/midden", 72075),
        ("baten_totaal/nijkerk_collectief:baten/midden", 400000),
    ],
)
def test_the_published_figures_come_out_of_the_cost_items(doorbraak, address, printed):
    assert Tables(doorbraak).look_up(address) == pytest.approx(printed, rel=1e-3)


def test_what_is_not_known_stays_missing(doorbraak):
    tables = Tables(doorbraak)
    assert tables.look_up("baten/tilburg_1:tilburg_1:baten/midden") is None
    assert tables.look_up("voor_na/gouda_zorgpaden:gouda_4/factor") is None
    assert tables.look_up("voor_na/gouda_zorgpaden:totaal/bekend_voor") == 5
    assert tables.look_up("waardendriehoek/plan_tilburg_1/rendement") == "niet_beoordeeld"


def test_nothing_is_coded_answered_or_said_by_anyone(doorbraak):
    assert doorbraak.answers == doorbraak.codings == doorbraak.sources == doorbraak.fragments == ()
