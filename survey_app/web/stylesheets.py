"""Copies the style sheets and fonts that pages use out of node_modules; `make styles` runs it.

It runs as a file, before anything else is installed, so it imports the standard library alone. Every package
brings its licence along. Nothing copied is committed: the folder is ignored.

Respondents get `respond.css` instead of the two full sheets: only the rules whose classes their pages use,
and only the theme's tokens that those rules need. That is a fifth of the weight, and the same picture.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

WEB = Path(__file__).parent


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
RESPONDENT_SHEET = "respond.css"
FRAME = "respond/frame.html"  # what every page of respondents extends, itself or through another
FOLDER = "respond/"  # where the parts of those pages are, also the parts that Python puts together
ADVICE = "Remove node_modules and run: make styles"
LICENCE = (
    "/* Parts of Utrecht's components and the Voorbeeld theme, EUPL-1.2: see the licences beside this. */\n"
)


def missing_files(node_modules: Path) -> list[str]:
    """One plain sentence per package or file that is not there; empty when all is."""
    sentences = [_what_is_missing(node_modules, file) for file in FILES]
    return list(dict.fromkeys(filter(None, sentences)))


def copy_styles(node_modules: Path, target: Path) -> list[Path]:
    """Copies every file, replacing what stood there. Returns what was written, in order."""
    target.mkdir(parents=True, exist_ok=True)
    return [shutil.copyfile(_place(node_modules, file), target / file.name) for file in FILES]


def write_respondent_sheet(target: Path, web: Path = WEB) -> Path:
    """Makes `respond.css` from the two full sheets in `target`, for the pages and own sheets in `web`."""
    rules = used_rules(_read(target / "index.css"), words_of_pages(web))
    own = "".join(_read(web / "static" / name) for name in ("wederhoor.css", "respond.css"))
    sheet = LICENCE + rules + used_tokens(_read(target / "theme.css"), rules + own)
    file = target / RESPONDENT_SHEET
    file.write_text(sheet, encoding="utf-8")
    return file


def respondent_templates(templates: Path) -> list[Path]:
    """The templates in FOLDER or on FRAME, with everything these extend, include or import."""
    mentioned = {_name(file, templates): _mentions(file) for file in templates.rglob("*.html")}
    own = {name for name in mentioned if name.startswith(FOLDER) or FRAME in _reached(name, mentioned)}
    return sorted(templates / name for name in set().union(*(_reached(name, mentioned) for name in own)))


def words_of_pages(web: Path) -> frozenset[str]:
    """Every word in the respondents' templates and scripts that could be the name of a class."""
    scripts = sorted((web / "static").glob("respond*.js"))
    files = [*respondent_templates(web / "templates"), *scripts]
    return frozenset(word for file in files for word in _CLASS_WORD.findall(_read(file)))


def used_rules(sheet: str, words: frozenset[str]) -> str:
    """The sheet's rules that name only classes among `words`, and the animations that those rules run."""
    kept = "".join(_kept(prelude, body, words) for prelude, body in blocks(sheet))
    moves = [(prelude, body) for prelude, body in blocks(sheet) if prelude.startswith("@keyframes")]
    return kept + "".join(_block(prelude, body) for prelude, body in moves if prelude.split()[1] in kept)


def used_tokens(theme: str, rules: str) -> str:
    """The theme's tokens that the rules use, with the tokens that those are made of."""
    scopes = [(prelude, dict(_declarations(body))) for prelude, body in blocks(theme)]
    known = {name: value for _, tokens in scopes for name, value in tokens.items()}
    needed = _closure(_VAR.findall(rules), known)
    return "".join(
        _block(prelude, ";".join(f"{name}:{value}" for name, value in tokens.items() if name in needed))
        for prelude, tokens in scopes
    )


def blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Each block of a style sheet as what stands before its brace and what stands inside."""
    text, begin, depth, opened = _COMMENT.sub("", sheet), 0, 0, 0
    for mark in _MARK.finditer(text):
        if mark[0] == "{":
            depth, opened = depth + 1, opened or mark.end()
        elif mark[0] == "}":
            depth -= 1
            if depth == 0:
                yield _tight(text[begin : opened - 1]), text[opened : mark.start()]
                begin, opened = mark.end(), 0
        elif depth == 0 and mark[0] == ";":  # @charset and the like
            begin = mark.end()


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
    print(f"{write_respondent_sheet(target).name} made for the pages of respondents")
    return 0


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARK = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CLASS_WORD = re.compile(r"[A-Za-z_][\w-]*")
_VAR = re.compile(r"var\(\s*(--[\w-]+)")
_NOT = re.compile(r":not\([^()]*\)")
_GROUPS = ("@media", "@supports", "@container", "@layer")
_LINK = re.compile(r"{%-?\s*(?:extends|include|from|import)\b(.*?)%}", re.DOTALL)
_TEMPLATE = re.compile(r"['\"]([\w./-]+\.html)['\"]")


def _kept(prelude: str, body: str, words: frozenset[str]) -> str:
    if prelude.startswith(_GROUPS):
        return _block(prelude, used_rules(body, words))
    if prelude.startswith("@"):
        return ""
    selectors = [one for one in _selectors(prelude) if set(_CLASS.findall(_NOT.sub("", one))) <= words]
    return _block(",".join(selectors), body) if selectors else ""


def _block(prelude: str, body: str) -> str:
    inside = _tight(body)
    return f"{prelude}{{{inside}}}\n" if inside else ""


def _selectors(prelude: str) -> list[str]:
    """Splits at the commas that stand in no brackets."""
    found, depth = [""], 0
    for character in prelude:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return [one.strip() for one in found]


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    begin = 0
    for mark in _MARK.finditer(f"{body};"):
        if mark[0] == ";":
            name, colon, value = body[begin : mark.start()].partition(":")
            begin = mark.end()
            if colon:
                yield name.strip(), _tight(value)


def _closure(names: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    needed: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += _VAR.findall(known.get(name, ""))
    return frozenset(needed)


def _tight(text: str) -> str:
    """One space where there was room, none where a style sheet needs none."""
    return re.sub(r"\s*([;{}])\s*", r"\1", " ".join(text.split())).removesuffix(";").strip()


def _name(file: Path, templates: Path) -> str:
    return file.relative_to(templates).as_posix()


def _mentions(file: Path) -> frozenset[str]:
    return frozenset(name for link in _LINK.findall(_read(file)) for name in _TEMPLATE.findall(link))


def _reached(name: str, mentioned: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name in mentioned and name not in found:
            found.add(name)
            waiting += mentioned[name]
    return frozenset(found)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


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
