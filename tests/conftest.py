"""For every test: nothing fails because a machine is slow; what R printed, looked up by its command."""

from __future__ import annotations

import gc
import re
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

# On CI hypothesis has chosen a profile by now (the same examples each time); only the clock changes here.
# The suite runs at every change, on two cores: a longer search is for who works on one property.
settings.register_profile("any-machine", settings.default, deadline=None, max_examples=60)
settings.load_profile("any-machine")

REFERENCE = Path(__file__).parent / "reference"
QUIET = 0.0125  # CPU seconds of `_plain_loop` on the machine of bench/README.md, when nobody else is on it
_PRINTED = re.compile(r"^\s*\[\d+\]\s+(.*)$")


@pytest.fixture(scope="session")
def bench_seconds():
    """`bench_seconds(work, times=3)`: its CPU seconds, as on the quiet machine of bench/README.md.

    On a slower processor, or one that another job shares, a plain loop takes longer by as much: that is run
    before and after the work, every time. Of several times the quickest counts. As in a worker of the server,
    the garbage collector leaves alone what was there before.
    """
    return _bench_seconds


def _bench_seconds(work, times=1):
    gc.collect()
    gc.freeze()
    try:
        found, before = [], _slowness()
        for _ in range(times):
            spent = _cpu_seconds(work)
            after = _slowness()
            found.append(spent / max(before, after))
            before = after
        return min(found)
    finally:
        gc.unfreeze()


def _slowness():
    """How many times as slow as the quiet machine this one is at the moment."""
    return min(_cpu_seconds(_plain_loop) for _ in range(3)) / QUIET


def _cpu_seconds(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _plain_loop():
    """What pages are made of: numbers turned into text, gathered in lists by tuple, and joined."""
    found = {}
    for number in range(40_000):
        found.setdefault((number % 200, number % 84), []).append(f"{number} of {number % 7}")
    return "".join([text for texts in found.values() for text in texts])


@pytest.fixture(scope="session")
def r():
    """`r("proportions", "binom.test(7, 15)$conf.int")`: the numbers that R printed under that command.

    One number as a float, more as a list. The transcript is tests/reference/<name>.Rout, which
    `make reference` makes anew from the script <name>.R; the tests themselves need no R.
    """
    return printed_by_r


def printed_by_r(script, command):
    """See the fixture `r`. KeyError when the script has no such command."""
    found = _transcript(script)[command]
    return found[0] if len(found) == 1 else found


@cache
def _transcript(script):
    """Command -> the numbers printed under it; a command over several lines is joined by spaces."""
    answers, command = {}, ""
    for line in (REFERENCE / f"{script}.Rout").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            command = line[2:].strip()
            answers[command] = []
        elif line.startswith("+ "):
            continued = f"{command} {line[2:].strip()}"
            answers[continued] = answers.pop(command)
            command = continued
        elif line.startswith("attr("):
            command = ""  # what R adds about a number is not the number
        elif command and (match := _PRINTED.match(line)):
            answers[command] += [_number(word) for word in match[1].split()]
    return {command: numbers for command, numbers in answers.items() if numbers}


def _number(word):
    words = {"NA": float("nan"), "NaN": float("nan"), "TRUE": 1.0, "FALSE": 0.0}
    return words[word] if word in words else float(word)
