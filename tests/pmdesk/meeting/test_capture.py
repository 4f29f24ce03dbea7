"""A line said in the room is kept at once, as what it was called or as a card."""

import pytest

from pmdesk.meeting.capture import HINTS, Kind, capture, event_of
from pmdesk.model import LessonKind, Mark, Note, NoteKind, Why
from pmdesk.record import Record
from tests import examples
from tests.pmdesk.taken_back import applied


def kept(kind: Kind, text: str, selected: str = "") -> Record:
    base = examples.sample_like_record()
    captured = capture(base, kind, text, examples.CREATED, selected=selected)
    return applied(base, captured.change)


def test_every_kind_says_what_to_write() -> None:
    assert set(HINTS) == set(Kind)


def test_an_event_goes_where_its_time_is() -> None:
    record = kept(Kind.EVENT, "14:35 second engineer joins #escalation")
    assert [event.text for event in record.events][4] == "second engineer joins"


@pytest.mark.parametrize("text", ["somebody joined", "14:35", "25:99 nothing"])
def test_an_event_without_a_time_or_words_is_kept_as_a_card_and_says_so(text: str) -> None:
    base = examples.sample_like_record()
    captured = capture(base, Kind.EVENT, text, examples.CREATED)
    assert "kept as a card" in captured.said
    assert [note.text for note in applied(base, captured.change).all(Note)] == [text]


def test_reasons_and_causes_go_below_what_is_selected_or_below_the_impact() -> None:
    below = {why.text: why for _, why in kept(Kind.WHY, "It was not seen", "b").walk()}
    assert below["It was not seen"].parent_id == "b"
    record = kept(Kind.CAUSE, "Nothing limits it", "gone")
    cause = next(why for _, why in record.walk() if why.text == "Nothing limits it")
    assert (cause.parent_id, cause.mark) == ("impact", Mark.ROOT)
    assert record.get(Why, cause.id) in record.root_causes


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("+ rollback was quick", LessonKind.WELL, "rollback was quick"),
        ("- no runbook", LessonKind.BETTER, "no runbook"),
        ("* low traffic", LessonKind.LUCKY, "low traffic"),
        ("no sign means better", LessonKind.BETTER, "no sign means better"),
    ],
)
def test_a_sign_chooses_the_column_of_a_lesson(text: str, kind: LessonKind, words: str) -> None:
    assert kept(Kind.LESSON, text).lessons(kind)[-1].text == words


def test_an_action_fixes_the_root_cause_under_discussion() -> None:
    assert kept(Kind.ACTION, "Test settings", "c").actions[-1].cause_id == "c"
    assert kept(Kind.ACTION, "Test settings", "b").actions[-1].cause_id == "", "b is no root cause"


def test_actions_questions_and_the_parking_lot_take_a_line_as_it_is() -> None:
    assert kept(Kind.ACTION, "Alert on 1 %").actions[-1].text == "Alert on 1 %"
    (question,) = kept(Kind.QUESTION, "Who owns limits?").all(Note)
    assert (question.kind, question.text) == (NoteKind.QUESTION, "Who owns limits?")
    assert kept(Kind.PARKING, "Budget").meeting.parking_lot == ("Budget",)


def test_a_card_that_begins_with_a_time_becomes_an_event_and_any_other_stays() -> None:
    base = kept(Kind.CARD, "14:36 second pool is empty")
    (card,) = base.all(Note)
    record = applied(base, event_of(base, card, examples.CREATED).change)
    assert "second pool is empty" in [event.text for event in record.events]
    assert not record.all(Note)
    base = kept(Kind.CARD, "second pool is empty")
    made = event_of(base, base.all(Note)[0], examples.CREATED)
    assert not made.change
    assert "Begin the card with a time" in made.said
