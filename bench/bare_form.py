"""The yardstick: five pages of four questions in plain Flask, each page inserted and committed.

No log-in, no resume, no checks, no routing: what a form costs when it does nothing but ask and keep.
It uses the same database settings as Wederhoor and the same redirect after each page.
"""

from __future__ import annotations

import os
import sqlite3

from flask import Flask, redirect, render_template_string, request
from werkzeug.wrappers import Response

PAGES = [[f"vraag{page * 4 + question + 1}" for question in range(4)] for page in range(5)]
OPTIONS = ["heel slecht", "slecht", "gewoon", "goed", "heel goed"]
FORM = """<!doctype html><html lang="nl"><head><title>Pagina {{ page }}</title></head><body>
<h1>Pagina {{ page }}</h1><form method="post">
{% for question in questions %}<fieldset><legend>Wat vindt u van {{ question }}?</legend>
{% for option in options %}<label>
<input type="radio" name="{{ question }}" value="a{{ loop.index }}"> {{ option }}</label>
{% endfor %}</fieldset>{% endfor %}
<button>Volgende</button></form></body></html>"""

app = Flask(__name__)
database = sqlite3.connect(os.environ["BARE_FORM_DATABASE"], timeout=15)
for pragma in ("journal_mode=WAL", "synchronous=FULL"):
    database.execute(f"PRAGMA {pragma}")
database.execute("CREATE TABLE IF NOT EXISTS answers (person TEXT, question TEXT, answer TEXT)")
database.commit()


@app.get("/<person>/<int:page>")
def show(person: str, page: int) -> str:
    """One page, or the end."""
    if page > len(PAGES):
        return "<h1>Dank u wel</h1>"
    return render_template_string(FORM, page=page, questions=PAGES[page - 1], options=OPTIONS)


@app.post("/<person>/<int:page>")
def save(person: str, page: int) -> Response:
    """Keeps the page's answers and goes on."""
    rows = [(person, question, request.form[question]) for question in PAGES[page - 1]]
    with database:
        database.executemany("INSERT INTO answers VALUES (?, ?, ?)", rows)
    return redirect(f"/{person}/{page + 1}", 303)
