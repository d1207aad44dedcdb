"""Markdown -> Parts: paragraphs, lists, headings, quotes and emphasis; all else is text as it was typed.

HTML, links and pictures are no mark-up here: whoever types them, reads them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from reports.living_text.reference import (
    LONGEST_REFERENCE,
    REFERENCE,
    Part,
    Piece,
    Words,
    reference_of,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 60  # levels of lists in lists; whoever nests deeper gets plain paragraphs
RULES = ("list", "heading", "blockquote", "emphasis", "escape", "newline")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BLANK = re.compile(r"\n[ \t]*\n")


def parts(markdown: str) -> tuple[Part, ...]:
    """The parts of the text in order; never raises."""
    text = cleaned(markdown)
    tokens = _parser().parse(text)
    if any(token.level >= DEEPEST - 2 for token in tokens):
        return _plain_parts(text)
    return tuple(_read(tokens))


def pieces(text: str) -> tuple[Piece, ...]:
    """A line of text without headings or lists: words, emphasis and references."""
    tokens = _parser().parseInline(cleaned(text))
    return tuple(piece for token in tokens for piece in _pieces(token.children or (), 1))


def cleaned(text: str) -> str:
    """The text with one kind of line end, without characters that no file or database may hold."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"maxNesting": DEEPEST}).enable(list(RULES))
    parser.inline.ruler.before("emphasis", "reference", _reference)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    """The rule for {{ ... }}: what stands in it is never read as emphasis."""
    found = REFERENCE.match(state.src, state.pos)
    if found is None or found.end() - found.start() > LONGEST_REFERENCE:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = found["inside"]
    state.pos = found.end()
    return True


def _plain_parts(text: str) -> tuple[Part, ...]:
    found: list[Part] = []
    line = 1
    for block in _BLANK.split(text):
        if block.strip():
            found.append(Part("paragraph", (pieces(block),), line))
        line += block.count("\n") + 2
    return tuple(found)


def _read(tokens: Sequence[Token]) -> Iterator[Part]:
    """A list or a quote is one part, however deep it goes."""
    at = 0
    while at < len(tokens):
        kind = _container(tokens[at].type)
        end = _closing(tokens, at) if kind else at
        inside = [token for token in tokens[at : end + 1] if token.type == "inline"]
        if kind and inside:
            yield _part(kind, tokens, at, inside)
        at = end + 1


def _container(type: str) -> Literal["paragraph", "bullets", "quote", "heading"] | None:
    match type:
        case "paragraph_open":
            return "paragraph"
        case "bullet_list_open" | "ordered_list_open":
            return "bullets"
        case "blockquote_open":
            return "quote"
        case "heading_open":
            return "heading"
    return None


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where what is opened here closes."""
    level = tokens[at].level
    closes = (i for i in range(at + 1, len(tokens)) if tokens[i].level == level and tokens[i].nesting < 0)
    return next(closes, len(tokens) - 1)


def _part(
    kind: Literal["paragraph", "bullets", "quote", "heading"],
    tokens: Sequence[Token],
    at: int,
    inside: Sequence[Token],
) -> Part:
    marks = _marks(tokens, at) if kind == "bullets" else {}
    rows = tuple(_row(token, marks.get(id(token), "")) for token in inside)
    level = int(tokens[at].tag[1:]) if kind == "heading" else 0
    return Part(kind, rows, _line(tokens[at]), level)


def _row(token: Token, mark: str) -> tuple[Piece, ...]:
    line = _line(token)
    read = tuple(_pieces(token.children or (), line))
    return (Words(f"{mark} ", line=line), *read) if mark else read


def _marks(tokens: Sequence[Token], at: int) -> dict[int, str]:
    """The number that the author gave an item, by the first line of the item."""
    found: dict[int, str] = {}
    mark = ""
    for token in tokens[at : _closing(tokens, at) + 1]:
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "inline" and mark:
            found[id(token)], mark = mark, ""
    return found


def _pieces(children: Sequence[Token], line: int) -> Iterator[Piece]:
    weight = 0
    for token in children:
        if token.type in ("em_open", "strong_open", "em_close", "strong_close"):
            weight += token.nesting
        elif token.type == "reference":
            yield reference_of(token.content, line)
            line += token.content.count("\n")
        elif token.type in ("softbreak", "hardbreak"):
            yield Words(" ", weight > 0, line)
            line += 1
        elif token.content:
            yield Words(token.content, weight > 0, line)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
