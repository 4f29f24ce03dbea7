"""Notes are written as fast as people talk, and become what they are later."""

import pytest

from pmdesk.meeting import notes
from pmdesk.meeting.notes import Becomes
from pmdesk.model import LessonKind, Note, NoteKind
from pmdesk.record import Record
from tests import examples
from tests.pmdesk.taken_back import applied


def noted(*texts: str) -> Record:
    base = examples.with_impact(examples.record(), "Cards were refused")
    return applied(base, notes.add_notes(base, texts))


def test_pasted_chat_makes_a_card_of_every_line_that_says_something() -> None:
    pasted = "- pool was too small\n\n  * nobody watched refusals \n> who owns the limits?\n•\n"
    assert notes.lines_of(pasted.splitlines()) == [
        "pool was too small", "nobody watched refusals", "who owns the limits?",
    ]  # fmt: skip
    record = noted("first")
    record = applied(record, notes.add_notes(record, ["second", "third"]))
    assert [note.text for note in record.all(Note)] == ["first", "second", "third"]


def test_the_cards_with_the_most_votes_come_first() -> None:
    record = noted("a", "b", "c")
    b = record.all(Note)[1]
    for _ in range(3):
        record = applied(record, notes.vote(record.item(Note, b.id)))
    record = applied(record, notes.vote(record.item(Note, b.id), -1))
    assert [(note.text, note.votes) for note in notes.ranked(record)] == [
        ("b", 2), ("a", 0), ("c", 0),
    ]  # fmt: skip
    assert not notes.vote(record.all(Note)[0], -1), "less than no vote is none"


@pytest.mark.parametrize("into", Becomes)
def test_a_card_becomes_what_it_is_in_one_step(into: Becomes) -> None:
    record = noted("alert on refusals", "another")
    record = applied(record, notes.turn(record, record.all(Note)[0], into))
    found = {
        Becomes.WHY: [why.text for _, why in record.walk() if why.parent_id],
        Becomes.ACTION: [action.text for action in record.actions],
        Becomes.WELL: [lesson.text for lesson in record.lessons(LessonKind.WELL)],
        Becomes.BETTER: [lesson.text for lesson in record.lessons(LessonKind.BETTER)],
        Becomes.LUCKY: [lesson.text for lesson in record.lessons(LessonKind.LUCKY)],
        Becomes.PARKING: list(record.meeting.parking_lot),
        Becomes.QUESTION: [n.text for n in record.all(Note) if n.kind is NoteKind.QUESTION],
    }
    assert found.pop(into) == ["alert on refusals"]
    assert not any(found.values())
    assert [note.text for note in notes.ranked(record)] == ["another"]


def test_cards_are_put_together_and_taken_apart() -> None:
    record = noted("a", "b", "c")
    a, _, c = record.all(Note)
    record = applied(record, notes.put_together(c, a))
    assert [note.group for note in record.all(Note)] == ["a", "", "a"]
    assert [note.text for note in notes.ranked(record)] == ["a", "c", "b"]
    record = applied(record, notes.vote(record.all(Note)[1]))
    record = applied(record, notes.vote(record.all(Note)[2]))
    record = applied(record, notes.vote(record.all(Note)[0]))
    assert [note.text for note in notes.ranked(record)] == ["a", "c", "b"], "a group counts as one"
    record = applied(record, notes.take_apart(record.all(Note)[0]))
    assert [note.group for note in record.all(Note)] == ["", "", "a"]
