"""The study that bench/coding.py codes: the large one, six codeurs in pairs, and one long transcript."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

from matrix import ASPECTS, write_study

CODEURS = 6
TURNS, WORDS_PER_TURN, QUOTES = 800, 50, 600
PASSWORD = "een-lang-wachtwoord"
EMPTIED = ASPECTS // 2  # of the first sheet: these are saved, the other cells hold the quotes


def prepare(folder: Path) -> None:
    """A database in this folder with the large study, six codeurs in pairs, and one long transcript."""
    from survey_app import create_app
    from survey_app.domain.roles import Role
    from survey_app.storage.codeurs import SqlCodeurs
    from survey_app.storage.migrate import migrate
    from survey_app.storage.roles import SqlRoles
    from survey_app.storage.study_folder import load_study
    from survey_app.use_cases.open_account import create_user

    write_study(folder / "groot")
    app = create_app({"DATABASE_URL": f"sqlite:///{folder}/wederhoor.sqlite", "VAR": folder})
    engine = app.extensions["database"]
    migrate(engine)
    problems = load_study(engine, folder / "groot", date.today())
    if problems:
        raise SystemExit(str(problems[0]))
    for number in range(CODEURS):
        user = create_user(app, f"c{number}@voorbeeld.nl", PASSWORD)
        SqlRoles(engine).give("groot", user, Role.ONDERZOEKER)
        SqlCodeurs(engine).bind("groot", user, f"codeur_{number + 20}")
    _lay_out_sheets(engine)
    engine.dispose()


def _lay_out_sheets(engine: Any) -> None:
    """Empties the sheets of the first casussen and gives each two codeurs; the first has its transcript."""
    from sqlalchemy import delete, insert

    from survey_app.storage.bench_tables import assignments, seals
    from survey_app.storage.database import writing
    from survey_app.storage.tables import codings, fragments, sources

    text, quotes = long_transcript()
    casussen = [f"casus_{number + 1}" for number in range(CODEURS)]
    with writing(engine) as connection:
        for table in (codings, assignments, seals):
            connection.execute(
                delete(table).where(table.c.casus.in_(casussen), table.c.perspectief == "ouder")
            )
        assigned = [
            (c, f"codeur_{(n + who) % CODEURS + 20}") for n, c in enumerate(casussen) for who in (0, 1)
        ]
        sheet = {"study": "groot", "perspectief": "ouder", "seed": ""}
        rows = [
            {**sheet, "position": 10_000 + i, "casus": c, "codeur": who}
            for i, (c, who) in enumerate(assigned)
        ]
        connection.execute(insert(assignments), rows)
        source = {"bron": "lang", "casus": casussen[0], "perspectief": "ouder", "text": text}
        connection.execute(insert(sources), {"study": "groot", "position": 0, **source})
        connection.execute(
            insert(fragments), [{"study": "groot", "codeur": "codeur_20", **one} for one in quotes]
        )
        connection.execute(insert(codings), [_coding(number, quotes) for number in range(EMPTIED, ASPECTS)])


def long_transcript() -> tuple[str, list[dict[str, Any]]]:
    """40,000 words in 800 turns, and 600 quotes in it, many of which overlap."""
    draw = random.Random(40)  # noqa: S311
    words = ["woord", "gezin", "hulp", "school", "toen", "omdat", "wijkteam", "altijd", "😀", "nee"]
    turns = [" ".join(draw.choices(words, k=WORDS_PER_TURN)) for _ in range(TURNS)]
    text = "\n\n".join(f"{('Ouder', 'Interviewer')[i % 2]}: {turn}" for i, turn in enumerate(turns))
    starts = [draw.randrange(len(text) - 400) for _ in range(QUOTES)]
    places = [(start, start + draw.randrange(20, 400)) for start in starts]
    return text, [
        {"position": i, "fragment": f"f{i}", "bron": "lang", "start": a, "eind": b, "tekst": text[a:b]}
        for i, (a, b) in enumerate(places)
    ]


def _coding(number: int, quotes: list[dict[str, Any]]) -> dict[str, Any]:
    """One of the fourteen cells that hold the quotes; the other fourteen are there to be saved."""
    names = [quote["fragment"] for quote in quotes[number - EMPTIED :: EMPTIED]]
    texts = {"toelichting": "", "herkomst": "", "memo": "", "status": "concept", "reden": "deels_aanwezig"}
    place = {"study": "groot", "casus": "casus_1", "perspectief": "ouder", "aspect": f"groot.a_{number + 1}"}
    row = {"position": 90_000 + number, "codeur": "codeur_20", "waarde": "oranje", "revision": 1}
    return {**place, **texts, **row, "fragmenten": " ".join(names)}
