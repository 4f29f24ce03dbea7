"""Jira in memory, with a project OPS and an incident INC-9."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said

_LINK_TYPES = ("Priority Action", "Improvement Action", "Relates")


def jira_field(key: str, name: str, *, required: bool = False, **more: Any) -> dict[str, Any]:
    """Return a field as createmeta tells it."""
    return {
        "fieldId": key, "key": key, "name": name, "required": required,
        "hasDefaultValue": False, "operations": ["set"], "schema": {"type": "string"}, **more,
    }  # fmt: skip


def _fields() -> list[dict[str, Any]]:
    priorities = [{"name": name} for name in ("Highest", "High", "Medium")]
    return [
        jira_field("summary", "Summary", required=True),
        jira_field("reporter", "Reporter", required=True),
        jira_field("description", "Description"),
        jira_field("labels", "Labels"),
        jira_field("duedate", "Due date"),
        jira_field("priority", "Priority", allowedValues=priorities),
    ]


@dataclass
class JiraMemory(Memory):
    api: ClassVar[str] = "/rest/api/3"
    search: ClassVar[str] = "search/jql"
    types_name: ClassVar[str] = "issueTypes"
    fields_name: ClassVar[str] = "fields"
    link_types: tuple[str, ...] = _LINK_TYPES
    fields: list[dict[str, Any]] = field(default_factory=_fields)
    pointers: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """Links to web pages by issue and identity."""

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        api = re.escape(self.api)
        return {
            ("GET", f"{api}/myself"): lambda _: said(200, {"displayName": "Ann", "accountId": "1"}),
            ("GET", f"{api}/serverInfo"): lambda _: said(200, {"baseUrl": self.site}),
            ("GET", f"{api}/mypermissions"): self.rights,
            ("GET", f"{api}/issueLinkType"): self.kinds,
            ("GET", f"{api}/issue/createmeta/OPS/issuetypes"): self.types,
            ("GET", f"{api}/issue/createmeta/OPS/issuetypes/([^/]+)"): self.type_fields,
            ("GET", f"{api}/{self.search}"): self.find,
            ("POST", f"{api}/issue"): self.create,
            ("POST", f"{api}/issueLink"): self.link,
            ("POST", f"{api}/issue/([^/]+)/remotelink"): self.point,
            ("GET", f"{api}/issue/([^/]+)"): self.issue,
        }

    def rights(self, _request: Request) -> Response:
        right = {"id": "11", "key": "CREATE_ISSUES", "name": "Create", "havePermission": True}
        return said(200, {"permissions": {"CREATE_ISSUES": right}})

    def kinds(self, _request: Request) -> Response:
        listed = [{"id": str(n), "name": name, "inward": "from", "outward": "to"}
                  for n, name in enumerate(self.link_types)]  # fmt: skip
        return said(200, {"issueLinkTypes": listed})

    def types(self, _request: Request) -> Response:
        listed = [
            {"id": "1", "name": "Task", "subtask": False},
            {"id": "2", "name": "Bug", "subtask": False},
            {"id": "3", "name": "Sub-task", "subtask": True},
        ]
        return said(200, {self.types_name: listed})

    def type_fields(self, _request: Request, _type: str) -> Response:
        return said(200, {self.fields_name: self.fields})

    def find(self, request: Request) -> Response:
        (label,) = set(re.findall(r"pmdesk-[\w-]+", dict(request.query)["jql"]))
        return said(200, {"issues": [self.shown(made) for made in self.searched(label)]})

    def shown(self, made: Made) -> dict[str, Any]:
        number = str(10_000 + made.number)
        fields = {"labels": list(made.labels), "description": made.text}
        return {"id": number, "key": f"OPS-{made.number}", "self": "x", "fields": fields}

    def create(self, request: Request) -> Response:
        fields = request.body["fields"]
        labels = tuple(fields.get("labels", ()))
        made = self.make(fields["summary"], fields["description"], labels, fields)
        shown = self.shown(made)
        return said(201, {name: shown[name] for name in ("id", "key", "self")})

    def link(self, request: Request) -> Response:
        body = request.body
        if body["type"]["name"] not in self.link_types:
            return said(404, {"errorMessages": ["No issue link type"], "errors": {}})
        self.tie(body["inwardIssue"]["key"], body["outwardIssue"]["key"], body["type"]["name"])
        return said(201)

    def point(self, request: Request, key: str) -> Response:
        place = (key, request.body["globalId"])
        is_new = place not in self.pointers
        self.pointers[place] = request.body
        return said(201 if is_new else 200, {"id": 1, "self": "x"})

    def issue(self, _request: Request, key: str) -> Response:
        made = next((made for made in self.issues if key == f"OPS-{made.number}"), None)
        if made is None:
            return said(404, {"errorMessages": ["Issue does not exist"], "errors": {}})
        category = {"key": "done" if made.is_done else "new"}
        status = {"name": "Done" if made.is_done else "To Do", "statusCategory": category}
        links = [{"type": {"name": kind}, "inwardIssue": {"key": source}}
                 for source, issue, kind in self.links if issue == key]  # fmt: skip
        return said(200, {"key": key, "fields": {"status": status, "issuelinks": links}})


@dataclass
class JiraDataCenterMemory(JiraMemory):
    api: ClassVar[str] = "/rest/api/2"
    search: ClassVar[str] = "search"
    types_name: ClassVar[str] = "values"
    fields_name: ClassVar[str] = "values"
