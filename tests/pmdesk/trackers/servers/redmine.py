"""Redmine in memory, with a project ops and the issue 9 of the incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said


@dataclass
class RedmineMemory(Memory):
    knows_filter: bool = True
    """Whether it can search descriptions; if not, it finds everything."""
    refuses_relations: bool = False

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        me = {"user": {"login": "ann", "api_key": "SECRET"}}
        return {
            ("GET", "/users/current.json"): lambda _: said(200, me),
            ("GET", "/projects/ops.json"): lambda _: said(200, {"project": {"name": "Ops"}}),
            ("GET", "/trackers.json"): lambda _: said(
                200, {"trackers": [{"id": 2, "name": "Task"}]}
            ),
            ("GET", "/enumerations/issue_priorities.json"): lambda _: said(
                200, {"issue_priorities": [{"id": 5, "name": "High"}]}
            ),
            ("GET", "/issues.json"): self.find,
            ("POST", "/issues.json"): self.create,
            ("GET", "/issues/(\\d+).json"): self.issue,
            ("POST", "/issues/(\\d+)/relations.json"): self.relate,
        }

    def find(self, request: Request) -> Response:
        asked = dict(request.query)
        wanted = asked["v[description][]"] if self.knows_filter else ""
        found = [self.shown(made) for made in self.searched(wanted)]
        return said(200, {"issues": found[::-1], "total_count": len(found)})

    def shown(self, made: Made) -> dict[str, Any]:
        status = {"id": 1, "name": "Closed" if made.is_done else "New", "is_closed": made.is_done}
        text = made.text.replace("\n", "\r\n")
        return {
            "id": 40 + made.number,
            "subject": made.title,
            "description": text,
            "status": status,
        }

    def create(self, request: Request) -> Response:
        issue = request.body["issue"]
        if issue.get("due_date") and issue.get("start_date", "2026-03-02") > issue["due_date"]:
            return said(422, {"errors": ["Due date must be greater than start date"]})
        made = self.make(issue["subject"], issue["description"], (), issue)
        return said(201, {"issue": self.shown(made)})

    def issue(self, _request: Request, number: str) -> Response:
        made = next((m for m in self.issues if str(40 + m.number) == number), None)
        if made is None and number != "9":
            return Response(404)
        shown = self.shown(made) if made else {"id": 9}
        ends = [
            {"issue_id": int(of), "issue_to_id": int(to), "relation_type": kind}
            for of, to, kind in self.links
            if number in {of, to}
        ]
        return said(200, {"issue": {**shown, "relations": ends}})

    def relate(self, request: Request, number: str) -> Response:
        relation = request.body["relation"]
        other, kind = str(relation["issue_to_id"]), relation["relation_type"]
        if self.refuses_relations or not self.tie(number, other, kind):
            return said(422, {"errors": ["Related issue has already been taken"]})
        return said(201, {"relation": {"id": 1}})
