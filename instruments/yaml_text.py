"""A tree of texts, lists and mappings as YAML in one canonical spelling, read back exactly."""

from __future__ import annotations

import re
from typing import Any

import yaml

_RARE_BREAKS = re.compile(r"[\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """Writes every text so that it is read back exactly, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        """A reader without aliases sees every text where it stands."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """In the unquoted spellings YAML takes the rarer line ends for spaces."""
    style = '"' if _RARE_BREAKS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def yaml_bytes(tree: Any) -> bytes:
    """The tree as a file; keys keep their order."""
    text: str = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text.encode("utf-8")
