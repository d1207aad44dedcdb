"""Imports run one way; and the contracts that say so are shown to bite."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LINT = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""

# A tree of one file per name, each innocent; every case below adds a single import to it.
INNOCENT = (
    "instruments/model.py",
    "codebooks/model.py",
    "analysis/colours.py",
    "reports/nota.py",
    "survey_app/domain/roles.py",
    "survey_app/report_files/reading.py",
    "survey_app/source_files/docx.py",
    "survey_app/refi/package.py",
    "survey_app/names/finder.py",
    "survey_app/name_finder.py",
    "survey_app/storage/stores.py",
    "survey_app/use_cases/respond.py",
    "survey_app/web/forms.py",
    "survey_app/start.py",
    "survey_app/command_files.py",
    "survey_app/deposit_commands.py",
    "survey_app/number_commands.py",
    "survey_app/name_commands.py",
    "survey_app/exchange_commands.py",
    "survey_app/language_commands.py",
    "survey_app/letter_commands.py",
    "survey_app/mail_commands.py",
    "survey_app/privacy_commands.py",
    "survey_app/questionnaire_commands.py",
    "survey_app/report_commands.py",
    "survey_app/report_text_commands.py",
    "survey_app/mail_server.py",
    "survey_app/commands.py",
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's verdict on the tree in `folder`: return code 0 when every contract is kept."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def tree(tmp_path: Path, root: Path) -> Path:
    """The innocent tree, under the very contracts of pyproject.toml."""
    for name in INNOCENT:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    for folder in {file.parent for file in tmp_path.rglob("*.py")} | {tmp_path / "survey_app"}:
        (folder / "__init__.py").write_text("", encoding="utf-8")
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(text[text.index("[tool.importlinter]") :], encoding="utf-8")
    return tmp_path


def test_every_import_in_the_house_runs_one_way(root):
    outcome = lint(root)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_a_tree_without_imports_keeps_the_contracts(tree):
    outcome = lint(tree)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "0 broken" in outcome.stdout


WRONG_WAY = (
    ("instruments/model.py", "import codebooks.model", "codebooks.model"),
    ("codebooks/model.py", "import analysis.colours", "analysis.colours"),
    ("analysis/colours.py", "from reports import nota", "reports.nota"),
    ("reports/nota.py", "import survey_app.domain.roles", "survey_app.domain.roles"),
    ("survey_app/domain/roles.py", "from survey_app.storage import stores", "survey_app.storage.stores"),
    ("survey_app/domain/roles.py", "import survey_app.use_cases.respond", "survey_app.use_cases.respond"),
    ("survey_app/report_files/reading.py", "import survey_app.storage.stores", "survey_app.storage.stores"),
    (
        "survey_app/source_files/docx.py",
        "import survey_app.report_files.reading",
        "survey_app.report_files.reading",
    ),
    ("survey_app/source_files/docx.py", "import survey_app.storage.stores", "survey_app.storage.stores"),
    ("survey_app/names/finder.py", "import survey_app.storage.stores", "survey_app.storage.stores"),
    (
        "survey_app/refi/package.py",
        "from survey_app.use_cases import respond",
        "survey_app.use_cases.respond",
    ),
    ("survey_app/storage/stores.py", "import survey_app.use_cases.respond", "survey_app.use_cases.respond"),
    (
        "survey_app/use_cases/respond.py",
        "def late():\n    from survey_app.web import forms",
        "survey_app.web.forms",
    ),
    ("survey_app/web/forms.py", "import survey_app.commands", "survey_app.commands"),
    ("survey_app/web/forms.py", "import survey_app.start", "survey_app.start"),
)


def test_every_import_the_wrong_way_is_refused(tree):
    """All at once, as starting the linter is what takes the time; each must be named as a link of its own."""
    for file, line, _ in WRONG_WAY:
        with (tree / file).open("a", encoding="utf-8") as text:
            text.write(line + "\n")

    outcome = lint(tree)

    assert outcome.returncode == 1
    wanted = [refusal(file, target) for file, _, target in WRONG_WAY]
    assert [said for said in wanted if said not in outcome.stdout] == [], outcome.stdout


def refusal(file: str, target: str) -> str:
    """What the linter says of this import by itself: not as a link of a longer chain."""
    module = file.removesuffix(".py").replace("/", ".")
    depth = 2 if module.split(".")[0] == target.split(".")[0] else 1
    here, there = (".".join(name.split(".")[:depth]) for name in (module, target))
    return f"{here} is not allowed to import {there}:\n\n- {module} -> {target} (l."


def test_the_contracts_cover_all_five_folders(root):
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]

    (between, _within) = config["contracts"]
    assert between["layers"] == ["survey_app", "reports", "analysis", "codebooks", "instruments"]
    assert set(config["root_packages"]) == set(between["layers"])


def importers(module: str, files: list[Path], root: Path) -> set[str]:
    """The files that import the module, anywhere in them; one that never names it needs no parsing."""
    named = {file: text for file in files if module in (text := file.read_text(encoding="utf-8"))}
    found = [file for file, text in named.items() if module in imported(text)]
    return {str(file.relative_to(root)) for file in found}


def imported(text: str) -> set[str]:
    """The top names of everything that the text imports."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_only_its_adapter_imports_pingouin(house_files, root):
    assert importers("pingouin", house_files, root) == {"analysis/pingouin_adapter.py"}


@pytest.mark.parametrize(
    "text",
    ["import pingouin as pg", "from pingouin.utils import _flatten", "def late():\n    import pingouin"],
)
def test_an_import_of_pingouin_is_seen_wherever_it_stands(text):
    assert "pingouin" in imported(text)
