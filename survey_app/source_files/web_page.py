"""html: the text of a saved web page, block by block; scripts and styles are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from survey_app.source_files.plain_text import decoded
from survey_app.source_files.transcript import Paragraph

SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    re.findall(
        r"\w+",
        """
        p div li ul ol dl dt dd table tr td th section article header footer main aside nav blockquote pre
        figure figcaption form fieldset address details summary body html hr caption
        """,
    )
)
_BOLD = frozenset({"b", "strong"})
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset=["']?(?:windows-1252|iso-8859-1|latin1)""", re.IGNORECASE)


def read_html(raw: bytes) -> list[Paragraph]:
    """The blocks of the page in order, each with its bold beginning."""
    reader = _Reader()
    reader.feed(decoded_page(raw))
    reader.close()
    reader.end_block()
    return reader.found


def decoded_page(raw: bytes) -> str:
    """The text of the file, in the encoding that the page names or else shows."""
    return raw.decode("cp1252", "replace") if _CHARSET.search(raw[:2000]) else decoded(raw)


class _Reader(HTMLParser):
    """Gathers text between block tags; remembers no nesting, so no page is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._words: list[str] = []
        self._bold: list[str] = []
        self._silent = ""
        self._in_bold, self._heading, self._lead_open = 0, False, True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent == "head" and tag == "body":
            self._silent = ""  # the end tag of head may be left out
        if self._silent:
            return
        if tag in SILENT:
            self._silent = tag
        elif tag in BLOCKS:
            self.end_block()
            self._heading = tag in HEADINGS
        elif tag == "br":
            self._words.append("\n")
            self._lead_open = False
        elif tag in _BOLD:
            self._in_bold += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag == "br":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = "" if tag == self._silent or tag == "body" else self._silent
        elif tag in BLOCKS:
            self.end_block()
        elif tag in _BOLD:
            self._in_bold = max(0, self._in_bold - 1)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = re.sub(r"\s+", " ", data)
        self._words.append(words)
        if self._lead_open and (self._in_bold or not words.strip()):
            self._bold.append(words)
        else:
            self._lead_open = False

    def end_block(self) -> None:
        """What was gathered is a paragraph."""
        text = "\n".join(" ".join(line.split(" ")).strip() for line in "".join(self._words).split("\n"))
        if text.strip():
            self.found.append(
                Paragraph(text.strip(), lead="".join(self._bold).strip(), heading=self._heading)
            )
        self._words, self._bold, self._lead_open, self._heading = [], [], True, False
