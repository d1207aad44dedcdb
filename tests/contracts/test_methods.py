"""docs/methods.md is what the docstrings say, and their examples give what they show."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
from pathlib import Path

import pytest


def load_generator(root):
    spec = importlib.util.spec_from_file_location("methods_page", root / "docs" / "methods.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def modules_with_methods(root):
    generator = load_generator(root)
    found = [file for file in sorted((root / "analysis").rglob("*.py")) if list(generator.methods_in(file))]
    return [".".join(file.relative_to(root).with_suffix("").parts) for file in found]


def test_the_page_is_what_the_docstrings_say(root):
    generator = load_generator(root)

    assert generator.PAGE.read_text(encoding="utf-8") == generator.page(), "run: make methods"


def test_every_method_stands_in_a_chapter(root):
    generator = load_generator(root)

    assert f"## {generator.ELSEWHERE}" not in generator.page()


@pytest.mark.parametrize("module", modules_with_methods(Path(__file__).resolve().parents[2]))
def test_the_examples_give_what_they_show(module):
    loaded = importlib.import_module(module)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

    assert doctest.testmod(loaded, optionflags=options).failed == 0


def test_every_method_has_an_example(root):
    generator = load_generator(root)
    found = [m for file in sorted((root / "analysis").rglob("*.py")) for m in generator.methods_in(file)]

    assert [m.signature for m in found if ">>>" not in m.article] == []
