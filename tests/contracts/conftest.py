"""Where the house stands, which files are in it, and how a program is started beside the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("instruments", "codebooks", "analysis", "reports", "survey_app")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def house_files() -> list[Path]:
    """Every Python file of the five folders and of bench; migrations are written by a tool and stay out."""
    found = [file for folder in (*FOLDERS, "bench") for file in sorted((ROOT / folder).rglob("*.py"))]
    return [file for file in found if "migrations" not in file.parts]


@pytest.fixture(scope="session")
def committed_files() -> list[Path]:
    """Every text file that git keeps or is about to; skipped where there is no git (a downloaded archive)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:8000]]
