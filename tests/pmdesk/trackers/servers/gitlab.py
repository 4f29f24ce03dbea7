"""GitLab in memory, with a project acme/ops and the issue 9 of the incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said

_OPS = "/api/v4/projects/acme%2Fops"


@dataclass
class GitLabMemory(Memory):
    is_guest: bool = False

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        return {
            ("GET", "/api/v4/user"): lambda _: said(200, {"name": "Ann", "username": "ann"}),
            ("GET", _OPS): lambda _: said(200, {"path_with_namespace": "acme/ops"}),
            ("GET", f"{_OPS}/issues"): self.find,
            ("POST", f"{_OPS}/issues"): self.create,
            ("GET", f"{_OPS}/issues/(\\d+)"): self.issue,
            ("POST", f"{_OPS}/issues/(\\d+)/links"): self.link,
        }

    def find(self, request: Request) -> Response:
        asked = dict(request.query)
        if "labels" in asked:
            found = [m for m in self.searched(asked["labels"]) if asked["labels"] in m.labels]
        else:
            found = self.searched(asked["search"])
        return said(200, [self.shown(made) for made in found])

    def shown(self, made: Made) -> dict[str, Any]:
        return {
            "id": 700 + made.number, "iid": 10 + made.number, "title": made.title,
            "description": made.text, "labels": list(made.labels),
            "state": "closed" if made.is_done else "opened",
            "web_url": f"{self.site}/acme/ops/-/issues/{10 + made.number}",
        }  # fmt: skip

    def create(self, request: Request) -> Response:
        body = request.body
        labels = () if self.is_guest else tuple(body.get("labels", ()))
        return said(201, self.shown(self.make(body["title"], body["description"], labels, body)))

    def issue(self, _request: Request, number: str) -> Response:
        made = next((m for m in self.issues if str(10 + m.number) == number), None)
        return said(200, self.shown(made)) if made else said(404, {"message": "404 Not found"})

    def link(self, request: Request, number: str) -> Response:
        body = request.body
        assert body["target_project_id"] == "acme/ops"
        if not self.tie(number, body["target_issue_iid"], body["link_type"]):
            return said(409, {"message": "Issue(s) already assigned"})
        return said(201, {"id": 1, "link_type": body["link_type"]})
