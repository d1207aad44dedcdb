"""What a statistical function asks of its arguments: each check names the argument and the value it refuses.

A wrong argument is a ValueError (a text or list where a number belongs too), never a NaN that travels on.
Missing values are NaN or None; whether they may occur is for the function to say, with `missing=True`.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LONGEST_SHOWN = 60


def refuse(name: str, value: object, wanted: str) -> ValueError:
    """The error to raise: `k must be a whole number from 0 up, not 'seven'`."""
    shown = repr(value)
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 3]}..."
    return ValueError(f"{name} must be {wanted}, not {shown}")


def whole(name: str, value: object, low: int = 0, high: int | None = None) -> int:
    """A whole number in low..high; 3.0 is one, 3.5, True and '3' are not."""
    wanted = f"a whole number from {low} {'up' if high is None else f'to {high}'}"
    found = _real(value)
    if not math.isfinite(found) or found != int(found) or found < low or (high is not None and found > high):
        raise refuse(name, value, wanted)
    return int(found)


def number(name: str, value: object, low: float = -math.inf, high: float = math.inf) -> float:
    """A finite number in low..high, both included."""
    wanted = "a finite number" if (low, high) == (-math.inf, math.inf) else f"a number from {low} to {high}"
    found = _real(value)
    if not math.isfinite(found) or not low <= found <= high:
        raise refuse(name, value, wanted)
    return found


def _real(value: object) -> float:
    """The value as a float; NaN for what is no number: a text, True, None."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | Fraction | np.number):
        return math.nan
    try:
        return float(value)
    except (OverflowError, TypeError):  # beyond every float; a complex number
        return math.inf


def between(name: str, value: object, low: float = 0.0, high: float = 1.0) -> float:
    """A number strictly between low and high, such as a confidence level."""
    found = number(name, value)
    if not low < found < high:
        raise refuse(name, value, f"a number between {low} and {high}")
    return found


def chosen(name: str, value: object, options: Iterable[object]) -> None:
    """One of a fixed few."""
    listed = list(options)
    if not any(value is option or (type(value) is type(option) and value == option) for option in listed):
        raise refuse(name, value, f"one of {', '.join(map(repr, listed))}")


def numbers(name: str, values: Any, missing: bool = False, least: int = 0) -> Floats:
    """A one-dimensional array of finite numbers, at least `least` of them not missing.

    With `missing`, None and NaN stay in their place as NaN; an infinity or a text is refused always.
    """
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise refuse(name, values, "a list of numbers")
    found = np.array([_value(name, item, missing) for item in values], dtype=np.float64)
    if int(np.count_nonzero(~np.isnan(found))) < least:
        raise refuse(name, list(values), f"at least {least} numbers")
    return found


def _value(name: str, item: Any, missing: bool) -> float:
    if missing and is_missing(item):
        return math.nan
    return number(name, item)


def names(name: str, values: Any, missing: bool = False) -> list[Hashable]:
    """A list of things that can name a group, a stratum or an answer; with `missing` also None and NaN."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise refuse(name, values, "a list of names")
    return [_named(name, item, missing) for item in values]


def _named(name: str, item: Any, missing: bool) -> Hashable:
    try:
        hash(item)
    except TypeError:
        raise refuse(name, item, "a list of names, not of lists or tables") from None
    if is_missing(item) and not missing:
        raise refuse(name, item, "a list of names without a gap")
    return None if is_missing(item) else item


def is_missing(item: Any) -> bool:
    """Whether this stands for no value: None, NaN, pandas' NA or NaT."""
    if item is None:
        return True
    try:
        return bool(item != item)
    except (TypeError, ValueError):  # pandas' NA refuses to be a yes or no
        return True


def same_length(first: str, a: Sequence[object], second: str, b: Sequence[object]) -> None:
    """Two lists that belong together have as many items."""
    if len(a) != len(b):
        raise ValueError(f"{second} must have as many items as {first} ({len(a)}), not {len(b)}")


def same_index(first: str, a: object, second: str, b: object) -> None:
    """Two Series are matched by position; where both carry an index, it must be the same one."""
    one: Any = getattr(a, "index", None)
    other: Any = getattr(b, "index", None)
    if hasattr(one, "equals") and hasattr(other, "equals") and not one.equals(other):
        raise ValueError(f"{second} must have the same index as {first}: they are matched by position")
