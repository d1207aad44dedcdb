"""The shape of the code: short functions, short files, types everywhere, names that a researcher says."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path
from typing import NamedTuple

import pytest

LONGEST_FILE = 300
LONGEST_BODY = 50
MEDIAN_BODY = 8
BODY_OF_MOST = 25  # 90% of the functions are no longer
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "services"}


class Function(NamedTuple):
    """A function and where it stands; `body` counts its lines without signature and docstring."""

    place: str
    body: int
    untyped: tuple[str, ...]


def functions(tree: ast.Module, name: str) -> list[Function]:
    """Every function in the file, nested ones too."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    nodes = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [Function(f"{name}:{node.lineno} {node.name}", body_lines(node), untyped(node)) for node in nodes]


def body_lines(node):
    statements = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return statements[-1].end_lineno - statements[0].lineno + 1 if statements else 0


def untyped(node):
    """Names of the parameters without a type, and 'return' where the result has none."""
    spec = node.args
    parameters = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *filter(None, (spec.vararg, spec.kwarg))]
    bare = [p.arg for p in parameters if p.annotation is None and p.arg not in ("self", "cls")]
    return (*bare, *(() if node.returns is not None else ("return",)))


def asserts(tree: ast.Module) -> list[int]:
    """The lines on which the file asserts."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]


class Measured(NamedTuple):
    """What the contracts ask of a file, measured while it is parsed once."""

    lines: int
    says: bool  # whether it begins with a docstring
    functions: list[Function]
    asserts: list[int]


@pytest.fixture(scope="module")
def house(house_files, root) -> dict[str, Measured]:
    """Each file of the house, measured, under its name in the repository."""
    return {name: measured(text, name) for name, text in texts(house_files, root).items()}


@pytest.fixture(scope="module")
def everything(house) -> list[Function]:
    """Every function of the house."""
    return [found for file in house.values() for found in file.functions]


def measured(text: str, name: str) -> Measured:
    tree = ast.parse(text)
    says = bool(ast.get_docstring(tree))
    return Measured(text.count("\n"), says, functions(tree, name), asserts(tree))


def texts(files: list[Path], root: Path) -> dict[str, str]:
    """Each file's text under its name in the repository."""
    return {str(file.relative_to(root)): file.read_text(encoding="utf-8") for file in files}


def test_no_function_body_is_longer_than_50_lines(everything):
    assert [f for f in everything if f.body > LONGEST_BODY] == []


def test_the_median_body_is_at_most_8_lines(everything):
    assert statistics.median(f.body for f in everything) <= MEDIAN_BODY


def test_nine_in_ten_bodies_are_at_most_25_lines(everything):
    long = sorted(f for f in everything if f.body > BODY_OF_MOST)

    assert len(long) <= len(everything) / 10, long


def test_every_function_is_typed(everything):
    assert [f for f in everything if f.untyped] == []


def test_no_file_is_longer_than_300_lines(house):
    assert {name: file.lines for name, file in house.items() if file.lines > LONGEST_FILE} == {}


def test_only_tests_assert(house):
    assert {name: file.asserts for name, file in house.items() if file.asserts} == {}


def test_every_file_says_in_its_first_line_what_one_finds_there(house):
    assert [name for name, file in house.items() if not file.says] == []


def test_no_file_or_folder_has_a_name_that_says_nothing(house_files, root):
    named = {str(file.relative_to(root)): {file.stem, *file.relative_to(root).parts} for file in house_files}

    assert [name for name, parts in named.items() if parts & FORBIDDEN_NAMES] == []


def test_the_ruler_counts_body_lines_without_docstring():
    text = 'def f(a: int) -> int:\n    """One.\n\n    Two.\n    """\n    b = a\n\n    return b\n'

    assert functions(ast.parse(text), "x.py") == [Function("x.py:1 f", 3, ())]


def test_the_ruler_sees_what_has_no_type():
    text = "class A:\n    def f(self, a, *b, c: int = 1, **d): pass\n    async def g(self) -> None: pass\n"

    assert [f.untyped for f in functions(ast.parse(text), "x.py")] == [("a", "b", "d", "return"), ()]


def test_the_ruler_sees_an_assert_inside_a_function():
    assert asserts(ast.parse("def f():\n    if True:\n        assert True\n")) == [3]
