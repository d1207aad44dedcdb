"""Typst in a process of its own: what it remembers of a large report goes when that process ends.

Typst keeps what it worked out for a next time and its Python package never lets go of it: some 600 MB for a
report of 400 pages. A web process that makes reports on request can't have that.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping

from reports.typst_pages import compiled

LONGEST = 300  # seconds


def compiled_apart(source: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """What `typst_pages.compiled` makes, without a trace in this process; `files` hold text (SVG).

    A source that Typst refuses, or that takes over LONGEST, is a RuntimeError without any of the text.
    """
    command = [sys.executable, "-P", "-m", "reports.typst_process"]
    asked = json.dumps([source, {name: content.decode() for name, content in (files or {}).items()}])
    try:
        made = subprocess.run(  # noqa: S603  (our own program; the source goes in as text)
            command, input=asked.encode(), capture_output=True, check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"Typst was not ready after {LONGEST} seconds") from None
    if made.returncode:
        raise RuntimeError(f"Typst stopped with code {made.returncode}")
    return made.stdout


def _answer(asked: str) -> bytes:
    source, files = json.loads(asked)
    return compiled(source, {name: content.encode() for name, content in files.items()})


if __name__ == "__main__":
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read().decode()))
