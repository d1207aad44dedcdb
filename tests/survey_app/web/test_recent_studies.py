"""A study's own words are read again within a minute, and not on every page."""

import pytest

from survey_app.web.recent_studies import KEPT_SECONDS, RecentStudies


def test_a_study_is_read_once_a_minute(zwolle_engine):
    moments = iter([0.0, KEPT_SECONDS - 1, KEPT_SECONDS + 1])
    studies = RecentStudies(zwolle_engine, lambda: next(moments))
    first = studies.find("zwolle")
    zwolle_engine.dispose()

    assert studies.find("zwolle") is first
    assert studies.find("zwolle").contact == first.contact


def test_an_unknown_study_is_an_error(engine):
    with pytest.raises(KeyError):
        RecentStudies(engine).find("onbekend")
