"""Copies the style sheets and fonts that pages use out of node_modules; `make styles` runs it.

It runs as a file, before anything else is installed, so it imports the standard library alone. Every package
brings its licence along. Nothing copied is committed: the folder is ignored.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StyleFile:
    """A file of an npm package, and its name in the pages' folder."""

    package: str
    source: str
    name: str


UTRECHT = "@utrecht/component-library-css"
VOORBEELD = "@nl-design-system-unstable/voorbeeld-design-tokens"
NOTO_SANS = "@fontsource/noto-sans"

FILES: tuple[StyleFile, ...] = (
    StyleFile(UTRECHT, "dist/index.css", "index.css"),
    StyleFile(UTRECHT, "LICENSE.md", "LICENSE-utrecht.md"),
    StyleFile(VOORBEELD, "dist/theme.css", "theme.css"),
    StyleFile(VOORBEELD, "LICENSE.md", "LICENSE-voorbeeld.md"),
    StyleFile(NOTO_SANS, "files/noto-sans-latin-400-normal.woff2", "noto-sans-latin-400-normal.woff2"),
    StyleFile(NOTO_SANS, "files/noto-sans-latin-700-normal.woff2", "noto-sans-latin-700-normal.woff2"),
    StyleFile(NOTO_SANS, "LICENSE", "LICENSE-noto-sans.txt"),
)
ADVICE = "Remove node_modules and run: make styles"


def missing_files(node_modules: Path) -> list[str]:
    """One plain sentence per package or file that is not there; empty when all is."""
    sentences = [_what_is_missing(node_modules, file) for file in FILES]
    return list(dict.fromkeys(filter(None, sentences)))


def copy_styles(node_modules: Path, target: Path) -> list[Path]:
    """Copies every file, replacing what stood there. Returns what was written, in order."""
    target.mkdir(parents=True, exist_ok=True)
    return [shutil.copyfile(_place(node_modules, file), target / file.name) for file in FILES]


def main(arguments: list[str]) -> int:
    """`stylesheets.py NODE_MODULES TARGET`: 0 copied, 1 something is missing, 2 called wrongly."""
    if len(arguments) != 2:
        print("Usage: stylesheets.py NODE_MODULES TARGET", file=sys.stderr)
        return 2
    node_modules, target = map(Path, arguments)
    missing = missing_files(node_modules)
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 1
    print(f"{len(copy_styles(node_modules, target))} files copied to {target}")
    return 0


def _place(node_modules: Path, file: StyleFile) -> Path:
    return node_modules / file.package / file.source


def _what_is_missing(node_modules: Path, file: StyleFile) -> str:
    if not (node_modules / file.package).is_dir():
        return f"The npm package {file.package} is not installed. {ADVICE}"
    if not _place(node_modules, file).is_file():
        return f"The npm package {file.package} has no file {file.source}. {ADVICE}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
