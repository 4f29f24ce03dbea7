"""Earlier causes that are alike are found, with what became of them, and always up to date."""

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from pmdesk import actions, creation
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import StorageFailed
from pmdesk.model import Action, ActionState, Mark, Why, new_id
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.store import file, shelf
from pmdesk.store.library import Library
from pmdesk.whys import causes, recurrence
from pmdesk.whys.recurrence import EarlierCause
from tests.fakes import FakeClock

CLOCK = FakeClock()


def earlier(library: Library, *texts: str, title: str = "An earlier one") -> Session:
    """Keep a postmortem with root causes; return what edits it."""
    record_id = new_id()
    session = Session(Record(record_id), clock=CLOCK)
    change = creation.blank(record_id, CLOCK(), title=title, number=library.next_number())
    first = session.edit(change)
    assert first
    library.save(first)
    for text in texts:
        edit(library, session, lambda record, text=text: root(record, text))
    return session


def root(record: Record, text: str) -> Change:
    change = causes.add_reason_below(record, record.reasons()[0], text)
    added = change.applied_to(record).item(Why, change.operations[0].id)
    return change.then(causes.set_mark(added, Mark.ROOT))


def fix(record: Record, text: str) -> Change:
    return actions.add_action(record, text, cause=record.root_causes[0])


def edit(library: Library, session: Session, build: object) -> None:
    assert callable(build)
    made = session.edit(build(session.record))
    assert made
    library.save(made)


def found(library: Library, text: str) -> list[str]:
    return [cause.text for cause in library.alike(text, "pm")]


@pytest.mark.parametrize(
    "typed",
    [
        "the connection pool leaks",
        "Leaking connections when a call fails",
        "POOL LEAKED CONNECTIONS",
        "pools lëak",
        "connection po",
    ],
)
def test_a_cause_is_found_in_whatever_form_it_is_typed(library: Library, typed: str) -> None:
    text = "The pool leaks connections when calls fail"
    earlier(library, text, "Nothing tells us when logs stop coming")
    assert found(library, typed) == [text]


def test_words_that_every_cause_has_make_none_alike(library: Library) -> None:
    earlier(library, "Nobody could see that there was no alert because it was never set up")
    assert found(library, "There was nobody who could have known because it was not") == []


def test_one_shared_word_of_many_is_not_enough(library: Library) -> None:
    earlier(library, "The scheduler packs builds onto full nodes")
    assert found(library, "Certificates of the scheduler expire without any warning to us") == []


def test_the_same_record_and_deleted_ones_are_left_out(library: Library, session: Session) -> None:
    edit(library, session, lambda record: root(record, "The pool leaks connections"))
    gone = earlier(library, "The pool leaks connections")
    assert len(found(library, "pool leaks")) == 1
    shelf.put_away(library, gone.record.id, CLOCK, "Owner", deleted=True)
    assert found(library, "pool leaks") == []


def test_an_index_that_is_there_follows_every_edit_and_its_undo(library: Library) -> None:
    session = earlier(library, "The pool leaks connections")
    assert found(library, "certificate expired") == []
    cause = session.record.root_causes[0]
    edit(library, session, lambda _r: set_fields("Edit", cause, text="A certificate expired"))
    assert found(library, "certificate expired") == ["A certificate expired"]
    assert found(library, "pool leaks") == []
    undone = session.undo()
    assert undone
    library.save(undone)
    assert found(library, "pool leaks") == ["The pool leaks connections"]
    cause = session.record.root_causes[0]
    edit(library, session, lambda _r: causes.set_mark(cause, Mark.ROOT))
    assert found(library, "pool leaks") == []


def test_the_index_is_always_what_one_made_anew_would_be(library: Library, path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - shapes, not secrets
    words = [
        "pool",
        "leak",
        "certificate",
        "expire",
        "alert",
        "disk",
        "full",
        "quota",
        "config",
        "rollout",
    ]
    session = earlier(library, "The first cause of all")
    library.alike("pool", "pm")
    for _ in range(60):
        record = session.record
        known = record.root_causes
        text = " ".join(chance.sample(words, 4))
        if not known or chance.random() < 0.5:
            edit(library, session, lambda record, text=text: root(record, text))
        elif chance.random() < 0.3:
            gone = chance.choice(known)
            edit(library, session, lambda _r, gone=gone: remove("Delete", gone))
        else:
            cause = chance.choice(known)
            edit(library, session, lambda _r, c=cause, t=text: set_fields("Edit", c, text=t + " x"))
    kept = {word: sorted(found(library, word)) for word in words}
    library.close()
    with Library.open(path) as again:
        assert {word: sorted(found(again, word)) for word in words} == kept


def test_an_edit_that_could_not_be_written_changes_no_index(library: Library) -> None:
    session = earlier(library, "The pool leaks connections")
    assert found(library, "pool leaks")
    connection = file.raw(library.engine)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    cause = session.record.root_causes[0]
    failed = session.edit(set_fields("Edit", cause, text="A certificate expired " * 20_000))
    assert failed
    with pytest.raises(StorageFailed):
        library.save(failed)
    assert found(library, "pool leaks") == ["The pool leaks connections"]


def test_an_index_that_could_not_be_dropped_is_still_there(library: Library) -> None:
    session = earlier(library, "The pool leaks connections")
    assert found(library, "pool leaks")
    other = Session(Record("other"), clock=CLOCK)
    other.edit(creation.blank("other", CLOCK(), title="From a full disk", number=9))
    other.edit(insert("Add", Why.checked(record_id="other", text="It was long " * 20_000)))
    limit(library, spare=2)
    with pytest.raises(StorageFailed):
        library.adopt(other.record, list(other.log), {})
    limit(library, spare=1_000)
    assert found(library, "pool leaks") == ["The pool leaks connections"]
    cause = session.record.root_causes[0]
    edit(library, session, lambda _r: set_fields("Edit", cause, text="A certificate expired"))
    assert found(library, "certificate expired") == ["A certificate expired"]


def test_an_index_whose_making_failed_is_made_the_next_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = earlier(library, "The pool leaks connections")
    with monkeypatch.context() as broken:
        broken.setattr(library.engine.dialect, "do_commit", refuse)
        with pytest.raises(StorageFailed):
            found(library, "pool leaks")
    cause = session.record.root_causes[0]
    edit(library, session, lambda _r: set_fields("Edit", cause, text="The pool leaks sockets"))
    assert found(library, "pool leaks") == ["The pool leaks sockets"]


def refuse(_connection: object) -> None:
    """Stand in for a disk that fails at the last moment."""
    raise sqlite3.OperationalError("disk I/O error")


def limit(library: Library, *, spare: int) -> None:
    """Let the library grow by so many pages at most."""
    connection = file.raw(library.engine)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + spare}")


def test_a_cause_tells_what_happened_to_its_actions(library: Library) -> None:
    session = earlier(library, "The pool leaks connections", title="Nodes ran dry")
    for text in ("Fix the leak", "Watch the pool"):
        edit(library, session, lambda record, text=text: fix(record, text))
    (open_,) = library.alike("pool leaks", "pm")
    assert (open_.key, open_.title, open_.fate) == ("PM-1", "Nodes ran dry", "2 actions, all open")
    edit(library, session, lambda record: actions.finish(record.actions[0], date(2026, 3, 2)))
    assert library.alike("pool leaks", "pm")[0].fate == "1 of 2 actions done"
    edit(library, session, lambda record: actions.decline(record.actions[1], "Too dear"))
    (done,) = library.alike("pool leaks", "pm")
    assert (done.fate, done.is_fixed) == ("The action is done", True)


def test_signs_that_mean_something_to_a_search_are_only_words(library: Library) -> None:
    earlier(library, 'The "pool" (of NEAR connections) leaks * OR ^ more')
    for typed in ('"', "* OR (", "NEAR(pool leaks)", "text: pool", "pool^ -leaks", "😀 ' ; --"):
        found(library, typed)
    assert found(library, 'pool" OR "leaks')


def test_a_link_names_the_earlier_postmortem_once() -> None:
    cause = Why.checked(record_id="pm", text="Leak", earlier="HOT-1")
    known = EarlierCause("r", "PM-1", "Title", "", "w", "Leak", cause.category, ())
    change = recurrence.link(cause, known)
    linked = change.applied_to(insert("Add", cause).applied_to(Record("pm"))).item(Why, cause.id)
    assert linked.earlier == "HOT-1, PM-1"
    assert not recurrence.link(linked, known)
    assert not recurrence.is_linked(cause.having(earlier="PM-12"), known)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), "No action was ever written down"),
        ((ActionState.DECLINED,), "Every action was declined"),
        ((ActionState.PROPOSED,), "The action is still open"),
        ((ActionState.DONE, ActionState.DONE), "All 2 actions are done"),
    ],
)
def test_the_fate_of_actions_is_said_in_words(states: tuple[ActionState, ...], said: str) -> None:
    taken = tuple(Action.checked(record_id="r", text="Act", state=state) for state in states)
    known = EarlierCause("r", "PM-1", "Title", "", "w", "Leak", Why(record_id="r").category, taken)
    assert known.fate == said
