"""The findings per deelvraag and norm, each with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from analysis.findings import FINDING, by_number, printed_name
from analysis.report_rows import Finding
from reports.document import Label, Paragraph, Section, section
from reports.nota_results import Results
from reports.nota_written.words import evidence, quotes, said
from reports.wording import Runs, flatten, sentence

LOOSE = "Zonder deelvraag"


def findings_by_question(results: Results, released: Collection[str] = ()) -> Section | None:
    """A section per deelvraag; `released` are the names of quotes that may be printed."""
    rows = results.data.findings
    asked = _in_order(results)
    parts = [
        _question(results, name, [row for row in rows if row.deelvraag == name], released) for name in asked
    ]
    return section("bevindingen-per-deelvraag", "Bevindingen per deelvraag", *parts)


def _in_order(results: Results) -> tuple[str, ...]:
    """The deelvragen in the order of the normenkader, then others as they come, without one last."""
    kaders = results.data.normenkaders()
    known = [norm.deelvraag for kader in kaders for norm in kader.norms if norm.deelvraag]
    others = [row.deelvraag for row in results.data.findings if row.deelvraag]
    ordered = sorted(dict.fromkeys(known), key=by_number)
    return (*dict.fromkeys([*ordered, *others]), "")


def _question(
    results: Results, name: str, found: Iterable[Finding], released: Collection[str]
) -> Section | None:
    asked = results.words("deelvragen", name, "tekst") if name else ""
    title = f"Deelvraag {name}: {asked}".removesuffix(": ") if name else LOOSE
    blocks = [_finding(results, row, released) for row in found]
    return section(f"bevindingen-deelvraag-{name or 'geen'}", title, *blocks)


def _finding(results: Results, row: Finding, released: Collection[str]) -> Section | None:
    return section(
        f"bevinding-{row.id}",
        f"Bevinding {printed_name(row.id, FINDING)}",
        Paragraph((said(results, row.text), *((sentence(about),) if (about := _about(row)) else ()))),
        evidence(results, row.evidence),
        *quotes(results, row.evidence, released),
    )


def _about(row: Finding) -> Runs:
    norm = flatten(["Norm ", Label(row.norm, "nummer")]) if row.norm else ()
    place = flatten(["vindplaats ", Label(row.place)]) if row.place else ()
    return flatten([norm, "; " if norm and place else "", place])
