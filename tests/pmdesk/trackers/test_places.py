"""Trackers and projects of the directory, and which of them an action goes to."""

import pytest

from pmdesk.errors import InvalidValue
from pmdesk.model import Item, ProjectMapping, Service, Team, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.places import (
    add_project,
    add_tracker,
    address,
    place_for,
    places,
    remove_tracker,
    rename_tracker,
    set_address,
)


def directory(*items: Item) -> Record:
    jira = Tracker.checked(record_id="d", id="jira", name="Our Jira")
    redmine = Tracker.checked(record_id="d", id="red", name="Redmine", kind=TrackerKind.REDMINE)
    kube = ProjectMapping.checked(record_id="d", id="k", tracker_id="jira", project="KUBE")
    pay = ProjectMapping.checked(record_id="d", id="p", tracker_id="jira", project="PAY")
    return Record.of("d", [jira, redmine, kube, pay, *items])


def team(name: str, tracker: str = "", project: str = "") -> Team:
    return Team.checked(record_id="d", name=name, tracker=tracker, tracker_project=project)


def service(name: str, tracker: str = "", project: str = "") -> Service:
    return Service.checked(record_id="d", name=name, tracker=tracker, tracker_project=project)


def test_an_action_goes_to_its_teams_project_and_else_to_that_of_the_service() -> None:
    known = directory(
        team("Payments", "our jira", "pay"), team("Search"), service("Checkout", project="KUBE")
    )
    of_team = place_for(known, "payments", "Checkout")
    of_service = place_for(known, "Search", "checkout")
    assert of_team is not None
    assert of_service is not None
    assert (of_team.mapping.id, of_service.mapping.id) == ("p", "k")
    assert of_team.name == "PAY – Our Jira"


def test_where_nobody_says_and_there_are_several_places_a_person_has_to_choose() -> None:
    assert place_for(directory(), "Payments", "Checkout") is None


def test_the_only_place_is_the_one() -> None:
    known = directory().dropping(directory().item(ProjectMapping, "p"))
    found = place_for(known, "", "")
    assert found is not None
    assert found.mapping.project == "KUBE"


def test_a_project_without_an_entry_of_its_own_is_used_as_its_tracker_does_by_itself() -> None:
    found = place_for(directory(team("Ops", "Redmine", "ops")), "Ops", "")
    assert found is not None
    assert (found.tracker.id, found.mapping.project) == ("red", "ops")
    assert found.mapping.issue_type == ""


def test_a_renamed_tracker_stays_that_of_its_teams_and_services() -> None:
    known = directory(team("Payments", "our jira", "PAY"), service("Checkout", "Our Jira"))
    tracker = known.item(Tracker, "jira")
    after = rename_tracker(known, tracker, "Jira of Commerce").applied_to(known)
    assert [item.tracker for item in after.all(Team)] == ["Jira of Commerce"]
    assert [item.tracker for item in after.services] == ["Jira of Commerce"]
    with pytest.raises(InvalidValue, match="There is a tracker “Redmine” already"):
        rename_tracker(known, tracker, " redmine ")


def test_a_removed_tracker_takes_its_projects_along() -> None:
    known = directory()
    after = remove_tracker(known, known.item(Tracker, "jira")).applied_to(known)
    assert places(after) == ()
    assert [tracker.name for tracker in after.all(Tracker)] == ["Redmine"]


def test_names_are_given_once() -> None:
    known = directory()
    with pytest.raises(InvalidValue, match="already"):
        add_tracker(known, "our  jira", TrackerKind.GITLAB)
    with pytest.raises(InvalidValue, match="Our Jira has “kube” already"):
        add_project(known, known.item(Tracker, "jira"), "kube")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tracker.example", "begins with https://"),
        ("http://tracker.example", "nobody reads the token on its way"),
        ("mailto:a@example.com", "begins with https://"),
        ("https://ada:secret@tracker.example", "Leave out names, tokens"),
        ("https://tracker.example/?token=abc", "Leave out names, tokens"),
        ("https://tracker.example:port", "This is no address"),
        ("https://[half", "This is no address"),
    ],
)
def test_an_address_that_is_none_or_holds_a_token_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        address(text)


def test_an_address_is_kept_as_it_is_used() -> None:
    tracker = directory().item(Tracker, "jira")
    (step,) = set_address(tracker, " https://jira.example/base/ ").operations
    after = step.item_after(tracker)
    assert isinstance(after, Tracker)
    assert after.url == "https://jira.example/base"
    assert address("") == ""
    assert address("http://127.0.0.1:3000") == "http://127.0.0.1:3000"
