"""The business case of a study for people and for programs: costs, baten, plans, products and routes."""

from __future__ import annotations

from analysis.costs import tables as cost_tables
from analysis.frames import Frames
from analysis.routes import tables as route_tables
from analysis.study import StudyData
from analysis.tables import Tables
from survey_app.use_cases.print_tables import printed_tables

NOTHING = "Dit onderzoek heeft geen kosten: er is geen costs.csv, plans.csv, products.csv of routes.csv."


def printed_costs(data: StudyData, form: str) -> str:
    """Every table about costs as text, or as one JSON object with a key per table; raw numbers in JSON.

    A study without costs gives a sentence, and in JSON an empty object.
    """
    frames = Frames(data)
    names = [*cost_tables.named(frames), *route_tables.named(frames)]
    if names:
        return printed_tables(Tables(data), names, form)
    return "{}" if form == "json" else NOTHING
