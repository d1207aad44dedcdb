"""The key of the pseudonyms in the database: encrypted, stable over the study, never half settled."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from survey_app.domain.intake import IntakeSource
from survey_app.domain.name_review import NameChange
from survey_app.domain.pseudonyms import Decision, FoundName, NameKind, OwnName, ReviewedName, Searched
from survey_app.storage import bench_tables as tables
from survey_app.storage.database import writing
from survey_app.storage.intake import SqlIntake
from survey_app.storage.intake_names import SqlIntakeNames
from survey_app.storage.pseudonym_key import PseudonymKey
from survey_app.storage.pseudonyms import KeyLookup, SqlPseudonyms
from survey_app.storage.tables import sources

OLD, NEW = "an-old-secret-that-is-long-enough-too", "a-new-secret-that-is-long-enough-too-"
TODAY = date(2026, 11, 27)
TEXT = "Wubbo zag Sietske. Wubbo ging."


def store(engine, secrets=OLD):
    return SqlPseudonyms(engine, PseudonymKey(secrets))


def bring_in(engine, bron, text=TEXT, names=("Wubbo", "Sietske")):
    """A text whose names were all accepted."""
    source = IntakeSource(bron, "3", "ouder", "verslag", text, TODAY, "codeur_1")
    assert SqlIntake(engine).add("zwolle", source)
    review = SqlIntakeNames(engine)
    found = [
        FoundName(at, at + len(name), NameKind.PERSOON)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    review.keep_found("zwolle", bron, found, Searched.PATTERNS)
    accepted = [
        NameChange(name, ReviewedName(name.start, name.eind, name.kind, Decision.YES))
        for name in review.text("zwolle", bron).names
    ]
    assert review.decide("zwolle", bron, accepted)
    return review.text("zwolle", bron)


def settle(engine, bron, secrets=OLD):
    under_review = SqlIntakeNames(engine).text("zwolle", bron)
    shown = store(engine, secrets).preview("zwolle", under_review)
    return store(engine, secrets).settle("zwolle", bron, shown.fingerprint)


def settled_text(engine, bron):
    with engine.connect() as connection:
        return connection.execute(select(sources.c.text).where(sources.c.bron == bron)).scalar_one()


def test_the_same_person_has_the_same_pseudonym_in_every_text(zwolle_engine):
    for bron, words in (("a", TEXT), ("b", "Sietske en  WUBBO.")):
        bring_in(zwolle_engine, bron, words, ("Wubbo", "WUBBO", "Sietske"))
        assert settle(zwolle_engine, bron)

    assert settled_text(zwolle_engine, "a") == "[persoon 1] zag [persoon 2]. [persoon 1] ging."
    assert settled_text(zwolle_engine, "b") == "[persoon 2] en  [persoon 1]."


def test_no_table_holds_a_name_after_settling(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")
    with zwolle_engine.connect() as connection:
        rows = [
            str(connection.execute(select(table)).all())
            for table in tables.metadata.sorted_tables
            if table.name not in ("study_files", "users")
        ]

    assert [row for row in rows if "Wubbo" in row or "Sietske" in row] == []
    assert sum("[persoon 1]" in row for row in rows) == 1


def test_a_pseudonym_that_stands_in_a_text_already_is_not_given_to_someone_else(zwolle_engine):
    bring_in(zwolle_engine, "a", "[persoon 1] zag Wubbo.", ("Wubbo",))
    settle(zwolle_engine, "a")

    assert settled_text(zwolle_engine, "a") == "[persoon 1] zag [persoon 2]."


def test_an_alias_of_the_own_list_has_the_same_pseudonym(zwolle_engine):
    group = [OwnName(NameKind.PERSOON, "Wubbo Zevenbergen"), OwnName(NameKind.PERSOON, "Wubbo")]
    assert store(zwolle_engine).register("zwolle", [group, [OwnName(NameKind.PERSOON, "Truus")]]) == 3
    assert store(zwolle_engine).register("zwolle", [group]) == 0
    bring_in(zwolle_engine, "a", "Wubbo zag Wubbo Zevenbergen.", ("Wubbo Zevenbergen",))
    settle(zwolle_engine, "a")

    assert settled_text(zwolle_engine, "a") == "Wubbo zag [persoon 1]."
    assert set(store(zwolle_engine).own_names("zwolle")) == {*group, OwnName(NameKind.PERSOON, "Truus")}


def test_texts_settled_at_once_give_no_number_twice(zwolle_engine):
    brons = [f"tekst_{number}" for number in range(6)]
    for number, bron in enumerate(brons):
        bring_in(zwolle_engine, bron, f"Naam{number}x en Wubbo.", (f"Naam{number}x", "Wubbo"))
    failures = []

    def until_settled(bron):
        try:
            for _ in range(50):
                if settle(zwolle_engine, bron):
                    return
            failures.append(bron)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=until_settled, args=(bron,)) for bron in brons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    kept = store(zwolle_engine).pseudonyms("zwolle")
    assert sorted(one.pseudonym for one in kept) == [f"persoon {n}" for n in range(1, 8)]
    assert len({settled_text(zwolle_engine, bron).split(" en ")[1] for bron in brons}) == 1


def test_a_text_settled_by_two_people_at_once_is_one_source(zwolle_engine):
    under_review = bring_in(zwolle_engine, "a")
    fingerprint = store(zwolle_engine).preview("zwolle", under_review).fingerprint
    outcomes = []
    threads = [
        threading.Thread(
            target=lambda: outcomes.append(store(zwolle_engine).settle("zwolle", "a", fingerprint))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False, False, False, True]


def test_a_source_of_the_same_name_leaves_everything_as_it_was(zwolle_engine):
    under_review = bring_in(zwolle_engine, "a")
    with writing(zwolle_engine) as connection:
        connection.execute(update(sources).where(sources.c.bron == "ouder_01").values(bron="a"))

    assert not settle(zwolle_engine, "a")
    assert SqlIntakeNames(zwolle_engine).text("zwolle", "a") == under_review
    assert store(zwolle_engine).pseudonyms("zwolle") == ()


def test_looking_a_name_up_is_noted_first_and_can_not_be_unnoted(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")
    lookup = KeyLookup("persoon 1", "codeur_9", TODAY, "een klacht")

    assert store(zwolle_engine).look_up("zwolle", lookup) == ("Wubbo",)
    assert store(zwolle_engine).lookups("zwolle") == (lookup,)
    for change in (update(tables.key_lookups).values(why=""), delete(tables.key_lookups)):
        with pytest.raises(DBAPIError, match="append-only"), writing(zwolle_engine) as connection:
            connection.execute(change)


def test_an_unknown_pseudonym_is_not_noted(zwolle_engine):
    lookup = KeyLookup("persoon 1", "codeur_9", TODAY, "een klacht")

    assert store(zwolle_engine).look_up("zwolle", lookup) is None
    assert store(zwolle_engine).lookups("zwolle") == ()


def test_a_destroyed_key_leaves_no_name_and_no_number_is_given_again(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")

    assert store(zwolle_engine).destroy("zwolle", "codeur_9", TODAY, "bewaartermijn") == 2
    assert store(zwolle_engine).pseudonyms("zwolle") == ()
    bring_in(zwolle_engine, "b", "Wubbo.", ("Wubbo",))
    settle(zwolle_engine, "b")
    assert settled_text(zwolle_engine, "b") == "[persoon 3]."


def test_a_renewed_key_reads_what_the_old_one_wrote_and_the_old_one_is_not_needed_any_more(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")
    bring_in(zwolle_engine, "b", "Wubbo.", ("Wubbo",))
    both = f"{NEW},{OLD}"

    assert (
        store(zwolle_engine, both).preview("zwolle", SqlIntakeNames(zwolle_engine).text("zwolle", "b")).text
        == "[persoon 1]."
    )
    assert store(zwolle_engine, both).renew("zwolle") == 0
    assert settle(zwolle_engine, "b", NEW)
    assert settled_text(zwolle_engine, "b") == "[persoon 1]."
    assert {one.name for one in store(zwolle_engine, NEW).own_names("zwolle")} == {"Wubbo", "Sietske"}


def test_with_another_key_nothing_is_readable_and_nothing_breaks(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")
    other = store(zwolle_engine, NEW)

    assert other.own_names("zwolle") == ()
    assert other.look_up("zwolle", KeyLookup("persoon 1", "codeur_9", TODAY, "x")) == ("",)
    assert other.renew("zwolle") == 2


@pytest.mark.parametrize("secrets", ["", "short", f"{OLD},short", " , "])
def test_a_secret_that_could_be_guessed_is_refused(secrets):
    with pytest.raises(RuntimeError, match="at least 32"):
        PseudonymKey(secrets)


def test_searching_again_adds_only_where_nothing_was_proposed_or_decided(zwolle_engine):
    before = bring_in(zwolle_engine, "a").names
    found = [FoundName(0, 9, NameKind.PLAATS), FoundName(26, 30, NameKind.PLAATS)]
    review = SqlIntakeNames(zwolle_engine)
    review.keep_found("zwolle", "a", found, Searched.LISTS)
    review.keep_found("zwolle", "weg", found, Searched.LISTS)

    assert review.text("zwolle", "a").names == (
        *before[:2],
        *before[2:],
        ReviewedName(26, 30, NameKind.PLAATS),
    )
    assert review.to_search("zwolle", with_lists=True) == ()


def test_a_text_searched_without_lists_is_searched_again_when_they_are_there(zwolle_engine):
    bring_in(zwolle_engine, "a")
    review = SqlIntakeNames(zwolle_engine)

    assert review.to_search("zwolle", with_lists=False) == ()
    assert review.to_search("zwolle", with_lists=True) == ("a",)


def test_a_name_is_in_the_intake_once(zwolle_engine):
    source = IntakeSource("a", "3", "ouder", "verslag", TEXT, TODAY, "codeur_1")

    assert SqlIntake(zwolle_engine).add("zwolle", source)
    assert not SqlIntake(zwolle_engine).add("zwolle", source)
    assert SqlIntake(zwolle_engine).sources("zwolle") == (source,)
    assert SqlIntake(zwolle_engine).source("zwolle", "a") == source


def test_a_name_of_a_source_is_taken(zwolle_engine):
    source = IntakeSource("ouder_01", "1", "ouder", "verslag", TEXT, TODAY, "codeur_1")

    assert not SqlIntake(zwolle_engine).add("zwolle", source)


def test_with_its_study_everything_under_review_and_the_key_goes(zwolle_engine):
    bring_in(zwolle_engine, "a")
    settle(zwolle_engine, "a")
    bring_in(zwolle_engine, "b")
    store(zwolle_engine).look_up("zwolle", KeyLookup("persoon 1", "codeur_9", TODAY, "x"))
    with writing(zwolle_engine) as connection:
        connection.execute(text("DELETE FROM studies WHERE id = 'zwolle'"))
        kept = [
            connection.execute(select(table)).all()
            for table in (tables.intake_sources, tables.intake_names, tables.pseudonyms, tables.key_lookups)
        ]

    assert kept == [[], [], [], []]
