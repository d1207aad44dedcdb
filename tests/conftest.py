"""For every test: no property fails because a machine is slow."""

from hypothesis import settings

# On CI hypothesis has chosen a profile by now (the same examples each time); only the clock changes here.
settings.register_profile("any-machine", settings.default, deadline=None)
settings.load_profile("any-machine")
