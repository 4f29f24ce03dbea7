"""Linear, over its GraphQL interface.

Issues and relations get an identity of ours, made from that of the action: Linear does not take
the same identity twice, so that nothing can be made twice.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from pmdesk.trackers.adapter import Adapter, Issue, Seen, elsewhere, host
from pmdesk.trackers.draft import IssueDraft, Limits
from pmdesk.trackers.exchange import Fault, Operation, Request, Response, complaints, refusal
from pmdesk.trackers.markup import markdown

VIEWER = "query { viewer { displayName } teams(first: 250) { nodes { id key name } } }"
PREPARE = """query {
  teams(first: 250) { nodes { id key name } }
  issueLabels(first: 250) { nodes { id name team { id } } }
}"""
FIND = "query ($id: String!) { issue(id: $id) { id identifier url } }"
CREATE = """mutation ($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier url } }
}"""
RELATE = """mutation ($input: IssueRelationCreateInput!) {
  issueRelationCreate(input: $input) { success }
}"""
POINT = """mutation ($input: AttachmentCreateInput!) {
  attachmentCreate(input: $input) { success }
}"""
STATE = "query ($id: String!) { issue(id: $id) { state { name type } } }"

_PRIORITIES = {"no priority": 0, "urgent": 1, "high": 2, "medium": 3, "low": 4}
_ANSWERED = {200, 400}
"""Linear tells of errors with either status."""

_THERE = ("already", "duplicate", "exist", "unique")
"""Words of errors that mean that something is there before."""

_FORMAT = 4
_DONE = {"completed", "canceled", "duplicate"}


@dataclass(frozen=True)
class Linear(Adapter):
    """A team of a Linear workspace, by its key or name."""

    team_id: str = ""
    label_ids: Mapping[str, str] = field(default_factory=dict)
    """The labels that issues of the team can have, by name in small letters."""

    limits = Limits(
        "Linear", 255, 100_000, markdown, links=("related", "blocks", "duplicate", "similar"),
        label_in_text=True,
    )  # fmt: skip
    settle = 0

    @property
    def address(self) -> str:
        is_public = host(self.tracker.url) in {"linear.app", "api.linear.app"}
        return "https://api.linear.app" if is_public else super().address

    def headers(self, token: str) -> Mapping[str, str]:
        return {"Authorization": token}

    def is_own(self, source: Any) -> bool:
        return not source.url or host(source.url).removeprefix("api.") == "linear.app"

    def test(self) -> Operation[str]:
        data = yield from self._asked(VIEWER, "this account", repeatable=True)
        team = self._team(data)
        return f"Signed in to Linear as {data['viewer']['displayName']}, who sees {team['name']}."

    def prepared(self) -> Operation[Self]:
        data = yield from self._asked(PREPARE, "teams and labels", repeatable=True)
        team = self._team(data)["id"]
        labels = {
            label["name"].casefold(): label["id"]
            for label in data["issueLabels"]["nodes"]
            if label["team"] is None or label["team"]["id"] == team
        }
        return replace(self, team_id=team, label_ids=labels)

    def _team(self, data: Mapping[str, Any]) -> Mapping[str, str]:
        wanted = self.project.casefold()
        teams: list[Mapping[str, str]] = data["teams"]["nodes"]
        for team in teams:
            if wanted in {team["key"].casefold(), team["name"].casefold()}:
                return team
        has = ", ".join(team["key"] for team in teams) or "none"
        raise Fault(f"Linear has no team “{self.project}” for this account; it has {has}.")

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        yield from ()
        lost = [label for label in draft.labels[1:] if label.casefold() not in self.label_ids]
        kept = tuple(label for label in draft.labels if label.casefold() in self.label_ids)
        if lost:
            draft = draft.noting(f"Linear has no labels {', '.join(lost)}: they are left out.")
        if draft.priority and draft.priority.casefold() not in _PRIORITIES:
            note = f"Linear has no priority “{draft.priority}”; it has Urgent, High, Medium, Low."
            draft = replace(draft, priority="").noting(note)
        if draft.issue_type:
            note = f"Linear has no types of issues: “{draft.issue_type}” is left out."
            draft = replace(draft, issue_type="").noting(note)
        return replace(draft, labels=kept)

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        """Ask for the issue by its identity. That Linear does not know it is told as an error."""
        response = yield _request(FIND, repeatable=True, id=identity(draft.action_id))
        found = ((response.content or {}).get("data") or {}).get("issue")
        if not found and response.status not in _ANSWERED:
            raise refusal(response, self.name, "the issue")
        return _issue(found) if found else None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        known = {
            "id": identity(draft.action_id),
            "teamId": self.team_id,
            "title": draft.title,
            "description": markdown(draft),
            "priority": _PRIORITIES.get(draft.priority.casefold()),
            "dueDate": draft.due.isoformat() if draft.due else None,
            "labelIds": self._known(draft.labels) or None,
        }
        values = {name: value for name, value in known.items() if value is not None}
        try:
            data = yield from self._asked(CREATE, f"the team {self.project}", input=values)
        except Fault as fault:
            if not _is_there(str(fault)):
                raise
            found = yield from self.find(draft)
            if found is None:
                raise
            return found
        return _issue(data["issueCreate"]["issue"])

    def _known(self, labels: tuple[str, ...]) -> list[str]:
        found = (self.label_ids.get(label.casefold()) for label in labels)
        return [label_id for label_id in found if label_id]

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Relate the two where both are in Linear, else show the postmortem's address."""
        source = draft.source
        if source is None:
            return ()
        if source.key and self.is_own(source):
            yield from self._relate(issue, source.key, draft)
            return ()
        if source.url:
            title = f"{source.key} {source.title}".strip()
            values = {"issueId": issue.id or issue.key, "url": source.url, "title": title}
            yield from self._asked(POINT, issue.key, repeatable=True, input=values)
        return (elsewhere(source, self.name),)

    def _relate(self, issue: Issue, key: str, draft: IssueDraft) -> Operation[None]:
        values = {
            "id": identity(f"{key} {draft.action_id}"),
            "issueId": key,
            "relatedIssueId": issue.id or issue.key,
            "type": draft.link,
        }
        try:
            yield from self._asked(RELATE, f"{key} or {issue.key}", input=values)
        except Fault as fault:
            if not _is_there(str(fault)):
                raise

    def state(self, issue: Issue) -> Operation[Seen]:
        data = yield from self._asked(STATE, issue.key, repeatable=True, id=issue.key)
        state = data["issue"]["state"]
        return Seen(state["name"], state["type"] in _DONE)

    def _asked(
        self, text: str, what: str, *, repeatable: bool = False, **values: Any
    ) -> Operation[Any]:
        """Send an operation and return its data, or raise `Fault` with what Linear says."""
        response = yield _request(text, repeatable=repeatable, **values)
        return self._data(response, what)

    def _data(self, response: Response, what: str) -> Any:
        content = response.content
        if response.status in _ANSWERED and isinstance(content, dict) and content.get("errors"):
            said = complaints(content["errors"])
            raise Fault(f"{self.name} did not accept the request: {said}.", status=400)
        return self.expect(response, what, 200)["data"]


def identity(action_id: str) -> str:
    """Return an identity in the format of version 4 that follows from another one."""
    try:
        known: uuid.UUID | None = uuid.UUID(action_id)
    except ValueError:
        known = None
    if known is None or known.version != _FORMAT:
        digest = hashlib.sha256(action_id.encode()).digest()
        known = uuid.UUID(bytes=digest[:16], version=_FORMAT)
    return str(known)


def _request(text: str, *, repeatable: bool, **values: Any) -> Request:
    body = {"query": text, "variables": values}
    return Request("POST", "/graphql", body=body, repeatable=repeatable)


def _issue(content: Mapping[str, Any]) -> Issue:
    return Issue(content["identifier"], content["url"], content["id"])


def _is_there(sentence: str) -> bool:
    return any(word in sentence.casefold() for word in _THERE)
