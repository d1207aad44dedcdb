"""The Groningen business case: every printed figure accounted for, the findings named one by one."""

import math
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from analysis.printed_numbers import possible_n
from analysis.recount import recount
from analysis.results import RecountStatus
from analysis.routes import break_even
from analysis.routes.costs import business_case, measure_price, preventable
from analysis.routes.ranges import exactly
from analysis.study_folder import csv_files, read_study_folder
from analysis.tables import Tables

GRONINGEN = Path(__file__).parents[2] / "examples" / "groningen"
TALLY = {"klopt": 168, "klopt_door_afronding": 5, "klopt_niet": 12, "niet_te_controleren": 161}
PER_CHAPTER = {  # figures that are printed; second checks of one figure do not count again
    **{"1": 9, "2": 11, "3": 8, "4": 4, "5": 4, "6": 2, "7": 58, "8": 10},
    **{"bijlage 1": 48, "bijlage 2": 68, "bijlage 3": 11, "bijlage 4": 73, "bijlage 5": 21},
}
DOES_NOT_HOLD = {  # id -> as recounted, in the unit of the figure
    "G0442": 907,  # measures carried out, against the production of bijlage 2
    "G0662": 94_429_003,  # budget of the RIGG, against the total of bijlage 1
    "G0702": 10_478_973,  # to the GI's, against jb/jr in bijlage 1
    "G0782": 10_900_000,  # table 2: four rows of expected production under a total of the budget
    "G087": Fraction(134 * 6840, 1_200_000),  # 'circa 2/3'
    "G096": Fraction(8625, 100),  # 'ruim 90%': 112 less 15.4 out of 112
    "G0962": Fraction(882, 10),  # the same, against bijlage 1
    "G102": Fraction(1900, 134),  # '19% of the registered', which is of the finished
    "G1032": Fraction(8200, 134),  # 'the other 81%'
    "G304": 338,  # bijlage 4, OTS
    "G3062": 659,  # bijlage 4, total
    "G321": None,  # 40% against 1/3 without an opinion: a range
}
HOLDS_BY_ROUNDING = {"G049", "G059", "G062", "G152", "G312"}
SECOND_CHECK = re.compile(r"G\d{4}")


@pytest.fixture(scope="module")
def groningen():
    loaded = read_study_folder(GRONINGEN)
    assert loaded.problems == ()
    return loaded.value


@pytest.fixture(scope="module")
def recounted(groningen):
    return {figure.id: figure for figure in recount(groningen.published).figures}


# ---- the folder


def test_the_files_are_what_the_writer_would_write(groningen):
    written = csv_files(groningen)
    assert [name for name, raw in written.items() if (GRONINGEN / name).read_bytes() != raw] == []
    assert {path.name for path in GRONINGEN.glob("*.csv")} == set(written)


def test_there_are_three_cases_of_each_of_three_routes_and_no_people(groningen):
    assert Counter(case.attributes["route"] for case in groningen.cases) == {"b": 3, "c": 3, "d": 3}
    assert groningen.answers == groningen.codings == groningen.sources == ()


def test_what_the_report_does_not_say_is_unknown(groningen):
    counts = {route.route: route.aantal for route in groningen.routes}
    assert counts == {"AB": 427, "A": None, "B": None, "C": 82, "D": 19, "O": 33}
    assert {step.deel for step in groningen.route_steps if step.product} == {None}


# ---- the register


def test_every_figure_says_where_it_stands_and_where_it_comes_from(groningen):
    for figure in groningen.published:
        assert all((figure.place, figure.unit, figure.quote)), figure.id
        assert figure.formula or figure.figure or figure.not_derivable.startswith("Uitgangsgetal"), figure.id


def test_every_figure_is_literally_in_its_quote(groningen):
    apart = [one.id for one in groningen.published if one.printed.casefold() not in one.quote.casefold()]
    assert apart == []


def test_the_figures_per_chapter_are_all_there(groningen):
    printed = [figure for figure in groningen.published if not SECOND_CHECK.fullmatch(figure.id)]
    assert [figure.id for figure in printed] == [f"G{number:03}" for number in range(1, 328)]
    assert Counter(map(_chapter, printed)) == PER_CHAPTER


def _chapter(figure):
    """The tables stand in chapter 7."""
    if figure.place.startswith("bijlage"):
        return figure.place
    found = re.match(r"(?:par\.|hoofdstuk) (\d)", figure.place)
    return found[1] if found else "7"


def test_the_tally_is_the_one_in_the_readme(groningen):
    text = (GRONINGEN / "README.md").read_text(encoding="utf-8")
    assert {str(status): count for status, count in recount(groningen.published).tally.items()} == TALLY
    for status, count in TALLY.items():
        assert f"| {status.replace('_', ' ')} | {count} |" in text
    for id in (*DOES_NOT_HOLD, *HOLDS_BY_ROUNDING):
        assert f"| {id} |" in text or f"**{id}**" in text


def test_only_these_figures_do_not_hold_and_each_has_its_finding(recounted):
    wrong = {id: one for id, one in recounted.items() if one.status is RecountStatus.KLOPT_NIET}
    assert set(wrong) == set(DOES_NOT_HOLD)
    assert all(one.conflict for one in wrong.values())
    assert [id for id, one in recounted.items() if one.conflict and id not in wrong] == []


@pytest.mark.parametrize("id", DOES_NOT_HOLD)
def test_the_finding_has_this_value(recounted, id):
    assert recounted[id].recomputed == DOES_NOT_HOLD[id]


def test_these_figures_hold_by_rounding_only(recounted):
    found = {id for id, one in recounted.items() if one.status is RecountStatus.KLOPT_DOOR_AFRONDING}
    assert found == HOLDS_BY_ROUNDING


def test_what_cannot_be_checked_is_an_input_and_nothing_that_was_forgotten(groningen, recounted):
    for figure in groningen.published:
        if recounted[figure.id].status is RecountStatus.NIET_TE_CONTROLEREN:
            assert not figure.formula, figure.id


def test_the_slip_behind_the_nineteen_percent_is_seen(recounted):
    slips = recounted["G102"].slips
    assert [slip.kind for slip in slips][:1] == ["andere_basis"]
    assert "G046" in slips[0].ids


def test_no_figure_contradicts_the_tables_of_the_folder(groningen):
    table = Tables(groningen).table("gepubliceerd")
    statuses = Counter(row.cells[2] for row in table.rows)
    assert statuses == {"gereproduceerd": 183, "strijdig": 12, "niet_af_te_leiden": 151}


# ---- findings that are no single figure


def test_all_nine_prices_of_measures_in_bijlage_3_are_those_of_bijlage_2_plus_three_percent(recounted):
    found = [one for one in recounted.values() if one.formula.endswith("* 1.03")]
    assert [one.status for one in found] == [RecountStatus.KLOPT] * 9


def test_580_trajecten_are_561_clients(groningen):
    assert Tables(groningen).look_up("routes/totaal/aantal") == 580 - 19


def test_the_percentages_of_the_questionnaire_do_not_share_a_small_sample():
    assert 13 in possible_n([85, 62, 62]).sizes
    assert 13 not in possible_n([70]).sizes
    assert possible_n([46, 15, 39]).sizes[0] == 41
    assert possible_n([85, 62, 70, 46, 15, 39, 40, 80, 35]).sizes[0] == 80


def test_the_lumpsum_cannot_pay_itself_back_in_measures_alone(groningen):
    case = business_case(groningen.routes, groningen.route_steps, groningen.products)
    dearest = exactly(measure_price(case).high)
    found = break_even(exactly(1_200_000), dearest, preventable(case))
    assert (math.ceil(found.needed.low), found.preventable, found.verdict) == (128, 115, "nooit")


def test_whether_the_trajecten_pay_themselves_back_depends(groningen):
    tables = Tables(groningen)
    ends = [tables.look_up(f"omslagpunt/nodig/{bound}") for bound in ("laag", "hoog")]
    assert [math.ceil(end) for end in ends] == [38, 166]
    assert tables.look_up("alternatieven/project_preventie/laag") == 356_440
    assert tables.look_up("alternatieven/project_preventie/hoog") == 916_560
