"""Reads a file in a process of its own, with bounds on time and memory: a hostile file stops there.

The process gets the bytes on its standard input and answers one line of JSON; it opens no file of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

from survey_app.source_files.transcript import MEGABYTE, UnreadableFile

SECONDS = 12.0
MEMORY = 1_000 * MEGABYTE
_ROOT = str(Path(__file__).resolve().parents[2])
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from survey_app.source_files.bounded import serve; serve()"
)


def read_bounded(name: str, raw: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> str:
    """As reading.read_text_of, in at most so many seconds and bytes; UnreadableFile when it takes more."""
    return str(ask_bounded("survey_app.source_files.reading:read_text_of", name, raw, seconds, memory))


def ask_bounded(reader: str, name: str, raw: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Any:
    """What the reader (`module:function` of name and bytes) answers, which JSON must be able to hold."""
    # Only the extension goes along: every process on the machine may read another's arguments.
    extension = re.sub(r"[^a-z0-9.]", "", PurePath(name).suffix.lower())[:10]
    command = [sys.executable, "-P", "-c", _PROGRAM, _ROOT, reader, extension, str(memory)]
    try:
        done = subprocess.run(  # noqa: S603  (our own program; the file goes in as bytes)
            command, input=raw, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile("source-too-heavy") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # it was stopped, or found no memory to answer with
        raise UnreadableFile("source-too-heavy") from None
    if "code" in answer:
        raise UnreadableFile(answer["code"], **answer["details"])
    return answer["read"]


def serve() -> None:
    """In the process: reads, and answers."""
    _set_bounds(int(sys.argv[4]))
    sys.stdout.write(json.dumps(_answer(sys.argv[2], sys.argv[3], sys.stdin.buffer.read())))


def _answer(reader: str, name: str, raw: bytes) -> dict[str, Any]:
    module, _, function = reader.partition(":")
    read = getattr(import_module(module), function)  # finding no memory for this is no fault of the file
    try:
        return {"read": read(name, raw)}
    except UnreadableFile as error:
        return {"code": error.code, "details": error.details}
    except (MemoryError, RecursionError):
        return {"code": "source-too-heavy", "details": {}}
    except Exception:  # a parser met what it never expected: the file is at fault, whatever it raises
        return {"code": "source-broken", "details": {}}


def _set_bounds(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there only the time is bounded
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
