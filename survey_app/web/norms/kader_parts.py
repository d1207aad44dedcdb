"""The parts of the normenkader that have a form: how each is found, shown, read and taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from codebooks.model import Normenkader
from survey_app.domain.answer_checks import Mistake
from survey_app.domain.messages import N_
from survey_app.domain.norms import kader_edits as edits
from survey_app.domain.norms.kader_forms import (
    NEW,
    FormReader,
    read_label,
    read_link,
    read_norm,
    read_question,
    read_scale,
    slug,
)
from survey_app.use_cases.norms.write_kader import Edit
from survey_app.web.norms.part_fields import (
    Fields,
    link_fields,
    norm_fields,
    scale_fields,
    texts_fields,
)


def never(now: Normenkader) -> bool:
    """Nobody can have made the same part: it gets a name of its own."""
    return False


@dataclass(frozen=True)
class Read:
    """The edit that the form asks for, or what is wrong with it."""

    edit: Edit
    mistakes: tuple[Mistake, ...] = ()
    is_taken: Callable[[Normenkader], bool] = never  # whether someone else made the same part meanwhile


@dataclass(frozen=True)
class KaderPart:
    """A kind of part. `path` walks to it in the content of the normenkader; `fields` is None: not there."""

    title: str
    template: str
    path: Callable[[str], tuple[str, ...]]
    fields: Callable[[Normenkader, str], Fields | None]
    read: Callable[[FormReader, Normenkader, str], Read]
    without: Callable[[Normenkader, str], Normenkader] | None = None


def _title_fields(kader: Normenkader, item: str) -> Fields:
    return texts_fields("tekst", kader.title)


def _read_title(form: FormReader, kader: Normenkader, item: str) -> Read:
    title = form.texts("tekst", needed=True)
    return Read(lambda now: replace(now, title=title), tuple(form.mistakes))


def _question_fields(kader: Normenkader, item: str) -> Fields | None:
    found = next((one for one in kader.questions if one.id == item), None)
    return texts_fields("tekst", found.text) if found else None


def _read_question(form: FormReader, kader: Normenkader, item: str) -> Read:
    parsed = read_question(form, item)

    def edit(now: Normenkader) -> Normenkader:
        id = edits.next_question(now) if item == NEW else item
        return edits.with_question(now, replace(parsed.value, id=id))

    return Read(edit, parsed.mistakes)


def _part_fields(kader: Normenkader, item: str) -> Fields | None:
    found = next((label for id, label in kader.parts if id == item), None)
    return texts_fields("tekst", found) if found is not None else None


def _read_part(form: FormReader, kader: Normenkader, item: str) -> Read:
    parsed = read_label(form, item)
    label = parsed.value[1]

    def edit(now: Normenkader) -> Normenkader:
        id = slug(label.say(), dict(now.parts)) if item == NEW else item
        return edits.with_part(now, (id, label))

    return Read(edit, parsed.mistakes)


def _norm_fields(kader: Normenkader, item: str) -> Fields | None:
    norm = kader.norm(item)
    return norm_fields(norm) if norm else None


def _read_norm(form: FormReader, kader: Normenkader, item: str) -> Read:
    """A new norm comes with its first evidence; of one that is there the evidence stays as it is."""
    if item == NEW:
        return _read_new_norm(form, kader)
    parsed = read_norm(form, item, ())

    def edit(now: Normenkader) -> Normenkader:
        kept = now.norm(item)
        applies = parsed.value.applicable in ("ja", "deels")
        links = kept.evidence if kept and applies else ()
        return edits.with_norm(now, replace(parsed.value, evidence=links))

    return Read(edit, parsed.mistakes)


def _read_new_norm(form: FormReader, kader: Normenkader) -> Read:
    taken: Mapping[str, object] = {norm.id: norm for norm in kader.norms if not edits.is_open_gap(norm)}
    id = form.id("naam", taken)
    applies = form.text("van_toepassing") in ("", "ja", "deels")
    links = (read_link(form, slug(form.text(f"bewijs_{kader.languages[0]}"))).value,) if applies else ()
    parsed = read_norm(form, id, links)
    return Read(
        lambda now: edits.with_norm(now, parsed.value),
        tuple(form.mistakes),
        lambda now: any(norm.id == id and not edits.is_open_gap(norm) for norm in now.norms),
    )


def _scale_fields(kader: Normenkader, item: str) -> Fields:
    return scale_fields(kader.scale)


def _read_scale(form: FormReader, kader: Normenkader, item: str) -> Read:
    parsed = read_scale(form)
    return Read(lambda now: replace(now, scale=parsed.value), parsed.mistakes)


PARTS: Mapping[str, KaderPart] = {
    "titel": KaderPart(N_("Titel"), "text", lambda _: ("title",), _title_fields, _read_title),
    "deelvraag": KaderPart(
        N_("Deelvraag"),
        "text",
        lambda id: ("questions", id),
        _question_fields,
        _read_question,
        edits.without_question,
    ),
    "onderdeel": KaderPart(
        N_("Onderdeel"), "text", lambda id: ("parts", id), _part_fields, _read_part, edits.without_part
    ),
    "norm": KaderPart(
        N_("Norm"), "norm", lambda id: ("norms", id), _norm_fields, _read_norm, edits.without_norm
    ),
    "schaal": KaderPart(N_("De schaal"), "scale", lambda _: ("scale",), _scale_fields, _read_scale),
}


def link_part(norm_id: str) -> KaderPart:
    """The evidence of one norm."""

    def fields(kader: Normenkader, item: str) -> Fields | None:
        norm = kader.norm(norm_id)
        found = next((link for link in norm.evidence if link.id == item), None) if norm else None
        return link_fields(found) if found else None

    def read(form: FormReader, kader: Normenkader, item: str) -> Read:
        parsed = read_link(form, item)

        def edit(now: Normenkader) -> Normenkader:
            norm = now.norm(norm_id)
            if norm is None:
                return now
            taken = {link.id: link for link in norm.evidence}
            id = slug(parsed.value.text.say(), taken) if item == NEW else item
            return edits.with_link(now, norm, replace(parsed.value, id=id))

        return Read(edit, parsed.mistakes)

    def without(kader: Normenkader, item: str) -> Normenkader:
        norm = kader.norm(norm_id)
        return edits.without_link(kader, norm, item) if norm else kader

    def path(id: str) -> tuple[str, ...]:
        return ("norms", norm_id, "evidence", id)

    return KaderPart(N_("Bewijs"), "link", path, fields, read, without)
