"""Agreement as `wederhoor agreement` prints it: text for people, one JSON object for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from survey_app.use_cases.print_agreement import printed_agreement

ZWOLLE = Path(__file__).parents[3] / "examples" / "zwolle"


@pytest.fixture(scope="module")
def zwolle():
    loaded = read_study_folder(ZWOLLE)
    assert loaded.value is not None, loaded.problems
    return loaded.value


@pytest.fixture(scope="module")
def double(zwolle):
    """Zwolle with a second codeur who finds every fifth colour groen, and the rest the same."""
    seconds = (
        replace(row, codeur="codeur_2", status="concept", waarde="groen" if place % 5 == 0 else row.waarde)
        for place, row in enumerate(
            row for row in zwolle.codings if row.waarde in ("groen", "oranje", "rood")
        )
    )
    return replace(zwolle, codings=(*zwolle.codings, *seconds))


def test_a_study_that_was_coded_once_says_so_plainly(zwolle):
    assert printed_agreement(zwolle, "text").startswith("Niemand heeft dubbel gecodeerd")


def test_a_study_without_codings_says_so_plainly(zwolle):
    assert (
        printed_agreement(replace(zwolle, codings=()), "text") == "Dit onderzoek heeft nog geen coderingen."
    )


def test_a_study_that_was_coded_once_is_json_too(zwolle):
    found = json.loads(printed_agreement(zwolle, "json"))

    assert found["melding"].startswith("Niemand heeft dubbel gecodeerd")
    assert found["tables"] == {}
    assert found["report"]["overall_alpha"]["estimate"] is None
    assert found["report"]["n_cells"] == len(zwolle.codings)


def test_text_shows_rounded_coefficients_with_their_interval_and_the_value_table(double):
    text = printed_agreement(double, "text")

    assert "Stap 1: van toepassing of niet" in text
    assert "jackknife over" in text
    assert "Waarde tegen waarde" in text
    assert "Omlaag de waarden van codeur_1, opzij die van codeur_2." in text
    assert "nan" not in text.lower().split()


def test_json_holds_the_report_unrounded_and_every_table(double):
    found = json.loads(printed_agreement(double, "json"))
    alpha = found["report"]["overall_alpha"]["estimate"]

    assert found["melding"] == ""
    assert round(alpha, 4) != alpha
    assert found["tables"]["overeenstemming"]["rows"][4]["cells"][0] == alpha
    assert len(found["tables"]) == 6
