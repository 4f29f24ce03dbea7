"""Azure DevOps: work items of its boards, over REST version 7.1."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pmdesk.trackers.adapter import Adapter, Issue, Seen, basic, elsewhere, segment
from pmdesk.trackers.draft import IssueDraft, Limits
from pmdesk.trackers.exchange import Operation, Request, complaints, get
from pmdesk.trackers.markup import as_html

_PLACE = re.compile(r"(?:/.*)?()/_workitems/edit/(\d+)/?")
_DUE = "Microsoft.VSTS.Scheduling.DueDate"
_PRIORITY = "Microsoft.VSTS.Common.Priority"
_VERSION = ("api-version", "7.1")
_PATCH = (("Content-Type", "application/json-patch+json"),)
_REFUSED = {400, 422}
_DONE = {"done", "closed", "completed", "removed"}
_BY_TAG = (
    "SELECT [System.Id] FROM WorkItems WHERE [System.Tags] CONTAINS 'LABEL' ORDER BY [System.Id]"
)
_HIGHEST, _LOWEST = 1, 4


@dataclass(frozen=True)
class AzureDevOps(Adapter):
    """A project of an organization on Azure DevOps."""

    limits = Limits(
        "Azure DevOps", 255, 100_000, as_html, issue_type="Task", label_breaks=",;",
        links=("Related",),
    )  # fmt: skip

    def headers(self, token: str) -> Mapping[str, str]:
        return basic("", token)

    def test(self) -> Operation[str]:
        request = get("/_apis/connectionData", **{"api-version": "7.1-preview"})
        me = (yield from self.asked(request, "this account"))["authenticatedUser"]
        path = f"/_apis/projects/{segment(self.project)}"
        there = yield from self.asked(Request("GET", path, (_VERSION,), repeatable=True), path)
        name = me.get("providerDisplayName", "")
        return f"Signed in to Azure DevOps as {name}, who sees the project {there['name']}."

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        """Let Azure say what it thinks of a draft, without making anything of it."""
        draft = _with_priority(draft)
        answer = yield self._made_of(draft, ("validateOnly", "true"))
        if answer.status in _REFUSED and draft.due and self._due(draft) in str(answer.body):
            note = f"{draft.issue_type} in {self.project} has no due date: it is left out."
            draft = replace(draft, due=None).noting(note)
            answer = yield self._made_of(draft, ("validateOnly", "true"))
        if answer.status in _REFUSED:
            said = complaints(answer.content)
            return draft.refusing(f"Azure DevOps would not take it: {said}.")
        self.expect(answer, f"{draft.issue_type} in {self.project}", 200)
        return draft

    def _made_of(self, draft: IssueDraft, *query: tuple[str, str]) -> Request:
        known = {
            "System.Title": draft.title,
            "System.Description": as_html(draft),
            "System.Tags": "; ".join(draft.labels),
            _PRIORITY: int(draft.priority) if draft.priority else None,
            self._due(draft): f"{draft.due.isoformat()}T00:00:00Z" if draft.due else None,
        }
        body = [_adding(f"/fields/{name}", value) for name, value in known.items() if value]
        path = f"{self._project()}/_apis/wit/workitems/${segment(draft.issue_type)}"
        return Request("POST", path, (_VERSION, *query), body, _PATCH, repeatable=bool(query))

    def _project(self) -> str:
        return f"/{segment(self.project)}"

    def _due(self, draft: IssueDraft) -> str:
        return draft.due_field or _DUE

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        wiql = _BY_TAG.replace("LABEL", draft.label)
        path = f"{self._project()}/_apis/wit/wiql"
        request = Request("POST", path, (_VERSION,), {"query": wiql}, repeatable=True)
        content = yield from self.asked(request, f"the project {self.project}")
        found = content["workItems"]
        return self._issue(found[0]) if found else None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        what = f"{draft.issue_type} in {self.project}"
        made = yield from self.asked(self._made_of(draft), what)
        return self._issue(made)

    def _issue(self, content: Mapping[str, Any]) -> Issue:
        number = str(content["id"])
        url = f"{self.address}{self._project()}/_workitems/edit/{number}"
        return Issue(number, url)

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Relate the two work items, or point at the address of what is elsewhere."""
        source = draft.source
        if source is None:
            return ()
        number = self._own_number(draft)
        comment = f"{draft.kind.label} action"
        if number:
            url = f"{self.address}/_apis/wit/workItems/{number}"
            yield from self._relate(issue, "System.LinkTypes.Related", url, comment)
            return ()
        if source.url:
            yield from self._relate(issue, "Hyperlink", source.url, comment)
        return (elsewhere(source, self.name),)

    def _own_number(self, draft: IssueDraft) -> str:
        source = draft.source
        if source is None or not self.is_own(source):
            return ""
        key = source.key.removeprefix("#")
        place = self.place(source, _PLACE)
        return place[1] if place else key if key.isdigit() else ""

    def _relate(self, issue: Issue, rel: str, url: str, comment: str) -> Operation[None]:
        """Add a relation unless it is there; Azure compares addresses without their case."""
        path = f"/_apis/wit/workitems/{segment(issue.key)}"
        query = (_VERSION, ("$expand", "relations"))
        request = Request("GET", path, query, repeatable=True)
        there = (yield from self.asked(request, issue.key)).get("relations") or ()
        if any(_end(one["url"]) == _end(url) for one in there):
            return
        value = {"rel": rel, "url": url, "attributes": {"comment": comment}}
        body = [_adding("/relations/-", value)]
        patch = Request("PATCH", path, (_VERSION,), body, _PATCH)
        yield from self.asked(patch, issue.key)

    def state(self, issue: Issue) -> Operation[Seen]:
        query = (_VERSION, ("fields", "System.State"))
        request = Request(
            "GET", f"/_apis/wit/workitems/{segment(issue.key)}", query, repeatable=True
        )
        word = (yield from self.asked(request, issue.key))["fields"]["System.State"]
        return Seen(word, word.casefold() in _DONE)


def _with_priority(draft: IssueDraft) -> IssueDraft:
    is_known = draft.priority.isdigit() and _HIGHEST <= int(draft.priority) <= _LOWEST
    if is_known or not draft.priority:
        return draft
    note = f"Azure DevOps has no priority “{draft.priority}”; it has 1 to 4."
    return replace(draft, priority="").noting(note)


def _adding(path: str, value: Any) -> dict[str, Any]:
    return {"op": "add", "path": path, "value": value}


def _end(url: str) -> str:
    """Return what tells work items apart: Azure puts the project into some addresses of them."""
    lowered = url.casefold()
    return lowered.rpartition("/workitems/")[2] if "/_apis/wit/" in lowered else lowered
