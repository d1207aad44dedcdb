"""Pages on paper: any text made harmless for Typst, and a Typst source made into PDF/UA-1.

Typst, and what reads a font, load on first use: a web process starts without them.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

# DejaVu Sans comes with matplotlib, everywhere the same; it has Latin, Greek, Cyrillic, Arabic and more.
FONT = "DejaVu Sans"
FONT_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"  # for a character that the font can't show; PDF/UA refuses a gap
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # some scripts are spelled with them
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def typst_text(words: str) -> str:
    """The words as markup: what is written in them stays words, whatever it is. Lines stay lines."""
    return f"#{typst_string(words)};"


def typst_string(words: str) -> str:
    """The words between quotes, for the arguments of a function."""
    escaped = printable(words).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def printable(words: str) -> str:
    """The words in characters that the font can show; others become UNKNOWN, invisible ones go away."""
    known = _characters()
    composed = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\t", " "))
    return "".join(_shown(one, known) for one in composed)


def page_setup(title: str, language: str, size: float = 11) -> str:
    """What every source begins with: title, language, font and letter size in points.

    No moment is written into the file, so that the same source gives the same bytes.
    """
    code = language if _LANGUAGE.fullmatch(language) else "nl"
    named = title if printable(title).strip() else "Wederhoor"
    return (
        f"#set document(title: {typst_string(named)}, date: none)\n"
        f'#set text(lang: "{code}", font: "{FONT}", size: {size}pt)\n'
    )


def compiled(source: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """The source as PDF/UA-1; `files` are pictures by the names that the source calls them.

    Text that went through typst_text never makes this fail. A source that Typst refuses is a bug of whoever
    wrote it: typst.TypstError.
    """
    import typst

    content = {"main.typ": source.encode(), **(files or {})}
    made = typst.compile(content, format="pdf", font_paths=_fonts(), pdf_standards=["ua-1"])
    return bytes(made)


def pictured(source: str, files: Mapping[str, bytes] | None = None, dots_per_inch: int = 70) -> list[bytes]:
    """The source as one PNG a page, for who wants to look at it."""
    import typst

    content = {"main.typ": source.encode(), **(files or {})}
    made = typst.compile(content, format="png", ppi=dots_per_inch, font_paths=_fonts())
    return [bytes(page) for page in (made if isinstance(made, list) else [made])]


def _shown(character: str, known: frozenset[int]) -> str:
    if character in "\n" + JOINERS:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return ""
    return character if ord(character) in known else UNKNOWN


@cache
def _characters() -> frozenset[int]:
    """The code points that every one of the font files has."""
    return frozenset.intersection(*map(_characters_in, font_files()))


def _characters_in(file: Path) -> frozenset[int]:
    reader: Any = import_module("fontTools.ttLib")  # comes with matplotlib; has no types
    with reader.TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


@cache
def _fonts() -> Any:
    """These files and what Typst brings along; nothing of the machine, so a page is the same anywhere."""
    import typst

    folder = str(font_files()[0].parent)
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def font_files() -> list[Path]:
    """Where the files of FONT_FILES are, in their order."""
    found = importlib.util.find_spec("matplotlib")
    if found is None or found.origin is None:
        raise RuntimeError("matplotlib is not installed: the fonts for print come with it")
    return [Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / name for name in FONT_FILES]
