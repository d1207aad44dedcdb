"""The normenkader as a whole: begun, read in from a file, frozen; and how it came to be what it is."""

from __future__ import annotations

from flask import Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.norms.freezing import freezing_warnings, has_gathered
from codebooks.norm_hash import SHOWN, content_hash
from codebooks.norm_writer import write_normenkader
from codebooks.ready_scales import READY_SCALES
from survey_app.domain.agreement_messages import FILE_TOO_LARGE, NO_FILE
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.kader_edits import new_kader
from survey_app.domain.norms.kader_forms import FormReader, slug
from survey_app.domain.roles import Task
from survey_app.storage.norms.kader_files import SqlKaders
from survey_app.use_cases.norms.write_kader import (
    Outcome,
    Saved,
    begin_kader,
    freeze_kader,
    import_kader,
    path_of,
    refused,
)
from survey_app.web.norms.area import author_in, blueprint
from survey_app.web.norms.judgement_views import level_shown, levels_text
from survey_app.web.staff_pages import allowed, database, go, sent, show, whole

LARGEST = 2_000_000  # bytes of a normenkader; 200 norms with everything are 200 kB


@blueprint.get("/normenkader")
@allowed(Task.MAKE_NORMS)
def kader(study: str) -> Response:
    """The whole normenkader with the way to every part; or where one is begun."""
    return kader_page(study)


@blueprint.post("/normenkader")
@allowed(Task.MAKE_NORMS)
def begin(study: str) -> Answer:
    """The study has a normenkader: a title, its first deelvraag, its first part, and a scale."""
    form = FormReader(sent, ("nl",))
    title, question, part = (form.texts(name, needed=True) for name in ("titel", "vraag", "onderdeel"))
    if sent("schaal") not in READY_SCALES:
        form.wrong("schaal", messages.NO_SCALE)
    if form.mistakes:
        return kader_page(study, Saved(Outcome.REFUSED, form.mistakes), 422)
    store = SqlKaders(database())
    id = slug(f"normenkader {study}", dict.fromkeys(store.now(study).codebooks))
    made = new_kader(id, title, question, part, slug(part.say()), READY_SCALES[sent("schaal")]())
    return _after(study, begin_kader(store, study, made, write_normenkader(made), author_in(study)))


@blueprint.post("/normenkader/bestand")
@allowed(Task.MAKE_NORMS)
def bring_in(study: str) -> Answer:
    """The normenkader in a file becomes the study's, or every Problem is told."""
    file = request.files.get("bestand")
    content = b""
    if file is not None:
        with file.stream as stream:
            content = stream.read(LARGEST + 1)
    if not content or len(content) > LARGEST:
        message = FILE_TOO_LARGE if content else NO_FILE
        return kader_page(study, refused(message, "bestand"), 422)
    store, why = SqlKaders(database()), clean(sent("waarom"))
    return _after(study, import_kader(store, study, content, sent("stand"), why, author_in(study)))


@blueprint.post("/normenkader/bevries")
@allowed(Task.MAKE_NORMS)
def freeze(study: str) -> Answer:
    """From here on every change says who, when and why."""
    return _after(study, freeze_kader(SqlKaders(database()), study, author_in(study)))


@blueprint.get("/normenkader/bestand")
@allowed(Task.MAKE_NORMS)
def file(study: str) -> Response:
    """The normenkader as its file."""
    store = SqlKaders(database())
    known = store.now(study).kader
    if known is None:
        abort(404)
    return _download(store.content(study, path_of(known)), f"{known.id}.yaml")


@blueprint.get("/normenkader/eerder/<number>")
@allowed(Task.MAKE_NORMS)
def earlier(study: str, number: str) -> Response:
    """The file as it was before the change with this number, from 1."""
    store = SqlKaders(database())
    known = store.now(study).kader
    versions = store.history(study, path_of(known)) if known else ()
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    if known is None or not 1 <= place <= len(versions):
        abort(404)
    return _download(versions[place - 1].old, f"{known.id}-{number}.yaml")


def _download(content: bytes, name: str) -> Response:
    answer = show("")
    answer.set_data(content)
    answer.headers["Content-Type"] = "application/yaml; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _after(study: str, saved: Saved) -> Answer:
    if saved.outcome is Outcome.SAVED:
        return go("norms.kader", study=study, bewaard="1")
    if saved.outcome is Outcome.STALE:
        stale = Saved(Outcome.STALE, [Mistake("normenkader", messages.STALE_PART)])
        return kader_page(study, stale, 409)
    return kader_page(study, saved, 422)


def kader_page(study: str, refusal: Saved | None = None, status: int = 200) -> Response:
    """The page of the normenkader; `refusal` is what was not saved, and why."""
    data, store = whole(study), SqlKaders(database())
    now = store.now(study)
    html = render_template(
        "norms/kader.html" if now.kader else "norms/begin.html",
        frame=data,
        kader=now.kader,
        stand=now.frame_hash,
        hash=content_hash(now.kader)[:SHOWN] if now.kader else "",
        shown=SHOWN,
        warnings=freezing_warnings(now.kader, has_gathered(data)) if now.kader else (),
        history=store.history(study, path_of(now.kader)) if now.kader else (),
        comments=data.norm_comments,
        refusal=refusal,
        mistakes=refusal.mistakes if refusal else (),
        saved=bool(request.args.get("bewaard")),
        typed=request.form,
        scales={name: make() for name, make in READY_SCALES.items()},
        SCALE_WORDS=messages.SCALE_WORDS,
        SOURCE_WORDS=messages.SOURCE_WORDS,
        KIND_WORDS=messages.KIND_WORDS,
        level_shown=level_shown,
        levels_text=levels_text,
    )
    return show(html, status)
