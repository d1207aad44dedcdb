"""The menu of a study: its pages in parts, as far as someone's roles and the study itself have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import g, request, url_for

from analysis.study import StudyData
from survey_app.domain.messages import N_
from survey_app.domain.roles import Role, Task, may


def has_instruments(data: StudyData) -> bool:
    """Whether the study asks anyone anything."""
    return bool(data.instruments)


class MenuItem(NamedTuple):
    """A page in the study's menu, for who may do its task, in a study that has something there."""

    endpoint: str
    label: str
    task: Task
    has: Callable[[StudyData], Any] = bool


class MenuPart(NamedTuple):
    """Pages that belong together; the part leads to the first of them that the person may see."""

    label: str
    items: tuple[MenuItem, ...]


MENU = (
    MenuPart(
        N_("Onderzoek"),
        (
            MenuItem("fieldwork.dashboard", N_("Overzicht"), Task.DASHBOARD),
            MenuItem("privacy.page", N_("Privacy"), Task.PRIVACY, has_instruments),
            MenuItem("pseudonym_key.page", N_("Sleutel"), Task.PSEUDONYM_KEY),
            MenuItem("link_cut.page", N_("Koppeling"), Task.CUT_LINK, has_instruments),
        ),
    ),
    MenuPart(
        N_("Veldwerk"),
        (
            MenuItem("monitor.overview", N_("Stand"), Task.DASHBOARD, has_instruments),
            MenuItem("instruments.overview", N_("Vragenlijsten"), Task.INSTRUMENTS, has_instruments),
            MenuItem("invitations.overview", N_("Uitnodigingen"), Task.INVITATIONS, has_instruments),
            MenuItem("mailing.overview", N_("Mail"), Task.CONTACTS, has_instruments),
            MenuItem("paper_forms.overview", N_("Op papier"), Task.INVITATIONS, has_instruments),
            MenuItem("data_entry.overview", N_("Invoeren"), Task.DATA_ENTRY, has_instruments),
            MenuItem("interview.choose", N_("Gesprek"), Task.DATA_ENTRY, has_instruments),
        ),
    ),
    MenuPart(
        N_("Bronnen"),
        (
            MenuItem("sources.overview", N_("Bronnen"), Task.SOURCES),
            MenuItem("pseudonyms.waiting", N_("Namen"), Task.SOURCES),
        ),
    ),
    MenuPart(
        N_("Coderen"),
        (
            MenuItem("coding_work.overview", N_("Codeerbladen"), Task.CODING, StudyData.coding_schemes),
            MenuItem("matrix.schema", N_("Analyseschema"), Task.CODING, StudyData.coding_schemes),
            MenuItem(
                "open_answers.overview", N_("Open antwoorden"), Task.OPEN_CODING, StudyData.open_schemes
            ),
            MenuItem("agreement.overview", N_("Overeenstemming"), Task.AGREEMENT, StudyData.coding_schemes),
            MenuItem("recoding.queue", N_("Hercoderen"), Task.CODING, StudyData.coding_schemes),
            MenuItem("sources.lost", N_("Verloren citaten"), Task.CODING, StudyData.coding_schemes),
            MenuItem("trail.overview", N_("Spoor"), Task.TRAIL, StudyData.coding_schemes),
            MenuItem("double_coding.assignments", N_("Toewijzen"), Task.ASSIGN, StudyData.coding_schemes),
            MenuItem("recoding.codebooks", N_("Codeboek"), Task.ASSIGN, StudyData.coding_schemes),
            MenuItem("exchange.overview", N_("Uitwisselen"), Task.EXCHANGE, StudyData.coding_schemes),
        ),
    ),
    MenuPart(
        N_("Uitkomsten"),
        (
            MenuItem("publish.tables", N_("Tabellen"), Task.TABLES),
            MenuItem("matrix.side_by_side", N_("Naast elkaar"), Task.TABLES, StudyData.coding_schemes),
            MenuItem("norms.kader", N_("Normenkader"), Task.MAKE_NORMS),
            MenuItem("norms.overview", N_("Normen"), Task.NORMS, StudyData.normenkaders),
            MenuItem("publish.nota", N_("Nota"), Task.NOTA),
            MenuItem("deposit.page", N_("Datapakket"), Task.DEPOSIT),
        ),
    ),
    MenuPart(
        N_("Rapport"),
        (
            MenuItem("findings.overview", N_("Bevindingen"), Task.NOTA),
            MenuItem("report_text.overview", N_("Tekst"), Task.NOTA),
            MenuItem("wederhoor.overview", N_("Wederhoor"), Task.WEDERHOOR),
            MenuItem("recount.page", N_("Narekenen"), Task.WRITE_REPORT),
            MenuItem("report_text.snapshots", N_("Momentopnamen"), Task.FREEZE),
        ),
    ),
)
FLAT = 8  # up to so many pages stand in one row
NEXT_TO = {  # an area whose pages are reached through another's
    "coding": "matrix",
    "cells": "matrix",
    "letter_texts": "invitations",
    "mail_texts": "mailing",
}


def first_page(data: StudyData, roles: frozenset[Role]) -> str:
    """The address of the first page of the study that these roles may see; '' for none."""
    seen = (item for part in MENU for item in part.items if may(roles, item.task) and item.has(data))
    return next((url_for(item.endpoint, study=data.study.id) for item in seen), "")


def study_menu(data: StudyData) -> list[MenuPart]:
    """The pages this person may see, part by part; the few of most roles are one part."""
    roles = g.get("roles", ())
    seen = [
        MenuPart(part.label, tuple(one for one in part.items if may(roles, one.task) and one.has(data)))
        for part in MENU
    ]
    items = tuple(item for part in seen for item in part.items)
    return [MenuPart("", items)] if len(items) <= FLAT else [part for part in seen if part.items]


def part_here(parts: list[MenuPart]) -> MenuPart:
    """The part of the page that is shown: the one that lists it, else the first of the same area."""
    endpoint = request.endpoint or ""
    area = NEXT_TO.get(endpoint.split(".")[0], endpoint.split(".")[0])
    listed = [part for part in parts if any(item.endpoint == endpoint for item in part.items)]
    near = [part for part in parts if any(item.endpoint.split(".")[0] == area for item in part.items)]
    return next(iter([*listed, *near, *parts]), MenuPart("", ()))
