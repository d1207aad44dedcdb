"""What is clicked: one blueprint per area. `wire` ties them, the database and the guards to the app."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from survey_app.storage.contacts import open_contacts
from survey_app.storage.database import open_database
from survey_app.storage.instruments import SqlInstruments
from survey_app.web import (
    about,
    account,
    agreement,
    cells,
    coding,
    coding_work,
    data_entry,
    delivery,
    deposit,
    double_coding,
    enter_code,
    errors,
    exchange,
    fieldwork,
    findings,
    headers,
    instruments,
    interview,
    invitations,
    language,
    letter_texts,
    link_cut,
    mail_texts,
    mailing,
    matrix,
    monitor,
    norms,
    nota,
    open_answers,
    opt_out,
    paper_forms,
    pincode,
    privacy,
    pseudonym_key,
    pseudonyms,
    publish,
    recoding,
    recount,
    report_text,
    respond,
    sources,
    trail,
    wederhoor,
    withdraw,
)
from survey_app.web.quiet_sessions import QuietSessions
from survey_app.web.ready_pages import ReadyPages
from survey_app.web.recent_studies import RecentStudies
from survey_app.web.screen import add_to_templates
from survey_app.web.wederhoor import reader_pages

csrf = CSRFProtect()
AREAS = (
    respond,
    about,
    enter_code,
    pincode,
    withdraw,
    opt_out,
    account,
    fieldwork,
    instruments,
    invitations,
    letter_texts,
    mailing,
    mail_texts,
    monitor,
    paper_forms,
    data_entry,
    interview,
    coding,
    cells,
    coding_work,
    double_coding,
    agreement,
    recoding,
    matrix,
    norms,
    nota,
    findings,
    open_answers,
    publish,
    report_text,
    recount,
    deposit,
    sources,
    pseudonyms,
    pseudonym_key,
    privacy,
    link_cut,
    trail,
    exchange,
    wederhoor,
    reader_pages,
)


def wire(app: Flask) -> None:
    """Database, guards, language, error pages, then the areas."""
    engine = open_database(app.config["DATABASE_URL"])
    app.extensions["database"] = engine
    app.extensions["contacts"] = open_contacts(app.config["CONTACTS_URL"])
    app.extensions["instruments"] = SqlInstruments(engine)
    app.extensions["recent_studies"] = RecentStudies(engine)
    app.extensions["ready_pages"] = ReadyPages()
    app.session_interface = QuietSessions()
    csrf.init_app(app)
    csrf.exempt(enter_code.blueprint)
    csrf.exempt(pincode.blueprint)
    csrf.exempt(withdraw.blueprint)
    csrf.exempt(opt_out.blueprint)  # mail programs post here by themselves
    csrf.exempt(reader_pages.blueprint)  # its forms carry a key for the session that a code opened
    csrf.exempt(respond.blueprint)  # respondents have no cookie; their forms carry a key of their own
    delivery.add_delivery(app)
    headers.add_headers(app)
    language.add_language(app)
    add_to_templates(app)
    errors.add_error_pages(app)
    account.add_accounts(app)
    for area in AREAS:
        app.register_blueprint(area.blueprint)
