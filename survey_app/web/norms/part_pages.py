"""One part of the normenkader in a form: changed, added or taken out; two people at once are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Response, abort, render_template, request
from werkzeug.wrappers import Response as Answer

from analysis.study import StudyData
from codebooks.model import Normenkader
from codebooks.ready_scales import READY_SCALES
from survey_app.domain.answer_checks import Mistake, clean
from survey_app.domain.norms import norm_messages as messages
from survey_app.domain.norms.kader_edits import in_languages, stand_of
from survey_app.domain.norms.kader_forms import MOST_LEVELS, NEW, FormReader
from survey_app.domain.roles import Task
from survey_app.storage.norms.kader_files import SqlKaders
from survey_app.use_cases.norms.write_kader import Edit, Outcome, Saved, change_kader
from survey_app.web.norms.area import author_in, blueprint
from survey_app.web.norms.judgement_views import level_shown
from survey_app.web.norms.kader_parts import PARTS, KaderPart, link_part, never
from survey_app.web.norms.part_fields import scale_fields
from survey_app.web.staff_pages import allowed, database, frame, go, sent, show


@blueprint.get("/normenkader/<norm_part>/<norm_item>")
@allowed(Task.MAKE_NORMS)
def part(study: str, norm_part: str, norm_item: str) -> Response:
    """The form of a part; `nieuw` is one that is not there yet."""
    return _page(study, _part(norm_part), (norm_part, norm_item))


@blueprint.post("/normenkader/<norm_part>/<norm_item>")
@allowed(Task.MAKE_NORMS)
def keep_part(study: str, norm_part: str, norm_item: str) -> Answer:
    """The part is as it was typed, or taken out; and you are back at the normenkader."""
    return _keep(study, _part(norm_part), (norm_part, norm_item))


@blueprint.get("/normenkader/norm/<norm>/bewijs/<link>")
@allowed(Task.MAKE_NORMS)
def link(study: str, norm: str, link: str) -> Response:
    """The form of a piece of evidence of a norm."""
    return _page(study, link_part(norm), ("norm", norm, link))


@blueprint.post("/normenkader/norm/<norm>/bewijs/<link>")
@allowed(Task.MAKE_NORMS)
def keep_link(study: str, norm: str, link: str) -> Answer:
    """The evidence is as it was typed, or taken out; and you are back at the normenkader."""
    return _keep(study, link_part(norm), ("norm", norm, link))


def _part(name: str) -> KaderPart:
    if name not in PARTS:
        abort(404)
    return PARTS[name]


def _kader(study: str) -> Normenkader:
    kader = SqlKaders(database()).now(study).kader
    if kader is None:
        abort(404)
    return kader


def _keep(study: str, part: KaderPart, place: tuple[str, ...]) -> Answer:
    kader, item = _kader(study), place[-1]
    form = FormReader(sent, kader.languages)
    if sent("doe") == "weg":
        if part.without is None or item == NEW:
            abort(404)
        without = part.without
        return _save(study, part, place, lambda now: without(now, item))
    read = part.read(form, kader, item)
    if read.mistakes:
        return _page(study, part, place, Saved(Outcome.REFUSED, read.mistakes), 422)
    return _save(study, part, place, read.edit, read.is_taken)


def _save(
    study: str,
    part: KaderPart,
    place: tuple[str, ...],
    edit: Edit,
    is_taken: Callable[[Normenkader], bool] = never,
) -> Answer:
    stand, path = sent("stand"), part.path(place[-1])

    def is_stale(now: Normenkader) -> bool:
        return is_taken(now) if place[-1] == NEW else stand_of(now, *path) != stand

    store = SqlKaders(database())
    saved = change_kader(store, study, edit, clean(sent("waarom")), author_in(study), is_stale)
    if saved.outcome is Outcome.SAVED:
        return go("norms.kader", anchor=_anchor(place), study=study, bewaard="1")
    if saved.outcome is Outcome.STALE:
        stale = Saved(Outcome.STALE, [Mistake("normenkader", messages.STALE_PART)])
        return _page(study, part, place, stale, 409)
    return _page(study, part, place, saved, 422)


def _anchor(place: tuple[str, ...]) -> str | None:
    return f"norm-{place[1]}" if place[0] == "norm" and place[1] != NEW else None


def _page(
    study: str,
    part: KaderPart,
    place: tuple[str, ...],
    refusal: Saved | None = None,
    status: int = 200,
) -> Response:
    kader, data, item = _kader(study), frame(study), place[-1]
    now = {} if item == NEW else part.fields(kader, item)
    if now is None and refusal is None:
        abort(404)
    if len(place) == 3 and kader.norm(place[1]) is None:
        abort(404)
    html = render_template(
        f"norms/part_{part.template}.html",
        frame=data,
        kader=kader,
        part=part,
        place=place,
        item=item,
        stand="" if item == NEW else stand_of(kader, *part.path(item)),
        f=_typed(kader) if refusal else (now or _ready(kader)),
        now=now or {},
        refusal=refusal,
        mistakes=refusal.mistakes if refusal else (),
        conflict=status == 409,
        **_choices(data, kader),
    )
    return show(html, status)


def _typed(kader: Normenkader) -> Mapping[str, str]:
    return {name: clean(text) for name, text in request.form.items()}


def _ready(kader: Normenkader) -> Mapping[str, str]:
    """What a new part begins with: the deelvraag that the address names."""
    return {"deelvraag": clean(request.args.get("deelvraag", ""))}


def _choices(data: StudyData, kader: Normenkader) -> dict[str, object]:
    """What there is to choose from, and the words for it."""
    name = request.args.get("schaal", "")
    ready = in_languages(READY_SCALES[name](), kader.languages) if name in READY_SCALES else None
    return {
        "ready": scale_fields(ready) if ready else None,
        "rows": range(1, MOST_LEVELS + 1),
        "aspects": [f"{book.id}.{one.id}" for book in data.coding_schemes() for one in book.coloured()],
        "questions": [
            (f"{id}.{one.variable}", [option.code for option in one.options])
            for id, instrument in data.instruments.items()
            for one in instrument.parts()
            if one.options
        ],
        "NEW": NEW,
        "SCALE_WORDS": messages.SCALE_WORDS,
        "SOURCE_WORDS": messages.SOURCE_WORDS,
        "KIND_WORDS": messages.KIND_WORDS,
        "level_shown": level_shown,
    }
