"""Recounting printed figures: what agrees, what is declared to conflict, and every way to be wrong."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.recount.published import Compared, Status, compare, compare_published, tally
from analysis.results import CellValue
from analysis.study import PublishedFigure, StudyData
from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ZWOLLE = Path(__file__).parents[2] / "examples" / "zwolle"
CELLS: dict[str, CellValue] = {
    "t/klik/groen": 12,
    "t/klik/oranje": 3,
    "t/klik/rood": 0.0,
    "t/klik/van": 15,
    "t/regie/rood": 8,
    "t/leeg/aantal": None,
    "s/start/ouder": "rood",
    "s/start/swt": "groen",
    "s/start/hulpverlener": "oranje",
    "s/netwerk/swt": "grijs",
    "s/situatie/2": "stabiel",
    "s/toegang/1": "swt_via_school",
    "s/schaal/4": ">75%",
    "d/1/ouder": "ja",
    "d/2/ouder": "ja",
    "d/3/ouder": "nee",
    "d/casussen/aantal": 2,
}


def from_cells(address: str) -> CellValue:
    return CELLS[address]


def figure(printed: str, address: str = "", reads: str = "", conflict: str = "", not_derivable: str = ""):
    return PublishedFigure("X001", "par. 1", "onderwerp", printed, address, reads, conflict, not_derivable)


def status(printed: str, address: str, reads: str = "") -> Status:
    return compare(figure(printed, address, reads), from_cells).status


AGREEING = [
    ("12", "t/klik/groen", ""),
    ("0", "t/klik/rood", ""),
    ("  Rood ", "s/start/ouder", ""),
    (">75%", "s/schaal/4", ""),
    ("12 van 15", "t/klik/groen", "aantal van t/klik/van"),
    ("15 van 15", "t/klik/groen", "aantal t/klik/oranje van t/klik/van"),
    ("23", "t/klik/groen", "aantal t/klik/oranje t/regie/rood"),
    ("ongeveer de helft", "t/regie/rood", "in_woorden van t/klik/van"),
    ("grote meerderheid", "t/klik/groen", "in_woorden van t/klik/van"),
    ("een derde", "s/start/swt", "groen_in_woorden s/start/ouder s/start/hulpverlener s/netwerk/swt"),
    ("de overige", "t/klik/oranje", "rest t/klik/van t/klik/groen t/klik/rood"),
    ("12, 3, 0", "t/klik/groen", "reeks t/klik/oranje t/klik/rood"),
    ("ja", "d/1/ouder", "overal d/2/ouder"),
    ("oranje of rood", "s/start/ouder", "een_van"),
    ("stabiel (or", "s/situatie/2", "begint"),
    ("SWT (via school)", "s/toegang/1", "code"),
    ("aanwezig", "s/situatie/2", "aanwezig"),
    ("lager", "s/start/ouder", "lager_dan s/start/swt s/start/hulpverlener"),
    ("hoger", "s/start/swt", "hoger_dan s/start/ouder s/start/hulpverlener"),
    ("veel hoger", "s/start/swt", "veel_hoger_dan s/start/ouder"),
    ("1, 2", "d/casussen/aantal", "casussen d/*/ouder"),
]
DIFFERING = [
    ("11", "t/klik/groen", ""),
    ("0", "t/leeg/aantal", ""),
    ("groen", "s/start/ouder", ""),
    ("12 van 14", "t/klik/groen", "aantal van t/klik/van"),
    ("ongeveer de helft", "t/klik/groen", "in_woorden van t/klik/van"),
    ("ongeveer de helft", "t/klik/groen", "in_woorden van t/klik/rood"),
    ("meeste", "s/start/swt", "groen_in_woorden s/start/ouder s/start/hulpverlener"),
    ("de overige", "t/klik/oranje", "rest t/klik/van t/klik/groen t/regie/rood"),
    ("3, 12", "t/klik/groen", "reeks t/klik/oranje"),
    ("ja", "d/1/ouder", "overal d/3/ouder"),
    ("groen of grijs", "s/start/ouder", "een_van"),
    ("instabiel", "s/situatie/2", "begint"),
    ("SWT", "s/toegang/1", "code"),
    ("aanwezig", "t/leeg/aantal", "aanwezig"),
    ("lager", "s/start/ouder", "lager_dan s/start/swt s/netwerk/swt"),
    ("lager", "s/start/swt", "lager_dan s/start/ouder"),
    ("lager", "s/start/ouder", "lager_dan"),
    ("veel hoger", "s/start/swt", "veel_hoger_dan s/start/hulpverlener"),
    ("1, 3", "d/casussen/aantal", "casussen d/*/ouder"),
    ("1", "d/casussen/aantal", "casussen d/*/ouder"),
]
UNREADABLE = [
    ("12", "t/klik/paars", ""),
    ("12", "klik", ""),
    ("12", "t/klik/groen", "ongeveer"),
    ("zowat alles", "t/klik/groen", "in_woorden van t/klik/van"),
    ("12", "s/start/ouder", "aantal t/klik/groen"),
    ("0", "t/leeg/aantal", "aantal"),
    ("lager", "s/situatie/2", "lager_dan s/start/swt"),
    ("1, 2", "d/casussen/aantal", "casussen"),
    ("1, 9", "d/casussen/aantal", "casussen d/*/ouder"),
]


@pytest.mark.parametrize(("printed", "address", "reads"), AGREEING)
def test_a_figure_that_comes_out_is_reproduced(printed, address, reads):
    assert status(printed, address, reads) is Status.GEREPRODUCEERD


@pytest.mark.parametrize(("printed", "address", "reads"), DIFFERING)
def test_a_figure_that_does_not_come_out_and_gives_no_reason_is_wrong(printed, address, reads):
    assert status(printed, address, reads) is Status.FOUT


@pytest.mark.parametrize(("printed", "address", "reads"), UNREADABLE)
def test_a_figure_that_cannot_be_read_is_wrong_and_says_why(printed, address, reads):
    found = compare(figure(printed, address, reads), from_cells)
    assert found.status is Status.FOUT
    assert found.explanation.startswith(("Het adres bestaat niet", "Het cijfer is zo niet te lezen"))


def test_a_declared_conflict_gives_both_values_and_why():
    found = compare(figure("7", "t/regie/rood", conflict="C037 geeft 8."), from_cells)
    assert found == Compared("X001", "7", "8", Status.STRIJDIG, "C037 geeft 8.")


def test_a_declared_conflict_that_comes_out_as_printed_is_wrong():
    found = compare(figure("8", "t/regie/rood", conflict="C034 geeft 7."), from_cells)
    assert found.status is Status.FOUT
    assert "C034 geeft 7." in found.explanation


def test_a_figure_with_a_conflict_but_no_address_is_in_conflict():
    found = compare(figure("35", conflict="De regels geven 36.", not_derivable="Geen tabel."), from_cells)
    assert (found.status, found.explanation) == (Status.STRIJDIG, "De regels geven 36. Geen tabel.")


def test_a_figure_that_the_data_cannot_yield_gives_its_reason():
    found = compare(figure("22%", not_derivable="Komt uit een document."), from_cells)
    assert found == Compared("X001", "22%", "", Status.NIET_AF_TE_LEIDEN, "Komt uit een document.")


@pytest.mark.parametrize("silent", [figure("5"), figure("8", "t/regie/rood", not_derivable="Kan niet.")])
def test_a_figure_that_says_nothing_or_two_things_is_wrong(silent):
    assert compare(silent, from_cells).status is Status.FOUT


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_count_is_reproduced_exactly_when_it_is_the_same_number(printed: int, counted: int):
    found = compare(figure(str(printed), "t/r/c"), lambda _: counted)
    assert (found.status is Status.GEREPRODUCEERD) == (printed == counted)


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_nothing_that_an_author_writes_raises(printed, address, reads, conflict, not_derivable):
    found = compare(figure(printed, address, reads, conflict, not_derivable), from_cells)
    assert found.status in Status


@given(st.lists(st.sampled_from(["12", "11"])))
def test_the_tally_counts_every_figure_once(printed: list[str]):
    found = compare_published([figure(text, "t/klik/groen") for text in printed], from_cells)
    assert sum(tally(found).values()) == len(printed)
    assert set(tally(found)) == set(Status)


REGISTERS = {"C": 200, "P": 56, "N": 107, "O": 71, "G": 36}
IN_CONFLICT = {  # printed figure that contradicts another -> what the data yields, '' for nothing
    "C009": "9 van 14",
    "C034": "8 van 15",
    "C089": "3 van 15",
    "C198": "3",
    "P026": "10 van 11",
    "P028": "",
    "P049": "11",
    "P050": "6, 5",
    "P051": "15, 5, 6",
    "P052": "15, 5, 6",
    "P053": "3",
    "N048": "",
    "N053": "",
    "N055": "",
    "N062": "36",
    "N095": "",
    "N097": "",
}


@pytest.fixture(scope="module")
def study() -> StudyData:
    loaded = read_study_folder(ZWOLLE)
    assert loaded.value is not None, [str(problem) for problem in loaded.problems]
    return loaded.value


@pytest.fixture(scope="module")
def zwolle(study: StudyData) -> tuple[Compared, ...]:
    return compare_published(study.published, Tables(study).look_up)


def _per_register(found: tuple[Compared, ...]) -> dict[str, Counter[str]]:
    return {letter: Counter(x.status for x in found if x.id.startswith(letter)) for letter in REGISTERS}


def test_the_published_figures_of_zwolle(zwolle, capsys: pytest.CaptureFixture[str]):
    """Every figure of the two reports is accounted for, and none is wrong."""
    with capsys.disabled():
        print(f"\n{len(zwolle)} gedrukte cijfers:", *(f"{n} {s}" for s, n in tally(zwolle).items()))
        for letter, counts in _per_register(zwolle).items():
            print(f"  {letter}: {counts.total()}", *(f"{n} {s}" for s, n in sorted(counts.items())), sep=", ")
    assert [found for found in zwolle if found.status is Status.FOUT] == []
    assert len(zwolle) == 470
    assert {letter: counts.total() for letter, counts in _per_register(zwolle).items()} == REGISTERS


def test_each_figure_has_its_own_number(zwolle):
    expected = [f"{letter}{i:03d}" for letter, n in REGISTERS.items() for i in range(1, n + 1)]
    assert [found.id for found in zwolle] == expected


def test_exactly_these_figures_are_in_conflict(zwolle):
    found = {x.id: x.computed for x in zwolle if x.status is Status.STRIJDIG}
    assert found == IN_CONFLICT


def test_whatever_is_not_reproduced_says_why(zwolle):
    assert [x.id for x in zwolle if x.status is not Status.GEREPRODUCEERD and not x.explanation] == []


def test_the_bulk_comes_out(zwolle):
    """A floor under the tally: a figure may not quietly move to 'cannot be derived'."""
    assert tally(zwolle)[Status.GEREPRODUCEERD] == 378


@pytest.mark.parametrize("number", ["C001", "C020", "C161", "P030", "O001", "N028", "G001"])
def test_a_changed_print_is_noticed(study: StudyData, number: str):
    printed = next(figure for figure in study.published if figure.id == number)
    wrong = replace(printed, printed=printed.printed + "1")
    assert compare(printed, Tables(study).look_up).status is Status.GEREPRODUCEERD
    assert compare(wrong, Tables(study).look_up).status is Status.FOUT
