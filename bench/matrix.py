"""What the matrix of a large study costs: 200 casussen x 28 aspects x 3 perspectieven, two codeurs on some.

    python bench/matrix.py               # on SQLite
    python bench/matrix.py --database postgresql://...

Server time of whole pages inside one process, median of the repeats; every page is looked at. Half of the
sheets have two codeurs who sealed; those of 25 more casussen are still blind, and not a cell of them shows.
"""

from __future__ import annotations

import argparse
import csv
import gc
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import yaml

CASUSSEN, BLIND, ASPECTS, SIDES = 200, 25, 28, ("ouder", "swt", "hulpverlener")
VALUES = ("groen", "groen", "oranje", "rood", "grijs", "geen_informatie")
MOST = 1.0  # second: the aim for every page
PAGES = (
    ("schema", "analyseschema"),
    ("schema, one stratum", "analyseschema?soort=a&casussen=rood&aspecten=rood"),
    ("schema, one value", "analyseschema?waarde=rood"),
    ("list of cells", "cellen?waarde=rood"),
    ("framework matrix", "raamwerk?perspectief=ouder"),
    ("perspectieven", "perspectieven"),
    ("cell", "cel/casus_7/ouder/groot.a_3"),
)


def main() -> None:
    """Measures and prints; ends with 1 when a page takes longer than the aim."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        write_study(Path(folder) / "groot")
        browser = _browser(Path(folder), options.database)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        found = [_measured(browser, name, page, options.repeats) for name, page in PAGES]
    sys.exit(max(found) > MOST)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--database", default="", help="address of an empty database; SQLite when not given")
    parser.add_argument("--repeats", type=int, default=5)
    return parser.parse_args()


def write_study(folder: Path) -> None:
    """Writes the whole folder: study, codebook, casussen, assignments, seals and codings."""
    (folder / "codebooks").mkdir(parents=True)
    _write_yaml(folder / "study.yaml", _study())
    _write_yaml(folder / "codebooks" / "groot.yaml", _codebook())
    casussen = [f"casus_{number}" for number in range(1, CASUSSEN + BLIND + 1)]
    blind = frozenset(casussen[CASUSSEN:])
    _write_rows(folder / "cases.csv", ["casus", "soort"], [[c, "abc"[i % 3]] for i, c in enumerate(casussen)])
    sheets = [(casus, side) for casus in casussen for side in SIDES]
    codeurs = {
        s: ("codeur_8", "codeur_9")[: 2 if i % 2 or s[0] in blind else 1] for i, s in enumerate(sheets)
    }
    assigned = [[*sheet, name, ""] for sheet in sheets for name in codeurs[sheet]]
    _write_rows(folder / "assignments.csv", ["casus", "perspectief", "codeur", "seed"], assigned)
    coded = {(s, n): _rows(s, n) for s in sheets for n in codeurs[s]}
    sealed = [[*s, n, "2026-01-01", _seal(coded[s, n]), "groot:1"] for s, n in coded if s[0] not in blind]
    columns = ["casus", "perspectief", "codeur", "verzegeld_op", "hash", "codeboeken"]
    _write_rows(folder / "seals.csv", columns, sealed)
    _write_rows(folder / "codings.csv", CODING, [row for rows in coded.values() for row in rows])


def _seal(rows: list[list[str]]) -> str:
    """The hash of one codeur's sheet, which `wederhoor check` takes again."""
    from analysis.seal_hash import OwnSheet, hash_of
    from analysis.study import Coding

    codings = tuple(Coding(*row[:7], (), *row[8:]) for row in rows)
    return hash_of(OwnSheet(codings), "groot:1")


CODING = [
    "casus",
    "perspectief",
    "aspect",
    "codeur",
    "waarde",
    "reden",
    "toelichting",
    "fragmenten",
    "status",
    "herkomst",
]
_DRAW = random.Random(7)


def _rows(sheet: tuple[str, str], codeur: str) -> list[list[str]]:
    text = "De ouder zegt dat dit op tijd kwam, en dat iemand van het team het steeds heeft uitgelegd."
    return [
        [*sheet, f"groot.a_{number}", codeur, _DRAW.choice(VALUES), "", text, "", "concept", ""]
        for number in range(1, ASPECTS + 1)
    ]


def _study() -> dict[str, Any]:
    texts = ("title", "purpose", "legal_ground", "contact", "retention")
    values = [{"code": code, "label": {"nl": code.upper()}} for code in "abc"]
    return {
        "kind": "study",
        "id": "groot",
        "languages": ["nl"],
        "organisation": "Wederhoor",
        **{key: {"nl": "Meting van de snelheid"} for key in texts},
        "threshold": 10,
        "perspectieven": [{"id": side, "label": {"nl": side.capitalize()}} for side in SIDES],
        "codebooks": ["groot"],
        "strata": [{"id": "soort", "label": {"nl": "Soort"}, "values": values}],
    }


def _codebook() -> dict[str, Any]:
    aspects = [
        {
            "id": f"a_{number}",
            "code": f"A{number:02}",
            "group": f"groep_{number % 4}",
            "label": {"nl": f"Wat er gebeurde bij onderdeel {number} van de hulp"},
            "definition": {"nl": "Of het er was, en wat men ervan vond."},
        }
        for number in range(1, ASPECTS + 1)
    ]
    return {
        "kind": "codebook",
        "id": "groot",
        "version": "1",
        "languages": ["nl"],
        "title": {"nl": "Een groot codeboek"},
        "perspectieven": list(SIDES),
        "meanings": {value: {"nl": "Wat dit betekent."} for value in sorted(set(VALUES))},
        "groups": [{"id": f"groep_{n}", "label": {"nl": f"Groep {n}"}} for n in range(4)],
        "aspects": aspects,
    }


def _write_yaml(path: Path, tree: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _write_rows(path: Path, columns: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


def _browser(folder: Path, database: str) -> Any:
    """The app inside this process, with someone logged in who leads the study."""
    from survey_app import create_app
    from survey_app.domain.roles import Role
    from survey_app.storage.migrate import migrate
    from survey_app.storage.roles import SqlRoles
    from survey_app.storage.study_folder import load_study
    from survey_app.use_cases.open_account import create_user

    url = database or f"sqlite:///{folder}/wederhoor.sqlite"
    app = create_app({"SECRET_KEY": "bench", "DATABASE_URL": url, "VAR": folder / "var"})
    engine = app.extensions["database"]
    migrate(engine)
    problems = load_study(engine, folder / "groot", date(2026, 1, 1))
    if problems:
        sys.exit(str(problems[0]))
    user = create_user(app, "meting@voorbeeld.nl", "een-lang-wachtwoord")
    SqlRoles(engine).give("groot", user, Role.ONDERZOEKER)
    browser = app.test_client()
    with app.app_context():
        person = app.extensions["security"].datastore.find_user(email="meting@voorbeeld.nl").fs_uniquifier
    with browser.session_transaction() as session:
        session["_user_id"], session["_fresh"] = person, True
    gc.collect()
    gc.freeze()  # as survey_app/served.py does for a worker of the server
    return browser


def _measured(browser: Any, name: str, page: str, repeats: int) -> float:
    """Prints the median, the slowest and the size; the median in seconds."""
    seconds, cpu = [], []
    for _ in range(repeats + 1):
        start, used = time.perf_counter(), time.process_time()
        answer = browser.get(f"/studies/groot/{page}")
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - used)
        if answer.status_code != 200 or "Onderdeel".lower() not in answer.text:
            sys.exit(f"{page}: {answer.status_code}, and not the page")
    cells = answer.text.count('class="vak ')
    middle, busy = statistics.median(seconds[1:]), statistics.median(cpu[1:])  # the first reads the codebook
    cost = f"{middle:.3f} s, slowest {max(seconds):.3f} s, CPU {busy:.3f} s"
    print(f"{name:20} {cost}; {len(answer.data) / 1_000_000:.2f} MB, {cells} cells")
    return middle


if __name__ == "__main__":
    main()
