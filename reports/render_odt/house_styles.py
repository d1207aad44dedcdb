"""The house style for OpenDocument: every style that a nota needs, by the names office programs know it by.

An office changes them in its own template; what its template lacks is added from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.office_pages.palette import HOUSE, LINE, PLANE, SOFT, WARM

FONT = "Arial"


@dataclass(frozen=True)
class HouseStyle:
    """A style: the names to look for (the first is ours), its family, and attributes of its properties."""

    names: tuple[str, ...]
    paragraph: str = ""
    letters: str = ""
    family: str = "paragraph"
    next: str = ""  # role of the style to continue with
    inside: str = ""  # what stands in its paragraph properties
    level: int = 0  # of a heading


def _heading(level: int, size: float, before: float, after: float, more: str = "") -> HouseStyle:
    place = f'fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" fo:keep-with-next="always"'
    letters = f'fo:font-weight="bold" fo:color="#{HOUSE}" fo:font-size="{size}pt"'
    names = (f"Heading {level}", f"Kop {level}")
    return HouseStyle(names, f"{place} {more}".strip(), letters, next="body", level=level)


def _contents(level: int) -> HouseStyle:
    place = f'fo:margin-top="{6 if level == 1 else 0}pt" fo:margin-bottom="2pt"'
    indent = f'fo:margin-left="{(level - 1) * 0.5}cm" fo:margin-right="1cm"'
    tab = (
        '<style:tab-stops><style:tab-stop style:position="{right}" style:type="right" '
        'style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
    )
    letters = 'fo:font-weight="bold"' if level == 1 else ""
    return HouseStyle(
        (f"Contents {level}", f"Inhoudsopgave {level}"), f"{place} {indent}", letters, inside=tab
    )


def _box(fill: str, edge: str, after: int, more: str = "") -> str:
    border = f'fo:border-left="4.5pt solid #{edge}" fo:border-right="none" fo:border-top="none"'
    rest = f'fo:border-bottom="none" fo:padding="0.2cm" fo:margin-left="0.4cm" fo:margin-bottom="{after}pt"'
    return f'fo:background-color="#{fill}" {border} {rest} fo:margin-top="0pt" {more}'.strip()


_BOLD = 'fo:font-weight="bold"'
_SMALL = 'fo:font-size="8.5pt"'
_QUIET = f'fo:color="#{SOFT}"'
_TIGHT = 'fo:margin-top="1.5pt" fo:margin-bottom="1.5pt" fo:line-height="100%"'
_KEPT = 'fo:keep-with-next="always"'
_WHOLE = 'fo:keep-together="always"'
_QUOTE = 'fo:margin-left="0.7cm" fo:margin-right="0.7cm"'

HOUSE_STYLES: dict[str, HouseStyle] = {
    "title": HouseStyle(
        ("Title", "Titel"),
        'fo:margin-top="60pt" fo:margin-bottom="6pt" fo:keep-with-next="always"',
        f'{_BOLD} fo:color="#{HOUSE}" fo:font-size="24pt"',
        next="subtitle",
    ),
    "subtitle": HouseStyle(
        ("Subtitle", "Ondertitel"), 'fo:margin-bottom="24pt"', f'{_QUIET} fo:font-size="14pt"', next="body"
    ),
    "heading 1": _heading(1, 17, 0, 12, 'fo:break-before="page"'),
    "heading 2": _heading(2, 13, 18, 6),
    "heading 3": _heading(3, 11, 14, 4),
    "heading 4": _heading(4, 10.5, 12, 3),
    "heading 5": _heading(5, 10.5, 12, 3),
    "heading 6": _heading(6, 10.5, 12, 3),
    "body": HouseStyle(("Text body", "Platte tekst"), 'fo:margin-bottom="8pt"'),
    "bullet": HouseStyle(("List Bullet", "Nota opsomming"), 'fo:margin-bottom="4pt"'),
    "quote": HouseStyle(
        ("Quotations", "Citaat"),
        f'{_QUOTE} fo:margin-top="6pt" fo:margin-bottom="2pt" {_KEPT} fo:padding-left="0.3cm" '
        f'fo:border-left="3pt solid #{LINE}" fo:border-right="none" fo:border-top="none" '
        'fo:border-bottom="none"',
        'fo:font-style="italic"',
        next="source",
    ),
    "source": HouseStyle(
        ("Nota bron",), f'{_QUOTE} fo:margin-bottom="10pt"', f"{_QUIET} {_SMALL}", next="body"
    ),
    "caption": HouseStyle(
        ("Caption", "Bijschrift"),
        f'fo:margin-top="12pt" fo:margin-bottom="4pt" {_KEPT} {_WHOLE}',
        f'{_BOLD} fo:font-size="9.5pt"',
        next="body",
    ),
    "contents": HouseStyle(
        ("Contents Heading", "Kop van inhoudsopgave"),
        f'fo:margin-bottom="10pt" {_KEPT}',
        f'{_BOLD} fo:color="#{HOUSE}" fo:font-size="17pt"',
    ),
    "toc 1": _contents(1),
    "toc 2": _contents(2),
    "toc 3": _contents(3),
    "fact": HouseStyle(
        ("Nota gegeven",),
        'fo:margin-left="5cm" fo:text-indent="-5cm" fo:margin-bottom="3pt"',
        inside='<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>',
    ),
    "box head": HouseStyle(("Nota kader kop",), _box(WARM, "B8860B", 0, _KEPT), _BOLD, next="box"),
    "box": HouseStyle(("Nota kader",), _box(WARM, "B8860B", 10, _WHOLE)),
    "help head": HouseStyle(("Nota uitleg kop",), _box(PLANE, SOFT, 0, _KEPT), _BOLD, next="help"),
    "help": HouseStyle(("Nota uitleg",), _box(PLANE, SOFT, 10, _WHOLE)),
    "cell": HouseStyle(("Table Contents", "Nota tabeltekst"), _TIGHT, _SMALL),
    "head": HouseStyle(("Table Heading", "Nota tabelkop"), f"{_TIGHT} {_KEPT}", f"{_BOLD} {_SMALL}"),
    "note": HouseStyle(
        ("Nota noot",),
        f'fo:margin-top="3pt" fo:margin-bottom="3pt" fo:line-height="100%" {_WHOLE}',
        f"{_QUIET} {_SMALL}",
    ),
    "picture": HouseStyle(("Nota beeld",), f'fo:margin-top="10pt" fo:margin-bottom="3pt" {_KEPT}'),
    "emphasis": HouseStyle(("Emphasis", "Nadruk"), letters='fo:font-style="italic"', family="text"),
    "figure": HouseStyle(
        ("Nota cijfer",),
        letters='style:text-underline-style="dotted" style:text-underline-width="auto" '
        f'style:text-underline-color="#{SOFT}" fo:color="#000000"',
        family="text",
    ),
    "entry": HouseStyle(
        ("Index Link", "Indexkoppeling"),
        letters='style:text-underline-style="none" fo:color="#000000"',
        family="text",
    ),
    "strong": HouseStyle(("Strong Emphasis", "Sterke nadruk"), letters=_BOLD, family="text"),
}
