"""The clock of the meeting: it needs nobody to tick it, and loses no second."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.changes import Change
from pmdesk.meeting import clock
from pmdesk.meeting.agenda import agenda, plan_of
from pmdesk.meeting.clock import Pace, Progress
from pmdesk.model import Meeting
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeClock

MINUTE = timedelta(minutes=1)


class Room:
    """A meeting and a clock on the wall."""

    def __init__(self) -> None:
        self.record = examples.record()
        self.wall = FakeClock()
        self.do(clock.begin)

    def do(self, verb: Callable[..., Change], *facts: object) -> None:
        self.record = verb(self.record, *facts, self.wall()).applied_to(self.record)

    def now(self) -> Progress:
        return clock.progress(self.record.meeting, self.wall())


def test_time_passes_in_the_open_step_and_in_the_whole() -> None:
    room = Room()
    room.wall.advance(minutes=3)
    room.do(clock.go_to, 1)
    room.wall.advance(minutes=10)
    seen = room.now()
    assert (seen.place, seen.current.step.key) == (1, "timeline")
    assert [timed.spent for timed in seen.steps[:2]] == [3 * MINUTE, 10 * MINUTE]
    assert (seen.spent, seen.planned) == (13 * MINUTE, 60 * MINUTE)


def test_a_step_is_calm_then_near_its_end_then_over_it() -> None:
    room = Room()
    paces = []
    for _ in range(5):
        paces.append(room.now().current.pace)
        room.wall.advance(minutes=1)
    assert paces == [Pace.CALM, Pace.CALM, Pace.CALM, Pace.NEAR, Pace.OVER]
    room.record = clock.give_more(room.record).applied_to(room.record)
    assert room.now().current.planned == 6 * MINUTE
    assert room.now().current.pace is Pace.NEAR


def test_a_pause_takes_no_time_and_going_on_counts_again() -> None:
    room = Room()
    room.wall.advance(minutes=2)
    room.do(clock.pause)
    room.wall.advance(minutes=30)
    assert (room.now().running, room.now().spent) == (False, 2 * MINUTE)
    room.do(clock.go_to, 1)
    assert not room.now().running, "looking at another step starts no clock"
    room.do(clock.resume)
    room.wall.advance(minutes=1)
    assert room.now().current.spent == MINUTE


def test_the_hours_of_a_closed_lid_can_be_left_out() -> None:
    room = Room()
    room.wall.advance(minutes=90)
    room.do(clock.leave_out, 88 * MINUTE)
    assert room.now().spent == 2 * MINUTE
    room.do(clock.leave_out, 88 * MINUTE)
    assert room.now().spent == timedelta(), "never less than nothing"


def test_a_clock_that_is_set_back_makes_nothing_negative() -> None:
    room = Room()
    room.wall.advance(hours=-2)
    assert room.now().spent == timedelta()


def test_the_end_keeps_the_times_and_can_be_taken_back() -> None:
    room = Room()
    room.wall.advance(minutes=5)
    room.do(clock.end)
    room.wall.advance(minutes=50)
    assert (room.now().ended, room.now().spent) == (True, 5 * MINUTE)
    room.do(clock.resume)
    room.wall.advance(minutes=1)
    assert (room.now().ended, room.now().spent) == (False, 6 * MINUTE)


def test_steps_to_come_can_change_places_but_not_what_was_or_is() -> None:
    room = Room()
    room.do(clock.go_to, 1)
    moved = clock.move_step(room.record, 4, -1).applied_to(room.record)
    keys = [planned.step.key for planned in plan_of(moved.meeting)]
    assert keys == ["opening", "timeline", "causes", "lessons", "actions", "close"]
    for place, by in ((1, 1), (0, 1), (2, -1), (5, 1)):
        assert not clock.move_step(room.record, place, by)


def test_the_agenda_learns_from_what_past_meetings_took() -> None:
    past = [
        Meeting.checked(
            record_id="pm", spent=(f"timeline {60 * m}", "causes 960"), ended_at=examples.CREATED
        )
        for m in (30, 33, 90)
    ]
    learned = clock.usual_minutes(past, agenda())
    assert sum(planned.minutes for planned in learned) == 60
    minutes = {planned.step.key: planned.minutes for planned in learned}
    assert minutes["timeline"] > 18
    assert minutes["causes"] < 16
    assert clock.usual_minutes([], agenda()) == agenda()


VERBS = st.sampled_from(["go", "pause", "resume", "more", "wait", "end"])


@given(st.lists(st.tuples(VERBS, st.integers(0, 1200)), max_size=30))
def test_whatever_is_done_the_steps_add_up_to_the_time_that_the_clock_ran(
    story: list[tuple[str, int]],
) -> None:
    room, ran = Room(), timedelta()
    for verb, number in story:
        if verb == "wait":
            room.wall.advance(seconds=number)
            ran += timedelta(seconds=number) if room.now().running else timedelta()
        elif verb == "go":
            room.do(clock.go_to, number % 6)
        elif verb == "more":
            room.record = clock.give_more(room.record).applied_to(room.record)
        elif not (verb == "resume" and room.now().running):
            room.do({"pause": clock.pause, "resume": clock.resume, "end": clock.end}[verb])
    assert room.now().spent == ran
    again = Record.of(room.record.id, room.record.items())
    assert clock.progress(again.meeting, room.wall()) == room.now()


def test_nothing_moves_a_clock_that_was_not_started() -> None:
    record, wall = examples.record(), FakeClock()
    for verb in (clock.pause, clock.resume, clock.end):
        assert not verb(record, wall())
    assert not clock.go_to(record, 2, wall())


def test_ending_twice_keeps_the_first_end() -> None:
    room = Room()
    room.wall.advance(minutes=5)
    room.do(clock.end)
    ended = room.record.meeting.ended_at
    room.wall.advance(minutes=5)
    room.do(clock.end)
    assert room.record.meeting.ended_at == ended


def test_a_second_meeting_can_be_scheduled_and_begun_after_the_first() -> None:
    room = Room()
    room.wall.advance(minutes=50)
    room.do(clock.end)
    later = room.wall() + timedelta(days=2)
    meeting = room.record.meeting.having(scheduled_for=later, minutes=30)
    room.record = room.record.putting(meeting)
    assert (room.now().started, room.now().ended) == (False, False)
    assert room.now().planned == 30 * MINUTE
    room.wall.now = later
    room.do(clock.begin)
    room.wall.advance(minutes=1)
    assert (room.now().started, room.now().spent) == (True, MINUTE)


def test_an_ended_meeting_keeps_its_plan_whatever_is_booked_then() -> None:
    room = Room()
    room.do(clock.end)
    room.record = room.record.putting(room.record.meeting.having(minutes=30, preset="learning"))
    assert room.now().planned == 60 * MINUTE
