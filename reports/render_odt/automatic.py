"""Styles that belong to one place: widths of columns, cells in their colour, a page's first paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.office_pages import VALUE_COLOURS, attribute
from reports.office_pages.palette import HOUSE, LINE, PLANE

_PADDED = 'fo:padding-left="0.15cm" fo:padding-right="0.15cm" fo:padding-top="0cm" fo:padding-bottom="0cm"'
_SIDES = 'fo:border-left="none" fo:border-right="none" fo:border-top="none"'
_PLAIN = f'{_PADDED} {_SIDES} fo:border-bottom="0.5pt solid #{LINE}"'
_HEAD = f'{_PADDED} {_SIDES} fo:border-bottom="1.5pt solid #{HOUSE}" style:vertical-align="bottom"'


@dataclass
class Automatic:
    """Collects the styles while the document is written; the same need gets the same style."""

    prefix: str
    made: dict[str, str] = field(default_factory=dict)  # what it is -> its name

    def column(self, width: float) -> str:
        """A column of this many centimetres."""
        inside = f'<style:table-column-properties style:column-width="{width:.3f}cm"/>'
        return self._name("k", "table-column", inside)

    def table(self, width: float, whole: bool) -> str:
        """A table of this width; `whole` keeps it on one page."""
        breaks = "false" if whole else "true"
        about = f'style:width="{width:.3f}cm" table:align="left" style:may-break-between-rows="{breaks}"'
        margin = 'fo:margin-bottom="0.2cm" table:border-model="collapsing"'
        return self._name("t", "table", f"<style:table-properties {about} {margin}/>")

    def row(self, height: float = 0.0) -> str:
        """A row that is never split over pages, at least this high (cm)."""
        least = f' style:min-row-height="{height:.2f}cm"' if height else ""
        return self._name("r", "table-row", f'<style:table-row-properties fo:keep-together="always"{least}/>')

    def cell(self, kind: str = "") -> str:
        """A cell: plain (''), 'head', 'turned', 'group', or one of the values in its colour."""
        return self._name("c", "table-cell", f"<style:table-cell-properties {_cell(kind)}/>")

    def side(self, parent: str, side: str) -> str:
        """A paragraph like its parent, set to this side."""
        inside = f'<style:paragraph-properties fo:text-align="{side}" style:justify-single-word="false"/>'
        return self._name("p", "paragraph", inside, parent)

    def last(self, parent: str) -> str:
        """A paragraph like its parent, but not held to what follows: a caption below its picture."""
        inside = '<style:paragraph-properties fo:keep-with-next="auto"/>'
        return self._name("p", "paragraph", inside, parent)

    def mark(self, value: str, shaded: bool = False) -> str:
        """The letter of a value, legible on its ground; `shaded` brings the ground along."""
        ground, letter = VALUE_COLOURS[value]
        shade = f' fo:background-color="#{ground}"' if shaded else ""
        bold = f'<style:text-properties fo:font-weight="bold" fo:color="#{letter}"{shade}/>'
        return self._name("l", "text", bold)

    def page(self, parent: str, master: str = "") -> str:
        """The first paragraph of a page; with `master` that page is of another kind."""
        if not master:
            return self._name(
                "b", "paragraph", '<style:paragraph-properties fo:break-before="page"/>', parent
            )
        inside = '<style:paragraph-properties style:page-number="auto"/>'
        return self._name("b", "paragraph", inside, parent, master)

    def xml(self) -> str:
        """All of them."""
        return "".join(what.replace("{name}", name) for what, name in self.made.items())

    def _name(self, letter: str, family: str, inside: str, parent: str = "", master: str = "") -> str:
        rests_on = f' style:parent-style-name="{attribute(parent)}"' if parent else ""
        page = f' style:master-page-name="{attribute(master)}"' if master else ""
        about = f'style:name="{{name}}" style:family="{family}"{rests_on}{page}'
        what = f"<style:style {about}>{inside}</style:style>"
        return self.made.setdefault(what, f"{self.prefix}.{letter}{len(self.made) + 1}")


def _cell(kind: str) -> str:
    if kind in VALUE_COLOURS:
        shade = f'fo:background-color="#{VALUE_COLOURS[kind][0]}" fo:border="0.5pt solid #FFFFFF"'
        return f'{_PADDED} {shade} style:vertical-align="middle"'
    if kind == "group":
        return f'{_PLAIN} fo:background-color="#{PLANE}"'
    if kind == "turned":
        return f'{_HEAD} style:writing-mode="tb-rl" loext:writing-mode="bt-lr"'
    return _HEAD if kind == "head" else _PLAIN
