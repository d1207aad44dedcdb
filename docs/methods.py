"""Makes docs/methods.md from the docstrings: every statistic with its formula, its source and an example.

`make methods` runs it. A function is a method when its docstring names a source; a test keeps page and
docstrings the same.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "methods.md"
SOURCE = "Source:"
CHAPTERS = (  # title, and the rooms and files whose methods it has
    ("Agreement between coders", ("agreement",)),
    ("Perspectives", ("perspectives",)),
    ("Shares and response", ("proportions", "response_rate", "questions")),
    ("Printed numbers", ("printed_numbers",)),
    ("Scales and grades", ("scales",)),
    ("Groups and pairs", ("groups",)),
    ("Weighting", ("weighting",)),
    ("Benchmark", ("benchmark", "cbs")),
    ("Norms", ("norms",)),
    ("GGSR scores", ("ggsr", "score_transitions")),
    ("Business case", ("costs", "routes")),
    ("Recount", ("recount", "report_recount")),
    ("Disclosure", ("disclosure",)),
    ("Re-identification", ("reidentification",)),
    ("Answers that leave the house", ("deposit",)),
)
ELSEWHERE = "Other methods"
HEAD = """\
# Methods

Every statistic that Wederhoor computes: what it answers, what goes in, what a missing value means, its
formula, its source and an example that is run by the tests. Nothing on this page is written by hand: it is
made from the docstrings of `analysis/` by `make methods`. How the numbers were checked against R and
published tables is in `tests/reference/`.
"""


class Method(NamedTuple):
    """A public function with a source: where it is, how it is called, and its article."""

    file: str
    signature: str
    article: str

    @property
    def room(self) -> str:
        """The room of analysis/ it is in, or its file where that stands by itself."""
        return Path(self.file).parts[1].removesuffix(".py")


def page() -> str:
    """The whole page."""
    left = {method.signature: method for file in _files() for method in methods_in(file)}
    parts = [HEAD]
    for title, rooms in CHAPTERS:
        chosen = [method for method in left.values() if method.room in rooms]
        left = {name: method for name, method in left.items() if method not in chosen}
        parts += [f"## {title}\n", *map(_section, chosen)] if chosen else []
    parts += [f"## {ELSEWHERE}\n", *map(_section, left.values())] if left else []
    return "\n".join(parts)


def _files() -> list[Path]:
    return sorted((ROOT / "analysis").rglob("*.py"))


def methods_in(file: Path) -> Iterator[Method]:
    """The file's public functions that name a source, in the order in which they stand."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        article = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if isinstance(node, ast.FunctionDef) and article and SOURCE in article and node.name[0] != "_":
            returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
            yield Method(
                str(file.relative_to(ROOT)), f"{node.name}({ast.unparse(node.args)}){returned}", article
            )


def _section(method: Method) -> str:
    name = method.signature.partition("(")[0]
    call = textwrap.fill(method.signature, 110, subsequent_indent="    ", break_on_hyphens=False)
    text = _fenced(inspect.cleandoc(method.article))
    return f"### {name}\n\n`{method.file}`\n\n```python\n{call}\n```\n\n{text}\n"


def _fenced(article: str) -> str:
    """The article with its example between fences."""
    paragraphs = re.split(r"\n\s*\n", article)
    return "\n\n".join(f"```python\n{p}\n```" if p.lstrip().startswith(">>>") else p for p in paragraphs)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
