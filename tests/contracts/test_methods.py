"""docs/methods.md is what the docstrings say, and their examples give what they show."""

from __future__ import annotations

import doctest
import functools
import importlib
import importlib.util
from pathlib import Path

import pytest


def load_generator(root):
    spec = importlib.util.spec_from_file_location("methods_page", root / "docs" / "methods.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def modules_with_examples(root):
    """Found by their text: every worker that collects these tests asks it."""
    files = sorted((root / "analysis").rglob("*.py"))
    found = [file for file in files if ">>> " in file.read_text(encoding="utf-8")]
    return [".".join(file.relative_to(root).with_suffix("").parts) for file in found]


@pytest.fixture(scope="module")
def generator(root):
    """The page's maker, which parses each file once."""
    loaded = load_generator(root)
    parsed = functools.cache(lambda file, parse=loaded.methods_in: tuple(parse(file)))
    loaded.methods_in = parsed
    return loaded


@pytest.fixture(scope="module")
def page(generator):
    """The page as the docstrings make it now."""
    return generator.page()


def test_the_page_is_what_the_docstrings_say(generator, page):
    assert generator.PAGE.read_text(encoding="utf-8") == page, "run: make methods"


def test_every_method_stands_in_a_chapter(generator, page):
    assert f"## {generator.ELSEWHERE}" not in page


@pytest.mark.parametrize("module", modules_with_examples(Path(__file__).resolve().parents[2]))
def test_the_examples_give_what_they_show(module):
    loaded = importlib.import_module(module)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

    assert doctest.testmod(loaded, optionflags=options).failed == 0


def test_every_method_has_an_example(root, generator):
    found = [m for file in sorted((root / "analysis").rglob("*.py")) for m in generator.methods_in(file)]

    assert [m.signature for m in found if ">>>" not in m.article] == []
