"""Lessons are added, moved and removed in three columns."""

from hypothesis import given
from hypothesis import strategies as st

from pmdesk import lessons
from pmdesk.model import Lesson, LessonKind
from pmdesk.record import Record
from tests.examples import record

WELL, BETTER, LUCKY = LessonKind


def texts(base: Record, kind: LessonKind) -> list[str]:
    return [lesson.text for lesson in base.lessons(kind)]


def with_lessons(*said: str) -> Record:
    base = record()
    return lessons.add_lessons(base, WELL, said).applied_to(base)


def test_lessons_are_added_at_the_end_or_after_another() -> None:
    base = with_lessons("a", "c")
    first = base.lessons(WELL)[0]
    base = lessons.add_lesson(base, WELL, "b", after=first).applied_to(base)
    assert texts(base, WELL) == ["a", "b", "c"]


def test_several_are_one_step_with_their_number() -> None:
    assert lessons.add_lessons(record(), LUCKY, ["a", "b"]).label == "Add 2 lessons"
    assert lessons.add_lessons(record(), LUCKY, ["a"]).label == "Add lesson"


def test_a_lesson_goes_to_another_column_and_back_by_undo() -> None:
    base = with_lessons("a", "b")
    change = lessons.move_lesson(base, base.lessons(WELL)[0], BETTER, 5)
    moved = change.applied_to(base)
    assert (texts(moved, WELL), texts(moved, BETTER)) == (["b"], ["a"])
    assert change.inverse().applied_to(moved) == base


def test_where_it_stands_already_nothing_is_to_do() -> None:
    base = with_lessons("a", "b")
    assert not lessons.move_lesson(base, base.lessons(WELL)[0], WELL, -3)
    assert not lessons.move_lesson(base, base.lessons(WELL)[1], WELL, 9)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(LessonKind), st.integers(-1, 6))))
def test_whatever_is_moved_none_is_lost(moves: list[tuple[int, LessonKind, int]]) -> None:
    base = with_lessons("a", "b", "c", "d")
    for pick, kind, row in moves:
        every = base.all(Lesson)
        lesson = every[pick % len(every)]
        base = lessons.move_lesson(base, lesson, kind, row).applied_to(base)
        here = base.item(Lesson, lesson.id)
        wanted = max(0, min(row, len(base.lessons(kind)) - 1))
        assert (here.kind, lessons.row_of(base, here)) == (kind, wanted)
    assert sorted(lesson.text for lesson in base.all(Lesson)) == ["a", "b", "c", "d"]
