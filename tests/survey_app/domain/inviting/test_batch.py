"""A batch from a form: which casussen a person means, twins side by side, and never half of it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.study import Case, Stratum, StratumValue
from instruments.texts import NO_TEXTS
from survey_app.domain.inviting import messages
from survey_app.domain.inviting.batch import Batch, check_batch, next_label, pick_casussen

TODAY = date(2026, 3, 1)
KNOWN = ("10", "2", "1", "3", "a-b")
GOOD = {
    "kanaal": ["brief"],
    "perspectief": ["ouder", "swt"],
    "casus": ["2, 1"],
    "laatste_dag": ["2026-03-31"],
}


@pytest.fixture
def data():
    """Three casussen, two perspectieven with a questionnaire and one without."""
    values = (StratumValue("kort", NO_TEXTS), StratumValue("lang", NO_TEXTS))
    study = SimpleNamespace(
        id="proef",
        instruments={"ouder": "vragen", "swt": "vragen"},
        perspectieven=(("swt", NO_TEXTS), ("ouder", NO_TEXTS), ("gemeente", NO_TEXTS)),
        strata=(Stratum("duur", NO_TEXTS, values),),
    )
    cases = (Case("1", {"duur": "kort"}), Case("2", {"duur": "lang"}), Case("10", {"duur": "lang"}))
    instruments = {"vragen": SimpleNamespace(id="vragen", version="2")}
    return SimpleNamespace(study=study, cases=cases, instruments=instruments)


def made(data, **changes):
    batch = check_batch(
        data, {**GOOD, **{name: [text] for name, text in changes.items()}}, TODAY, ("Partij 1",)
    )
    assert isinstance(batch, Batch), batch
    return batch


def mistakes(data, **changes):
    return check_batch(data, {**GOOD, **changes}, TODAY, ("Partij 1",))


def test_twins_of_a_casus_stand_side_by_side(data):
    batch = made(data)

    assert [(o.casus, o.perspectief) for o in batch.orders] == [
        ("1", "swt"),
        ("1", "ouder"),
        ("2", "swt"),
        ("2", "ouder"),
    ]
    assert (batch.label, batch.size, batch.orders[0].expires_on) == ("Partij 2", 4, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("changes", "casussen"),
    [
        ({"welke": "alle", "casus": ""}, ["1", "2", "10"]),
        ({"welke": "kenmerk", "duur": "lang"}, ["2", "10"]),
        ({"casus": "1 t/m 10"}, ["1", "2", "10"]),
    ],
)
def test_casussen_are_chosen_by_name_by_attribute_or_all(data, changes, casussen):
    assert list(dict.fromkeys(order.casus for order in made(data, **changes).orders)) == casussen


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"perspectief": ["gemeente"]}, "perspectief", messages.NO_PERSPECTIEF),
        ({"perspectief": ["ouder", "buur"]}, "perspectief", messages.NO_PERSPECTIEF),
        ({"perspectief": []}, "perspectief", messages.NO_PERSPECTIEF),
        ({"welke": ["kenmerk"]}, "welke", messages.NO_CASUS_LIKE_THAT),
        ({"welke": ["kenmerk"], "duur": ["eeuwig"]}, "welke", messages.NO_CASUS_LIKE_THAT),
        ({"casus": ["1, 4"]}, "casus", messages.UNKNOWN_CASUSSEN),
        ({"casus": [""]}, "casus", messages.NO_CASUSSEN),
        ({"kanaal": ["mail"]}, "kanaal", messages.NO_CHANNEL),
        ({"label": ["Partij 1"]}, "label", messages.LABEL_TAKEN),
        ({"label": ["x" * 81]}, "label", messages.LABEL_TOO_LONG),
        ({"herinneren": ["2026-04-01"]}, "herinneren", messages.REMINDER_TOO_LATE),
        ({"aantal": ["200"], "casus": ["1-10"]}, "aantal", messages.TOO_MANY),
        ({"aantal": ["51"], "kanaal": ["papier"]}, "aantal", messages.TOO_MANY),
    ],
)
def test_a_wrong_field_gets_its_sentence(data, changes, field, message):
    (mistake,) = mistakes(data, **changes)

    assert (mistake.variable, mistake.message) == (field, message)
    assert mistake.message % mistake.details


@pytest.mark.parametrize(
    ("text", "picked", "unknown"),
    [
        ("1", ("1",), ()),
        ("10,1;2", ("1", "2", "10"), ()),
        ("1 t/m 3", ("1", "2", "3"), ()),
        ("2-10 ", ("2", "3", "10"), ()),
        ("2 – 3, 1..2", ("1", "2", "3"), ()),
        ("a-b", ("a-b",), ()),
        ("3-1", (), ("3-1",)),
        ("1, 4, x", ("1",), ("4", "x")),
    ],
)
def test_what_a_person_means_by_casussen(text, picked, unknown):
    assert pick_casussen(text, KNOWN) == (picked, unknown)


@given(st.text(max_size=60))
def test_any_text_names_only_casussen_that_there_are(text):
    picked, _ = pick_casussen(text, KNOWN)

    assert set(picked) <= set(KNOWN)


@given(st.lists(st.sampled_from([f"Partij {n}" for n in range(6)] + ["Brieven"]), unique=True))
def test_a_new_batch_gets_a_name_that_is_free(labels):
    assert next_label(labels) not in labels
