"""What is peculiar to GitHub, GitLab, Redmine, Linear and Azure DevOps."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from pmdesk.model import TrackerKind
from pmdesk.trackers.adapter import Issue
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.exchange import Fault, drive
from pmdesk.trackers.github import GitHub
from pmdesk.trackers.kinds import adapter_for
from pmdesk.trackers.linear import identity
from pmdesk.trackers.raising import Outcome, check, push
from tests.examples import action, record
from tests.pmdesk.trackers.room import Room, mapping, tracker
from tests.pmdesk.trackers.servers.azure import AzureMemory
from tests.pmdesk.trackers.servers.github import GitHubMemory
from tests.pmdesk.trackers.servers.gitlab import GitLabMemory
from tests.pmdesk.trackers.servers.linear import LinearMemory
from tests.pmdesk.trackers.servers.memory import Memory
from tests.pmdesk.trackers.servers.redmine import RedmineMemory
from tests.pmdesk.trackers.settings import FIRST, SETTINGS, incident, room_for

M = TypeVar("M", bound=Memory)


def room_with(kind: TrackerKind, memory: type[M]) -> tuple[Room, M]:
    room = room_for(kind)
    assert isinstance(room.server, memory)
    return room, room.server


def checked(room: Room, **values: object) -> IssueDraft:
    planned = room.planned()[0]
    changed = replace(planned, draft=replace(planned.draft, **values))  # type: ignore[arg-type]
    return check(room.adapter, [changed], room.server)[0].draft


def raise_checked(room: Room) -> list[tuple[str, ...]]:
    """Raise as the window does, and return what was said of each action."""
    planned = check(room.adapter, room.planned(), room.server)
    return [result.sentences for result in push(room.adapter, planned, room.world)]


def test_without_sub_issues_github_names_the_issue_in_one_comment() -> None:
    room, server = room_with(TrackerKind.GITHUB, GitHubMemory)
    server.has_sub_issues = False
    first, _ = room.push()
    assert server.comments[0] == (
        "9", "Priority action: https://github.com/acme/ops/issues/101",
    )  # fmt: skip
    assert first.sentences == (
        "acme/ops#9 takes no sub-issues from here: it names the issue in a comment.",
    )
    issue = Issue(first.key, first.url)
    drive(room.adapter.link(issue, room.planned()[0].draft), server)
    assert len(server.comments) == 2, "one for each action"


def test_without_the_right_to_push_github_loses_labels_and_issues_are_found_all_the_same() -> None:
    room, server = room_with(TrackerKind.GITHUB, GitHubMemory)
    server.may_push = False
    assert "GitHub leaves out all labels" in checked(room).notes[-1]
    raise_checked(room)
    assert [made.labels for made in server.issues] == [(), ()]
    blank = room_for(TrackerKind.GITHUB).record
    room.record = blank
    room.clock.advance(minutes=2)
    assert [result.outcome for result in room.push()] == [Outcome.FOUND] * 2


def test_without_labels_an_issue_is_found_behind_those_that_others_made_since() -> None:
    room, server = room_with(TrackerKind.GITHUB, GitHubMemory)
    server.may_push = False
    ready = drive(room.adapter.prepared(), server)
    first = room.planned()[0]
    made = drive(ready.create(first.draft), server)
    sent_at = room.clock()
    for _ in range(250):
        server.make("Somebody else's", "", ())
    room.clock.advance(minutes=2)
    draft = replace(first.draft, sent_at=sent_at)
    found = drive(ready.find(draft), server)
    assert found is not None
    assert found.key == made.key
    server.requests.clear()
    server.issues.clear()
    for _ in range(2_000):
        server.make("Somebody else's", "", ())
    room.clock.advance(minutes=2)
    assert drive(ready.find(draft), server) is None
    assert len(server.requests) == 10, "it does not go through all issues there are"


def test_labels_that_github_dropped_are_named() -> None:
    room, server = room_with(TrackerKind.GITHUB, GitHubMemory)
    ready = drive(room.adapter.prepared(), server)
    server.may_push = False
    issue = drive(ready.create(room.planned()[0].draft), server)
    assert issue.notes[0].startswith(f"GitHub left out the labels pmdesk-{FIRST}, postmortem")


def test_a_company_s_github_has_its_interface_below_its_address() -> None:
    ours = adapter_for(tracker(TrackerKind.GITHUB, "https://git.example.com/"), mapping("a/b"))
    assert ours.address == "https://git.example.com/api/v3"
    public = GitHub(tracker(TrackerKind.GITHUB, "https://www.github.com"), mapping("a/b"))
    assert public.address == "https://api.github.com"


def test_a_key_that_is_too_long_to_keep_is_shortened_to_its_number() -> None:
    room, server = room_with(TrackerKind.GITLAB, GitLabMemory)
    long = replace(room.adapter, mapping=mapping("group/" * 20 + "project"))
    made = drive(long.create(room.planned()[0].draft), server.create)
    assert made.key == "#11"


def test_a_guest_of_gitlab_sets_no_labels_and_is_told_so() -> None:
    room, server = room_with(TrackerKind.GITLAB, GitLabMemory)
    server.is_guest = True
    first, _ = room.push()
    assert first.sentences[0].startswith("GitLab left out the labels pmdesk-")
    room.record = room_for(TrackerKind.GITLAB).record
    room.clock.advance(minutes=2)
    assert [result.outcome for result in room.push()] == [Outcome.FOUND] * 2


def test_gitlab_has_types_of_its_own() -> None:
    room, _ = room_with(TrackerKind.GITLAB, GitLabMemory)
    assert checked(room, issue_type="Test case").issue_type == "test_case"
    draft = checked(room, issue_type="Story")
    assert draft.issue_type == ""
    assert "GitLab has no type of issue “Story”" in draft.notes[-1]


def test_a_link_that_a_tracker_does_not_have_is_replaced_and_named() -> None:
    room, _ = room_with(TrackerKind.GITLAB, GitLabMemory)
    wanted = mapping("acme/ops", priority_link="blocks", improvement_link="fixes")
    room.adapter = replace(room.adapter, mapping=wanted)
    draft = room.planned()[0].draft
    assert draft.link == "blocks"
    room.adapter = replace(room.adapter, mapping=mapping("acme/ops", priority_link="fixes"))
    draft = room.planned()[0].draft
    assert draft.link == "relates_to"
    assert "GitLab has no link “fixes”: “relates_to” is used." in draft.notes


def test_a_redmine_that_cannot_search_descriptions_does_not_confuse_issues() -> None:
    room, server = room_with(TrackerKind.REDMINE, RedmineMemory)
    server.knows_filter = False
    room.push()
    keys = {room.current(one.action.id).tracker_key for one in room.planned()}
    room.record = room_for(TrackerKind.REDMINE).record
    room.clock.advance(minutes=2)
    assert [result.outcome for result in room.push()] == [Outcome.FOUND] * 2
    assert {room.current(one.action.id).tracker_key for one in room.planned()} == keys


def test_redmine_takes_a_due_date_in_the_past() -> None:
    room, server = room_with(TrackerKind.REDMINE, RedmineMemory)
    facts = incident(SETTINGS[TrackerKind.REDMINE])
    room.record = record(action(FIRST, "Do", due=date(2026, 1, 5)), **facts)
    assert room.push()[0].outcome is Outcome.CREATED
    assert server.issues[0].values["start_date"] == "2026-01-05"


def test_types_and_priorities_that_redmine_lacks_are_left_to_it() -> None:
    room, _ = room_with(TrackerKind.REDMINE, RedmineMemory)
    draft = checked(room, issue_type="Story", priority="Blocker")
    assert (draft.issue_type, draft.priority) == ("", "")
    assert draft.notes[-2:] == (
        "This Redmine has no tracker “Story”: its usual one is used.",
        "This Redmine has no priority “Blocker”: its usual one is used.",
    )


def test_what_redmine_says_against_a_relation_is_told() -> None:
    room, server = room_with(TrackerKind.REDMINE, RedmineMemory)
    server.refuses_relations = True
    first, _ = room.push()
    assert first.outcome is Outcome.CREATED
    assert first.sentences == (
        "Redmine does not relate the two: Related issue has already been taken.",
    )


def test_a_team_that_linear_does_not_know_is_named_with_those_it_knows() -> None:
    wrong = adapter_for(tracker(TrackerKind.LINEAR, "https://linear.app"), mapping("NO"))
    with pytest.raises(Fault, match="no team “NO” for this account; it has OPS"):
        drive(wrong.prepared(), LinearMemory())


def test_linear_has_priorities_of_its_own_and_only_labels_that_are_there() -> None:
    room, server = room_with(TrackerKind.LINEAR, LinearMemory)
    draft = checked(room, priority="Blocker", issue_type="Bug")
    assert (draft.priority, draft.issue_type, draft.labels) == ("", "", ("postmortem",))
    said = " ".join(draft.notes)
    assert "no priority “Blocker”" in said
    assert "no types of issues" in said
    assert "priority-action" in said
    assert f"pmdesk-{FIRST}," not in said
    room.push()
    assert server.issues[0].values["priority"] == 2
    assert server.issues[0].values["labelIds"] == ["label-1"]


def test_linear_does_not_take_the_same_issue_twice() -> None:
    room, server = room_with(TrackerKind.LINEAR, LinearMemory)
    ready = drive(room.adapter.prepared(), server)
    draft = room.planned()[0].draft
    first, again = drive(ready.create(draft), server), drive(ready.create(draft), server)
    assert first == again
    assert len(server.issues) == 1


@pytest.mark.parametrize("action_id", ["a", "5ebe2294ecd00e0f8eab7690d2a6ee69", FIRST, "ü" * 60])
def test_identities_for_linear_are_of_version_4_and_always_the_same(action_id: str) -> None:
    made = identity(action_id)
    assert made == identity(action_id)
    assert made[14] == "4"
    assert made[19] in "89ab"
    assert made != identity(action_id + "x")


def test_azure_is_asked_before_anything_is_made() -> None:
    room, server = room_with(TrackerKind.AZURE_DEVOPS, AzureMemory)
    server.refuses = "TF401320: Rule Error for field Area"
    draft = checked(room)
    assert draft.refused == (
        "Azure DevOps would not take it: TF401320: Rule Error for field Area.",
    )
    assert server.issues == []


def test_a_process_of_azure_without_a_due_date_is_noticed() -> None:
    room, server = room_with(TrackerKind.AZURE_DEVOPS, AzureMemory)
    server.has_due = False
    draft = checked(room, due=date(2026, 5, 1), priority="Blocker")
    assert (draft.due, draft.refused) == (None, ())
    assert "Azure DevOps has no priority “Blocker”; it has 1 to 4." in draft.notes
    assert "Task in Ops has no due date: it is left out." in draft.notes
