"""The words a reference can begin with, and what each becomes in a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.document import Chart, Figure, Label, Quote, Table
from reports.living_text.reference import Reference
from reports.living_text.shelf import Counted, Shelf
from reports.numbers import percent_text
from reports.wording import Runs, flatten, k_of_n, quoted

Found = Runs | Table | Chart | Quote
GENERATED = "gegenereerd"  # where the sentences and tables stand that the nota makes itself
KEPT = ("", "tabellen", "niets")  # what of them is kept; '' is everything


def resolved(reference: Reference, shelf: Shelf) -> Found | None:
    """What the reference stands for; None where there is no such thing."""
    make = WORDS.get(reference.word)
    found = make(reference.name, shelf) if make and reference.name else None
    return found or None


def _figure(name: str, shelf: Shelf) -> Runs:
    found = shelf(name)
    return (found,) if found else ()


def _telling(name: str, shelf: Shelf) -> Runs:
    return _k_of_n(shelf.counted(name), shelf)


def _antwoorden(name: str, shelf: Shelf) -> Runs:
    return _k_of_n(shelf.answered(name), shelf)


def _k_of_n(counted: Counted | None, shelf: Shelf) -> Runs:
    """'7 van de 15', or just '7' where nothing says of how many."""
    hits = shelf(counted.hits) if counted else None
    number = shelf.number(counted.hits) if counted else None
    if counted is None or hits is None or number is None:
        return ()
    of = shelf(counted.of) if counted.of else None
    return k_of_n(hits, number, of) if of else (hits,)


def _aandeel(name: str, shelf: Shelf) -> Runs:
    """A percentage with its n; with few cases only 'k van de n', as everywhere."""
    counted = shelf.counted(name) or shelf.answered(name)
    share = shelf(counted.share) if counted and counted.share else None
    if share:
        return (share,)
    said = _k_of_n(counted, shelf)
    hits = shelf.number(counted.hits) if counted else None
    n = shelf.number(counted.of) if counted and counted.of else None
    if counted is None or not said or not n or hits is None or not shelf.is_percentage(n):
        return said
    return flatten([Figure(counted.hits, percent_text(hits / n)), " (", said, ")"])


def _citaat(name: str, shelf: Shelf) -> Quote | None:
    return shelf.quote(name)


def _oordeel(name: str, shelf: Shelf) -> Runs:
    return shelf.judgement(name)


def _tabel(name: str, shelf: Shelf) -> Table | None:
    return shelf.table(name)


def _figuur(name: str, shelf: Shelf) -> Chart | None:
    return shelf.chart(name)


def in_sentence(found: Found) -> Runs | None:
    """How it stands in a sentence; None for what is a block of its own."""
    if isinstance(found, Quote):
        return flatten([quoted(found.text), " (", Label(found.source), ")"])
    return found if isinstance(found, tuple) else None


WORDS: Mapping[str, Callable[[str, Shelf], Found | None]] = MappingProxyType(
    {
        "telling": _telling,
        "aandeel": _aandeel,
        "antwoorden": _antwoorden,
        "cijfer": _figure,
        "citaat": _citaat,
        "oordeel": _oordeel,
        "tabel": _tabel,
        "figuur": _figuur,
    }
)
