"""The style sheets reach the pages with their licences, or a plain sentence says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_app.web.stylesheets import PACKAGES, copy_styles, main, missing_files


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """A made-up node_modules that holds every file by name; the content is its own path."""
    root = tmp_path / "node_modules"
    for package in PACKAGES:
        for source, _ in package.files:
            file = root / package.package / source
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{package.package}/{source}", encoding="utf-8")
    return root


def test_every_file_is_copied_unchanged(node_modules, tmp_path):
    copied = copy_styles(node_modules, tmp_path / "nlds")

    assert len(copied) == sum(len(package.files) for package in PACKAGES)
    theme = (tmp_path / "nlds" / "voorbeeld" / "theme.css").read_text(encoding="utf-8")
    assert theme == "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"


def test_every_package_brings_its_licence():
    for package in PACKAGES:
        assert any(name.startswith("LICENSE") for _, name in package.files), package.package


def test_copying_again_replaces_what_stood_there(node_modules, tmp_path):
    target = tmp_path / "nlds"
    copy_styles(node_modules, target)
    (target / "utrecht" / "index.css").write_text("old", encoding="utf-8")

    assert main([str(node_modules), str(target)]) == 0
    assert (target / "utrecht" / "index.css").read_text(encoding="utf-8") != "old"


def test_a_missing_package_is_one_plain_sentence(tmp_path, capsys):
    assert main([str(tmp_path), str(tmp_path / "nlds")]) == 1

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(PACKAGES)
    assert lines[0] == (
        "The npm package @utrecht/component-library-css is not installed. "
        "Remove node_modules and run: make styles"
    )


def test_a_missing_file_is_named(node_modules):
    (node_modules / "@fontsource/noto-sans" / "latin-700.css").unlink()

    (sentence,) = missing_files(node_modules)
    assert "@fontsource/noto-sans has no file latin-700.css" in sentence


def test_nothing_is_copied_while_something_is_missing(node_modules, tmp_path):
    (node_modules / "@utrecht/component-library-css" / "dist" / "index.css").unlink()

    main([str(node_modules), str(tmp_path / "nlds")])

    assert not (tmp_path / "nlds").exists()


def test_a_wrong_call_explains_itself(capsys):
    assert main(["one"]) == 2
    assert capsys.readouterr().err.startswith("Usage:")
