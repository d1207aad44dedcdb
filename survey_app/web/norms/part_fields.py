"""What the forms of the normenkader show: a part's fields by the names of their inputs."""

from __future__ import annotations

from collections.abc import Iterable

from codebooks.model import BoundaryRule, EvidenceLink, Level, Norm, Scale
from instruments.texts import Texts

Fields = dict[str, str]


def texts_fields(name: str, texts: Texts) -> Fields:
    """A field per language."""
    return {f"{name}_{language}": text for language, text in texts.pairs}


def norm_fields(norm: Norm) -> Fields:
    """The fields of a norm."""
    return {
        "naam": norm.id,
        "deelvraag": norm.deelvraag,
        "onderdeel": norm.part,
        "van_toepassing": norm.applicable or "ja",
        "oordeel": norm.judged_with,
        "soort_bron": norm.source_kind,
        **texts_fields("tekst", norm.text),
        **texts_fields("waarom_niet", norm.why_not),
        **texts_fields("bron", norm.source),
        **texts_fields("gemeten", norm.measured),
    }


def link_fields(link: EvidenceLink) -> Fields:
    """The fields of a piece of evidence."""
    return {
        **texts_fields("bewijs", link.text),
        "soort": link.kind,
        "aspecten": " ".join(link.aspects),
        "vindplaats": link.source,
        "documenten": " ".join(link.documents),
        "vraag": link.question,
        "voldoet": " ".join(link.met),
        "deels": " ".join(link.partly),
        "cijfer": link.figure,
        "minstens": _number(link.at_least),
        "hooguit": _number(link.at_most),
        "gewicht": _number(link.weight),
        "richting": link.direction,
    }


def scale_fields(scale: Scale) -> Fields:
    """The fields of a scale, row by row."""
    fields: Fields = {"deels_telt": _number(scale.partial_credit)}
    rows = [(level, True) for level in scale.levels] + [(level, False) for level in scale.unscaled]
    for row, (level, scaled) in enumerate(rows, 1):
        fields |= _level_fields(row, level, scaled)
    for row, rule in enumerate(scale.boundaries, 1):
        fields |= _rule_fields(row, rule)
    return fields


def _level_fields(row: int, level: Level, scaled: bool) -> Fields:
    named = {f"id_{row}": level.id, f"teken_{row}": level.symbol, f"gedrukt_{row}": level.printed}
    named |= texts_fields(f"naam_{row}", level.label)
    if not scaled:
        return {**named, f"zonder_{row}": "ja"}
    bounds = {f"van_{row}": _percent(level.low), f"tot_{row}": _percent(level.high)}
    return named | bounds | dict(_included(row, level))


def _included(row: int, level: Level) -> Iterable[tuple[str, str]]:
    if level.low_included:
        yield f"van_in_{row}", "ja"
    if level.high_included:
        yield f"tot_in_{row}", "ja"


def _rule_fields(row: int, rule: BoundaryRule) -> Fields:
    named = {f"grens_{row}": _percent(rule.at), f"grens_niveau_{row}": rule.level}
    return named | texts_fields(f"grens_waarom_{row}", rule.why)


def _percent(share: float) -> str:
    return _number(round(share * 100, 6))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
