"""Starting Wederhoor from the command line: the database, the demo, the server."""

from __future__ import annotations

import os
import secrets
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from instruments.problems import Problem
from survey_app import create_app
from survey_app.config import database_url, settings
from survey_app.domain.order import check_order
from survey_app.domain.roles import Role
from survey_app.storage.database import open_database
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.migrate import migrate
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study, read_frame, read_study, study_ids
from survey_app.use_cases.invite import invite, link
from survey_app.use_cases.open_account import create_user, has_account

# Who the demo lets in: Flask-Security wants an address of the shape name@domain; this domain can't exist.
DEMO_ROLES = {role: f"{role}@wederhoor.example" for role in Role}
DEMO_CASUS = {"ouder": "1", "swt": "2", "hulpverlener": "3"}


def today() -> date:
    """The date on this machine."""
    return date.today()


def opened_database() -> Engine:
    """The database of the settings, with today's tables."""
    url = database_url()
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = open_database(url)
    migrate(engine)
    return engine


def make_invitation(study: str, casus: str, perspectief: str, last_day: date | None) -> tuple[str, str]:
    """The link of a new invitation, or '' and why there is none."""
    engine = opened_database()
    if study not in study_ids(engine):
        return "", f"Het onderzoek '{study}' staat niet in de database."
    day = last_day.isoformat() if last_day else ""
    form = {"casus": casus, "perspectief": perspectief, "laatste_dag": day}
    order = check_order(read_study(engine, study), form, today())
    if isinstance(order, tuple):
        return "", " ".join(mistake.message % mistake.details for mistake in order)
    (token,) = invite(SqlInvitations(engine), order, today())
    return link(settings({})["PUBLIC_URL"], token), ""


def give_role(study: str, address: str, role: str) -> tuple[str, str]:
    """What to tell the person who gets the role, or '' and why they don't.

    Someone new gets an account with a password that is shown once; who has one keeps it.
    """
    engine = opened_database()
    if study not in study_ids(engine):
        return "", f"Het onderzoek '{study}' staat niet in de database."
    app, password = create_app(), make_password()
    known = has_account(app, address)
    user = create_user(app, address, password)
    SqlRoles(engine).give(study, user, Role(role))
    secret = "wachtwoord: zoals het was" if known else f"wachtwoord: {password}"
    return f"{address} is {role} in {study}; {secret}", ""


def make_password() -> str:
    """A password of 64 random bits, in groups that can be read aloud."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def prepare_demo(example: Path, port: int) -> tuple[list[Problem], str]:
    """Loads the example on the first start; each time the addresses and log-ins to print.

    Links and passwords are made once and kept in a file that only its owner can read: the database holds
    their hashes, so they can't be asked for again.
    """
    engine = opened_database()
    kept = settings({})["VAR"] / "demo.txt"
    if kept.is_file() and study_ids(engine):
        return [], kept.read_text(encoding="utf-8")
    problems = load_study(engine, example, today())
    if problems and problems[0].code != "study-exists":
        return problems, ""
    study = study_ids(engine)[0]
    welcome = _welcome(port, _demo_log_ins(engine, study), _demo_links(engine, study, port))
    _keep(kept, welcome)
    return [], welcome


def serve_app(host: str, port: int, workers: int) -> None:
    """Becomes gunicorn; sync workers, because threads give SQLite's writers a long tail. No access log:
    a respondent's link is in the address."""
    migrate(opened_database())
    command = [sys.executable, "-m", "gunicorn", "--bind", f"{host}:{port}", "--workers", str(workers)]
    command += ["--worker-class", "sync", "--no-control-socket", "survey_app:create_app()"]
    os.execv(sys.executable, command)  # noqa: S606  (no shell is meant)


def _demo_log_ins(engine: Engine, study: str) -> dict[str, tuple[str, str]]:
    """Role -> address and password; each account has its role in this study only."""
    app = create_app()
    found = {}
    for role, address in DEMO_ROLES.items():
        password = make_password()
        user = create_user(app, address, password)
        SqlRoles(engine).give(study, user, role)
        found[str(role)] = (address, password)
    return found


def _demo_links(engine: Engine, study: str, port: int) -> dict[str, str]:
    """Perspectief -> an open link to its questionnaire."""
    data = read_study(engine, study)
    found = {}
    for perspectief in read_frame(engine, study).study.instruments:
        casus = DEMO_CASUS.get(perspectief, data.cases[0].casus)
        order = check_order(data, {"casus": casus, "perspectief": perspectief}, today())
        if not isinstance(order, tuple):
            (token,) = invite(SqlInvitations(engine), order, today())
            found[perspectief] = link(f"http://127.0.0.1:{port}", token)
    return found


def _welcome(port: int, log_ins: dict[str, tuple[str, str]], links: dict[str, str]) -> str:
    lines = ["", "Wederhoor draait. Stoppen: Ctrl+C.", "", "Een vragenlijst invullen (zonder inloggen):"]
    lines += [f"  {perspectief:13} {address}" for perspectief, address in links.items()]
    lines += ["", f"Inloggen op http://127.0.0.1:{port}/ als:"]
    lines += [f"  {role:13} {address:34} wachtwoord {secret}" for role, (address, secret) in log_ins.items()]
    return "\n".join([*lines, ""])


def _keep(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
