"""Formulas over printed figures: a small arithmetic with a reader of its own, never Python's.

    sum(D001, D002, D003)     percentage(D010, D011)     (D001 + D002) * 95     growth(D020, D021)

A name with letters and digits is a figure, a number is exact and has a decimal point (`6.7`): a comma parts
arguments. FUNCTIONS lists what there is; percentages are 0-100.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.recount.interval import Interval, exactly, total

LONGEST = 2000  # characters
DEEPEST = 40  # brackets within brackets
_TOKEN = re.compile(r"\s*(?:([0-9]{1,18}(?:\.[0-9]{1,18})?(?![\w.]))|([^\W\d]\w*)|([-+*/(),]))")
_HUNDRED = exactly(100)


class FormulaError(ValueError):
    """What is wrong with a formula, as a Dutch half-sentence."""


@dataclass(frozen=True)
class Literal:
    """An exact number."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Reference:
    """Another figure, by its id."""

    id: str


@dataclass(frozen=True)
class Call:
    """A function of FUNCTIONS, or one of the signs + - * /."""

    name: str
    args: tuple[Formula, ...]


Formula = Literal | Reference | Call


def parse(text: str) -> Formula:
    """The formula that the text spells; FormulaError, in Dutch, when it spells none."""
    if len(text) > LONGEST:
        raise FormulaError(f"de formule is langer dan {LONGEST} tekens")
    reader = _Reader(_tokens(text))
    found = reader.terms()
    if reader.next:
        raise FormulaError(f"'{reader.next}' staat op een plek waar niets meer hoort")
    return found


def written(formula: Formula) -> str:
    """The formula as text; reading that gives the same formula."""
    if isinstance(formula, Literal):
        return formula.text
    if isinstance(formula, Reference):
        return formula.id
    if formula.name in SIGNS:
        left, right = formula.args
        before = _bracketed(left, _binding(left) < _binding(formula))
        return f"{before} {formula.name} {_bracketed(right, _binding(right) <= _binding(formula))}"
    return f"{formula.name}({', '.join(map(written, formula.args))})"


def _bracketed(formula: Formula, needed: bool) -> str:
    return f"({written(formula)})" if needed else written(formula)


def _binding(formula: Formula) -> int:
    """How strongly it holds together: + and - least, * and / more, all else most."""
    if not isinstance(formula, Call) or formula.name not in SIGNS:
        return 3
    return 1 if formula.name in "+-" else 2


def references(formula: Formula) -> tuple[str, ...]:
    """The ids of the figures in it, each once, in the order they are written."""
    return tuple(dict.fromkeys(_references(formula)))


def evaluate(formula: Formula, value: Callable[[str], Interval]) -> Interval:
    """The values the formula can have when each figure has the values that `value` gives for its id.

    Where a figure occurs twice the interval may be wider than needed, never narrower. ZeroDivisionError
    when it divides by what is certainly zero.
    """
    if isinstance(formula, Literal):
        return exactly(formula.value)
    if isinstance(formula, Reference):
        return value(formula.id)
    args = [evaluate(arg, value) for arg in formula.args]
    compute = SIGNS[formula.name] if formula.name in SIGNS else FUNCTIONS[formula.name].compute
    return compute(args)


def _references(formula: Formula) -> Iterator[str]:
    if isinstance(formula, Reference):
        yield formula.id
    elif isinstance(formula, Call):
        for arg in formula.args:
            yield from _references(arg)


# ---- what can be computed --------------------------------------------------------------------------------

Compute = Callable[[Sequence[Interval]], Interval]


@dataclass(frozen=True)
class Function:
    """How many arguments it takes at least and at most (None: any number), and what it does."""

    least: int
    most: int | None
    compute: Compute


def _product(args: Sequence[Interval]) -> Interval:
    result = exactly(1)
    for arg in args:
        result = result * arg
    return result


def _mean(args: Sequence[Interval]) -> Interval:
    return total(args) / exactly(len(args))


def _ratio(args: Sequence[Interval]) -> Interval:
    return args[0] / args[1]


def _percentage(args: Sequence[Interval]) -> Interval:
    return _HUNDRED * (args[0] / args[1])


def _growth(args: Sequence[Interval]) -> Interval:
    """From before to after, in percent of before."""
    return _HUNDRED * (args[1] / args[0]) - _HUNDRED


def _percent_of(args: Sequence[Interval]) -> Interval:
    return args[0] * args[1] / _HUNDRED


FUNCTIONS: dict[str, Function] = {
    "sum": Function(1, None, total),
    "product": Function(1, None, _product),
    "mean": Function(1, None, _mean),
    "count": Function(1, None, lambda args: exactly(len(args))),
    "ratio": Function(2, 2, _ratio),
    "percentage": Function(2, 2, _percentage),
    "percent_of": Function(2, 2, _percent_of),
    "growth": Function(2, 2, _growth),
    "difference": Function(2, 2, lambda args: args[0] - args[1]),
}
SIGNS: dict[str, Compute] = {
    "+": total,
    "-": FUNCTIONS["difference"].compute,
    "*": _product,
    "/": _ratio,
}


# ---- reading ---------------------------------------------------------------------------------------------


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise FormulaError(f"'{text[position:].split()[0][:20]}' is niet te lezen")
        found.append(match[0].strip())
        position = match.end()
    if not found:
        raise FormulaError("er staat niets")
    return found


class _Reader:
    """Reads tokens from left to right; `next` is '' at the end."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._position, self._depth = tokens, 0, 0

    @property
    def next(self) -> str:
        return self._tokens[self._position] if self._position < len(self._tokens) else ""

    def _take(self, wanted: str = "") -> str:
        token = self.next
        if not token or (wanted and token != wanted):
            instead = f"staat '{token}'" if token else "eindigt de formule"
            raise FormulaError(f"waar {_name(wanted)} hoort, {instead}")
        self._position += 1
        return token

    def terms(self) -> Formula:
        return self._chain(("+", "-"), self._factors)

    def _factors(self) -> Formula:
        return self._chain(("*", "/"), self._factor)

    def _chain(self, signs: tuple[str, str], part: Callable[[], Formula]) -> Formula:
        found, links = part(), 0
        while self.next in signs:
            links += 1
            if links > DEEPEST:
                raise FormulaError(f"meer dan {DEEPEST} tekens op een rij; gebruik sum(...) of product(...)")
            found = Call(self._take(), (found, part()))
        return found

    def _factor(self) -> Formula:
        read = self._take()
        if read[0].isdecimal():
            return Literal(Fraction(read), read)
        if read == "(":
            return self._inside(lambda: (self.terms(),))[0]
        if read in "+-*/),":
            raise FormulaError(f"waar een cijfer of getal hoort, staat '{read}'")
        return self._call(read) if self.next == "(" else Reference(read)

    def _call(self, name: str) -> Formula:
        if name not in FUNCTIONS:
            raise FormulaError(f"'{name}' is geen bewerking; kies uit: {', '.join(FUNCTIONS)}")
        self._take("(")
        args = self._inside(self._arguments)
        least, most = FUNCTIONS[name].least, FUNCTIONS[name].most
        if len(args) < least or (most is not None and len(args) > most):
            raise FormulaError(f"{name}(...) vraagt {most or least} delen, niet {len(args)}")
        return Call(name, args)

    def _arguments(self) -> tuple[Formula, ...]:
        if self.next == ")":
            return ()
        found = [self.terms()]
        while self.next == ",":
            self._take()
            found.append(self.terms())
        return tuple(found)

    def _inside(self, read: Callable[[], tuple[Formula, ...]]) -> tuple[Formula, ...]:
        """What stands between brackets, of which the first has been taken."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(f"er staan meer dan {DEEPEST} haakjes in elkaar")
        found = read()
        self._take(")")
        self._depth -= 1
        return found


def _name(wanted: str) -> str:
    return f"'{wanted}'" if wanted else "een cijfer of getal"
