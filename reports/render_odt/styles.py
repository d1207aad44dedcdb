"""Styles of a template by their names; those it lacks are added from the house style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.office_pages import attribute
from reports.render_odt.house_styles import HOUSE_STYLES, HouseStyle
from reports.render_odt.odf import one, q

if TYPE_CHECKING:
    from lxml.etree import _Element

LIST = "Nota lijst"
_CODED = re.compile("_([0-9a-f]{1,6})_")
_LIST_STYLE = (
    '<text:list-style style:name="{name}" style:display-name="{shown}"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="•"><style:list-level-properties '
    'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
    'text:label-followed-by="listtab" text:list-tab-stop-position="0.63cm" fo:text-indent="-0.63cm" '
    'fo:margin-left="0.63cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>'
)


@dataclass(frozen=True)
class Styles:
    """Role -> name of the style in this template; `added` names those that were not there."""

    names: Mapping[str, str]
    bullets: str
    added: tuple[str, ...] = ()
    numbers_headings: bool = False  # whether the template numbers headings by itself

    def __getitem__(self, role: str) -> str:
        return self.names[role]


def complete(styles: _Element, text_width: float) -> Styles:
    """Finds every style in office:styles and adds what is missing; `text_width` in cm places the tabs."""
    names = {role: _find(styles, house) for role, house in HOUSE_STYLES.items()}
    missing = [role for role, found in names.items() if not found]
    taken = {name for name, _ in _named(styles)}
    names.update({role: _free(HOUSE_STYLES[role].names[0], taken) for role in missing})
    base = "Standard" if "Standard" in taken else ""
    for role in missing:
        styles.append(_style(HOUSE_STYLES[role], names, names[role], base, text_width))
    added = tuple(HOUSE_STYLES[role].names[0] for role in missing)
    return Styles(names, _bullets(styles, taken), added, _numbers_headings(styles))


def coded(name: str) -> str:
    """A name that people read, as OpenDocument writes it: 'Heading 1' -> 'Heading_20_1'."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)


def _named(styles: _Element) -> Iterator[tuple[str, _Element]]:
    return ((str(style.get(q("style:name")) or ""), style) for style in styles if isinstance(style.tag, str))


def _find(styles: _Element, house: HouseStyle) -> str:
    """The style under the first of its names that the template has, whatever the capitals; '' for none."""
    known: dict[str, str] = {}
    for name, style in _named(styles):
        if name and style.tag == q("style:style") and style.get(q("style:family")) == house.family:
            known.setdefault(_read(style, name).lower(), name)
    return next((known[name.lower()] for name in house.names if name.lower() in known), "")


def _read(style: _Element, name: str) -> str:
    """The name that people see."""
    shown = style.get(q("style:display-name"))
    return str(shown) if shown else _CODED.sub(_letter, name)


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 else found[0]


def _free(name: str, taken: set[str]) -> str:
    wanted = coded(name)
    while wanted in taken:
        wanted += "N"
    taken.add(wanted)
    return wanted


def _style(house: HouseStyle, names: Mapping[str, str], name: str, base: str, text_width: float) -> _Element:
    about = [
        f'style:name="{name}"',
        f'style:display-name="{house.names[0]}"',
        f'style:family="{house.family}"',
    ]
    if base and house.family == "paragraph":
        about.append(f'style:parent-style-name="{base}"')
    if house.next:
        about.append(f'style:next-style-name="{attribute(names[house.next])}"')
    if house.level:
        about.append(f'style:default-outline-level="{house.level}"')
    inside = house.inside.replace("{right}", f"{text_width:.2f}cm")
    place = f"<style:paragraph-properties {house.paragraph}>{inside}</style:paragraph-properties>"
    letters = f"<style:text-properties {house.letters}/>" if house.letters else ""
    return one(f"<style:style {' '.join(about)}>{place if house.paragraph else ''}{letters}</style:style>")


def _bullets(styles: _Element, taken: set[str]) -> str:
    """The list style of the house, added where it lacks."""
    for name, style in _named(styles):
        if style.tag == q("text:list-style") and _read(style, name) == LIST:
            return name
    name = _free(LIST, taken)
    styles.append(one(_LIST_STYLE.replace("{name}", name).replace("{shown}", LIST)))
    return name


def _numbers_headings(styles: _Element) -> bool:
    """Whether the template gives headings a number; then ours would be the second."""
    outline = styles.iter(q("text:outline-level-style"))
    return any((level.get(q("style:num-format")) or "") for level in outline)
