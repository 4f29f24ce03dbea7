"""What is Jira's own: projects with fields of their own, kinds of links, a gateway for tokens."""

from dataclasses import replace
from datetime import date

import pytest

from pmdesk.model import ProjectMapping, TrackerKind
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.exchange import Fault, Request, Response, drive
from pmdesk.trackers.jira import JiraCloud, JiraDataCenter
from pmdesk.trackers.raising import Outcome, check
from tests.examples import action, record
from tests.pmdesk.trackers.room import INCIDENT, Room, mapping, tracker
from tests.pmdesk.trackers.servers.jira import JiraMemory, jira_field
from tests.pmdesk.trackers.servers.memory import said

GATEWAY = "https://api.atlassian.com/ex/jira/1234"


def room_of(
    server: JiraMemory, mapped: ProjectMapping | None = None, url: str = "https://tracker.example"
) -> Room:
    adapter = JiraCloud(tracker(TrackerKind.JIRA_CLOUD, url), mapped or mapping())
    return Room(adapter, server)


def checked(room: Room, **values: object) -> IssueDraft:
    """Return the first draft, with some values, as the project would take it."""
    planned = room.planned()[0]
    changed = replace(planned, draft=replace(planned.draft, **values))  # type: ignore[arg-type]
    return check(room.adapter, [changed], room.server)[0].draft


def test_fields_that_the_project_lacks_are_left_out_and_named() -> None:
    server = JiraMemory(fields=[jira_field("summary", "Summary", required=True)])
    draft = checked(room_of(server), due=date(2026, 5, 1), priority="High")
    assert (draft.labels, draft.due, draft.priority) == ((), None, "")
    assert [note.split(" in OPS ")[1] for note in draft.notes[-3:]] == [
        "has no labels: it is left out.",
        "has no due date: it is left out.",
        "has no priority: it is left out.",
    ]


def test_a_priority_that_the_project_lacks_is_left_out() -> None:
    draft = checked(room_of(JiraMemory()), priority="Blocker")
    assert draft.priority == ""
    assert draft.notes[-1] == "OPS has no priority “Blocker”; it has Highest, High, Medium."
    assert checked(room_of(JiraMemory()), priority="High").priority == "High"


def test_a_due_date_goes_to_the_field_that_was_chosen() -> None:
    server = JiraMemory()
    server.fields.append(jira_field("customfield_5", "Target date"))
    room = room_of(server, mapping(due_field="customfield_5"))
    room.record = record(action("a", "Do", due=date(2026, 5, 1)), **INCIDENT)
    room.push()
    assert server.issues[0].values["customfield_5"] == "2026-05-01"
    assert "duedate" not in server.issues[0].values


def test_an_unknown_type_is_refused_before_anything_is_sent() -> None:
    draft = checked(room_of(JiraMemory(), mapping(issue_type="Story")))
    assert draft.refused == ("OPS has no type of issue “Story”; it has Task, Bug.",)


def test_a_type_is_written_as_the_project_spells_it() -> None:
    room = room_of(JiraMemory(), mapping(issue_type="bug"))
    room.push()
    assert room.server.issues[0].values["issuetype"] == {"name": "Bug"}


def test_a_project_that_is_not_there_is_a_sentence() -> None:
    room = Room(JiraCloud(tracker(TrackerKind.JIRA_CLOUD), mapping("NO")), JiraMemory())
    with pytest.raises(Fault, match="does not know the project NO"):
        room.push()


def test_without_the_wanted_kind_of_link_another_is_used_and_the_page_is_shown() -> None:
    server = JiraMemory(link_types=("Relates",))
    room = room_of(server)
    first, _ = room.push()
    assert server.links[0] == ("INC-9", "OPS-1", "Relates")
    ((key, _),) = [place for place in server.pointers if place[0] == "OPS-1"]
    assert key == "OPS-1"
    pointer = next(iter(server.pointers.values()))
    assert pointer["object"]["url"] == INCIDENT["incident_url"]
    assert pointer["relationship"] == "Priority Action"
    assert first.sentences == (
        "“Priority Action” is no kind of link in this Jira; an administrator can add it.",
    )


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (("Relates",), "“Relates” is used, and a web link says which it is."),
        ((), "Links between issues are turned off in this Jira: a web link stands instead."),
        (("Relates", "priority action"), ""),
    ],
)
def test_a_check_says_beforehand_how_the_issues_will_be_linked(
    kinds: tuple[str, ...], sentence: str
) -> None:
    room = room_of(JiraMemory(link_types=kinds))
    (first, _) = check(room.adapter, room.planned(), room.server)
    said_of_links = [note for note in first.draft.notes if "ink" in note]
    assert len(said_of_links) == bool(sentence)
    assert all(sentence in note for note in said_of_links)


def test_where_links_are_turned_off_the_page_is_shown() -> None:
    room = room_of(JiraMemory(link_types=()))
    assert [result.outcome for result in room.push()] == [Outcome.CREATED] * 2
    assert room.server.links == []
    assert isinstance(room.server, JiraMemory)
    assert len(room.server.pointers) == 2


def test_that_links_are_turned_off_is_no_failure() -> None:
    server = JiraMemory()

    def send(request: Request) -> Response:
        return said(404) if request.path.endswith("/issueLinkType") else server(request)

    ready = drive(JiraCloud(tracker(TrackerKind.JIRA_CLOUD), mapping()).prepared(), send)
    assert ready.kinds_of_links == {}


def test_a_link_that_points_the_wrong_way_is_noticed() -> None:
    class Turned(JiraMemory):
        def tie(self, source: str, issue: str, kind: str) -> bool:
            return super().tie(issue, source, kind)

    first, _ = room_of(Turned()).push()
    assert first.sentences == ("Jira does not show the link between OPS-1 and INC-9. Look there.",)


def test_behind_the_gateway_issues_have_the_address_of_the_site() -> None:
    room = room_of(JiraMemory(site="https://acme.atlassian.net"), url=GATEWAY)
    facts = {"incident_key": "INC-9", "incident_url": "https://acme.atlassian.net/browse/INC-9"}
    room.record = record(action("a", "Do"), **facts)
    (result,) = room.push()
    assert result.url == "https://acme.atlassian.net/browse/OPS-1"
    assert room.server.links == [("INC-9", "OPS-1", "Priority Action")]


def test_each_jira_is_told_the_token_its_own_way() -> None:
    cloud = JiraCloud(tracker(TrackerKind.JIRA_CLOUD), mapping())
    own = JiraDataCenter(tracker(TrackerKind.JIRA_DATA_CENTER), mapping())
    assert cloud.headers("t") == {"Authorization": "Basic YW5uQGV4YW1wbGUuY29tOnQ="}
    assert own.headers("t") == {"Authorization": "Bearer t"}


def test_a_test_says_whether_issues_may_be_made() -> None:
    room = room_of(JiraMemory())
    assert drive(room.adapter.test(), room.server) == (
        "Signed in to Jira Cloud as Ann, who may create issues in OPS."
    )

    def forbidding(request: object) -> Response:
        if "permissions" in str(request):
            return said(200, {"permissions": {"CREATE_ISSUES": {"havePermission": False}}})
        return said(200, {"displayName": "Ann"})

    assert "who may not create issues in OPS" in drive(room.adapter.test(), forbidding)
