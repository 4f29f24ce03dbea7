"""What people do to lessons: every verb returns a change."""

from collections.abc import Sequence

from pmdesk.changes import Change, Place, insert, move, remove, set_fields
from pmdesk.model import Lesson, LessonKind
from pmdesk.record import Record


def add_lesson(
    record: Record, kind: LessonKind, text: str = "", *, after: Lesson | None = None
) -> Change:
    """Add a lesson to a column, right after another or at the end."""
    siblings = record.lessons(kind)
    row = row_of(record, after) + 1 if after else len(siblings)
    rank = record.rank_at(siblings, row)
    return insert(
        "Add lesson",
        Lesson.checked(record_id=record.id, kind=kind, text=text, rank=rank),
    )


def add_lessons(record: Record, kind: LessonKind, texts: Sequence[str]) -> Change:
    """Add several lessons to the end of a column in one step."""
    change = Change("Add lesson" if len(texts) == 1 else f"Add {len(texts)} lessons")
    for text in texts:
        step = add_lesson(record, kind, text)
        record, change = step.applied_to(record), change.then(step)
    return change


def remove_lesson(lesson: Lesson) -> Change:
    """Take a lesson out."""
    return remove("Delete lesson", lesson)


def move_lesson(record: Record, lesson: Lesson, kind: LessonKind, row: int) -> Change:
    """Put a lesson into a row of a column, its own or another; beyond the ends means at the end."""
    label = "Move lesson"
    siblings = [other for other in record.lessons(kind) if other.id != lesson.id]
    row = max(0, min(row, len(siblings)))
    if kind is lesson.kind and row == row_of(record, lesson):
        return Change(label)
    place = Place("", record.rank_at(siblings, row))
    return set_fields(label, lesson, kind=kind).then(move(label, lesson, place))


def row_of(record: Record, lesson: Lesson) -> int:
    """Return where a lesson stands in its column."""
    return [other.id for other in record.lessons(lesson.kind)].index(lesson.id)
