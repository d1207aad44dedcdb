"""A web process starts without the statistics: pages wait for nobody's pandas."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "scipy", "statsmodels", "pingouin", "matplotlib", "sklearn", "svy", "polars")

LOADED = f"""
import sys
def loaded(after):
    print("LOADED", after, *sorted(set(sys.modules) & {set(HEAVY)!r}))
"""

STARTING = """
from survey_app.commands import main
sys.argv = ["wederhoor", "--help"]
try:
    main()
except SystemExit:
    pass
loaded("help")
from survey_app import create_app
create_app({"TESTING": True})
loaded("create_app")
import analysis.study_folder
loaded("study_folder")
"""

COLOURS = """
import time
import pandas
loaded("pandas")
start = time.process_time()
import analysis.colours
print("SECONDS", time.process_time() - start)
loaded("colours")
import analysis.tables
loaded("tables")
import analysis.groups, analysis.scales
loaded("groups")
"""


def printed_by(program, tmp_path):
    """What a fresh Python prints that runs the program: the words of each line."""
    settings = {
        "WEDERHOOR_SECRET_KEY": "for-this-test-only",
        "WEDERHOOR_DATABASE_URL": f"sqlite:///{tmp_path / 'light.sqlite'}",
    }
    outcome = subprocess.run(
        [sys.executable, "-c", LOADED + program],
        cwd=tmp_path,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    return [line.split() for line in outcome.stdout.splitlines() if line]


def loaded_after(moment, lines):
    """Which heavy packages were loaded by then."""
    (found,) = [line[2:] for line in lines if line[:2] == ["LOADED", moment]]
    return set(found)


HEAVIER_THAN_PANDAS = {"scipy", "statsmodels", "pingouin", "matplotlib", "sklearn", "svy", "polars"}
LONGEST_IMPORT = 1.0  # seconds of CPU


@pytest.fixture(scope="module")
def starting(tmp_path_factory):
    """`wederhoor --help`, then `create_app`, then the reader of a study folder, in one fresh Python."""
    return printed_by(STARTING, tmp_path_factory.mktemp("starting"))


@pytest.fixture(scope="module")
def colours(tmp_path_factory):
    """Pandas, then the colours, all tables, and the comparison of groups, in one fresh Python."""
    return printed_by(COLOURS, tmp_path_factory.mktemp("colours"))


@pytest.mark.parametrize("moment", ["help", "create_app", "study_folder"])
def test_starting_loads_no_statistics_nor_does_the_reader_of_a_study(moment, starting):
    assert loaded_after(moment, starting) == set()


def test_the_check_itself_sees_pandas_when_it_is_loaded(colours):
    assert "pandas" in loaded_after("pandas", colours)


def test_counting_colours_loads_no_more_than_pandas(colours):
    assert loaded_after("colours", colours) & HEAVIER_THAN_PANDAS == set()


def test_the_tables_of_a_study_load_no_scipy_until_one_is_made(colours):
    assert "scipy" not in loaded_after("tables", colours)


def test_comparing_groups_loads_no_pingouin_until_one_compares(colours):
    assert "pingouin" not in loaded_after("groups", colours)


def test_counting_colours_is_imported_within_a_second_beyond_pandas(colours):
    (seconds,) = [float(line[1]) for line in colours if line[0] == "SECONDS"]

    assert seconds < LONGEST_IMPORT
