"""YAML -> Codebook, OpenScheme, Normenkader or ScoreFrame; `kind` in the file says which.

All Problems of a file come at once, each with its line. The checks on the whole (`codebooks.checks`) run as
soon as every field could be read: on half a codebook they would report what is only a consequence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from codebooks.checks import check_codebook
from codebooks.model import AnyCodebook
from codebooks.norm_loader import read_normenkader
from codebooks.open_loader import read_open_scheme
from codebooks.scheme_loader import read_codebook
from codebooks.score_loader import read_score_frame
from instruments.field_reader import FieldReader
from instruments.problems import Loaded, Problem
from instruments.yaml_source import LARGEST_YAML, parse_yaml, read_text

LIBRARY = Path(__file__).parent / "library"
READERS: dict[str, Callable[[FieldReader], AnyCodebook]] = {
    "codebook": read_codebook,
    "open_scheme": read_open_scheme,
    "normenkader": read_normenkader,
    "score_frame": read_score_frame,
}
REMEMBERED = 500_000  # characters; a longer file is read anew each time
# Problems that leave every field readable.
READABLE = {"language-missing", "field-unknown", "name-invalid", "codebook-id-twice"}


def load_codebook(path: Path, name: str | None = None) -> Loaded[AnyCodebook]:
    """Reads and checks one file; `name` is how Problems call it (default: the path).

    Never raises on content: a missing, broken or wrong file gives Problems and no value.
    """
    shown = name or str(path)
    text = read_text(path, shown, LARGEST_YAML)
    if text.value is None:
        return Loaded(None, text.problems)
    return (_remembered if len(text.value) <= REMEMBERED else _loaded)(text.value, shown)


@lru_cache(maxsize=32)  # files; every study that is read brings the same ones
def _remembered(text: str, shown: str) -> Loaded[AnyCodebook]:
    return _loaded(text, shown)


def _loaded(text: str, shown: str) -> Loaded[AnyCodebook]:
    tree = parse_yaml(text, shown)
    if tree.value is None:
        return Loaded(None, tree.problems)
    problems: list[Problem] = []
    reader = FieldReader(tree.value, shown, problems)
    book = _read(reader)
    if book is not None and all(problem.code in READABLE for problem in problems):
        problems.extend(check_codebook(book))
    return Loaded(None if problems else book, tuple(sorted(problems)))


def library_path(id: str) -> Path:
    """Where the codebook with this id stands in the library; the file need not exist."""
    return LIBRARY / f"{id}.yaml"


def library_ids() -> tuple[str, ...]:
    """The ids of every codebook in the library, in alphabetical order."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.yaml")))


def _read(reader: FieldReader) -> AnyCodebook | None:
    kind = reader.text("kind")
    if kind not in READERS:
        if kind:
            reader.report("kind-unknown", "kind", value=kind, allowed=", ".join(READERS))
        return None
    reader.languages = reader.names("languages", ("nl",)) or ("nl",)
    book = READERS[kind](reader)
    reader.close()
    return book
