"""Letters as PDF/UA-1: A4, with the address window of an envelope left free for whoever sends them.

The window is that of NEN 1026 and DIN 5008: whether it is left or right, nothing of ours shows through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.letters.letter_text import LetterText
from reports.letters.qr_code import qr_svg
from reports.letters.words import BOX
from reports.typst_pages import compiled, page_setup, printable, typst_string

SIZE = 10.5  # points
QR_SIZE = "34mm"
# The words of all letters stand in the source once; a letter adds its number, code, link and picture.
LAYOUT = """\
#set page(paper: "a4", margin: (top: 20mm, bottom: 15mm, left: 25mm, right: 20mm))
#set par(leading: 0.65em, spacing: 1.1em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(below: 1em)
#show link: set text(fill: black)
#let sender(who, number) = block(height: 80mm, width: 100%, grid(
  columns: (1fr, auto),
  text(weight: "bold", size: 12pt, who),
  text(size: 9pt, number),
))
#let codebox(picture, alt, url, label, code, lines) = block(
  width: 100%, stroke: 0.8pt, radius: 2mm, inset: 4mm, breakable: false,
  grid(
    columns: (auto, 1fr), column-gutter: 5mm, align: horizon,
    image(picture, width: QR_SIZE, alt: alt),
    {
      text(size: 9pt, label)
      linebreak()
      link(url, text(size: 20pt, weight: "bold", hyphenate: false, code))
      for line in lines { parbreak(); line }
    },
  ),
)
"""


@dataclass(frozen=True)
class Side:
    """What all letters of one kind say on one side, in one language."""

    language: str
    sender: str
    text: LetterText


@dataclass(frozen=True)
class Letter:
    """What is one letter's own: its number in the batch, the code as printed, and where its QR leads."""

    number: str
    code: str
    link: str


def letters_pdf(title: str, sides: Sequence[Side], letters: Sequence[Letter], place: str) -> bytes:
    """The letters, each with one page per side. `place` is the address where a code is typed."""
    return compiled(letters_source(title, sides, letters, place), pictures_of(letters))


def letters_source(title: str, sides: Sequence[Side], letters: Sequence[Letter], place: str) -> str:
    """The source of the letters, for Typst; every word in it is a string, so that none can be a command."""
    setup = page_setup(title, sides[0].language, SIZE) + LAYOUT.replace("QR_SIZE", QR_SIZE)
    functions = [_side(number, side, place) for number, side in enumerate(sides)]
    pages = [
        f"#side{number}({', '.join(map(typst_string, own))})"
        for turn, one in enumerate(letters)
        for own in [(one.number, one.code, one.link, _file(turn))]
        for number, _ in enumerate(sides)
    ]
    return setup + "\n".join(functions) + "\n" + "\n#pagebreak()\n".join(pages) + "\n"


def pictures_of(letters: Sequence[Letter]) -> dict[str, bytes]:
    """A QR per letter, by the name that the source calls it."""
    return {_file(turn): qr_svg(one.link) for turn, one in enumerate(letters)}


def _side(number: int, side: Side, place: str) -> str:
    """One side as a function of what is the letter's own."""
    box, shown = BOX[side.language], place.partition("://")[2] or place
    lines = ", ".join(typst_string(line.replace("{plaats}", shown)) for line in (box.scan, box.or_type))
    heading = side.text.heading if printable(side.text.heading).strip() else box.heading
    alt = typst_string(box.picture.replace("{plaats}", shown))
    return "\n".join(
        [
            f'#let side{number}(number, code, url, picture) = [#set text(lang: "{side.language}")',
            f"#sender({typst_string(side.sender)}, {typst_string(box.number + ' ')} + number)",
            f"#heading(level: 1, {typst_string(heading)})",
            *_paragraphs(side.text.before),
            f"#codebox(picture, {alt}, url, {typst_string(box.code)}, code, ({lines}))",
            *_paragraphs(side.text.after),
            "]",
        ]
    )


def _paragraphs(texts: Sequence[str]) -> list[str]:
    return [f"#par({typst_string(text)})" for text in texts]


def _file(turn: int) -> str:
    return f"qr{turn}.svg"
