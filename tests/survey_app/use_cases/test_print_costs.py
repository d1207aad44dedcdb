"""The business case printed: for people every table, for programs the raw numbers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from survey_app.use_cases.print_costs import NOTHING, printed_costs

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def doorbraak():
    return read_study_folder(EXAMPLES / "doorbraak").value


def test_people_read_what_the_doorbraken_yield_and_how_plans_stand(doorbraak):
    text = printed_costs(doorbraak, "text")

    assert re.search(r"zwolle, baten +6 +6 +€ 323.005", text)
    assert "€ 1.615.025" in text
    assert "Plannen en de Waardendriehoek" in text
    assert "Waar een bedrag ontbreekt, is het niet bekend; het telt nergens als nul." in text


def test_programs_get_every_table_with_raw_numbers(doorbraak):
    found = json.loads(printed_costs(doorbraak, "json"))

    assert {"kostenposten", "baten_per_wet", "onzekerheid", "waardendriehoek"} <= set(found)
    rows = {row["key"]: row["cells"] for row in found["baten_totaal"]["rows"]}
    assert rows["zwolle:baten"][3] == 323005
    assert rows["tilburg_1:baten"][3] is None  # what threatens has no price: missing, not zero


def test_a_study_without_costs_says_so(doorbraak):
    empty = replace(doorbraak, costs=(), plans=())

    assert printed_costs(empty, "text") == NOTHING
    assert printed_costs(empty, "json") == "{}"
