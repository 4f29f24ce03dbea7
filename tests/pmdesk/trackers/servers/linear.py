"""Linear in memory, with a team OPS and the issue INC-9."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmdesk.trackers import linear
from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said

_TEAMS = {"nodes": [{"id": "team-1", "key": "OPS", "name": "Operations"}]}
_LABELS = {"nodes": [{"id": "label-1", "name": "Postmortem", "team": None}]}


@dataclass
class LinearMemory(Memory):
    relations: set[str] = field(default_factory=set)
    """Their identities."""
    pointers: dict[tuple[str, str], str] = field(default_factory=dict)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        return {("POST", "/graphql"): self.answer}

    def answer(self, request: Request) -> Response:
        known: dict[str, Handler] = {
            linear.VIEWER: self.viewer,
            linear.PREPARE: self.prepare,
            linear.FIND: self.find,
            linear.CREATE: self.create,
            linear.RELATE: self.relate,
            linear.POINT: self.point,
            linear.STATE: self.find,
        }
        return known[request.body["query"]](**request.body["variables"])

    def viewer(self) -> Response:
        return said(200, {"data": {"viewer": {"displayName": "Ann"}, "teams": _TEAMS}})

    def prepare(self) -> Response:
        return said(200, {"data": {"teams": _TEAMS, "issueLabels": _LABELS}})

    def shown(self, made: Made) -> dict[str, Any]:
        key = f"OPS-{made.number}"
        state = {"name": "Done" if made.is_done else "Todo",
                 "type": "completed" if made.is_done else "unstarted"}  # fmt: skip
        return {"id": made.values["id"], "identifier": key, "state": state,
                "url": f"https://linear.app/acme/issue/{key}"}  # fmt: skip

    def find(self, id: str) -> Response:  # noqa: A002 - the name of Linear's variable
        for made in self.issues:
            if id in {made.values["id"], f"OPS-{made.number}"}:
                return said(200, {"data": {"issue": self.shown(made)}})
        return _refused("Entity not found: Issue")

    def create(self, input: dict[str, Any]) -> Response:  # noqa: A002
        if any(made.values["id"] == input["id"] for made in self.issues):
            return _refused("Duplicate id: an issue with this id already exists")
        made = self.make(input["title"], input["description"], (), input)
        return said(200, {"data": {"issueCreate": {"success": True, "issue": self.shown(made)}}})

    def relate(self, input: dict[str, Any]) -> Response:  # noqa: A002
        if input["id"] in self.relations:
            return _refused("The relation already exists")
        self.relations.add(input["id"])
        self.tie(input["issueId"], input["relatedIssueId"], input["type"])
        return said(200, {"data": {"issueRelationCreate": {"success": True}}})

    def point(self, input: dict[str, Any]) -> Response:  # noqa: A002
        self.pointers[input["issueId"], input["url"]] = input["title"]
        return said(200, {"data": {"attachmentCreate": {"success": True}}})


def _refused(sentence: str) -> Response:
    error = {"message": sentence, "extensions": {"userPresentableMessage": sentence}}
    return said(200, {"errors": [error], "data": None})
