"""Copies the style sheets and fonts that pages use out of node_modules; `make styles` runs it.

It runs as a file, before anything else is installed, so it imports the standard library alone. Every package
keeps its licence beside its files. Nothing copied is committed: the folder is ignored.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StylePackage:
    """An npm package, the folder its files go to, and which files: (from, to), relative to each."""

    package: str
    folder: str
    files: tuple[tuple[str, str], ...]


def _font(weight: int) -> tuple[tuple[str, str], ...]:
    """The Latin letters in one weight: the style sheet and both files it names."""
    sheet = f"latin-{weight}.css"
    letters = [f"files/noto-sans-latin-{weight}-normal.{kind}" for kind in ("woff2", "woff")]
    return ((sheet, sheet), *((name, name) for name in letters))


PACKAGES: tuple[StylePackage, ...] = (
    StylePackage(
        "@utrecht/component-library-css",
        "utrecht",
        (("dist/index.css", "index.css"), ("LICENSE.md", "LICENSE.md")),
    ),
    StylePackage(
        "@nl-design-system-unstable/voorbeeld-design-tokens",
        "voorbeeld",
        (("dist/theme.css", "theme.css"), ("LICENSE.md", "LICENSE.md")),
    ),
    StylePackage(
        "@fontsource/noto-sans",
        "noto-sans",
        (*_font(400), *_font(700), ("LICENSE", "LICENSE")),
    ),
)


ADVICE = "Remove node_modules and run: make styles"


def missing_files(node_modules: Path) -> list[str]:
    """One plain sentence per package or file that is not there; empty when all is."""
    return [sentence for package in PACKAGES for sentence in _missing(node_modules, package)]


def copy_styles(node_modules: Path, target: Path) -> list[Path]:
    """Copies every file, replacing what stood there. Returns what was written, in order."""
    return [
        _copy(node_modules / package.package / source, target / package.folder / name)
        for package in PACKAGES
        for source, name in package.files
    ]


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
    copied = copy_styles(node_modules, target)
    print(f"{len(copied)} files copied to {target}")
    return 0


def _missing(node_modules: Path, package: StylePackage) -> list[str]:
    place = node_modules / package.package
    if not place.is_dir():
        return [f"The npm package {package.package} is not installed. {ADVICE}"]
    return [
        f"The npm package {package.package} has no file {source}. {ADVICE}"
        for source, _ in package.files
        if not (place / source).is_file()
    ]


def _copy(source: Path, goal: Path) -> Path:
    goal.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, goal)
    return goal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
