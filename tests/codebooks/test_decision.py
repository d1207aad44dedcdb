"""From answer to value: the legend's definitions one by one, and that every answer gets a value."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.decision import NO_INFORMATION, PARTS, Judged, judge, judge_aspect
from codebooks.loader import library_path, load_codebook
from codebooks.values import REASONS, Reason, Value

CASUS = load_codebook(library_path("casusonderzoek")).value
PERSPECTIEVEN = load_codebook(library_path("perspectieven")).value
TABLES = [*CASUS.decisions, *PERSPECTIEVEN.decisions]


def general(**answers):
    judged = judge(CASUS.decision("aanwezig"), answers)
    return judged.value.value, judged.reason.value


def organisation(**answers):
    judged = judge(CASUS.decision("betrokken"), answers)
    return judged.value.value, judged.reason.value


# the four definitions of the legend, two of them twofold


def test_groen_is_present_and_judged_positively():
    assert general(gebeurd="ja", tevreden="ja") == ("groen", "aanwezig_tevreden")


def test_oranje_is_partly_present_while_wanted_in_full():
    assert general(gebeurd="gedeeltelijk", tevreden="ja", gewenst="ja") == ("oranje", "deels_aanwezig")


def test_oranje_is_also_present_and_not_fully_satisfied():
    assert general(gebeurd="ja", tevreden="deels") == ("oranje", "aanwezig_deels_tevreden")


def test_rood_is_absent_though_wanted():
    assert general(gebeurd="nee", gewenst="ja") == ("rood", "afwezig_gewenst")


def test_rood_is_also_present_and_dissatisfied_and_keeps_its_own_reason():
    assert general(gebeurd="ja", tevreden="nee") == ("rood", "aanwezig_ontevreden")


def test_grijs_is_not_applicable():
    assert general(gebeurd="nvt") == ("grijs", "niet_van_toepassing")


def test_grijs_is_also_absent_and_not_needed():
    assert general(gebeurd="nee", gewenst="nee") == ("grijs", "afwezig_niet_nodig")


# between the definitions


@pytest.mark.parametrize("gewenst", ["ja", "nee", ""])
def test_dissatisfaction_with_what_was_partly_there_is_rood_whatever_was_wanted(gewenst):
    answers = {"gebeurd": "gedeeltelijk", "tevreden": "nee", "gewenst": gewenst}
    assert general(**answers) == ("rood", "aanwezig_ontevreden")


def test_partly_was_enough_so_satisfaction_decides():
    assert general(gebeurd="gedeeltelijk", tevreden="ja", gewenst="nee") == ("groen", "aanwezig_tevreden")
    assert general(gebeurd="gedeeltelijk", tevreden="deels", gewenst="nee")[0] == "oranje"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"gebeurd": "weet_niet"},
        {"gebeurd": ""},
        {"tevreden": "ja"},
        {"gebeurd": "ja"},
        {"gebeurd": "nee"},
        {"gebeurd": "gedeeltelijk"},
        {"gebeurd": "gedeeltelijk", "tevreden": "ja"},
        {"gebeurd": "gedeeltelijk", "gewenst": "nee"},
    ],
)
def test_an_answer_that_leaves_two_values_possible_gives_no_information(answers):
    assert general(**answers) == ("geen_informatie", "niet_besproken")


def test_a_partly_answered_question_decides_where_only_one_value_is_left():
    assert general(gebeurd="gedeeltelijk", gewenst="ja") == ("oranje", "deels_aanwezig")
    assert general(gebeurd="gedeeltelijk", tevreden="deels") == ("oranje", "aanwezig_deels_tevreden")


# organisations: their own legend, and the cell that contradicts it


def test_an_organisation_that_was_wanted_and_stayed_away_is_rood_as_printed_for_casus_4():
    assert organisation(gebeurd="nee", gewenst="ja") == ("rood", "afwezig_gewenst")


def test_an_organisation_that_was_not_there_and_not_missed_is_grijs():
    assert organisation(gebeurd="nee", gewenst="nee") == ("grijs", "afwezig_niet_nodig")


def test_an_organisation_that_joined_late_is_oranje_as_printed_for_casus_1():
    assert organisation(gebeurd="gedeeltelijk", tevreden="deels", gewenst="ja")[0] == "oranje"


def test_satisfaction_decides_about_an_organisation_that_was_partly_involved():
    assert organisation(gebeurd="gedeeltelijk", tevreden="ja") == ("groen", "aanwezig_tevreden")
    assert general(gebeurd="gedeeltelijk", tevreden="ja")[0] == "geen_informatie"


# statements


@pytest.mark.parametrize(
    ("antwoord", "value"),
    [
        ("geldt", "groen"),
        ("deels", "oranje"),
        ("niet_wel_gewenst", "rood"),
        ("nvt_geen_zicht", "grijs"),
        ("", "geen_informatie"),
    ],
)
def test_a_statement_maps_straight_to_a_value(antwoord, value):
    assert judge(PERSPECTIEVEN.decision("stelling"), {"antwoord": antwoord}).value == value


# every combination


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_combination_of_answers_is_decided_by_a_row_of_the_table_itself(table):
    parts = PARTS[table.kind]
    for codes in product(*((*codes, "") for codes in parts.values())):
        answers = dict(zip(parts, codes, strict=True))
        fitting = [row for row in table.rows if all(answers[part] in row.when[part] for part in row.when)]
        assert fitting, answers
        assert judge(table, answers) == Judged(fitting[0].value, fitting[0].reason)


@given(st.sampled_from(TABLES), st.dictionaries(st.text(max_size=12), st.text(max_size=12)))
def test_whatever_the_answers_are_there_is_a_value_with_a_reason_that_fits(table, answers):
    judged = judge(table, answers)
    assert judged.reason in REASONS[judged.value]


def test_a_code_that_the_question_does_not_have_is_no_information():
    table = PERSPECTIEVEN.decision("stelling")
    assert judge(table, {"antwoord": "misschien"}) == NO_INFORMATION


# by aspect


def test_an_aspect_is_judged_from_its_own_three_variables():
    answers = {"klik_swt.gebeurd": "ja", "klik_swt.tevreden": "nee", "regie_swt.gebeurd": "nvt"}
    assert judge_aspect(CASUS, "klik_swt", answers) == Judged(Value.ROOD, Reason.AANWEZIG_ONTEVREDEN)
    assert judge_aspect(CASUS, "regie_swt", answers).value is Value.GRIJS
    assert judge_aspect(CASUS, "school", answers) == NO_INFORMATION


def test_a_statement_is_judged_from_the_variable_with_its_own_name():
    assert judge_aspect(PERSPECTIEVEN, "hulp_op_tijd", {"hulp_op_tijd": "deels"}).value is Value.ORANJE


def test_asking_for_the_colour_of_an_aspect_with_options_is_a_bug():
    with pytest.raises(ValueError, match="situatie"):
        judge_aspect(CASUS, "situatie", {"situatie": "stabiel"})
    with pytest.raises(KeyError):
        judge_aspect(CASUS, "bestaat_niet", {})
