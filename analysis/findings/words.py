"""Short forms: a text as a line, free words as the keys of a table, recommendations with their parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from analysis.report_rows import Recommendation

LONGEST_LINE = 140  # characters
LONGEST_KEY = 60
_REFERENCE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_NO_KEY = re.compile(r"[^a-z0-9]+")
_END = re.compile(r"(?<=[.!?])\s")
_NUMBER = re.compile(r"[1-9][0-9]*")
FINDING, CONCLUSION = "b", "c"  # what the ids that the app makes begin with


def on_one_line(text: str) -> str:
    """The text without line ends; '…' stands for a reference to a figure."""
    return " ".join(_REFERENCE.sub("…", text).split())


def headline(text: str) -> str:
    """The first sentence on one line, cut at a word; '…' stands for a reference and for what was cut."""
    first = _END.split(on_one_line(text), maxsplit=1)[0]
    if len(first) <= LONGEST_LINE:
        return first
    return first[:LONGEST_LINE].rsplit(" ", 1)[0] + "…"


def printed_name(id: str, prefix: str) -> str:
    """What a reader calls it: finding 'b01' is '1', conclusion 'c12' is '12'; any other id is itself."""
    rest = id.removeprefix(prefix).lstrip("0")
    return rest if id.startswith(prefix) and _NUMBER.fullmatch(rest) else id


def keys_of(names: Iterable[str], reserved: Iterable[str] = ()) -> dict[str, str]:
    """Name -> a key for it in addresses: a-z, 0-9 and _, each once, in the order of the names."""
    keys: dict[str, str] = {}
    taken = set(reserved)
    for name in dict.fromkeys(names):
        plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
        base = _NO_KEY.sub("_", plain).strip("_")[:LONGEST_KEY] or "naam"
        key, count = base, 1
        while key in taken:
            count += 1
            key = f"{base}_{count}"
        taken.add(key)
        keys[name] = key
    return keys


def with_parts(rows: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Each aanbeveling followed by its deelaanbevelingen; a part of what is gone comes last."""
    heads = [row for row in rows if not row.part_of]
    ids = {head.id for head in heads}
    parted = [one for head in heads for one in (head, *(row for row in rows if row.part_of == head.id))]
    return (*parted, *(row for row in rows if row.part_of and row.part_of not in ids))


def by_number(name: str) -> tuple[int, str]:
    """To sort by: numbers by their size, before everything else."""
    return (int(name), "") if name.isascii() and name.isdigit() and len(name) < 9 else (10**9, name)
