"""Many actions are edited at once, as one step of each record."""

from datetime import date

import pytest

from pmdesk import actions
from pmdesk.board import cards_of
from pmdesk.board.edits import Edit
from pmdesk.changes import set_fields
from pmdesk.errors import Conflict
from pmdesk.model import ActionState
from pmdesk.record import Record
from tests import examples

MONDAY = date(2026, 3, 2)


def record() -> Record:
    return examples.record(*(examples.action(key, key) for key in "123"))


def test_the_actions_of_a_record_change_in_one_step_that_can_be_taken_back() -> None:
    before = record()
    edit = Edit.of("Finished", cards_of(before)[:2], lambda _r, a: actions.finish(a, MONDAY))
    assert edit.said == "Finished 2 actions"
    change = edit.change(before)
    assert change.label == "Finished 2 actions"
    after = change.applied_to(before)
    states = [action.state for action in after.actions]
    assert states == [ActionState.DONE, ActionState.DONE, ActionState.PROPOSED]
    assert change.inverse().applied_to(after) == before


def test_a_single_action_keeps_the_name_of_its_verb() -> None:
    before = record()
    edit = Edit.of("Finished", cards_of(before)[:1], lambda _r, a: actions.finish(a, MONDAY))
    assert (edit.said, edit.change(before).label) == ("Finished 1 action", "Finish action")


def test_an_edit_of_an_action_that_is_gone_is_refused() -> None:
    before = record()
    edit = Edit.of("Moved", cards_of(before), lambda _r, a: set_fields("", a, team="Payments"))
    without = before.dropping(before.actions[0])
    with pytest.raises(Conflict, match="no longer there"):
        edit.change(without)
