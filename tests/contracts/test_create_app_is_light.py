"""A web process starts without the statistics: pages wait for nobody's pandas."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "scipy", "statsmodels", "pingouin", "matplotlib", "sklearn", "svy", "polars")

APP = """
from survey_app import create_app
create_app({"TESTING": True})
"""

COMMAND = """
import sys
from survey_app.commands import main
sys.argv = ["wederhoor", "--help"]
try:
    main()
except SystemExit:
    pass
"""

REPORT = f"""
import sys
print("LOADED", *sorted(set(sys.modules) & {set(HEAVY)!r}))
"""


def loaded_by(program, tmp_path):
    """Which heavy packages a fresh Python has loaded after running the program."""
    settings = {
        "WEDERHOOR_SECRET_KEY": "for-this-test-only",
        "WEDERHOOR_DATABASE_URL": f"sqlite:///{tmp_path / 'light.sqlite'}",
    }
    outcome = subprocess.run(
        [sys.executable, "-c", program + REPORT],
        cwd=tmp_path,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    last = outcome.stdout.splitlines()[-1]
    assert last.startswith("LOADED")
    return last.split()[1:]


COLOURS = """
import time
import pandas
start = time.process_time()
import analysis.colours
print("SECONDS", time.process_time() - start)
"""
HEAVIER_THAN_PANDAS = {"scipy", "statsmodels", "pingouin", "matplotlib", "sklearn", "svy", "polars"}
LONGEST_IMPORT = 1.0  # seconds of CPU


@pytest.mark.parametrize("program", [APP, COMMAND], ids=["create_app", "wederhoor --help"])
def test_starting_loads_no_statistics(program, tmp_path):
    assert loaded_by(program, tmp_path) == []


def test_the_check_itself_sees_pandas_when_it_is_loaded(tmp_path):
    assert "pandas" in loaded_by("import pandas", tmp_path)


def test_counting_colours_loads_no_more_than_pandas(tmp_path):
    assert set(loaded_by("import analysis.colours", tmp_path)) & HEAVIER_THAN_PANDAS == set()


def test_counting_colours_is_imported_within_a_second_beyond_pandas(tmp_path):
    outcome = subprocess.run([sys.executable, "-c", COLOURS], capture_output=True, text=True, check=True)

    assert float(outcome.stdout.removeprefix("SECONDS")) < LONGEST_IMPORT
