"""What each kind of source says of each factor: the table, and per factor who says what."""

from __future__ import annotations

from analysis.findings import keys_of, signed
from analysis.report_rows import Observation
from reports.document import Bullets, Label, Section, Sentence, section
from reports.nota_results import Results
from reports.nota_written.words import said
from reports.wording import flatten, sentence

NAME = "triangulatie"


def triangulation(results: Results) -> Section | None:
    """Sources x factors with success and bottleneck as letter and shape, then the words behind them."""
    table = results.printed(NAME)
    if table is None:
        return None
    keys = keys_of(one.factor for one in results.data.observations)
    parts = [_factor(results, factor, key) for factor, key in keys.items()]
    who = section("wie-zegt-wat", "Wie zegt wat", *parts)
    return section(NAME, "Wat welke bron noemt", table, who)


def _factor(results: Results, factor: str, key: str) -> Section | None:
    found = [one for one in results.data.observations if one.factor == factor]
    said_here = Bullets(tuple(_observation(results, one) for one in found))
    return section(f"factor-{key}", factor, said_here)


def _observation(results: Results, one: Observation) -> Sentence:
    who = flatten([Label(one.source), f" ({signed(one.kind)})"])
    return said(results, one.text, *who, ": ") if one.text else sentence(who)
