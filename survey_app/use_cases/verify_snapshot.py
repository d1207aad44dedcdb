"""Verifying a snapshot: its numbers made again, and every difference in words for who asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from instruments.yaml_source import MEGABYTE
from reports.frozen_nota import ChangedNumber, numbers_hash
from survey_app.domain.report_text.package import LARGEST, MOST_FILES, PackageError, unpack
from survey_app.domain.report_text.snapshot import FACTS
from survey_app.use_cases.freeze_study import Rebuilt, rebuild

TOO_LARGE = f"Deze map is groter dan {LARGEST // MEGABYTE} MB of heeft te veel bestanden: geen momentopname."


def verified_package(content: bytes) -> Rebuilt | str:
    """What the zip says and gives; a Dutch sentence when it is no snapshot."""
    try:
        return rebuild(unpack(content))
    except PackageError as error:
        return str(error)


def verified_files(folder: Path) -> Rebuilt | str:
    """The same for a snapshot that was unpacked in this folder. OSError when it cannot be read."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    if len(paths) > MOST_FILES or sum(path.stat().st_size for path in paths) > LARGEST:
        return TOO_LARGE
    try:
        return rebuild({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    except PackageError as error:
        return str(error)


def verified_against(content: bytes, files: Mapping[str, bytes]) -> Rebuilt | str:
    """What the package says, held against these files instead of its own."""
    try:
        return rebuild({**files, FACTS: unpack(content).get(FACTS, b"")})
    except PackageError as error:
        return str(error)


def told(rebuilt: Rebuilt, most: int) -> tuple[str, bool]:
    """The outcome in lines of Dutch, and whether all is the same."""
    facts, changed = rebuilt.facts, rebuilt.difference
    heading = f"Momentopname '{facts.label}' van {facts.study}, {facts.frozen_at} UTC"
    lines = [heading, f"  hash van de map      {facts.hash}", f"  hash van de cijfers  {facts.numbers_hash}"]
    whole = numbers_hash(facts.numbers) == facts.numbers_hash
    if not whole:
        lines.append("De bewaarde cijfers horen niet bij de bewaarde hash: momentopname.json is veranderd.")
    lines += _listed("Bestanden die anders zijn dan bij het bevriezen", rebuilt.changed_files, most)
    if changed.same:
        return "\n".join(
            [*lines, f"Dezelfde {len(facts.numbers['cijfers'])} cijfers, dezelfde tekst."]
        ), whole
    lines += _listed("Cijfers die anders zijn", [_number(one) for one in changed.numbers], most)
    lines += _listed("Tekst die er niet meer staat", changed.gone, most)
    lines += _listed("Tekst die er nieuw staat", changed.come, most)
    return "\n".join(lines), False


def _listed(title: str, found: Sequence[str], most: int) -> Iterator[str]:
    if found:
        yield f"{title}: {len(found)}"
        yield from (f"  {line}" for line in found[:most])
    if len(found) > most:
        yield f"  ... en nog {len(found) - most}"


def _number(one: ChangedNumber) -> str:
    was = "(stond er niet)" if one.was is None else one.was
    now = "(staat er niet meer)" if one.now is None else one.now
    return f"{one.address}: was {was}, is {now}"
