"""`make bench`: complete interviews per second, beside a bare Flask form on the same server, as a ratio.

Both run under gunicorn with two sync workers on SQLite (WAL, full sync) and are measured in turn, so that a
machine that slows down slows both. Every page is looked at, not only its status.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # bench/ is no package: it is run, not imported

from visitors import Timings, Visitor, fill_in_bare_form, fill_in_wederhoor, run  # noqa: E402

CROWDS = (1, 8, 32)
PEOPLE = 20_000


@dataclass(frozen=True)
class Contender:
    """One of the two: its name, port, process, how it is filled in, and who may fill it in."""

    name: str
    port: int
    process: int
    fill_in: Callable[[Visitor, str], None]
    people: Iterator[str]


def main() -> None:
    """Measures and prints; `--json FILE` keeps the figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        tokens = prepare(Path(folder), PEOPLE)
        servers = start_servers(Path(folder))
        try:
            contenders = (
                Contender("wederhoor", 5801, servers[0].pid, fill_in_wederhoor, iter(tokens)),
                Contender("bare form", 5802, servers[1].pid, fill_in_bare_form, map("p{}".format, count())),
            )
            results = {crowd: _measure(contenders, crowd, options) for crowd in CROWDS}
        finally:
            for server in servers:
                server.terminate()
                server.wait(10)
    _report(results)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="per contender, crowd and round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def prepare(folder: Path, people: int) -> list[str]:
    """A database in this folder with the study and an invitation for each of so many people: their tokens."""
    from sqlalchemy import insert

    from survey_app.domain.invitation import hash_token, make_token
    from survey_app.storage.database import open_database, writing
    from survey_app.storage.migrate import migrate
    from survey_app.storage.study_folder import load_study
    from survey_app.storage.tables import invitations

    engine = open_database(f"sqlite:///{folder}/wederhoor.sqlite")
    migrate(engine)
    problems = load_study(engine, HERE / "study", date.today())
    if problems:
        raise SystemExit("\n".join(str(problem) for problem in problems))
    tokens = [make_token() for _ in range(people)]
    common = {"study": "meting", "casus": "1", "perspectief": "ouder", "instrument": "meting", "version": "1"}
    rows = [{**common, "token_hash": hash_token(token), "made_on": date.today()} for token in tokens]
    with writing(engine) as connection:
        connection.execute(insert(invitations), rows)
    engine.dispose()
    return tokens


def start_servers(folder: Path) -> list[subprocess.Popen[bytes]]:
    """Wederhoor on port 5801 and the bare form on 5802, once both answer."""
    environment = os.environ | {
        "WEDERHOOR_VAR": str(folder),
        "WEDERHOOR_DATABASE_URL": f"sqlite:///{folder}/wederhoor.sqlite",
        "BARE_FORM_DATABASE": f"{folder}/bare.sqlite",
        "PYTHONPATH": str(HERE),
    }
    servers = []
    for target, port in (("survey_app.served:served_app()", 5801), ("bare_form:app", 5802)):
        command = [sys.executable, "-m", "gunicorn", "-w", "2", "-k", "sync", "-b", f"127.0.0.1:{port}"]
        servers.append(
            subprocess.Popen(
                [*command, "--no-control-socket", "--log-level", "warning", target], env=environment
            )
        )
        _wait_for(port)
    return servers


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/x/1", timeout=2).read()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"no server on port {port}")


def _measure(
    contenders: tuple[Contender, ...], crowd: int, options: argparse.Namespace
) -> dict[str, dict[str, float]]:
    """Interleaved rounds; the first, short one only warms up."""
    for contender in contenders:
        run(contender.fill_in, contender.port, contender.people, crowd, 1.0)
    rounds: dict[str, list[Timings]] = {contender.name: [] for contender in contenders}
    cpu: dict[str, float] = dict.fromkeys(rounds, 0.0)
    for _ in range(options.rounds):
        for contender in contenders:
            before = cpu_seconds(contender.process)
            rounds[contender.name].append(
                run(contender.fill_in, contender.port, contender.people, crowd, options.seconds)
            )
            cpu[contender.name] += cpu_seconds(contender.process) - before
    found = {name: _figures(timings) for name, timings in rounds.items()}
    for name, figures in found.items():
        figures["cpu_ms_per_turn"] = 1000 * cpu[name] / figures["page_turns"]
    ours, theirs = (rounds[contender.name] for contender in contenders)
    ratios = [_rate(a) / _rate(b) for a, b in zip(ours, theirs, strict=True)]
    found["ratio"] = {"median": statistics.median(ratios), "lowest": min(ratios), "highest": max(ratios)}
    return found


def cpu_seconds(process: int) -> float:
    """CPU time of a server and its workers so far; 0 where the machine does not tell (it has no /proc)."""
    ticks, children = 0, [process]
    while children:
        one = Path(f"/proc/{children.pop()}")
        try:
            ticks += sum(map(int, (one / "stat").read_text().rpartition(")")[2].split()[11:13]))
            children += map(int, (one / "task" / one.name / "children").read_text().split())
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def _rate(timings: Timings) -> float:
    return timings.interviews / timings.seconds


def _figures(rounds: list[Timings]) -> dict[str, float]:
    turns = sorted(turn for timings in rounds for turn in timings.turns)
    return {
        "interviews_per_second": statistics.median(_rate(timings) for timings in rounds),
        **{f"p{p}_ms": 1000 * turns[min(len(turns) - 1, len(turns) * p // 100)] for p in (50, 95, 99)},
        "page_turns": float(len(turns)),
    }


def _report(results: dict[int, dict[str, dict[str, float]]]) -> None:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, SQLite WAL full sync")
    for crowd, found in results.items():
        print(f"\n{crowd} at once")
        for name in ("wederhoor", "bare form"):
            f = found[name]
            print(
                f"  {name:10} {f['interviews_per_second']:7.1f} interviews/s   page turn "
                f"p50 {f['p50_ms']:6.1f}  p95 {f['p95_ms']:6.1f}  p99 {f['p99_ms']:6.1f} ms   "
                f"CPU {f['cpu_ms_per_turn']:4.1f} ms a turn"
            )
        r = found["ratio"]
        print(f"  ratio      {r['median']:.2f}  ({r['lowest']:.2f} to {r['highest']:.2f} by round)")


if __name__ == "__main__":
    main()
