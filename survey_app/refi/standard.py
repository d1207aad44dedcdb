"""What we write, held against the standard's own schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent / "schema"


def breaches(content: bytes, schema: str) -> tuple[str, ...]:
    """What in this XML the standard forbids; `schema` is Project or Codebook."""
    from lxml import etree

    rules = _schema(schema)
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    rules.validate(tree)
    return tuple(str(error) for error in rules.error_log)


@cache
def _schema(name: str) -> Any:
    from lxml import etree

    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
