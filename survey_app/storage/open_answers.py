"""Open answers and their categories in the database; every change goes along with its line in the trail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from analysis.bench_rows import OpenCategory
from survey_app.domain.open_answers import (
    ACCEPTED,
    MERGED,
    PROPOSED,
    AskedOpenly,
    CodedAnswer,
    Hand,
    KeptCategory,
)
from survey_app.storage.bench_tables import open_categories, open_changes
from survey_app.storage.database import reading, writing
from survey_app.storage.positions import next_position
from survey_app.storage.tables import open_codings, responses, submissions

C, K = open_codings.c, open_categories.c


class SqlOpenAnswers:
    """The store behind `use_cases.code_open_answers`, of one study."""

    def __init__(self, engine: Engine, study: str) -> None:
        self._engine, self._study = engine, study

    # ---- reading -----------------------------------------------------------------------------------------

    def answers(self, asked: AskedOpenly) -> tuple[CodedAnswer, ...]:
        """Every answer to the question as they came in; one without text has only codings."""
        with reading(self._engine) as connection:
            given = self._given(connection, asked.name)
            texts = dict(self._texts(connection, asked))
            refused = self._not_to_quote(connection)
        names = [*texts, *(name for name in given if name not in texts)]
        return tuple(
            CodedAnswer(name, texts.get(name, ""), given.get(name, ()), name not in refused) for name in names
        )

    def counts(self, question: str) -> Mapping[str, int]:
        """How many answers each category was given to."""
        query = select(C.category, func.count()).where(C.study == self._study, C.question == question)
        with reading(self._engine) as connection:
            return {row.category: row[1] for row in connection.execute(query.group_by(C.category))}

    def kept_categories(self, question: str) -> tuple[KeptCategory, ...]:
        """The proposed categories of the question, those that were merged too."""
        query = select(open_categories).where(K.study == self._study, K.question == question)
        with reading(self._engine) as connection:
            return tuple(_kept(row) for row in connection.execute(query.order_by(K.position, K.category)))

    def trail(self) -> Iterator[tuple[str, ...]]:
        """Every change in order: question, response, category, who, when, what, from, to, why."""
        t = open_changes.c
        query = select(open_changes).where(t.study == self._study).order_by(t.id)
        with reading(self._engine) as connection:
            for row in connection.execute(query):
                at = row.changed_at.strftime("%Y-%m-%dT%H:%M:%S")
                names = (row.question, row.response, row.category, row.changed_by)
                yield (*names, at, row.wat, row.oud, row.nieuw, row.why)

    def _not_to_quote(self, connection: Connection) -> frozenset[str]:
        r = responses.c
        query = select(r.id).where(r.study == self._study, r.citeren == "nee")
        return frozenset(connection.execute(query).scalars())

    def _given(self, connection: Connection, question: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        query = select(C.response, C.category).where(C.study == self._study, C.question == question)
        for response, category in connection.execute(query.order_by(C.position, C.category)):
            found.setdefault(response, []).append(category)
        return {response: tuple(names) for response, names in found.items()}

    def _texts(self, connection: Connection, asked: AskedOpenly) -> Iterator[tuple[str, str]]:
        r, s = responses.c, submissions.c
        joined = responses.join(submissions, and_(r.study == s.study, r.id == s.response))
        wanted = {instrument for instrument, _ in asked.variables}
        query = select(r.id, r.instrument, s.answers).select_from(joined)
        query = query.where(r.study == self._study, r.instrument.in_(wanted)).order_by(r.position, r.id)
        for response, instrument, answers in connection.execute(query):
            said = [text for name, text, _ in answers if (instrument, name) in asked.variables and text]
            if said:
                yield response, "\n\n".join(said)

    # ---- writing -----------------------------------------------------------------------------------------

    def give(
        self, question: str, response: str, seen: Collection[str], chosen: Sequence[str], hand: Hand
    ) -> bool:
        """Keeps the categories of an answer; False when it has others than `seen` by now, or one is gone."""
        with writing(self._engine) as connection:
            self._lock(connection, response)
            now = self._given(connection, question).get(response, ())
            if set(now) != set(seen) or self._is_gone(connection, question, chosen):
                return False
            added = [name for name in chosen if name not in now]
            dropped = [name for name in now if name not in chosen]
            here = and_(C.study == self._study, C.question == question, C.response == response)
            connection.execute(delete(open_codings).where(here, C.category.in_(dropped)))
            self._insert(connection, question, response, added)
            self._note(connection, hand, [self._given_row(question, response, n, "", n) for n in added])
            self._note(connection, hand, [self._given_row(question, response, n, n, "") for n in dropped])
        return True

    def propose(self, question: str, category: str, label: str, hand: Hand) -> bool:
        """Keeps a new category; False when its id was taken meanwhile."""
        row = {"question": question, "category": category, "label": label, "status": PROPOSED}
        try:
            with writing(self._engine) as connection:
                place = {
                    "study": self._study,
                    "position": next_position(connection, open_categories, self._study),
                }
                connection.execute(insert(open_categories), {**place, **row, "samengevoegd_met": ""})
                self._note(connection, hand, [self._row(question, "", category, "voorstel", "", label)])
        except IntegrityError:
            return False
        return True

    def accept(self, question: str, category: str, revision: int, hand: Hand) -> bool:
        """A proposal becomes a category; False when it changed meanwhile."""
        with writing(self._engine) as connection:
            if not self._change(connection, question, category, revision, {"status": ACCEPTED}):
                return False
            self._note(connection, hand, [self._row(question, "", category, "aanvaard", PROPOSED, ACCEPTED)])
        return True

    def merge(
        self, question: str, category: str, revision: int, into: str, why: str, hand: Hand
    ) -> int | None:
        """Every answer with `category` gets `into` instead: how many; None when either changed meanwhile."""
        with writing(self._engine) as connection:
            values = {"status": MERGED, "samengevoegd_met": into}
            if self._is_gone(connection, question, [into]):
                return None
            if not self._change(connection, question, category, revision, values):
                return None
            self._redirect(connection, question, category, into)
            moved = self._move(connection, question, category, into)
            rows = [self._row(question, name, category, "samengevoegd", category, into) for name in moved]
            rows.append(self._row(question, "", category, "samengevoegd", category, into))
            self._note(connection, hand, [{**row, "why": why} for row in rows])
        return len(moved)

    def _change(
        self, connection: Connection, question: str, category: str, revision: int, values: dict[str, Any]
    ) -> bool:
        here = (K.study == self._study, K.question == question, K.category == category)
        query = update(open_categories).where(*here, K.revision == revision, K.status != MERGED)
        return connection.execute(query.values(**values, revision=revision + 1)).rowcount == 1

    def _redirect(self, connection: Connection, question: str, category: str, into: str) -> None:
        """What went into the category before, goes where it goes: no chain of mergers is kept."""
        here = (K.study == self._study, K.question == question, K.samengevoegd_met == category)
        connection.execute(update(open_categories).where(*here).values(samengevoegd_met=into))

    def _move(self, connection: Connection, question: str, category: str, into: str) -> list[str]:
        here = and_(C.study == self._study, C.question == question)
        has = select(C.response).where(here, C.category == into)
        moved = list(
            connection.execute(
                select(C.response).where(here, C.category == category).order_by(C.position)
            ).scalars()
        )
        doubles = set(connection.execute(has).scalars()) & set(moved)
        old = and_(here, C.category == category)
        connection.execute(delete(open_codings).where(old, C.response.in_(doubles)))
        connection.execute(update(open_codings).where(old).values(category=into))
        return moved

    def _lock(self, connection: Connection, response: str) -> None:
        """One person at a time changes an answer; SQLite lets one write at a time anyway."""
        r = responses.c
        query = select(r.id).where(r.study == self._study, r.id == response)
        connection.execute(query.with_for_update())

    def _is_gone(self, connection: Connection, question: str, chosen: Iterable[str]) -> bool:
        """Whether one of the categories was merged away; nobody merges one of them before we are done."""
        here = (K.study == self._study, K.question == question, K.category.in_(list(chosen)))
        found = connection.execute(select(K.status).where(*here).with_for_update(read=True))
        return MERGED in set(found.scalars())

    def _insert(self, connection: Connection, question: str, response: str, added: Sequence[str]) -> None:
        first = next_position(connection, open_codings, self._study)
        rows = [
            {
                "study": self._study,
                "position": first + at,
                "response": response,
                "question": question,
                "category": name,
            }
            for at, name in enumerate(added)
        ]
        if rows:
            connection.execute(insert(open_codings), rows)

    def _note(self, connection: Connection, hand: Hand, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            who = {"study": self._study, "changed_by": hand.codeur, "changed_at": hand.now}
            connection.execute(insert(open_changes), [{**who, **row} for row in rows])

    def _given_row(self, question: str, response: str, category: str, old: str, new: str) -> dict[str, Any]:
        return self._row(question, response, category, "categorie", old, new)

    def _row(
        self, question: str, response: str, category: str, wat: str, old: str, new: str
    ) -> dict[str, Any]:
        names = {"question": question, "response": response, "category": category}
        return {**names, "wat": wat, "oud": old, "nieuw": new, "why": ""}


def _kept(row: Any) -> KeptCategory:
    category = OpenCategory(row.question, row.category, row.label, row.status, row.samengevoegd_met)
    return KeptCategory(category, row.revision)
