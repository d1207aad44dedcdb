"""Whether an export holds up the people who are filling in: page turns with and without one, in turn.

    python bench/export.py [--responses 100000] [--seconds 8] [--rounds 3]

The database holds so many sent questionnaires of 20 answers. Eight visitors fill in; meanwhile
`wederhoor export` runs, over and over. Its own time and the most memory it took are told as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # bench/ is no package: it is run, not imported

from respond import prepare, start_servers  # noqa: E402
from visitors import fill_in_wederhoor, run  # noqa: E402

CROWD, AT_ONCE = 8, 5_000


def main() -> None:
    """Measures and prints."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        tokens = prepare(Path(folder), 20_000)
        fill(Path(folder), options.responses)
        servers = start_servers(Path(folder))
        try:
            _report(options, *_measure(options, Path(folder), iter(tokens)))
        finally:
            for server in servers:
                server.terminate()
                server.wait(10)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=8.0, help="per round, with and without")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def fill(folder: Path, responses: int) -> None:
    """So many sent questionnaires, put in at once."""
    from sqlalchemy import insert

    from survey_app.storage import tables
    from survey_app.storage.database import open_database, writing

    engine = open_database(f"sqlite:///{folder}/wederhoor.sqlite")
    answers = [[f"vraag{number}", f"a{number % 5 + 1}", "1"] for number in range(1, 21)]
    about = {"study": "meting", "casus": "1", "perspectief": "ouder", "instrument": "meting", "version": "1"}
    for first in range(0, responses, AT_ONCE):
        names = [f"r_{number:08}" for number in range(first, min(first + AT_ONCE, responses))]
        with writing(engine) as connection:
            connection.execute(
                insert(tables.responses),
                [
                    {**about, "id": name, "position": int(name[2:]), "consented_on": date.today()}
                    for name in names
                ],
            )
            connection.execute(
                insert(tables.submissions),
                [
                    {"study": "meting", "response": name, "answers": answers, "submitted_on": date.today()}
                    for name in names
                ],
            )
    engine.dispose()


def _measure(
    options: argparse.Namespace, folder: Path, people: Iterator[str]
) -> tuple[list[float], list[float], list[float]]:
    """Page turns without and with an export, in seconds, and the seconds of each whole export."""
    run(fill_in_wederhoor, 5801, people, CROWD, 1.0)
    alone: list[float] = []
    beside: list[float] = []
    exports: list[float] = []
    for _ in range(options.rounds):
        alone += run(fill_in_wederhoor, 5801, people, CROWD, options.seconds).turns
        over = threading.Event()
        exporting = threading.Thread(target=_export_until, args=(over, folder, exports))
        exporting.start()
        beside += run(fill_in_wederhoor, 5801, people, CROWD, options.seconds).turns
        over.set()
        exporting.join()
    return sorted(alone), sorted(beside), exports


def _export_until(over: threading.Event, folder: Path, seconds: list[float]) -> None:
    environment = os.environ | {"WEDERHOOR_DATABASE_URL": f"sqlite:///{folder}/wederhoor.sqlite"}
    command = "import sys; from survey_app.commands import main; sys.argv[0] = 'wederhoor'; main()"
    while not over.is_set():
        target, started = folder / "export", time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", command, "export", "meting", str(target)],
            env=environment | {"WEDERHOOR_VAR": str(folder)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        if not over.is_set():  # else the last part of it ran with nobody beside it
            seconds.append(time.perf_counter() - started)
        shutil.rmtree(target)


def _report(
    options: argparse.Namespace, alone: list[float], beside: list[float], exports: list[float]
) -> None:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{machine}; {options.responses} responses of 20 answers, {CROWD} visitors at once")
    for name, turns in (("without an export", alone), ("during an export", beside)):
        p50, p95 = (1000 * turns[len(turns) * p // 100] for p in (50, 95))
        print(f"  {name:18} {len(turns):6} page turns   p50 {p50:6.1f}  p95 {p95:6.1f} ms")
    print(f"  p95 during / without: {_at(beside) / _at(alone):.2f}")
    told = ", ".join(f"{one:.1f}" for one in exports) or "none was done in time"
    print(f"  whole exports (s): {told}; most memory of a process: {memory:.0f} MB")


def _at(turns: list[float]) -> float:
    return turns[len(turns) * 95 // 100]


if __name__ == "__main__":
    main()
