"""The commands that compute answer people in words, programs in JSON, and bad input with every Problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey_app.commands import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMMANDS = [
    ("agreement", "zwolle"),
    ("agreement", "dubbel_gecodeerd"),
    ("costs", "doorbraak"),
    ("recount", "doorbraak"),
    ("recount", "groningen"),
]


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(("command", "example"), COMMANDS)
def test_a_command_prints_text_for_people(command, example):
    found = run(command, EXAMPLES / example)

    assert found.exit_code == 0, found.output
    assert len(found.output.split()) > 10
    assert "Traceback" not in found.output


@pytest.mark.parametrize(("command", "example"), COMMANDS)
def test_a_command_prints_json_that_every_program_reads(command, example):
    def refuse(constant):
        raise ValueError(f"{constant} is no JSON")

    found = run(command, EXAMPLES / example, "--format", "json")

    assert found.exit_code == 0, found.output
    assert json.loads(found.output, parse_constant=refuse)


@pytest.mark.slow
def test_what_is_published_of_zwolle_holds_no_count_below_its_threshold():
    found = run("tables", EXAMPLES / "zwolle", "--publish", "--format", "json")
    tables = json.loads(found.stdout)
    column = [c["key"] for c in tables["waarden"]["columns"]].index("groen")
    counts = [row["cells"][column] for row in tables["waarden"]["rows"]]

    assert "analyseschema" in found.stderr
    assert "analyseschema" not in tables
    assert [count for count in counts if count is not None and 0 < count < 10] == []
    assert any(count is not None for count in counts)


@pytest.mark.parametrize("command", ["agreement", "costs", "recount"])
def test_a_folder_that_is_not_there_is_a_problem(command, tmp_path):
    found = run(command, tmp_path / "nergens")

    assert found.exit_code == 1
    assert "probleem" in found.output
    assert "Traceback" not in found.output


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"kind: published\nfigures: 7\n", b"[" * 5000])
def test_a_register_that_is_none_is_a_problem(content, tmp_path):
    file = tmp_path / "register.yaml"
    file.write_bytes(content)
    found = run("recount", file)

    assert found.exit_code == 1
    assert found.exception is None or isinstance(found.exception, SystemExit)
