"""The preview says for each action what will happen to it, before anything is sent."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pmdesk.masking.mask import masked
from pmdesk.model import Action, ActionState, Participant, ProjectMapping
from pmdesk.record import Record
from pmdesk.trackers.draft import Limits, draft_of, plain
from pmdesk.trackers.plan import Planned, Step, plan, skipped
from tests.examples import RECORD_ID, action, record

LIMITS = Limits("Tracker", 200, 1_000, plain)
MAPPING = ProjectMapping.checked(record_id="d", project="OPS")
SENT = datetime(2026, 3, 3, tzinfo=UTC)


def planned_of(made: Record, shown: Record | None = None) -> list[Planned]:
    """Return what is planned for each action of which something is left to be done."""
    source = shown or made
    return [
        plan(one, draft_of(source, source.item(Action, one.id), LIMITS, MAPPING))
        for one in made.actions
        if not skipped(one)
    ]


def test_each_action_has_its_step_and_its_reason() -> None:
    made = record(
        action("a", "New", committed_on=date(2026, 3, 2)),
        action("b", "Has one", tracker_key="OPS-1"),
        action("c", "Unlinked", tracker_key="OPS-2", sent_at=SENT),
        action("d", "Perhaps", sent_at=SENT),
        action("e", "Declined", state=ActionState.DECLINED),
        action("f", "Done", state=ActionState.DONE),
        incident_key="INC-9",
    )
    assert [skipped(one) for one in made.actions] == [
        "", "It has the issue OPS-1 already.", "", "", "It was declined.", "It is done.",
    ]  # fmt: skip
    planned = planned_of(made)
    assert [one.step for one in planned] == [Step.CREATE, Step.LINK, Step.LOOK_FIRST]
    assert planned[0].sentences == ("Is linked to INC-9 as “Priority Action”, and INC-9 to it.",)
    assert "Nobody has committed to it yet." in planned[2].sentences


def test_without_an_issue_to_link_to_the_preview_says_so() -> None:
    (planned,) = planned_of(record(action("a", "Do")))
    assert planned.sentences[0].startswith("It is linked to nothing")


def test_what_the_tracker_refuses_is_not_sent() -> None:
    (planned,) = planned_of(record(action("a", "Do")))
    refused = planned.checked(replace(planned.draft, refused=("It asks for a component.",)))
    assert not refused.is_sent
    assert refused.sentences[0] == "It asks for a component."


def test_names_are_masked_in_what_is_sent() -> None:
    robin = Participant.checked(record_id=RECORD_ID, name="Robin Doe", role="On-call engineer")
    made = record(action("a", "Ask Robin Doe", committed_by="Robin Doe"), robin)
    (planned,) = planned_of(made, masked(made))
    assert "Robin" not in plain(planned.draft)
    assert planned.action.committed_by == "Robin Doe"
