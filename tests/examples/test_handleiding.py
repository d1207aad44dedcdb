"""What the handleiding shows can be copied: its plan fits the Zwolle example, its register recounts."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from analysis.study_folder import read_study_folder
from analysis.tables import Tables

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")


def block(kind):
    """The indented example in the handleiding that begins with `kind: ...`."""
    (found,) = re.findall(rf"^    kind: {kind}\n(?:    .*\n|\n)+", TEXT, flags=re.MULTILINE)
    return textwrap.dedent(found)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "examples" / "zwolle", tmp_path / "zwolle")


def test_the_plan_of_the_handleiding_is_without_problems_and_gives_its_tables(folder):
    (folder / "plan.yaml").write_text(block("plan"), encoding="utf-8")
    loaded = read_study_folder(folder)

    assert loaded.problems == ()
    tables = Tables(loaded.value)
    planned = ("respons_verantwoord", "gewogen_naar_leeftijd", "benchmark_gebruik", "vergelijkbaar_gebruik")
    assert [name for name in planned if not tables.table(name).rows] == []


def test_the_register_of_the_handleiding_holds(folder):
    (folder / "published.yaml").write_text(block("published"), encoding="utf-8")
    loaded = read_study_folder(folder)

    assert loaded.problems == ()
    table = Tables(loaded.value).table("gepubliceerd")
    assert "gereproduceerd: 1" in table.notes
    assert "fout: 0" in table.notes
