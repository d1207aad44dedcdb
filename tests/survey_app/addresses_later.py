"""Werkzeug compiles two functions per route when an app is made, and tests make thousands of apps.

Here each is compiled when an address of its route is first asked for: making an app takes a fifth of the time.
What an app does is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_compile = Rule._compile_builder


def compile_addresses_later() -> None:
    """From here on, in this process."""
    Rule._compile_builder = _later  # type: ignore[method-assign]


def _later(self: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    compiled: list[Callable[..., tuple[str, str]]] = []

    def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
        if not compiled:
            compiled.append(_compile(self, append_unknown))
        return compiled[0](rule, **values)

    return build
