"""Which Dutch sentences respondents may meet, and which of them a language still lacks.

A language is offered to respondents when it lacks none: half a translation is worse than Dutch. The sentences
are read from the pages and messages themselves, so that the list can't fall behind.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import PoFileError, read_po

from instruments.languages import own_folder

WEB = Path(__file__).parent
TRANSLATIONS = WEB / "translations"
PAGES = ("layout.html", "message.html", "respond/**/*.html", "about/*.html", "mailing/opt_out.html")
# The areas that someone comes in by without logging in; what those import may say something to them as well.
DOORS = ("respond", "enter_code", "pincode", "withdraw", "opt_out", "about", "errors")
KEYWORDS = {"_": None, "N_": None}
_BLANK = re.compile(r"%\(\w+\)s")
_WIRING = "survey_app.web"  # it ties all areas together, those of staff as well


@cache
def respondent_sentences() -> tuple[str, ...]:
    """Every Dutch sentence that a respondent may meet, once, in the order of the files."""
    pages = [file for pattern in PAGES for file in sorted((WEB / "templates").glob(pattern))]
    files = [*(("jinja2", file) for file in pages), *(("python", file) for file in respondent_modules())]
    found = [
        message
        for method, file in files
        for _, message, *_ in extract_from_file(method, str(file), keywords=KEYWORDS)
    ]
    return tuple(dict.fromkeys(message for message in found if isinstance(message, str)))


def respondent_modules() -> list[Path]:
    """The code behind the doors: what they import from this app, and what that imports."""
    found: list[Path] = []
    names = [f"survey_app.web.{door}" for door in DOORS]
    while names:
        name = names.pop(0)
        file = _file(name)
        if file and file not in found and not _says_nothing(name):
            found.append(file)
            names += _imported(file)
    return found


def _says_nothing(name: str) -> bool:
    """Whether no respondent meets a sentence of this module: it wires, stores, or speaks to staff."""
    stored = name.startswith("survey_app.storage")
    return name == _WIRING or stored or name.split(".")[-1].startswith("staff_")


def _imported(file: Path) -> list[str]:
    """What the file imports from this app; a name may be a module or something in one."""
    nodes = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.ImportFrom)]
    own = [node for node in nodes if (node.module or "").startswith("survey_app.")]
    return [f"{node.module}{name}" for node in own for name in ("", *(f".{one.name}" for one in node.names))]


def _file(name: str) -> Path | None:
    place = WEB.parents[1].joinpath(*name.split("."))
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


def translation_file(language: str) -> Path | None:
    """The sentences in this language: the house's own, else the municipality's; None where there are none."""
    own = own_folder()
    places = [
        TRANSLATIONS / language / "LC_MESSAGES" / "messages.po",
        *([own / f"{language}.po"] if own else []),
    ]
    return next((file for file in places if file.is_file()), None)


def read_translation(language: str) -> Catalog:
    """The sentences in this language; none where there is no file, or a file that is no translation."""
    file = translation_file(language)
    if file is None:
        return Catalog(locale=None)
    try:
        with file.open("rb") as handle:
            return read_po(handle, abort_invalid=True)
    except (OSError, ValueError, SyntaxError, PoFileError):
        return Catalog(locale=None)


@cache
def missing_sentences(language: str) -> tuple[str, ...]:
    """What a respondent would still read in Dutch in this language.

    What is marked as uncertain is missing, and so is a sentence with another blank to fill in than the Dutch.
    """
    known = {
        message.id
        for message in read_translation(language)
        if isinstance(message.id, str) and not message.fuzzy and fits(message.id, message.string)
    }
    return tuple(sentence for sentence in respondent_sentences() if sentence not in known)


def fits(dutch: str, translated: object) -> bool:
    """Whether there is a translation and it has the same blanks to fill in, such as %(step)s."""
    if not translated or not isinstance(translated, str):
        return False
    blanks = _BLANK.findall(dutch)
    return sorted(_BLANK.findall(translated)) == sorted(blanks) and not (
        blanks and "%" in _BLANK.sub("", translated)
    )
