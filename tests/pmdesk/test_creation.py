"""A copy of a record begins anew: nothing that happened to the first is said of it."""

from datetime import date

from pmdesk import actions, creation
from pmdesk.model import ActionState, Postmortem, State
from pmdesk.record import Record
from tests import examples


def test_a_copy_of_a_published_record_has_neither_its_issue_nor_its_publication() -> None:
    published = examples.root_of(
        examples.sample_like_record(), state=State.PUBLISHED, published_on=date(2026, 3, 9),
        published_url="https://wiki.example/pm-7", issue_key="OPS-3",
        issue_url="https://tracker.example/OPS-3",
    )  # fmt: skip
    made = creation.duplicate(published, "copy", examples.CREATED, 8).applied_to(Record("copy"))
    root: Postmortem = made.postmortem
    assert (root.state, root.published_on, root.published_url) == (State.DRAFT, None, "")
    assert (root.issue_key, root.issue_url) == ("", "")
    assert root.incident_key == "INC-9"


def test_the_actions_of_a_copy_are_ideas_again_and_claim_no_issue() -> None:
    record = examples.sample_like_record()
    link, day = "https://tracker.example/OPS-9", date(2026, 3, 9)
    raised = actions.raise_issue(record.actions[0], "OPS-9", link, on=day)
    record = raised.applied_to(record)
    assert record.actions[0].tracker_key == "OPS-9"
    made = creation.duplicate(record, "copy", examples.CREATED, 8).applied_to(Record("copy"))
    for old, new in zip(record.actions, made.actions, strict=True):
        assert (new.text, new.team, new.kind) == (old.text, old.team, old.kind)
        assert (new.state, new.due, new.committed_by) == (ActionState.PROPOSED, None, "")
        assert (new.tracker_key, new.tracker_url, new.sent_at) == ("", "", None)
