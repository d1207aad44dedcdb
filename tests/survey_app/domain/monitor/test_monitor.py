"""The fieldwork monitor counts what happened, no more and no less."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.response_rate import RESPONSE, RESPONSE_FORMULA, response_rate
from analysis.study import Case, Stratum, StratumValue, Study, StudyData, Target
from instruments.model import Instrument, Page
from instruments.texts import NO_TEXTS, Texts
from survey_app.domain.monitor import (
    FORMULA,
    Group,
    PageCount,
    curve,
    page_rows,
    standing,
    standings,
    target_rows,
)

TODAY = date(2026, 11, 27)


def study(*targets):
    values = (StratumValue("noord", Texts.of(nl="Noord")), StratumValue("zuid", Texts.of(nl="Zuid")))
    return StudyData(
        Study(
            "s",
            NO_TEXTS,
            "",
            NO_TEXTS,
            NO_TEXTS,
            NO_TEXTS,
            NO_TEXTS,
            10,
            NO_TEXTS,
            (("ouder", Texts.of(nl="Ouder")), ("swt", Texts.of(nl="Wijkteam"))),
            {"ouder": "ouder", "swt": "swt"},
            (),
            (Stratum("wijk", Texts.of(nl="Wijk"), values),),
            (),
            targets=targets,
        ),
        cases=(Case("1", {"wijk": "noord"}), Case("2", {"wijk": "zuid"})),
    )


groups = st.lists(
    st.builds(
        Group,
        st.sampled_from(["1", "2"]),
        st.sampled_from(["ouder", "swt"]),
        st.sampled_from(["", "onbestelbaar", "geweigerd", "ingetrokken"]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.integers(1, 500),
        st.booleans(),
    )
)


@settings(max_examples=30)
@given(groups)
def test_every_invitation_is_counted_once_whatever_became_of_it(found):
    row = standing(NO_TEXTS, found)

    assert row.silent + row.refused + row.started + row.undeliverable == row.invited
    assert row.complete <= row.started
    assert row.response is None or 0 <= row.response <= 1


@settings(max_examples=30)
@given(groups)
def test_perspectieven_and_the_values_of_a_stratum_add_up_to_the_whole(found):
    rows, whole = standings(study(), found), standing(NO_TEXTS, found)

    for name in ("", "wijk"):
        assert sum(row.invited for row in rows[name]) == whole.invited
        assert sum(row.complete for row in rows[name]) == whole.complete


def test_an_undeliverable_invitation_leaves_the_denominator():
    row = standing(
        NO_TEXTS, [Group("1", "ouder", "onbestelbaar", count=2), Group("1", "ouder", finished=True, count=4)]
    )

    assert (row.invited, row.reached, row.complete, row.response) == (6, 4, 4, 1.0)


def test_the_response_is_the_rate_of_that_name_and_its_words_are_the_formula():
    row = standing(NO_TEXTS, [Group("1", "ouder", finished=True, count=3), Group("1", "ouder", count=5)])
    rate = response_rate(row.invited, row.complete, row.partial, row.started).rate(RESPONSE)

    assert (row.response, FORMULA) == (rate.estimate, rate.formula)
    assert rate.formula == RESPONSE_FORMULA


def test_forms_that_came_without_a_code_never_make_the_response_more_than_everybody():
    invited = Group("1", "ouder", started=True, finished=True, count=2)
    typed = Group("", "ouder", finished=True, invited=False, count=7, outside=True)
    row = standing(NO_TEXTS, [invited, typed, Group("", "ouder", invited=False, outside=True)])

    assert (row.invited, row.complete, row.response) == (2, 2, 1.0)
    assert (row.outside, row.read_in) == (7, 0)


def test_who_answered_after_all_is_not_undeliverable_nor_a_refusal():
    started = Group("1", "ouder", "geweigerd", started=True, saved=True)
    row = standing(NO_TEXTS, [started, Group("1", "ouder", "geweigerd")])

    assert (row.refused, row.started, row.partial) == (1, 1, 1)


def test_what_was_read_in_is_not_in_the_response():
    row = standing(NO_TEXTS, [Group("1", "ouder", finished=True, invited=False, count=9)])

    assert (row.invited, row.complete, row.read_in, row.response) == (0, 0, 9, None)


def test_a_target_counts_its_own_people_and_says_what_is_missing():
    data = study(Target("ouder", {"wijk": "noord"}, 10), Target("", {}, 3))
    found = [
        Group("1", "ouder", finished=True, count=4),
        Group("1", "ouder", count=5),
        Group("2", "ouder", finished=True, count=2),
        Group("1", "swt", finished=True),
    ]
    north, everybody = target_rows(data, found)

    assert [texts.say("nl") for texts in north.labels] == ["Ouder", "Noord"]
    assert (north.complete, north.missing, north.open, north.out_of_reach) == (4, 6, 5, True)
    assert (everybody.complete, everybody.missing, everybody.out_of_reach) == (7, 0, False)


def test_a_form_without_a_code_counts_for_a_target_and_is_nobody_to_wait_for():
    found = [Group("", "ouder", finished=True, invited=False, outside=True)]
    found += [Group("", "ouder", invited=False, outside=True, count=4)]  # still being typed
    (row,) = target_rows(study(Target("ouder", {}, 3)), found)

    assert (row.complete, row.missing, row.open) == (1, 2, 0)


def test_times_of_a_page_wait_for_five_people():
    pages = (Page("a", "s", Texts.of(nl="A"), ()), Page("b", "s", Texts.of(nl="B"), ()))
    instrument = Instrument("ouder", "1", "ouder", ("nl",), NO_TEXTS, NO_TEXTS, NO_TEXTS, 5, pages)
    few = PageCount("ouder", "a", 4, 1, {10: 4})
    enough = PageCount("ouder", "b", 5, 0, {10: 1, 20: 2, 60: 1, 90: 1})
    first, second = page_rows(instrument, [few, enough])

    assert (first.saved, first.stopped, first.median) == (4, 1, None)
    assert (second.median, second.slowest_quarter) == (20, 60)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 400), min_size=1), st.integers(0, 5))
def test_the_curve_ends_with_everything_that_was_sent(ago, undated):
    sent = {}
    for days in ago:
        sent[TODAY - timedelta(days=days)] = sent.get(TODAY - timedelta(days=days), 0) + 1
    found = curve({}, {**sent, None: undated}, [], TODAY)

    assert found.days[-1].total == len(ago)
    assert found.days[-1].day == TODAY
    assert found.undated == undated
    assert [day.total for day in found.days] == sorted(day.total for day in found.days)


def test_a_curve_without_a_single_day_is_empty():
    assert curve({}, {}, [TODAY + timedelta(days=3)], TODAY).days == ()


@pytest.mark.parametrize("today", [TODAY, TODAY - timedelta(days=30)])
def test_a_day_in_the_future_is_not_on_the_curve(today):
    assert all(day.day <= today for day in curve({TODAY: 3}, {}, [], today).days)
