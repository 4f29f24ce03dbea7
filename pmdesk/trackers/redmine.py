"""Redmine, over its REST interface."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from pmdesk.trackers.adapter import Adapter, Issue, Seen, elsewhere, holding, segment
from pmdesk.trackers.draft import IssueDraft, Limits, plain
from pmdesk.trackers.exchange import Operation, Request, complaints, get
from pmdesk.trackers.markup import unmentioned

_PLACE = re.compile(r"(?:/.*)?()/issues/(\d+)")
_REFUSED = 422
_RELATIONS = (
    "relates", "duplicates", "duplicated", "blocks", "blocked", "precedes", "follows",
    "copied_to", "copied_from",
)  # fmt: skip


def body_of(draft: IssueDraft) -> str:
    """Return the body as plain text, since nobody can tell which markup a Redmine uses."""
    return unmentioned(plain(draft)).replace("{{", "!{{")


@dataclass(frozen=True)
class Redmine(Adapter):
    """A project on a Redmine, by its identifier."""

    issue_types: Mapping[str, int] = field(default_factory=dict)
    """What Redmine calls trackers, by name in small letters."""
    priorities: Mapping[str, int] = field(default_factory=dict)

    limits = Limits(
        "Redmine", 255, 60_000, body_of, has_labels=False, links=_RELATIONS, label_in_text=True
    )

    def headers(self, token: str) -> Mapping[str, str]:
        return {"X-Redmine-API-Key": token}

    def test(self) -> Operation[str]:
        me = yield from self.asked(get("/users/current.json"), "this account")
        path = f"/projects/{segment(self.project)}.json"
        there = yield from self.asked(get(path), self.project)
        login, name = me["user"].get("login", ""), there["project"]["name"]
        return f"Signed in to Redmine as {login}, who sees the project {name}."

    def prepared(self) -> Operation[Self]:
        """Ask for the numbers of types and priorities where the mapping names any."""
        types: Mapping[str, int] = {}
        priorities: Mapping[str, int] = {}
        if self.mapping.issue_type:
            types = yield from self._numbers("/trackers.json", "trackers")
        if self.mapping.priority_value or self.mapping.improvement_value:
            path = "/enumerations/issue_priorities.json"
            priorities = yield from self._numbers(path, "issue_priorities")
        return replace(self, issue_types=types, priorities=priorities)

    def _numbers(self, path: str, name: str) -> Operation[Mapping[str, int]]:
        content = yield from self.asked(get(path), name.replace("_", " "))
        return {one["name"].casefold(): one["id"] for one in content[name]}

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        yield from ()
        if draft.issue_type and draft.issue_type.casefold() not in self.issue_types:
            note = f"This Redmine has no tracker “{draft.issue_type}”: its usual one is used."
            draft = replace(draft, issue_type="").noting(note)
        if draft.priority and draft.priority.casefold() not in self.priorities:
            note = f"This Redmine has no priority “{draft.priority}”: its usual one is used."
            draft = replace(draft, priority="").noting(note)
        return draft

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        query = (
            ("set_filter", "1"), ("f[]", "status_id"), ("op[status_id]", "*"),
            ("f[]", "description"), ("op[description]", "~"), ("v[description][]", draft.label),
            ("sort", "id:desc"), ("limit", "100"),
        )  # fmt: skip
        request = Request("GET", "/issues.json", query, repeatable=True)
        content = yield from self.asked(request, "its own search")
        found = holding(draft.label, content["issues"][::-1])
        return self._issue(found) if found else None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        known: dict[str, Any] = {
            "project_id": self.project,
            "subject": draft.title,
            "description": body_of(draft),
            "tracker_id": self.issue_types.get(draft.issue_type.casefold()),
            "priority_id": self.priorities.get(draft.priority.casefold()),
            "start_date": draft.start.isoformat() if draft.start else None,
            "due_date": draft.due.isoformat() if draft.due else None,
        }
        body = {"issue": {name: value for name, value in known.items() if value is not None}}
        request = Request("POST", "/issues.json", body=body)
        content = yield from self.asked(request, f"the project {self.project}", 201)
        return self._issue(content["issue"])

    def _issue(self, content: Mapping[str, Any]) -> Issue:
        number = content["id"]
        return Issue(f"#{number}", f"{self.address}/issues/{number}")

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Relate the issue of the postmortem to the new one, unless it is already."""
        source = draft.source
        place = self.place(source, _PLACE) if source else None
        if source is None or place is None:
            return (elsewhere(source, self.name),) if source else ()
        path, number = f"/issues/{place[1]}", issue.key.removeprefix("#")
        there = yield from self.asked(get(f"{path}.json", include="relations"), source.key)
        ends = [one for one in there["issue"].get("relations", ()) if number in _ends(one)]
        if ends:
            return ()
        relation = {"issue_to_id": number, "relation_type": draft.link}
        answer = yield Request("POST", f"{path}/relations.json", body={"relation": relation})
        if answer.status == _REFUSED:
            return (f"Redmine does not relate the two: {complaints(answer.content)}.",)
        self.expect(answer, source.key or source.url, 201)
        return ()

    def state(self, issue: Issue) -> Operation[Seen]:
        path = f"/issues/{segment(issue.key.removeprefix('#'))}.json"
        content = (yield from self.asked(get(path), issue.key))["issue"]
        is_closed = content["status"].get("is_closed") or bool(content.get("closed_on"))
        return Seen(content["status"]["name"], is_closed)


def _ends(relation: Mapping[str, Any]) -> tuple[str, str]:
    return str(relation["issue_id"]), str(relation["issue_to_id"])
