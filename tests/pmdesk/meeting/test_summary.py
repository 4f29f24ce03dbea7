"""What a meeting brought is said from the record, and written down when it closes."""

from pmdesk import actions, lessons
from pmdesk.changes import insert, set_fields
from pmdesk.meeting import clock, summary
from pmdesk.model import LessonKind, Participant
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.timeline.selection import set_confirmed
from tests import examples
from tests.fakes import FakeClock


def person(role: str, team: str, *, manages: bool = True, came: bool = False) -> Participant:
    return Participant.checked(
        record_id="pm", id=role, name="Robin Doe", role=role, team=team,
        responsible_manager=manages, attended=came,
    )  # fmt: skip


def with_people(*people: Participant) -> Record:
    record = examples.sample_like_record()
    for each in record.participants:
        record = record.dropping(each)
    for each in people:
        record = record.putting(each)
    return record


def test_closing_says_what_was_confirmed_added_and_changed_since_the_meeting_began() -> None:
    wall = FakeClock()
    session = Session(Record("pm"), clock=wall)
    session.edit(insert("Make", *examples.sample_like_record().items()))
    wall.advance(minutes=1)
    session.note(clock.begin(session.record, wall()))
    wall.advance(minutes=1)
    session.edit(set_confirmed(session.record.events[2:5], confirmed=True))
    session.edit(lessons.add_lessons(session.record, LessonKind.WELL, ["One", "Two"]))
    session.edit(set_fields("Reword", session.record.actions[1], text="Alert on refusals"))
    session.edit(actions.add_action(session.record, "Rate-limit the rollout"))
    session.undo()
    wall.advance(minutes=1)
    session.note(summary.close(session.record, session.log, wall()))
    assert session.record.meeting.outcome == (
        "3 events confirmed", "1 action changed", "2 lessons added",
    )  # fmt: skip
    assert session.record.meeting.ended_at == wall()
    session.undo()
    assert session.record.meeting.ended_at == wall(), "undo is for words, not for the clock"


def test_a_manager_is_asked_about_the_actions_of_the_own_team() -> None:
    record = with_people(
        person("Observability manager", "Observability"), person("Payments manager", "Payments")
    )
    asked = {each.role: [a.id for a in each.actions] for each in summary.to_ask(record)}
    assert asked == {"Observability manager": ["a2"], "Payments manager": ["a3"]}, "a1 is raised"


def test_what_no_manager_answers_for_is_put_to_all_of_them() -> None:
    record = with_people(person("Payments manager", "Payments"), person("Shop manager", "Shops"))
    asked = {each.role: [a.id for a in each.actions] for each in summary.to_ask(record)}
    assert asked == {"Payments manager": ["a2", "a3"], "Shop manager": ["a2"]}


def test_managers_are_absent_until_one_has_come() -> None:
    assert summary.managers_absent(with_people(person("A", "")))
    assert summary.managers_absent(with_people(person("A", "", manages=False, came=True)))
    assert not summary.managers_absent(with_people(person("A", "", came=True)))


def test_attendance_is_told_by_role() -> None:
    record = with_people(person("A", "", came=True), person("B", ""))
    assert summary.attendance(record) == (("A",), ("B",))


def test_the_times_stand_beside_their_plan() -> None:
    wall = FakeClock()
    record = examples.record()
    record = clock.begin(record, wall()).applied_to(record)
    wall.advance(minutes=6, seconds=20)
    record = clock.go_to(record, 1, wall()).applied_to(record)
    assert summary.times(record, wall())[:2] == (
        "Blameless opening: 6 min of 4 min planned", "Timeline: 0 min of 18 min planned",
    )  # fmt: skip
