"""Starts the search for names in a process of its own: the lists take a gigabyte, more than a web worker has.

At most one process searches and one waits per study: who waits looks at everything that came in before.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO


def start_finding_names(settings: Mapping[str, Any], study: str) -> None:
    """Starts `wederhoor find-names` beside this process; does not wait for it.

    `settings` is the app's config. Nothing of a text is on the command line: the process reads the database.
    Where the installation looks for names itself (FIND_NAMES is off) nothing starts.
    """
    if not settings["FIND_NAMES"]:
        return
    command = [sys.executable, "-m", "survey_app.commands", "find-names", study]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603  (our own program; the study is an argument, not a shell's word)
        command, env=_environment(settings), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    threading.Thread(target=process.wait, daemon=True).start()  # so that no dead process stays behind


def _environment(settings: Mapping[str, Any]) -> dict[str, str]:
    own = {
        "WEDERHOOR_VAR": str(Path(settings["VAR"]).absolute()),
        "WEDERHOOR_DATABASE_URL": str(settings["DATABASE_URL"]),
        "WEDERHOOR_NAME_LISTS": str(Path(settings["NAME_LISTS"]).absolute()),
        "WEDERHOOR_SECRET_KEY": str(settings["SECRET_KEY"]),
        "WEDERHOOR_PSEUDONYM_KEY": str(settings["PSEUDONYM_KEY"]),
    }
    return os.environ | own


@contextmanager
def my_turn(folder: Path, study: str) -> Iterator[bool]:
    """False when another process waits already: it will see what this one came for. Else waits its turn."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(study.encode()).hexdigest()[:16]
    with (
        (folder / f"find_names.{name}.waiting").open("w") as place,
        (folder / "find_names.lock").open("w") as lock,
    ):
        if not _taken(place):
            yield False
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        fcntl.flock(place, fcntl.LOCK_UN)  # whoever comes now finds the place free, and comes after this one
        yield True


def _taken(place: TextIO) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
