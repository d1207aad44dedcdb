"""Hoor en wederhoor: `blueprint` for staff; reader_pages.blueprint for the audited side, without log-in."""

from survey_app.web.wederhoor import mail, replies, round_steps, rounds, standpoints, ways_in  # noqa: F401  # each adds its pages
from survey_app.web.wederhoor.staff_area import blueprint

__all__ = ["blueprint"]
