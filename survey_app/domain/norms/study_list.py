"""study.yaml with one codebook more in its list, and every other byte as it was."""

from __future__ import annotations

import yaml


def naming_codebook(text: str, id: str) -> str:
    """The text of study.yaml, which was read before and is sound, with this codebook named in it."""
    list_node = _codebooks(yaml.compose(text, Loader=yaml.SafeLoader))
    if list_node is None:
        return f"{text.rstrip()}\ncodebooks: [{id}]\n"
    if not list_node.value:
        at = list_node.end_mark.index - 1
        return f"{text[:at]}{id}{text[at:]}"
    last = list_node.value[-1]
    if list_node.flow_style:
        at = last.end_mark.index
        return f"{text[:at]}, {id}{text[at:]}"
    indent = " " * list_node.start_mark.column
    end = text.find("\n", last.end_mark.index)
    before, after = (text, "") if end < 0 else (text[:end], text[end:])
    return f"{before}\n{indent}- {id}{after}"


def _codebooks(root: yaml.Node | None) -> yaml.SequenceNode | None:
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if getattr(key, "value", "") == "codebooks" and isinstance(value, yaml.SequenceNode):
                return value
    return None
