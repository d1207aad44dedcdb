"""Werkzeug reads every route and compiles two functions for it when an app is made.

Tests make thousands of apps. Here a route is read once for all of them, and its functions are compiled when
an address of it is first asked for. Making an app takes a tenth of the time; what it does is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

Build = Callable[..., tuple[str, str]]
_read, _compile = Rule.compile, Rule._compile_builder
_routes: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_builders: dict[tuple[Any, ...], Build] = {}


def compile_addresses_later() -> None:
    """From here on, in this process."""
    Rule.compile = _read_once  # type: ignore[method-assign]
    Rule._compile_builder = _later  # type: ignore[method-assign]


def _read_once(self: Rule) -> None:
    """The parts of the route follow from its text; what turns values to and fro keeps nothing of its own."""
    key = (self.rule, self.subdomain, self.host, self.merge_slashes, self.strict_slashes, self.is_leaf)
    if self.defaults or self.host:
        _read(self)
    elif key not in _routes:
        _read(self)
        _routes[key] = (tuple(self._parts), tuple(self._trace), dict(self._converters), set(self.arguments))
    else:
        parts, trace, converters, arguments = _routes[key]
        self._parts, self._trace, self._converters = list(parts), list(trace), dict(converters)
        self.arguments = set(arguments)
        self._build = _later(self, False).__get__(self, None)
        self._build_unknown = _later(self, True).__get__(self, None)


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
    if key not in _builders:
        _builders[key] = _compile(rule, append_unknown)
    return _builders[key]
