"""GitHub in memory, with a repository acme/ops and the issue 9 of the incident."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said

_OPS = "/repos/acme/ops"
_FIRST_ID = 9_000


@dataclass
class GitHubMemory(Memory):
    may_push: bool = True
    has_sub_issues: bool = True
    comments: list[tuple[str, str]] = field(default_factory=list)
    """What is said at which issue."""

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        return {
            ("GET", "/user"): lambda _: said(200, {"login": "ann"}),
            ("GET", _OPS): self.repository,
            ("GET", f"{_OPS}/issues"): self.find,
            ("POST", f"{_OPS}/issues"): self.create,
            ("GET", f"{_OPS}/issues/(\\d+)"): self.issue,
            ("GET", f"{_OPS}/issues/(\\d+)/sub_issues"): self.subs,
            ("POST", f"{_OPS}/issues/(\\d+)/sub_issues"): self.add_sub,
            ("GET", f"{_OPS}/issues/(\\d+)/comments"): self.said_there,
            ("POST", f"{_OPS}/issues/(\\d+)/comments"): self.say,
        }

    def repository(self, _request: Request) -> Response:
        rights = {"push": self.may_push, "pull": True, "admin": False}
        return said(200, {"full_name": "acme/ops", "has_issues": True, "permissions": rights})

    def find(self, request: Request) -> Response:
        asked = dict(request.query)
        found = self.searched(asked.get("labels", ""))
        since = asked.get("since", "")
        found = [made for made in found if f"{made.at:%Y-%m-%dT%H:%M:%SZ}" >= since]
        ordered = found if asked.get("direction") == "asc" else found[::-1]
        size, page = int(asked.get("per_page", "30")), int(asked.get("page", "1"))
        shown = ordered[size * (page - 1) : size * page]
        return said(200, [self.shown(made) for made in shown])

    def shown(self, made: Made) -> dict[str, Any]:
        number = made.number + 100
        return {
            "id": _FIRST_ID + number, "number": number, "title": made.title, "body": made.text,
            "html_url": f"{self.site}/acme/ops/issues/{number}",
            "labels": [{"name": label} for label in made.labels],
            "state": "closed" if made.is_done else "open",
            "state_reason": "not_planned" if made.is_done else None,
        }  # fmt: skip

    def create(self, request: Request) -> Response:
        labels = tuple(request.body.get("labels", ())) if self.may_push else ()
        return said(201, self.shown(self.make(request.body["title"], request.body["body"], labels)))

    def issue(self, _request: Request, number: str) -> Response:
        made = next((m for m in self.issues if str(m.number + 100) == number), None)
        return said(200, self.shown(made)) if made else said(404, {"message": "Not Found"})

    def subs(self, _request: Request, number: str) -> Response:
        if not self.has_sub_issues:
            return said(404, {"message": "Not Found"})
        return said(200, [{"id": int(issue)} for of, issue, _ in self.links if of == number])

    def add_sub(self, request: Request, number: str) -> Response:
        if not self.tie(number, str(request.body["sub_issue_id"]), "sub-issue"):
            return said(422, {"message": "Issue may not contain duplicate sub-issues"})
        return said(201, {"id": 1, "number": int(number)})

    def said_there(self, _request: Request, number: str) -> Response:
        return said(200, [{"body": text} for at, text in self.comments if at == number])

    def say(self, request: Request, number: str) -> Response:
        self.comments.append((number, request.body["body"]))
        return said(201, {"id": 1})
