"""Letters of wederhoor as PDF/UA-1: the invitation with a link, the code on a sheet of its own, a reminder.

Link and code stand on two sheets, so that they can go two ways: who gets hold of one has nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.letters.qr_code import qr_svg
from reports.typst_pages import compiled, page_setup, typst_string

SIZE = 10.5  # points
LAYOUT = """\
#set page(paper: "a4", margin: (top: 25mm, bottom: 20mm, left: 25mm, right: 20mm))
#set par(leading: 0.65em, spacing: 1.1em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(below: 1em)
#show link: set text(fill: black)
#let sender(who, reader) = block(height: 45mm, width: 100%, {
  text(weight: "bold", size: 12pt, who); parbreak(); reader
})
#let linkbox(picture, alt, url, label) = block(
  width: 100%, stroke: 0.8pt, radius: 2mm, inset: 4mm, breakable: false,
  grid(columns: (auto, 1fr), column-gutter: 5mm, align: horizon, image(picture, width: 30mm, alt: alt), {
    text(size: 9pt, label); linebreak(); link(url, text(size: 9pt, hyphenate: false, url))
  }),
)
#let codebox(label, code) = block(width: 100%, stroke: 0.8pt, radius: 2mm, inset: 4mm, breakable: false, {
  text(size: 9pt, label); linebreak(); text(size: 20pt, weight: "bold", hyphenate: false, code)
})
"""


@dataclass(frozen=True)
class WederhoorSheet:
    """One sheet for one reader: a link with its label and a text for its picture, or a code."""

    reader: str
    heading: str
    paragraphs: tuple[str, ...]
    link: str = ""
    link_label: str = ""
    picture: str = ""
    code: str = ""
    code_label: str = ""


def wederhoor_letters(title: str, sender: str, language: str, sheets: Sequence[WederhoorSheet]) -> bytes:
    """The sheets, one after the other, each on a page of its own."""
    pages = [_page(number, sender, sheet) for number, sheet in enumerate(sheets)]
    source = page_setup(title, language, SIZE) + LAYOUT + "\n#pagebreak()\n".join(pages) + "\n"
    pictures = {_file(number): qr_svg(one.link) for number, one in enumerate(sheets) if one.link}
    return compiled(source, pictures)


def _page(number: int, sender: str, sheet: WederhoorSheet) -> str:
    return "\n".join(
        [
            f"#sender({typst_string(sender)}, {typst_string(sheet.reader)})",
            f"#heading(level: 1, {typst_string(sheet.heading)})",
            *(f"#par({typst_string(text)})" for text in sheet.paragraphs),
            *(
                [_call("linkbox", _file(number), sheet.picture, sheet.link, sheet.link_label)]
                if sheet.link
                else []
            ),
            *([_call("codebox", sheet.code_label, sheet.code)] if sheet.code else []),
        ]
    )


def _call(function: str, *words: str) -> str:
    return f"#{function}({', '.join(map(typst_string, words))})"


def _file(number: int) -> str:
    return f"qr{number}.svg"
