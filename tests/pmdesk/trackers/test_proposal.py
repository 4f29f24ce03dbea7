"""Each action is proposed for the place that its team or service names, or that a person chose."""

from datetime import UTC, datetime

from pmdesk.model import Action, ActionState, Item, ProjectMapping, Team, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.places import Place, places
from pmdesk.trackers.plan import Step
from pmdesk.trackers.proposal import Proposal, batches, offered, propose
from tests.examples import action, record

JIRA = Tracker.checked(record_id="d", id="jira", name="Jira", url="https://jira.example")
REDMINE = Tracker.checked(
    record_id="d", id="red", name="Redmine", kind=TrackerKind.REDMINE, url="https://red.example"
)


def project(tracker: Tracker, name: str) -> ProjectMapping:
    return ProjectMapping.checked(record_id="d", id=name, tracker_id=tracker.id, project=name)


def team(name: str, tracker: str, project: str) -> Team:
    return Team.checked(record_id="d", name=name, tracker=tracker, tracker_project=project)


KNOWN = Record.of("d", [
    JIRA, REDMINE, project(JIRA, "KUBE"), project(REDMINE, "ops"),
    team("Platform", "Jira", "KUBE"), team("Operations", "Redmine", "ops"),
])  # fmt: skip


def proposed(
    *actions: Item, directory: Record = KNOWN, chosen: dict[str, Place] | None = None
) -> tuple[Proposal, ...]:
    whole = record(*actions)
    return propose(whole, directory, chosen or {}, whole)


def goes_to(proposal: Proposal) -> str:
    return proposal.place.mapping.project if proposal.place else ""


def test_actions_go_where_their_teams_work_and_are_sent_project_by_project() -> None:
    found = proposed(
        action("a", "One", team="Platform"),
        action("b", "Two", team="Operations"),
        action("c", "Three", team="Platform"),
    )
    assert [goes_to(each) for each in found] == ["KUBE", "ops", "KUBE"]
    sent = [(b.place.mapping.project, len(b.planned)) for b in batches(found)]
    assert sent == [("KUBE", 2), ("ops", 1)]


def test_what_a_person_chose_comes_before_what_the_team_says() -> None:
    ops = next(place for place in places(KNOWN) if place.mapping.project == "ops")
    (found,) = proposed(action("a", "One", team="Platform"), chosen={"a": ops})
    assert goes_to(found) == "ops"


def test_where_nobody_says_a_project_has_to_be_chosen() -> None:
    (found,) = proposed(action("a", "One", team="Search"))
    assert not found.is_sent
    assert found.because == "Choose a project, or name one for the team Search in the directory."
    (found,) = proposed(action("a", "One"), directory=Record("d"))
    assert found.because == "", "that there is no tracker at all is said once, not for each"


def test_what_is_settled_is_left_alone_wherever_it_would_go() -> None:
    found = proposed(
        action("a", "One", tracker_key="KUBE-1"),
        action("b", "Two", state=ActionState.DECLINED, declined_because="No."),
    )
    assert [each.is_settled for each in found] == [True, True]
    assert [each.because for each in found] == [
        "It has the issue KUBE-1 already.", "It was declined.",
    ]  # fmt: skip
    assert batches(found) == ()


def sent_to_redmine(**more: object) -> Action:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return action("a", "One", team="Platform", sent_at=at, tracker_id="red", **more)


def test_what_may_have_been_made_is_looked_for_in_the_tracker_that_it_was_sent_to() -> None:
    (found,) = proposed(sent_to_redmine())
    assert goes_to(found) == "ops"
    assert found.planned is not None
    assert found.planned.step is Step.LOOK_FIRST
    assert [place.mapping.project for place in offered(KNOWN, found.action)] == ["ops"]


def test_an_action_whose_tracker_is_gone_can_go_anywhere() -> None:
    without = KNOWN.dropping(REDMINE).dropping(KNOWN.item(ProjectMapping, "ops"))
    (found,) = proposed(sent_to_redmine(), directory=without)
    assert goes_to(found) == "KUBE"
