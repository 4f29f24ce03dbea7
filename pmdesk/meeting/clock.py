"""The clock of a meeting: where it stands, how long each step took, and what moves it on.

All that is known is kept in the record, as instants and sums. So the clock goes on through a crash
and a closed lid, and needs nobody to tick it; who wants to know asks with the present time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from pmdesk.changes import Change, set_fields
from pmdesk.meeting.agenda import AgendaStep, Planned, is_ahead, plan_of
from pmdesk.model import Meeting
from pmdesk.record import Record

NEAR = 0.7
"""The share of its time from which on a step tells, quietly, that it comes to its end."""

MORE = 2
"""Minutes that “a little more time” adds."""


class Pace(Enum):
    """How a step is doing against its plan."""

    CALM = "calm"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True)
class Timed:
    """A step with its plan and the time that it took."""

    step: AgendaStep
    planned: timedelta
    spent: timedelta

    @property
    def pace(self) -> Pace:
        """How it is doing."""
        if self.spent >= self.planned:
            return Pace.OVER
        return Pace.NEAR if self.spent >= self.planned * NEAR else Pace.CALM


@dataclass(frozen=True)
class Progress:
    """Where a meeting stands at a moment."""

    steps: tuple[Timed, ...]
    place: int
    """The step of the agenda that is open, from 0."""
    running: bool
    started: bool
    ended: bool

    @property
    def current(self) -> Timed:
        """The step that is open."""
        return self.steps[self.place]

    @property
    def planned(self) -> timedelta:
        """How long it all was meant to take."""
        return sum((step.planned for step in self.steps), timedelta())

    @property
    def spent(self) -> timedelta:
        """How long it took until now."""
        return sum((step.spent for step in self.steps), timedelta())


def progress(meeting: Meeting, now: datetime) -> Progress:
    """Tell where a meeting stands."""
    ahead, plan = is_ahead(meeting), plan_of(meeting)
    spent = {} if ahead else _spent(meeting, now)
    steps = tuple(
        Timed(each.step, timedelta(minutes=each.minutes), spent.get(each.step.key, timedelta()))
        for each in plan
    )
    place = 0 if ahead else min(meeting.step, len(steps) - 1)
    running = meeting.step_started_at is not None
    return Progress(steps, place, running, not ahead, not ahead and meeting.ended_at is not None)


def begin(record: Record, now: datetime) -> Change:
    """Start the meeting at its first step, with the agenda as it is now."""
    return _set(
        record, "Start meeting", plan=_written(plan_of(record.meeting)), spent=(), step=0,
        started_at=now, step_started_at=now, ended_at=None, outcome=(),
    )  # fmt: skip


def pause(record: Record, now: datetime) -> Change:
    """Let the clock stand; one that stands already stays."""
    if record.meeting.step_started_at is None:
        return Change("Stay")
    kept = _kept(record.meeting, now)
    return _set(record, "Pause meeting", spent=kept, step_started_at=None)


def resume(record: Record, now: datetime) -> Change:
    """Let the clock go on, also after the meeting was ended too soon; it never begins one."""
    if is_ahead(record.meeting) or record.meeting.step_started_at is not None:
        return Change("Stay")
    return _set(record, "Resume meeting", step_started_at=now, ended_at=None)


def go_to(record: Record, place: int, now: datetime) -> Change:
    """Open another step of the agenda; a clock that stands stays where it is."""
    meeting = record.meeting
    if is_ahead(meeting):
        return Change("Stay")
    plan = plan_of(meeting)
    place = max(0, min(place, len(plan) - 1))
    if place == meeting.step:
        return Change("Stay")
    runs = now if meeting.step_started_at else None
    label = f"Go on to {plan[place].step.title}"
    return _set(record, label, step=place, spent=_kept(meeting, now), step_started_at=runs)


def give_more(record: Record, minutes: int = MORE) -> Change:
    """Give the open step some more minutes."""
    plan = list(plan_of(record.meeting))
    here = min(record.meeting.step, len(plan) - 1)
    plan[here] = replace(plan[here], minutes=plan[here].minutes + minutes)
    label = f"Give {plan[here].step.title} {minutes} more minutes"
    return _set(record, label, plan=_written(plan))


def move_step(record: Record, place: int, by: int) -> Change:
    """Let a step that is still to come take place sooner or later."""
    plan = list(plan_of(record.meeting))
    first = 0 if is_ahead(record.meeting) else record.meeting.step + 1
    goal = place + by
    if not (first <= place < len(plan) and first <= goal < len(plan)):
        return Change("Stay")
    moved = plan.pop(place)
    plan.insert(goal, moved)
    return _set(record, f"Move {moved.step.title}", plan=_written(plan))


def leave_out(record: Record, lost: timedelta, now: datetime) -> Change:
    """Take back time that passed while nobody met, as when the computer slept."""
    since = record.meeting.step_started_at
    if since is None:
        return Change("Stay")
    return _set(record, "Leave out a pause", step_started_at=min(now, since + lost))


def end(record: Record, now: datetime) -> Change:
    """Close the meeting; its times stay. One that is not held cannot end."""
    if is_ahead(record.meeting) or record.meeting.ended_at is not None:
        return Change("Stay")
    kept = _kept(record.meeting, now)
    return _set(record, "End meeting", spent=kept, step_started_at=None, ended_at=now)


def plan_anew(record: Record, plan: Iterable[Planned]) -> Change:
    """Give the steps of a meeting that is still to begin other minutes."""
    return _set(record, "Plan the meeting", plan=_written(plan))


def usual_minutes(past: Iterable[Meeting], plan: Sequence[Planned]) -> tuple[Planned, ...]:
    """Suggest minutes from what past meetings took: the middle one of each step, if there is one.

    The sum stays that of `plan`, so that the meeting still fits into the time that was booked.
    """
    taken: dict[str, list[float]] = {}
    for meeting in past:
        if meeting.ended_at is not None:
            for key, spent in _read(meeting.spent).items():
                taken.setdefault(key, []).append(spent.total_seconds())
    shares = [_middle(taken.get(each.step.key, [])) or each.minutes * 60 for each in plan]
    return _fitted(plan, shares)


def _fitted(plan: Sequence[Planned], shares: Sequence[float]) -> tuple[Planned, ...]:
    booked, whole = sum(each.minutes for each in plan), sum(shares)
    found, given, wanted = [], 0, 0.0
    for each, share in zip(plan, shares, strict=True):
        wanted += share * booked / whole
        found.append(replace(each, minutes=round(wanted) - given))
        given = round(wanted)
    return tuple(found)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _set(record: Record, label: str, **values: Any) -> Change:
    return set_fields(label, record.meeting, **values)


def _written(plan: Iterable[Planned]) -> tuple[str, ...]:
    return tuple(planned.written for planned in plan)


def _read(spent: Iterable[str]) -> dict[str, timedelta]:
    found = (line.rpartition(" ") for line in spent)
    return {key: timedelta(seconds=int(n)) for key, _, n in found}


def _spent(meeting: Meeting, now: datetime) -> dict[str, timedelta]:
    """Return how long each step took, with what has passed of the one that runs.

    A system clock that was set back must not make anything negative.
    """
    spent = _read(meeting.spent)
    if meeting.step_started_at is not None:
        plan = plan_of(meeting)
        key = plan[min(meeting.step, len(plan) - 1)].step.key
        spent[key] = spent.get(key, timedelta()) + max(timedelta(), now - meeting.step_started_at)
    return spent


def _kept(meeting: Meeting, now: datetime) -> tuple[str, ...]:
    spent = _spent(meeting, now).items()
    return tuple(f"{key} {round(time.total_seconds())}" for key, time in spent)
