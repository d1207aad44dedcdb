"""An order for invitations, from fields that hold anything."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from analysis.study import Case
from survey_app.domain import staff_messages as messages
from survey_app.domain.inviting.order import MOST_AT_ONCE, Order, check_order

TODAY = date(2026, 3, 1)
GOOD = {"casus": "1", "perspectief": "ouder", "laatste_dag": "2026-03-31", "aantal": "3"}


@pytest.fixture
def data():
    """A study with casus 1, in which parents are asked."""
    study = SimpleNamespace(id="proef", instruments={"ouder": "vragen"})
    instruments = {"vragen": SimpleNamespace(id="vragen", version="2")}
    return SimpleNamespace(study=study, cases=(Case("1", {}),), instruments=instruments)


def test_a_good_form_is_an_order(data):
    assert check_order(data, GOOD, TODAY) == Order("proef", "1", "ouder", "vragen", "2", 3, date(2026, 3, 31))


def test_a_last_day_is_not_needed(data):
    assert check_order(data, {**GOOD, "laatste_dag": " "}, TODAY).expires_on is None


def test_today_can_be_the_last_day(data):
    assert check_order(data, {**GOOD, "laatste_dag": "2026-03-01"}, TODAY).expires_on == TODAY


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("casus", "99", messages.UNKNOWN_CASUS),
        ("casus", "\x00", messages.UNKNOWN_CASUS),
        ("casus", "1" * 1_000_000, messages.UNKNOWN_CASUS),
        ("perspectief", "", messages.UNKNOWN_PERSPECTIEF),
        ("perspectief", "buurman", messages.UNKNOWN_PERSPECTIEF),
        ("laatste_dag", "31-03-2026", messages.NO_SUCH_DAY),
        ("laatste_dag", "2026-02-30", messages.NO_SUCH_DAY),
        ("laatste_dag", "😀", messages.NO_SUCH_DAY),
        ("laatste_dag", "2026-02-28", messages.DAY_IS_OVER),
        ("aantal", "0", messages.BAD_COUNT),
        ("aantal", "-1", messages.BAD_COUNT),
        ("aantal", "1.5", messages.BAD_COUNT),
        ("aantal", "٣", messages.BAD_COUNT),
        ("aantal", str(MOST_AT_ONCE + 1), messages.BAD_COUNT),
        ("aantal", "9" * 5000, messages.BAD_COUNT),
    ],
)
def test_a_wrong_field_gets_its_sentence(data, field, text, message):
    (mistake,) = check_order(data, {**GOOD, field: text}, TODAY)

    assert (mistake.variable, mistake.message) == (field, message)


def test_an_empty_form_gets_every_sentence_at_once(data):
    assert {mistake.variable for mistake in check_order(data, {"aantal": ""}, TODAY)} == {
        "casus",
        "perspectief",
        "aantal",
    }
