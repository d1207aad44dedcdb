"""How a printed figure is read: from `reads` and the cells it names to what the data yields.

`reads` in published.yaml is one word, then addresses (table/row/column), one space between; behind `van`
come the addresses of what is counted out of. The first cell is always the figure's own address.

    ''              the cell as it is: the same number, or the same text whatever the capitals
    aantal          a count; more addresses are added to it; behind van: out of how many (`9 van 14`)
    in_woorden      the same share, printed as words; PHRASES says which shares each phrase covers
    groen_in_woorden  how many of the cells are groen out of those with a colour, printed as words
    rest            printed as what is left over: the first address less all the others
    reeks           several cells, printed with a comma between
    overal          every cell reads as printed
    een_van         printed with 'of' between: the cell is one of them
    begint          print is cut off: it begins with what the cell holds
    code            printed by its label, kept under its code: `SWT (via school)` is swt_via_school
    aanwezig        the row exists and is not empty
    afgerond        a number as print rounds it: `€ 2,8 mln.`, `ca. 165 dagen`; more addresses are added to it
    procent         a share (0-1), printed as a percentage
    lager_dan hoger_dan veel_hoger_dan   a colour against the others; 'veel' is two steps
    casussen        a list of casussen: ja in each, in no other; `*` in the address stands for the casus,
                    and the figure's own address counts them
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.recount.phrases import PHRASES, Span
from analysis.recount.printed import read_printed
from analysis.results import CellValue
from codebooks.values import Value, rank, steps_between

LookUp = Callable[[str], CellValue]
Cells = Sequence[CellValue]


@dataclass(frozen=True)
class Reading:
    """What the data yields, as print would have it, and whether it agrees with what was printed."""

    computed: str
    agrees: bool


def read(printed: str, figure: str, reads: str, look_up: LookUp) -> Reading:
    """What the data yields for one figure.

    KeyError when an address does not exist; ValueError when `reads` is no reading, or does not fit its cells.
    """
    name, more, out_of = _parts(reads)
    if name == "casussen":
        return _casussen(printed, look_up(figure), more, look_up)
    if name not in READINGS:
        raise ValueError(f"'{name}' is geen leeswijze; kies uit: {', '.join(READINGS)}, casussen")
    cells = [look_up(figure), *(look_up(address) for address in more)]
    return READINGS[name](printed, cells, [look_up(address) for address in out_of])


def _parts(reads: str) -> tuple[str, list[str], list[str]]:
    words = reads.split()
    name = words.pop(0) if words else ""
    split = words.index("van") if "van" in words else len(words)
    return name, words[:split], words[split + 1 :]


def shown(cell: CellValue) -> str:
    """A cell as print writes it: 8, groen, or a dash where there is no number."""
    if cell is None:
        return "-"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _as_it_is(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = shown(cells[0])
    return Reading(computed, _plain(computed) == _plain(printed))


def _aantal(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = shown(_sum(cells))
    if out_of:
        computed += f" van {shown(_sum(out_of))}"
    return Reading(computed, _plain(computed) == _plain(printed))


def _in_woorden(printed: str, cells: Cells, out_of: Cells) -> Reading:
    part, whole = _sum(cells), _sum(out_of)
    agrees = whole > 0 and _span(printed).covers(part / whole)
    return Reading(f"{shown(part)} van {shown(whole)}", agrees)


def _groen_in_woorden(printed: str, cells: Cells, out_of: Cells) -> Reading:
    coloured = [cell for cell in cells if rank(Value(str(cell))) is not None]
    groen = sum(cell == Value.GROEN for cell in coloured)
    return _in_woorden(printed, [groen], [len(coloured)])


def _rest(printed: str, cells: Cells, out_of: Cells) -> Reading:
    whole, others = _sum(cells[1:2]), _sum(cells[2:])
    left = whole - others
    return Reading(shown(cells[0]), _sum(cells[:1]) == left)


def _reeks(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = ", ".join(shown(cell) for cell in cells)
    return Reading(computed, _plain(computed) == _plain(printed))


def _overal(printed: str, cells: Cells, out_of: Cells) -> Reading:
    found = list(dict.fromkeys(shown(cell) for cell in cells))
    return Reading(", ".join(found), [_plain(text) for text in found] == [_plain(printed)])


def _een_van(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = shown(cells[0])
    return Reading(computed, _plain(computed) in [_plain(option) for option in printed.split(" of ")])


def _begint(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = shown(cells[0])
    return Reading(computed, cells[0] is not None and _plain(printed).startswith(_plain(computed)))


def _code(printed: str, cells: Cells, out_of: Cells) -> Reading:
    computed = shown(cells[0])
    return Reading(computed, computed == "_".join(re.findall(r"\w+", _plain(printed))))


def _aanwezig(printed: str, cells: Cells, out_of: Cells) -> Reading:
    present = cells[0] not in (None, "")
    return Reading("aanwezig" if present else "afwezig", present)


def _afgerond(printed: str, cells: Cells, out_of: Cells) -> Reading:
    return _rounded(printed, _sum(cells))


def _procent(printed: str, cells: Cells, out_of: Cells) -> Reading:
    return _rounded(printed, 100 * _sum(cells), "procent")


def _rounded(printed: str, number: float, unit: str = "") -> Reading:
    """Whether the number is one that would be printed so."""
    return Reading(shown(number), read_printed(printed, unit).interval.holds(number))


def _against(least: int, most: int) -> Callable[[str, Cells, Cells], Reading]:
    """A reading that wants the first colour `least` to `most` steps above each of the others."""

    def compare(printed: str, cells: Cells, out_of: Cells) -> Reading:
        values = [Value(str(cell)) for cell in cells]
        steps = [steps_between(values[0], other) for other in values[1:]]
        agrees = bool(steps) and all(step is not None and least <= step <= most for step in steps)
        return Reading(f"{values[0]} tegenover {', '.join(values[1:])}", agrees)

    return compare


def _casussen(printed: str, count: CellValue, patterns: list[str], look_up: LookUp) -> Reading:
    if len(patterns) != 1:
        raise ValueError("bij 'casussen' hoort één adres met een *")
    listed = [casus.strip() for casus in printed.split(",")]
    present = [casus for casus in listed if look_up(patterns[0].replace("*", casus)) == "ja"]
    agrees = present == listed and len(listed) == count
    return Reading(f"{', '.join(present)} ({shown(count)} in totaal)", agrees)


def _sum(cells: Cells) -> float:
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    if len(numbers) != len(cells):
        raise ValueError("er staat geen getal in een cel die geteld wordt")
    return sum(numbers)


def _span(phrase: str) -> Span:
    if _plain(phrase) not in PHRASES:
        raise ValueError(f"'{phrase}' heeft geen vast aandeel; kies uit: {', '.join(PHRASES)}")
    return PHRASES[_plain(phrase)]


READINGS: dict[str, Callable[[str, Cells, Cells], Reading]] = {
    "": _as_it_is,
    "aantal": _aantal,
    "in_woorden": _in_woorden,
    "groen_in_woorden": _groen_in_woorden,
    "rest": _rest,
    "reeks": _reeks,
    "overal": _overal,
    "een_van": _een_van,
    "begint": _begint,
    "code": _code,
    "aanwezig": _aanwezig,
    "afgerond": _afgerond,
    "procent": _procent,
    "lager_dan": _against(-2, -1),
    "hoger_dan": _against(1, 2),
    "veel_hoger_dan": _against(2, 2),
}
