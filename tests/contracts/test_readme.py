"""What README and its neighbours say about places, commands and targets is so."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from click.testing import CliRunner

from survey_app.commands import main

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/handleiding.md", "docs/data-protection.md")
UNLISTED = {"var", "node_modules", "build", "dist", "venv"}  # made on a machine, never committed


def read(root, name):
    return (root / name).read_text(encoding="utf-8")


def where_is(root):
    """The rows of the table under 'Where is', without its heading."""
    section = read(root, "README.md").split("## Where is")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def paths_in(text):
    """What stands between backticks and looks like a path."""
    return [word for word in re.findall(r"`([^`\s]+)`", text) if "/" in word]


def test_every_place_in_the_table_exists(root):
    places = [path for row in where_is(root) for path in paths_in(row)]

    assert len(places) > 10
    assert [place for place in places if not (root / place).exists()] == []


def test_every_folder_at_the_top_is_in_the_table(root):
    folders = {path.name for path in root.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    listed = {path.split("/")[0] for row in where_is(root) for path in paths_in(row)}

    assert {name for name in folders if not name.endswith(".egg-info")} - UNLISTED - listed == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_leads_somewhere(root, name):
    targets = re.findall(r"\]\(([^)#]+)\)", read(root, name))
    local = [target for target in targets if "://" not in target]

    assert [target for target in local if not ((root / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_named_in_a_document_exists(root, name):
    targets = set(re.findall(r"^([a-z][a-z-]*):", read(root, "Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make ([a-z][a-z-]*)", read(root, name), flags=re.MULTILINE))

    assert named - targets == set()


def test_every_make_target_explains_itself(root):
    phony = re.search(r"^\.PHONY: (.+)$", read(root, "Makefile"), flags=re.MULTILINE)[1].split()
    explained = re.findall(r"^([a-z-]+):.*## ", read(root, "Makefile"), flags=re.MULTILINE)

    assert sorted(phony) == sorted(explained)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_subcommand_named_in_a_document_exists(root, name):
    named = set(re.findall(r"(?:`|\.venv/bin/)wederhoor ([a-z]+)", read(root, name)))
    shown = CliRunner().invoke(main, ["--help"]).output

    assert "Commands:" in shown
    assert {command for command in named if not re.search(rf"\b{command}\b", shown)} == set()


def test_every_file_an_adr_points_at_exists(root):
    pages = sorted((root / "docs" / "adr").glob("*.md"))
    named = {path for page in pages for path in paths_in(page.read_text(encoding="utf-8"))}
    files = {path for path in named if path.endswith(".py")}

    assert {path for path in files if not (root / path).exists()} == set()


def test_the_version_is_the_same_wherever_it_stands(root):
    version = tomllib.loads(read(root, "pyproject.toml"))["project"]["version"]
    public = yaml.safe_load(read(root, "publiccode.yml"))
    newest = re.search(r"^## (\S+) \((\S+)\)$", read(root, "CHANGELOG.md"), flags=re.MULTILINE)

    assert (public["softwareVersion"], public["releaseDate"]) == (newest[1], newest[2])
    assert version == newest[1]
