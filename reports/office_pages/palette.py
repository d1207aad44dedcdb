"""Colours of the values on paper, the same as on screen (house.css), always with their letter and shape."""

from __future__ import annotations

from codebooks.values import KEYS, LETTERS, SHAPES, Value
from reports.document import Table

# value -> (ground, letter), six hexadecimal digits each; the contrasts are computed in the tests of house.css
VALUE_COLOURS: dict[str, tuple[str, str]] = {
    Value.GROEN: ("4CAF6D", "000000"),
    Value.ORANJE: ("FFC46B", "000000"),
    Value.ROOD: ("8F1D21", "FFFFFF"),
    Value.GRIJS: ("E9EBEE", "000000"),
    Value.GEEN_INFORMATIE: ("FFFFFF", "000000"),
}
HOUSE, SOFT, INK, LINE, PLANE, WARM = "14406B", "4D5866", "1B2430", "C9D0D8", "F3F5F7", "FFF8E5"


def value_mark(value: str) -> str:
    """The letter with its shape, such as 'G ●'; the letter alone where the shape adds nothing."""
    letter, shape = LETTERS[Value(value)], SHAPES[Value(value)]
    return letter if shape in (letter, "–") else f"{letter} {shape}"


def values_in(table: Table) -> tuple[Value, ...]:
    """The values that the table shows, in the order of the legend."""
    used = {cell.value for cell in table.cells()}
    return tuple(value for value in KEYS if value.value in used)
