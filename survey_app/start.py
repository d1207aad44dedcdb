"""Starting Wederhoor from the command line: the database, the demo, the server."""

from __future__ import annotations

import fcntl
import os
import secrets
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from alembic.util import CommandError
from click import ClickException
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from analysis.study_folder import read_study_folder
from instruments.problems import Problem
from survey_app import create_app
from survey_app.config import database_url, settings
from survey_app.domain.anonymity.links import LinkIsCut
from survey_app.domain.inviting import spoken
from survey_app.domain.inviting.batch import Batch, check_batch
from survey_app.domain.inviting.order import check_order
from survey_app.domain.roles import Role
from survey_app.storage.batches import SqlBatches
from survey_app.storage.codeurs import SqlCodeurs
from survey_app.storage.database import open_database
from survey_app.storage.invitations import SqlInvitations
from survey_app.storage.letter_texts import SqlLetterTexts
from survey_app.storage.migrate import migrate
from survey_app.storage.roles import SqlRoles
from survey_app.storage.study_folder import load_study, read_frame, read_study, study_ids
from survey_app.use_cases.invite import NoCodes, invite, link, make_batch, print_codes
from survey_app.use_cases.open_account import create_user, has_account, renew_password
from survey_app.use_cases.print_invitations import Handover, Wishes, handover_zip
from survey_app.use_cases.write_letter import texts_of

# Who the demo lets in, each with one role.
DEMO_PEOPLE = {
    **{str(role): role for role in Role},
    "tweede_codeur": Role.CODEUR,  # who codes the same blind
    "tweede_rekenkamer": Role.REKENKAMER,  # who signs a level too
}
DEMO_CODEURS = {"codeur": "codeur_1", "tweede_codeur": "codeur_2"}  # as the practice study names them
PORT = "{port}"  # stands in the kept text, because the next start may be on another port
DEMO_CASUS = {"ouder": "1", "swt": "2", "hulpverlener": "3"}
LONGEST_REQUEST = 180  # seconds: hiding small counts in all tables of a study together takes its time


def today() -> date:
    """The date on this machine."""
    return date.today()


def opened_database() -> Engine:
    """The database of the settings, with today's tables."""
    url = database_url()
    try:
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        engine = open_database(url)
        migrate(engine)
    except (SQLAlchemyError, CommandError, ImportError, OSError) as error:
        raise ClickException(_why_no_database(error)) from None  # the error's own words may hold a password
    return engine


def _why_no_database(error: Exception) -> str:
    if isinstance(error, ArgumentError | ImportError):
        return "WEDERHOOR_DATABASE_URL is geen adres van een database die Wederhoor kent."
    if isinstance(error, CommandError):
        return "De database is van een nieuwere versie van Wederhoor. Installeer die versie."
    if isinstance(error, OSError):
        return f"{error.filename} is niet te gebruiken voor de gegevens: {error.strerror}."
    return (
        "De database is niet te openen. Kijk of ze draait, of het een database van Wederhoor is, "
        f"en of u er mag schrijven. ({type(error).__name__})"
    )


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
    try:
        (token,) = invite(SqlInvitations(engine), order, today())
    except LinkIsCut as refusal:
        return "", str(refusal)
    return link(settings({})["PUBLIC_URL"], token), ""


def make_letters(
    study: str, form: dict[str, list[str]], languages: tuple[str, ...], out: Path
) -> tuple[str, str]:
    """What to tell after a batch of letters was made and written to `out`, or '' and why it was not."""
    engine = opened_database()
    if study not in study_ids(engine):
        return "", f"Het onderzoek '{study}' staat niet in de database."
    data, store, config = read_frame(engine, study), SqlBatches(engine), settings({})
    batch = check_batch(data, form, today(), store.labels(study))
    if not isinstance(batch, Batch):
        return "", " ".join(mistake.message % mistake.details for mistake in batch)
    try:
        made = make_batch(store, batch, today(), data.study.anonymity != "anoniem")
        kept = store.find(study, made or 0)
        codes = print_codes(store, kept, 0, config["CODE_KEY"]) if kept else NoCodes.MADE_BEFORE
    except LinkIsCut as refusal:
        return "", str(refusal)
    if kept is None or isinstance(codes, NoCodes):
        return "", "Iemand anders maakte net een partij met deze naam. Probeer het nog een keer."
    texts = texts_of(SqlLetterTexts(engine), study, kept.perspectieven, languages)
    handover = Handover(kept, data, codes, config["PUBLIC_URL"], Wishes(languages), texts)
    _keep_pieces(out, handover_zip(handover))
    return f"{kept.label}: {len(codes)} brieven met een code in {out}", ""


def _keep_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """A new file that only its owner can read: codes are in it."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.writelines(pieces)


def give_role(study: str, address: str, role: str, name: str = "") -> tuple[str, str]:
    """What to tell the person who gets the role, or '' and why they don't.

    Someone new gets an account with a password that is shown once; who has one keeps it. `name` is the
    person's name among the codeurs of the study; '' lets the first page give one.
    """
    engine = opened_database()
    if study not in study_ids(engine):
        return "", f"Het onderzoek '{study}' staat niet in de database."
    app, password = create_app(), make_password()
    known = has_account(app, address)
    user = create_user(app, address, password)
    if name and not SqlCodeurs(engine).bind(study, user, name):
        return "", f"De naam {name} is al van iemand anders, of deze persoon heet in {study} al anders."
    SqlRoles(engine).give(study, user, Role(role))
    secret = "wachtwoord: zoals het was" if known else f"wachtwoord: {password}"
    return f"{address} is {role} in {study}; {secret}", ""


def make_password() -> str:
    """A password of 64 random bits, in groups that can be read aloud."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def prepare_demo(example: Path, practice: Path, port: int) -> tuple[list[Problem], str]:
    """Loads the example and the practice study on the first start; each time the log-ins to print.

    A practice folder that is not there is passed over. Links and passwords are made once and kept in a file
    that only its owner can read: the database holds their hashes, so they can't be asked for again.
    """
    kept = settings({})["VAR"] / "demo.txt"
    with _alone(kept.with_suffix(".lock")):
        engine = opened_database()
        if not (kept.is_file() and study_ids(engine)):
            folders = [example, *([practice] if practice.is_dir() else [])]
            loaded = [_load_demo(engine, folder) for folder in folders]
            problems = [problem for _, found in loaded for problem in found]
            if problems:
                return problems, ""
            studies = [study for study, _ in loaded]
            ways_in = _demo_links(engine, studies[0]) | _demo_code(engine, studies[0])
            _keep(kept, _welcome(_demo_log_ins(engine, studies), ways_in))
        return [], kept.read_text(encoding="utf-8").replace(PORT, str(port))


def _load_demo(engine: Engine, folder: Path) -> tuple[str, list[Problem]]:
    """The id of the folder's study, and what keeps it from being loaded: not that it is there already."""
    read, problems = read_study_folder(folder), load_study(engine, folder, today())
    if read.value is None:
        return "", problems
    return read.value.study.id, [one for one in problems if one.code != "study-exists"]


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One process at a time: a second `demo` waits until the first made its log-ins, and shows those."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def serve_app(host: str, port: int, workers: int) -> None:
    """Becomes gunicorn; sync workers, because threads give SQLite's writers a long tail. No access log:
    a respondent's link is in the address."""
    migrate(opened_database())
    command = [sys.executable, "-m", "gunicorn", "--bind", f"{host}:{port}", "--workers", str(workers)]
    command += ["--worker-class", "sync", "--no-control-socket", "--forwarder-headers", ""]
    command += ["--timeout", str(LONGEST_REQUEST)]
    command += ["--logger-class", "survey_app.discreet_log.DiscreetLogger", "survey_app.served:served_app()"]
    os.execv(sys.executable, command)  # noqa: S606  (no shell is meant)


def _demo_log_ins(engine: Engine, studies: list[str]) -> dict[str, tuple[str, str]]:
    """Name -> address and password; each account has its one role in these studies only."""
    app = create_app()
    found = {}
    for name, role in DEMO_PEOPLE.items():
        # Flask-Security wants an address of the shape name@domain; this domain can't exist.
        address, password = f"{name}@wederhoor.example", make_password()
        if has_account(app, address):  # of a demo that was broken off before it could show its log-ins
            renew_password(app, address, password)
        user = create_user(app, address, password)
        for study in studies:
            SqlRoles(engine).give(study, user, role)
        if name in DEMO_CODEURS and studies[1:]:
            SqlCodeurs(engine).bind(studies[1], user, DEMO_CODEURS[name])
        found[name] = (address, password)
    return found


def _demo_links(engine: Engine, study: str) -> dict[str, str]:
    """Perspectief -> an open link to its questionnaire."""
    data = read_study(engine, study)
    found = {}
    for perspectief in read_frame(engine, study).study.instruments:
        casus = DEMO_CASUS.get(perspectief, data.cases[0].casus)
        order = check_order(data, {"casus": casus, "perspectief": perspectief}, today())
        if not isinstance(order, tuple):
            (token,) = invite(SqlInvitations(engine), order, today())
            found[perspectief] = link(f"http://127.0.0.1:{PORT}", token)
    return found


def _demo_code(engine: Engine, study: str) -> dict[str, str]:
    """A code as it stands in a letter, about the study's first casus; nothing where nobody is asked."""
    data, store = read_frame(engine, study), SqlBatches(engine)
    form = {
        "kanaal": ["brief"],
        "perspectief": list(data.study.instruments)[:1],
        "casus": [data.cases[0].casus],
    }
    batch = check_batch(data, form, today(), store.labels(study))
    kept = store.find(study, make_batch(store, batch, today()) or 0) if isinstance(batch, Batch) else None
    codes = print_codes(store, kept, 0, settings({})["CODE_KEY"]) if kept else NoCodes.USED
    if isinstance(codes, NoCodes):
        return {}
    return {"met een code": f"{spoken(codes[0].code)} op http://127.0.0.1:{PORT}/meedoen"}


def _welcome(log_ins: dict[str, tuple[str, str]], links: dict[str, str]) -> str:
    lines = ["", "Wederhoor draait. Stoppen: Ctrl+C.", "", "Een vragenlijst invullen (zonder inloggen):"]
    lines += [f"  {perspectief:13} {address}" for perspectief, address in links.items()]
    lines += ["", f"Inloggen op http://127.0.0.1:{PORT}/ als:"]
    lines += [f"  {name:17} {address:36} wachtwoord {secret}" for name, (address, secret) in log_ins.items()]
    return "\n".join([*lines, ""])


def _keep(file: Path, text: str) -> None:
    descriptor, beside = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
    Path(beside).replace(file)  # whole or not at all
