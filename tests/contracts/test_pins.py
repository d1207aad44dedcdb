"""Versions are pinned, addresses are not, and no file names a place on somebody's machine."""

from __future__ import annotations

import json
import re
import tomllib

PIN_FILES = ("constraints.txt", "package.json", ".npmrc")
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*\Z")
EXACT = re.compile(r"\d+\.\d+\.\d+\Z")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|Users|home)/[\w.-]+")


def pins(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def spelled(name):
    """A package name as the index compares it: Flask_WTF and flask-wtf are one."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", name, maxsplit=1)[0]).lower()


def test_pin_files_hold_no_address(root):
    for name in PIN_FILES:
        assert "://" not in (root / name).read_text(encoding="utf-8"), name


def test_every_constraint_is_one_exact_version(root):
    assert [line for line in pins(root) if not PIN.match(line)] == []


def test_no_package_is_pinned_twice(root):
    names = [spelled(line) for line in pins(root)]

    assert sorted(names) == sorted(set(names))


def test_everything_pyproject_asks_for_is_pinned(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]

    assert {spelled(name) for name in asked} - {spelled(line) for line in pins(root)} == set()


def test_npm_packages_are_exact_versions(root):
    package = json.loads((root / "package.json").read_text(encoding="utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}

    assert {name: version for name, version in versions.items() if not EXACT.match(version)} == {}


def test_npm_records_no_place_and_runs_no_scripts_of_packages(root):
    settings = (root / ".npmrc").read_text(encoding="utf-8").splitlines()

    wanted = {"omit-lockfile-registry-resolved=true", "package-lock=false", "ignore-scripts=true"}
    assert wanted <= set(settings)


def test_no_committed_file_names_a_path_on_a_machine(committed_files, root):
    found = {
        str(file.relative_to(root)): match.group()
        for file in committed_files
        if (match := MACHINE_PATH.search(file.read_text(encoding="utf-8", errors="replace")))
    }

    assert found == {}


def test_the_search_for_machine_paths_finds_one():
    assert MACHINE_PATH.search("data = open('" + "/".join(("", "home", "piet", "data.csv")) + "')")
    assert not MACHINE_PATH.search("see docs/work/plan.md and example.nl/home/page")


def test_what_is_fetched_or_kept_on_a_machine_is_not_committed(committed_files, root):
    kept_out = {"node_modules", "var", ".venv", "nlds", "screenshots"}

    assert [file for file in committed_files if kept_out & set(file.relative_to(root).parts)] == []
