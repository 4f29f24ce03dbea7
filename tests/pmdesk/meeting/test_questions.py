"""The question bank asks what and how, and knows what is selected."""

import re

from pmdesk.changes import set_fields
from pmdesk.meeting import agenda
from pmdesk.meeting.questions import bank, questions
from pmdesk.model import Mark, Moment, Standing
from tests import examples

RECORD = examples.sample_like_record()


def test_every_step_has_questions_and_every_narrowed_one_can_be_met() -> None:
    assert {question.step for question in bank()} == {step.key for step in agenda.guide().steps}
    traits = {"", "learned_later", "unsourced", "unfixed", "teamless"}
    traits |= {*map(str, Moment), *map(str, Mark), *map(str, Standing)}
    assert {question.about for question in bank()} <= traits


def test_no_question_asks_who_or_why() -> None:
    asked = [question.text for question in bank()]
    assert len(set(asked)) == len(asked)
    assert not [text for text in asked if re.match(r"(who|why)\b", text, re.IGNORECASE)]
    assert all(text.endswith("?") for text in asked)


def test_the_question_about_what_is_selected_comes_first() -> None:
    detected = RECORD.events[2]
    asked = questions(RECORD, "timeline", detected.id)
    assert asked[0].startswith("What pointed to it first")
    assert "Where can we see this: a log, a chat, someone’s memory?" in asked[:3]
    assert asked[-1] == questions(RECORD, "timeline")[-1]


def test_a_cause_without_an_action_is_asked_what_would_fix_it() -> None:
    record = RECORD
    for action in record.actions_for(record.root_causes[0]):
        record = set_fields("Unlink", action, cause_id="").applied_to(record)
    asked = questions(record, "actions", record.root_causes[0].id)
    assert asked[0].startswith("What would have to exist")
