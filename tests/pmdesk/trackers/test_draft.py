"""An issue says what whoever picks it up needs to know, and what was lost on the way."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import ActionKind, ProjectMapping
from pmdesk.trackers.draft import Limits, draft_of, plain, source_of
from pmdesk.trackers.jira import JiraDataCenter
from tests.examples import action, record, sample_like_record

WIDE = Limits("Tracker", 200, 1_000, plain)


def mapping(**more: object) -> ProjectMapping:
    return ProjectMapping.checked(record_id="d", project="OPS", **more)


def test_the_text_names_cause_purpose_team_and_incident() -> None:
    made = sample_like_record()
    text = plain(draft_of(made, made.actions[0], WIDE))
    assert text.startswith("Priority action: Add a load test to the rollout of settings\n\n")
    assert "Root cause: Settings are rolled out without a load test" in text
    assert "Team: Payments" in text
    assert "Incident: INC-9" in text


def test_a_long_title_is_cut_and_says_so() -> None:
    given_record = record(action("a", "x" * 300))
    draft = draft_of(given_record, given_record.actions[0], WIDE)
    assert draft.title == "x" * 199 + "…"
    assert draft.notes == ("The title is cut to 200 characters; the text has all of it.",)


def test_labels_with_spaces_are_joined_by_hyphens_and_long_ones_left_out() -> None:
    limits = Limits("Tracker", 200, 1_000, plain, label=20, label_breaks=" ")
    given_record = record(action("a", "Do"))
    wanted = mapping(labels=("two words", "far too long for this"))
    draft = draft_of(given_record, given_record.actions[0], limits, wanted)
    assert draft.labels[0] == "pmdesk-a"
    assert draft.labels[-1] == "two-words"
    assert draft.notes == (
        "The label “two words” becomes “two-words”.",
        "The label “far too long for this” is left out: Tracker takes 20 characters.",
    )


def test_what_has_no_field_stands_in_the_text_or_is_named_as_left_out() -> None:
    limits = Limits(
        "Tracker", 200, 1_000, plain,
        has_due=False, has_priority=False, has_labels=False, label_in_text=True,
    )  # fmt: skip
    given_record = record(action("a", "Do", due=date(2026, 12, 5)))
    wanted = mapping(priority_value="High")
    draft = draft_of(given_record, given_record.actions[0], limits, wanted)
    assert draft.labels == ()
    assert draft.priority == ""
    assert plain(draft).endswith("Reference: pmdesk-a\nDue: 2026-12-05")
    assert "“High” is left out" in " ".join(draft.notes)


def test_each_kind_of_action_has_its_own_priority_and_link() -> None:
    wanted = mapping(
        priority_value="Highest", improvement_value="Low",
        priority_link="Fix", improvement_link="", issue_type="Story", due_field="customfield_1",
    )  # fmt: skip
    given_record = record(action("a", "Fix"), action("b", "Better", kind=ActionKind.IMPROVEMENT))
    first, second = (draft_of(given_record, a, WIDE, wanted) for a in given_record.actions)
    assert (first.priority, first.link, first.issue_type) == ("Highest", "Fix", "Story")
    assert (second.priority, second.link) == ("Low", "Improvement Action")
    assert first.due_field == "customfield_1"


def test_an_action_starts_no_later_than_it_is_due() -> None:
    late = action("a", "Do", due=date(2026, 2, 1))
    given_record = record(late, impact_start=datetime(2026, 3, 1, 14, tzinfo=UTC))
    assert draft_of(given_record, late, WIDE).start == date(2026, 2, 1)


def test_actions_are_linked_to_the_postmortem_and_else_to_the_incident() -> None:
    both = record(issue_key="PM-1", issue_url="https://t.example/PM-1", incident_key="INC-9")
    first, second = source_of(both), source_of(record(incident_key="INC-9"))
    assert first is not None
    assert second is not None
    assert (first.key, second.key) == ("PM-1", "INC-9")
    assert source_of(record()) is None


@given(st.text(max_size=5_000), st.integers(400, 2_000))
def test_a_text_never_exceeds_what_the_tracker_takes(text: str, limit: int) -> None:
    made = record(action("a", text))
    limits = Limits("Tracker", 100, limit, plain)
    draft = draft_of(made, made.actions[0], limits)
    assert len(plain(draft)) <= limit
    assert 0 < len(draft.title) <= 100
    assert "\n" not in draft.title


def test_a_link_that_does_not_fit_is_left_out_and_that_is_said() -> None:
    link = "https://t.example/" + "x" * 300
    made = record(action("a", "Fix it"), incident_key="INC-9", incident_url=link)
    draft = draft_of(made, made.actions[0], Limits("Tracker", 100, 250, plain))
    assert len(plain(draft)) <= 250
    assert "Incident: INC-9" in plain(draft)
    assert "The link of “Incident” is left out: it is too long for Tracker." in draft.notes


def test_two_links_of_foreign_letters_fit_into_jira_data_center() -> None:
    link = "https://t.example/" + "字" * 1_980
    made = record(action("a", "Fix it"), incident_url=link, issue_url=link)
    limits = JiraDataCenter.limits
    draft = draft_of(made, made.actions[0], limits)
    assert len(limits.written(draft)) <= limits.body
    assert draft.refused == ()
    assert [fact.name for fact in draft.facts if fact.url] == ["Incident"], "one of them fits"


def test_an_issue_that_cannot_be_made_short_enough_is_refused() -> None:
    made = record(action("a", "Fix it"))
    draft = draft_of(made, made.actions[0], Limits("Tracker", 100, 10, plain))
    assert draft.refused == ("Tracker takes 10 characters of text; this has more.",)
