"""What a million filled-in questionnaires cost: `wederhoor tables` at one size and at ten times that.

    python bench/tables.py                          # 100,000 and 1,000,000 responses x 40 questions
    python bench/tables.py --responses 10000 --repeats 5

Each run is the command itself in a Python of its own: reading, checking and counting, to the last table. The
answers are looked at: every question must have the responses that were written.
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
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # bench/ is no package: it is run, not imported

from large_study import QUESTIONS, write_study  # noqa: E402

MOST_TIMES = 11  # the aim: ten times the data in at most eleven times the time ...
MOST_MEMORY = 3_000  # ... and at most so many MB
MEGABYTE = 1_000_000
START = 20  # responses: so few that the run is all start, mostly of pandas and statsmodels
IMPORT = """
import time, pandas
start = time.process_time()
import analysis.colours
print(time.process_time() - start)
"""


@dataclass(frozen=True)
class Run:
    """One run of the command."""

    seconds: float
    cpu: float
    memory: float  # MB at its largest


def main() -> None:
    """Measures and prints; ends with 1 when an aim is missed."""
    options = _options()
    sizes = (START, options.responses, options.responses * options.times)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        runs = [_measured(Path(folder) / str(size), size, options) for size in sizes]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for size, found in zip(sizes, runs, strict=True):
        print(_line(size, found))
    missed = _report(runs, options.times)
    print(f"import analysis.colours, beyond pandas: {import_seconds():.2f} s of CPU (aim: under 1)")
    sys.exit(missed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--responses", type=int, default=100_000, help="the smaller size")
    parser.add_argument("--times", type=int, default=10, help="how much larger the other is")
    parser.add_argument("--repeats", type=int, default=3, help="runs of the smaller size; the larger has one")
    parser.add_argument(
        "--folder", help="where to write the studies (2 GB); a temporary folder when not given"
    )
    return parser.parse_args()


def _measured(folder: Path, responses: int, options: argparse.Namespace) -> list[Run]:
    write_study(folder, responses)
    repeats = 1 if responses > options.responses else options.repeats
    runs = [run_tables(folder, responses) for _ in range(repeats)]
    (folder / "answers.csv").unlink()
    return runs


def run_tables(folder: Path, responses: int) -> Run:
    """`wederhoor tables FOLDER --format json`, with what it cost; stops when the numbers are not right."""
    out = folder / "tables.json"
    command = [sys.executable, "-m", "survey_app.commands", "tables", str(folder), "--format", "json"]
    start = time.perf_counter()
    with out.open("wb") as file:
        child = subprocess.Popen(command, stdout=file, cwd=Path(__file__).parents[1])
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if child.returncode:
        sys.exit("wederhoor tables failed")
    _look_at(json.loads(out.read_text(encoding="utf-8")), responses)
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / MEGABYTE)


def _look_at(tables: dict[str, dict[str, list[dict[str, list[int]]]]], responses: int) -> None:
    missing = tables["vragen_inwoner_ontbrekend"]["rows"]
    filled = {sum(row["cells"][1:]) for row in missing} | {row["cells"][0] for row in missing}
    if len(missing) != QUESTIONS or filled != {responses}:
        sys.exit("the tables do not hold every response")


def _line(responses: int, runs: list[Run]) -> str:
    seconds, cpu = _middle(runs, "seconds"), _middle(runs, "cpu")
    memory = max(run.memory for run in runs)
    cost = f"{seconds:.1f} s, of which CPU {cpu:.1f} s; peak memory {memory:,.0f} MB"
    return f"{responses:>9,} x {QUESTIONS}: {cost} (median of {len(runs)})"


def _middle(runs: list[Run], what: str) -> float:
    return statistics.median(getattr(run, what) for run in runs)


def _report(runs: list[list[Run]], times: int) -> bool:
    """Prints the ratios; whether an aim was missed."""
    start, small, large = runs
    ratio, cpu = (_middle(large, what) / _middle(small, what) for what in ("seconds", "cpu"))
    own = [_middle(found, "cpu") - _middle(start, "cpu") for found in (small, large)]
    memory = max(run.memory for run in large)
    print(f"{times} times the data: {ratio:.2f} times the time, {cpu:.2f} times the CPU,", end=" ")
    print(f"{own[1] / own[0]:.2f} times the CPU without the start")
    print(f"aims: at most {MOST_TIMES} times, under {MOST_MEMORY:,} MB")
    return ratio > MOST_TIMES * times / 10 or memory > MOST_MEMORY


def import_seconds(repeats: int = 7) -> float:
    """CPU seconds that `import analysis.colours` takes once pandas is there; the median of fresh Pythons."""
    command = [sys.executable, "-c", IMPORT]
    root = Path(__file__).parents[1]
    found = [
        subprocess.run(command, capture_output=True, text=True, cwd=root, check=True) for _ in range(repeats)
    ]
    return statistics.median(float(one.stdout) for one in found)


if __name__ == "__main__":
    main()
