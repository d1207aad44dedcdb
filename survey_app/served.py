"""The app as a worker of the server has it: what it starts with is out of the garbage collector's way."""

from __future__ import annotations

import gc

from flask import Flask

from survey_app import create_app


def served_app() -> Flask:
    """`create_app()`, for a process that does nothing else than serve it.

    A page with ten thousand cells makes so many objects that the collector looks through the whole program
    once or twice: a third of the page's time, and nothing of the program is ever garbage.
    """
    app = create_app()
    gc.collect()
    gc.freeze()
    return app
