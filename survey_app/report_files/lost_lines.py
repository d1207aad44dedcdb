"""Tables in plain text, whose lines were lost: cells parted by tabs, bars or white space, or one a line.

A table is only seen where several lines in a row have the same shape; where a cell may belong in two columns
none is seen. No table is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from survey_app.report_files.blocks import Rows

FEWEST_ROWS = 3
_GAP = re.compile(r" {2,}|\t+")
_CELL = (
    r"(?:[|\[(]\s?)?(?:(?:€\s?)?[-−–]?\d[\d.,]*(?:\s?(?:%|mln\.?|miljoen|k\b))?"
    r"|€\s?-|onbekend|n\.?v\.?t\.?|-)[\])]?"
)
_NUMBER = re.compile(_CELL, re.IGNORECASE)
_TAIL = re.compile(rf"(?P<label>.*?\S)??(?P<tail>(?:(?:^|\s+|\|){_CELL})+)\s*[|:]?\s*", re.IGNORECASE)
_BAR = re.compile(r"\s*\|")
_RULE = re.compile(r"[\s|:+=–-]*-{2,}[\s|:+=–-]*")
CAPTION = re.compile(r"\s*(?:tabel|figuur|bron|noot|toelichting)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:sub|eind)?totaal\b", re.IGNORECASE)
LONGEST_LABEL = 120
LONGEST_LINE = 20_000  # characters
WIDEST_ROW = 400  # of a row without tabs or bars
MANY_LINES = 20
MOST_LOOSE = 3  # lines without a gap within a table, one behind another
LONGEST_LOOSE = 90  # characters of such a line


@dataclass(frozen=True)
class Found:
    """A table in lines `start` up to `end`; without rows: no table there."""

    start: int
    end: int
    rows: Rows


Seer = Callable[[Sequence[str], int], Found]


def tables_in(lines: Sequence[str]) -> list[Found]:
    """Every table in the lines, in order, none within another."""
    found: list[Found] = []
    passed: dict[Seer, int] = {}
    position = 0
    while position < len(lines):
        one = _at(lines, position, passed)
        if one is not None:
            found.append(one)
        position = one.end if one is not None else position + 1
    return found


def _at(lines: Sequence[str], start: int, passed: dict[Seer, int]) -> Found | None:
    """The table that begins here. What passed many lines in vain is not asked again until behind them."""
    line = lines[start]
    if not line.strip() or len(line) > LONGEST_LINE:
        return None
    for seer in _seers(line):
        if start < passed.get(seer, 0):
            continue
        one = seer(lines, start)
        if one.rows:
            return one
        if one.end - start > MANY_LINES:
            passed[seer] = one.end
    return None


def _seers(line: str) -> tuple[Seer, ...]:
    if "\t" in line.strip("\t ") or (line.startswith("\t") and line.strip()):
        return (_tabbed,)
    if _BAR.match(line):
        return (_barred,)
    return (_in_columns, _with_tails, _one_a_line)


def _none(start: int, end: int) -> Found:
    """No table in these lines."""
    return Found(start, end, [])


# ---- tabs and bars ---------------------------------------------------------------------------------------


def _tabbed(lines: Sequence[str], start: int) -> Found:
    end = start
    while end < len(lines) and "\t" in lines[end] and lines[end].strip():
        end += 1
    if end - start < 2:
        return _none(start, end)
    return Found(start, end, [line.rstrip("\n").split("\t") for line in lines[start:end]])


def _barred(lines: Sequence[str], start: int) -> Found:
    end = start
    while end < len(lines) and _BAR.match(lines[end]):
        end += 1
    rows = [_bar_cells(line) for line in lines[start:end] if not _RULE.fullmatch(line)]
    return Found(start, end, rows) if len(rows) > 1 and max(map(len, rows)) > 1 else _none(start, end)


def _bar_cells(line: str) -> list[str]:
    parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [re.sub(r"</?[a-z]{1,6}>|\*\*|(?<!\w)_(?=\w)|\\(?=\|)", "", part).strip() for part in parts]


# ---- white space in columns ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.fullmatch(self.text))


def _in_columns(lines: Sequence[str], start: int) -> Found:
    """Lines parted by two spaces and more: numbers that stand under one another are a column."""
    if not _is_spaced(lines[start]):
        return _none(start, start + 1)
    end = _columns_end(lines, start)
    rows = _with_whole_labels([_pieces(line) for line in lines[start:end]])
    counted = [row for row in rows if any(piece.is_number for piece in row)]
    if len(counted) < FEWEST_ROWS:
        return _none(start, end)
    columns = _columns(piece for row in counted for piece in row if piece.is_number)
    made = [_placed(row, columns) for row in rows if row]
    if len(columns) > 40 or any(row is None for row in made):
        return _none(start, end)
    cells = [row for row in made if row is not None]
    return Found(start, end, cells) if any(row[0] for row in cells) else _none(start, end)


def _columns_end(lines: Sequence[str], start: int) -> int:
    """Up to where lines are parted; a few without a gap may stand between: labels that run on, headings."""
    end, loose, blank = start, 0, 0
    for number in range(start, len(lines)):
        blank = 0 if lines[number].strip() else blank + 1
        if blank > 1 or CAPTION.match(lines[number]):
            break
        if blank:
            continue
        if _is_spaced(lines[number]):
            end, loose = number + 1, 0
        elif loose == MOST_LOOSE or len(lines[number].strip()) > LONGEST_LOOSE:
            break
        else:
            loose += 1
    return end


def _with_whole_labels(rows: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """A line that goes on in small letters belongs to the label above it."""
    whole: list[list[_Piece]] = []
    for row in rows:
        if len(row) == 1 and row[0].text[:1].islower() and whole and whole[-1]:
            first = whole[-1][0]
            if not first.is_number:
                whole[-1][0] = replace(first, text=f"{first.text} {row[0].text}")
                continue
        whole.append(list(row))
    return whole


def _is_spaced(line: str) -> bool:
    return len(line) <= WIDEST_ROW and bool(_GAP.search(line.strip()))


def _pieces(line: str) -> list[_Piece]:
    found: list[_Piece] = []
    start = 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if line[start:end].strip():
            found.append(_Piece(start, end, line[start:end].strip()))
        start = gap.end() if gap else end
    return found


def _columns(pieces: Iterator[_Piece] | Sequence[_Piece]) -> list[tuple[int, int]]:
    """The stretches that numbers stand in: those that overlap are one."""
    found: list[tuple[int, int]] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        if found and piece.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], piece.end))
        else:
            found.append((piece.start, piece.end))
    return found


def _placed(row: Sequence[_Piece], columns: Sequence[tuple[int, int]]) -> list[str] | None:
    """Label and cells; None where two pieces are in one column, or one number in none."""
    cells = [""] * (len(columns) + 1)
    for piece in row:
        over = [
            n for n, (start, end) in enumerate(columns, start=1) if piece.start < end and start < piece.end
        ]
        if not over and (piece.is_number or piece.start > columns[0][0]):
            nearest = min(range(1, len(columns) + 1), key=lambda n: abs(columns[n - 1][0] - piece.start))
            over = [nearest] if not piece.is_number else []
        if piece.is_number and len(over) != 1:
            return None
        if not piece.is_number and over and _has_digit(piece.text) and any(one.is_number for one in row):
            return None
        place = over[0] if over else 0
        if cells[place] and piece.is_number:
            return None
        cells[place] = f"{cells[place]} {piece.text}".strip()
    return cells


# ---- a row of numbers behind a label ---------------------------------------------------------------------


def _with_tails(lines: Sequence[str], start: int) -> Found:
    """Lines that end in as many numbers each, with one space between: `3 VO € 143,00 € 170,00 84%`."""
    rows: Rows = []
    end, last = start, start
    while end < len(lines):
        if lines[end].strip():
            row = _tail(lines[end])
            if row is None or (rows and len(row) != len(rows[0])):
                row, last_word = _continued(lines, end, rows)
                if row is None:
                    break
                end = last_word
            rows.append(row)
            last = end + 1
        elif end - last > 1:
            break
        end += 1
    enough = len(rows) >= FEWEST_ROWS and (len(rows[0]) > 2 or any(_TOTAL.match(row[0]) for row in rows))
    return Found(start, last, rows) if enough else _none(start, last)


def _continued(lines: Sequence[str], at: int, rows: Rows) -> tuple[list[str] | None, int]:
    """A label that runs on in the next line: `Totaal/ ...` above `Gemiddelde € 256.427,00 ...`."""
    if not rows or at + 1 >= len(lines) or not _TOTAL.match(lines[at]):
        return None, at
    row = _tail(lines[at + 1])
    if row is None or len(row) != len(rows[0]):
        return None, at
    return [f"{lines[at].strip()} {row[0]}", *row[1:]], at + 1


def _tail(line: str) -> list[str] | None:
    plain = " ".join(line[: WIDEST_ROW + 1].split())
    match = _TAIL.fullmatch(plain) if len(line) <= WIDEST_ROW else None
    if match is None or not match["label"] or len(match["label"]) > LONGEST_LABEL:
        return None
    label = match["label"].strip(" |")
    numbers = [one.strip("|[]( )") for one in _NUMBER.findall(match["tail"])]
    if not re.search(r"[A-Za-zÀ-ÿ]", label) or label[-1] in ".,;" or not any(map(_has_digit, numbers)):
        return None
    return [label, *numbers]


def _has_digit(text: str) -> bool:
    return bool(re.search(r"\d", text))


# ---- one cell a line -------------------------------------------------------------------------------------


def _one_a_line(lines: Sequence[str], start: int) -> Found:
    """A label, then as many lines of one number as every other row has; three rows at least."""
    rows: Rows = []
    position = start
    while position < len(lines):
        row, end = _stacked(lines, position)
        if row is None or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
        position = end
    enough = len(rows) >= FEWEST_ROWS and (len(rows[0]) > 2 or _TOTAL.match(rows[-1][0]))
    return Found(start, position, rows) if enough else _none(start, position)


def _stacked(lines: Sequence[str], start: int) -> tuple[list[str] | None, int]:
    label = lines[start][:WIDEST_ROW].strip()
    if not label or _NUMBER.fullmatch(label) or len(label) > LONGEST_LABEL:
        return None, start
    numbers: list[str] = []
    position = start + 1
    while position < len(lines) and _NUMBER.fullmatch(lines[position][:WIDEST_ROW].strip()):
        numbers.append(lines[position].strip())
        position += 1
    return ([label, *numbers], position) if numbers else (None, start)
