"""Every request is such as the official specification of its tracker wants it."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import graphql
import jsonschema
import pytest
from graphql.execution.values import get_variable_values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdesk.model import ActionKind, TrackerKind
from pmdesk.trackers import linear
from pmdesk.trackers.draft import Fact, draft_of
from pmdesk.trackers.exchange import Request, drive
from pmdesk.trackers.jira import JiraCloud
from pmdesk.trackers.markup import adf
from pmdesk.trackers.raising import check
from pmdesk.trackers.refreshing import refresh
from tests.examples import action, record, sample_like_record
from tests.pmdesk.trackers.room import Room
from tests.pmdesk.trackers.servers.github import GitHubMemory
from tests.pmdesk.trackers.servers.jira import JiraMemory
from tests.pmdesk.trackers.settings import FIRST, SECOND, SETTINGS, incident, room_for
from tests.pmdesk.trackers.specifications import objections, text_of

ELSEWHERE = {"incident_key": "INC-9", "incident_url": "https://elsewhere.example/INC-9?a=b c"}
NAUGHTY = 'Use <b>, "quotes" & @ann, #12\n\n- a list\n/close\n{code}x{code} 🔥 \u202e ' + "x" * 300


def everything(room: Room) -> tuple[Request, ...]:
    """Ask a tracker all that can be asked, and return the requests."""
    facts = incident(SETTINGS[room.adapter.tracker.kind])
    due = date(2026, 12, 5)
    room.record = record(
        action(FIRST, NAUGHTY, due=due),
        action(SECOND, "Alert on refusals", kind=ActionKind.IMPROVEMENT, due=due),
        **facts,
    )
    drive(room.adapter.test(), room.server)
    check(room.adapter, room.planned(), room.server)
    room.push()
    refresh(room.adapter, room.record.actions, room.server)
    room.record = record(action("c", "Elsewhere"), **ELSEWHERE)
    room.push()
    return tuple(room.server.requests)


@pytest.fixture(params=TrackerKind, ids=lambda kind: kind.value)
def requests(request: pytest.FixtureRequest) -> tuple[Request, ...]:
    return everything(room_for(request.param))


def test_all_requests_to_jira_cloud_are_in_its_specification() -> None:
    room = room_for(TrackerKind.JIRA_CLOUD)
    plain = room_for(TrackerKind.JIRA_CLOUD)
    assert isinstance(plain.server, JiraMemory)
    plain.server.link_types = ("Relates",)
    asked = everything(room) + everything(plain)
    assert len({(request.method, request.path) for request in asked}) >= 10
    assert any(request.path.endswith("/remotelink") for request in asked)
    assert objections("jira-cloud-v3.trimmed.json", asked, {"Authorization": "Basic eDp5"}) == []


def test_all_requests_to_github_are_in_its_specification() -> None:
    room, other = room_for(TrackerKind.GITHUB), room_for(TrackerKind.GITHUB)
    assert isinstance(other.server, GitHubMemory)
    other.server.has_sub_issues = other.server.may_push = False
    asked = everything(room) + everything(other)
    assert any(request.path.endswith("/comments") for request in asked)
    assert any(request.path.endswith("/sub_issues") for request in asked)
    assert objections("github-rest.trimmed.json", asked, {}) == []


def test_all_requests_that_write_to_gitlab_are_in_its_specification() -> None:
    asked = everything(room_for(TrackerKind.GITLAB))
    found = objections("gitlab-v4.trimmed.json", asked, {"PRIVATE-TOKEN": "x"})
    assert set(found) <= {
        # The specification at hand has only the operations on one issue.
        "GET /api/v4/user is not in it",
        "GET /api/v4/projects/acme/ops is not in it",
    } | {one for one in found if one.startswith("GET /api/v4/projects/acme%2Fops/issues:")}
    writing = [request for request in asked if request.method != "GET"]
    assert len(writing) >= 5
    assert objections("gitlab-v4.trimmed.json", writing, {"PRIVATE-TOKEN": "x"}) == []


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("jira-cloud-v3.trimmed.json", Request("POST", "/rest/api/3/issueLink", body={"a": 1})),
        ("github-rest.trimmed.json", Request("POST", "/repos/a/b/issues", body={"body": "x"})),
        ("gitlab-v4.trimmed.json", Request("POST", "/api/v4/projects/a/issues", body={})),
    ],
)
def test_a_broken_request_is_noticed(name: str, broken: Request) -> None:
    headers = {"Authorization": "Basic eDp5", "PRIVATE-TOKEN": "x"}
    assert len(objections(name, [broken], headers)) == 1


def test_all_operations_on_linear_are_in_its_schema() -> None:
    schema = graphql.build_schema(text_of("linear.trimmed.graphql"))
    asked = everything(room_for(TrackerKind.LINEAR))
    used = {request.body["query"] for request in asked}
    assert used == {
        linear.VIEWER, linear.PREPARE, linear.FIND, linear.CREATE, linear.RELATE, linear.POINT,
        linear.STATE,
    }  # fmt: skip
    for request in asked:
        document = graphql.parse(request.body["query"])
        assert graphql.validate(schema, document) == []
        (operation,) = document.definitions
        assert isinstance(operation, graphql.OperationDefinitionNode)
        given_values = request.body["variables"]
        values = get_variable_values(schema, operation.variable_definitions or (), given_values)
        assert not isinstance(values, list), values


def test_a_misspelt_field_of_linear_is_noticed() -> None:
    schema = graphql.build_schema(text_of("linear.trimmed.graphql"))
    document = graphql.parse(linear.FIND.replace("identifier", "identifer"))
    assert len(graphql.validate(schema, document)) == 1


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXT, _TEXT, st.sampled_from(["", "https://a.example/x y?a=b&c=ä", "http://b.example"]))
def test_every_description_is_a_document_of_atlassian(
    adf_schema: jsonschema.Draft4Validator, text: str, value: str, url: str
) -> None:
    made = record(action("a", text))
    draft = draft_of(made, made.actions[0], JiraCloud.limits)
    draft = replace(draft, facts=(*draft.facts, Fact("Name", value, url)))
    errors = [error.message for error in adf_schema.iter_errors(adf(draft))]
    assert errors == []


@pytest.fixture(scope="module")
def adf_schema() -> jsonschema.Draft4Validator:
    schema = json.loads(text_of("atlassian-adf-full.schema.json"))
    return jsonschema.Draft4Validator(schema)


def test_the_description_of_a_sample_is_a_document_of_atlassian(
    adf_schema: jsonschema.Draft4Validator,
) -> None:
    made = sample_like_record()
    for one in made.actions:
        document = adf(draft_of(made, one, JiraCloud.limits))
        assert list(adf_schema.iter_errors(document)) == []
        assert one.text in json.dumps(document, ensure_ascii=False)


def making(requests: Sequence[Request], path: str) -> list[Request]:
    return [r for r in requests if r.method == "POST" and re.fullmatch(path, r.path)]


@pytest.mark.parametrize(
    "kind", [TrackerKind.JIRA_CLOUD, TrackerKind.JIRA_DATA_CENTER], ids=["cloud", "data center"]
)
def test_what_jira_is_strict_about_is_kept(kind: TrackerKind) -> None:
    made = making(everything(room_for(kind)), r"/rest/api/\d/issue")
    assert len(made) == 3
    for request in made:
        fields = request.body["fields"]
        assert set(fields) <= {
            "project", "issuetype", "summary", "description", "labels", "priority", "duedate",
        }  # fmt: skip
        assert 0 < len(fields["summary"]) < 255
        assert "\n" not in fields["summary"]
        assert not any(" " in label or len(label) > 255 for label in fields["labels"])
        assert isinstance(fields["description"], dict if kind is TrackerKind.JIRA_CLOUD else str)
        assert len(json.dumps(fields["description"])) < 32_767
        if "duedate" in fields:
            assert fields["duedate"] == "2026-12-05"


def test_the_postmortem_is_what_jira_calls_inward() -> None:
    (first, *_) = making(everything(room_for(TrackerKind.JIRA_CLOUD)), "/rest/api/3/issueLink")
    assert first.body["inwardIssue"] == {"key": "INC-9"}
    assert first.body["outwardIssue"] == {"key": "OPS-1"}


def test_what_redmine_is_strict_about_is_kept() -> None:
    made = making(everything(room_for(TrackerKind.REDMINE)), "/issues.json")
    assert len(made) == 3
    for request in made:
        issue = request.body["issue"]
        assert issue["project_id"] == "ops"
        assert 0 < len(issue["subject"]) <= 255
        for name in ("tracker_id", "priority_id"):
            assert isinstance(issue.get(name, 1), int)
        if "due_date" in issue:
            started = datetime.fromisoformat(issue["start_date"])
            assert started <= datetime.fromisoformat(issue["due_date"])


def test_what_azure_is_strict_about_is_kept() -> None:
    asked = everything(room_for(TrackerKind.AZURE_DEVOPS))
    assert all(any(name == "api-version" for name, _ in request.query) for request in asked)
    patches = [r for r in asked if r.method == "PATCH" or "$" in r.path]
    assert len(patches) >= 6
    for request in patches:
        assert dict(request.headers)["Content-Type"] == "application/json-patch+json"
        for part in request.body:
            assert set(part) == {"op", "path", "value"}
            assert part["op"] == "add"
            assert part["path"] == "/relations/-" or part["path"].startswith("/fields/")
    first = next(request for request in patches if "$" in request.path)
    values = {part["path"]: part["value"] for part in first.body}
    assert len(values["/fields/System.Title"]) <= 255
    assert values["/fields/Microsoft.VSTS.Common.Priority"] == 1
    assert "<b>, " not in values["/fields/System.Description"], "what was typed is no markup"


def test_only_questions_may_be_repeated(requests: tuple[Request, ...]) -> None:
    harmless = ("wiql", "graphql", "validateOnly", "remotelink")
    for request in requests:
        if request.repeatable and request.method != "GET":
            assert any(word in f"{request.path}{request.query}" for word in harmless)
        if request.method == "GET":
            assert request.repeatable
            assert request.body is None


def test_no_request_that_makes_an_issue_may_be_repeated(requests: tuple[Request, ...]) -> None:
    made = [r for r in requests if NAUGHTY[:7] in json.dumps(r.body) and "validate" not in str(r)]
    assert made
    assert not any(request.repeatable for request in made)


def test_paths_are_encoded_and_hold_no_secret(requests: tuple[Request, ...]) -> None:
    for request in requests:
        assert request.path.isascii()
        assert " " not in request.path
        assert not any("token" in name.lower() for name, _ in request.headers)
