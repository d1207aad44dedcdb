"""Styles of a template by their names; those it lacks are added from the house style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.office_pages import attribute
from reports.render_docx.bullets import bullet_list
from reports.render_docx.house_styles import HOUSE_STYLES, HouseStyle
from reports.render_docx.wml import one, twips, w

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class Styles:
    """Role -> id of the style in this template; `added` names those that were not there."""

    ids: Mapping[str, str]
    added: tuple[str, ...] = ()
    numbered: frozenset[str] = frozenset()  # ids of headings that number themselves
    known_to_word: frozenset[str] = frozenset()  # ids of headings that a table of contents finds by name

    def __getitem__(self, role: str) -> str:
        return self.ids[role]


def complete(document: Any, text_width: float, roles: Iterable[str] = HOUSE_STYLES) -> Styles:
    """Finds every style, and adds what is missing to the document; `text_width` in cm places the tabs."""
    root = document.styles.element
    known = _Known(root)
    ids = {role: known.find(HOUSE_STYLES[role]) for role in roles}
    missing = [role for role, found in ids.items() if not found]
    ids.update({role: known.free_id(HOUSE_STYLES[role].names[0]) for role in missing})
    values = {"right": str(twips(text_width))}
    if "bullet" in missing:
        values["bullets"] = str(bullet_list(document))
    for role in missing:
        root.append(
            _style(HOUSE_STYLES[role], ids, ids[role], known.default(HOUSE_STYLES[role].kind), values)
        )
    headings = {ids[role]: HOUSE_STYLES[role].names[0] for role in ids if role.startswith("heading")}
    return Styles(
        ids,
        tuple(HOUSE_STYLES[role].names[0] for role in missing),
        frozenset(style for style in headings if known.numbers_itself(style)),
        frozenset(style for style, name in headings.items() if known.name(style) in ("", name)),
    )


class _Known:
    """The styles that a template has, looked up by name whatever the capitals."""

    def __init__(self, root: _Element) -> None:
        self.by_id = {
            _get(style, "styleId"): style for style in root.iter(w("style")) if _get(style, "styleId")
        }
        self.by_name: dict[tuple[str, str], str] = {}
        for style_id, style in self.by_id.items():
            key = (_get(style, "type") or "paragraph", self.name(style_id))
            self.by_name.setdefault(key, style_id)
        self.taken = set(self.by_id)

    def name(self, style_id: str) -> str:
        """The style's name in small letters; '' where there is none."""
        style = self.by_id.get(style_id)
        named = style.find(w("name")) if style is not None else None
        return _get(named, "val").strip().lower() if named is not None else ""

    def find(self, style: HouseStyle) -> str:
        """The id of the style under the first of its names that the template has; '' for none."""
        found = (self.by_name.get((style.kind, name.lower()), "") for name in style.names)
        return next((style_id for style_id in found if style_id), "")

    def free_id(self, name: str) -> str:
        """An id that no other style has."""
        wanted = "".join(filter(str.isalnum, name)) or "Stijl"
        wanted = wanted[0].upper() + wanted[1:]
        while wanted in self.taken:
            wanted += "N"
        self.taken.add(wanted)
        return wanted

    def default(self, kind: str) -> str:
        """The id of the default style of this kind; '' where the template has none."""
        marked = (i for i, s in self.by_id.items() if _get(s, "type") == kind and _is_on(_get(s, "default")))
        return next(marked, "")

    def numbers_itself(self, style_id: str) -> bool:
        """Whether the style, or one that it rests on, has a numbering."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            if style.find(f"{w('pPr')}/{w('numPr')}") is not None:
                return True
            base = style.find(w("basedOn"))
            style_id = _get(base, "val") if base is not None else ""
        return False


def _style(
    house: HouseStyle, ids: Mapping[str, str], style_id: str, base: str, values: Mapping[str, str]
) -> _Element:
    """The style as Word writes one; the order of its parts is Word's."""
    own = ' w:customStyle="1"' if house.own else ""
    rests_on = f'<w:basedOn w:val="{attribute(base)}"/>' if base else ""
    following = f'<w:next w:val="{attribute(ids[house.next])}"/>' if house.next in ids else ""
    paragraph = f"<w:pPr>{_filled(house.pPr, values)}</w:pPr>" if house.pPr else ""
    letters = f"<w:rPr>{house.rPr}</w:rPr>" if house.rPr else ""
    return one(
        f'<w:style w:type="{house.kind}"{own} w:styleId="{style_id}"><w:name w:val="{house.names[0]}"/>'
        f"{rests_on}{following}<w:qFormat/>{paragraph}{letters}{house.further}</w:style>"
    )


def _filled(xml: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        xml = xml.replace(f"{{{name}}}", value)
    return xml


def _get(element: _Element, name: str) -> str:
    return str(element.get(w(name)) or "")


def _is_on(value: str) -> bool:
    return value in ("1", "true", "on")
