"""The agenda fits whatever time was booked."""

import pytest

from pmdesk.meeting import agenda
from pmdesk.meeting.agenda import Planned
from pmdesk.model import Meeting, SectionKey
from tests.examples import CREATED


def test_the_agenda_has_six_steps_in_an_hour() -> None:
    plan = agenda.agenda()
    assert [planned.minutes for planned in plan] == [4, 18, 16, 12, 8, 2]
    assert [planned.step.section for planned in plan if planned.step.section] == [
        SectionKey.TIMELINE, SectionKey.WHYS, SectionKey.ACTIONS, SectionKey.LESSONS,
    ]  # fmt: skip


@pytest.mark.parametrize("preset", [each.key for each in agenda.guide().agendas])
@pytest.mark.parametrize("booked", [5, 25, 30, 45, 60, 90, 480])
def test_every_agenda_has_all_steps_and_fits_the_booked_time(booked: int, preset: str) -> None:
    plan = agenda.agenda(booked, preset)
    assert sum(planned.minutes for planned in plan) == booked
    assert all(planned.minutes >= 0 for planned in plan)
    assert {p.step.key for p in plan} == {step.key for step in agenda.guide().steps}


def test_learning_first_comes_to_the_lessons_before_the_causes() -> None:
    keys = [planned.step.key for planned in agenda.agenda(60, "learning")]
    assert keys.index("lessons") < keys.index("causes") < keys.index("actions")


def test_a_meeting_is_planned_as_it_is_booked_until_it_has_begun() -> None:
    booked = Meeting.checked(record_id="pm", minutes=30, preset="learning")
    assert agenda.plan_of(booked) == agenda.agenda(30, "learning")
    steps = {step.key: step for step in agenda.guide().steps}
    plan = ("timeline 20", "close 3", "a step of a later version 7")
    begun = booked.having(plan=plan, started_at=CREATED)
    assert agenda.plan_of(begun) == (Planned(steps["timeline"], 20), Planned(steps["close"], 3))


def test_minutes_of_its_own_count_only_while_they_fit_what_is_booked() -> None:
    plan = ("opening 5", "timeline 30", "causes 15", "actions 5", "lessons 3", "close 2")
    own = Meeting.checked(record_id="pm", plan=plan)
    assert [planned.minutes for planned in agenda.plan_of(own)] == [5, 30, 15, 5, 3, 2]
    assert agenda.plan_of(own.having(minutes=30)) == agenda.agenda(30)
    assert agenda.plan_of(own.having(preset="learning")) == agenda.agenda(60, "learning")
