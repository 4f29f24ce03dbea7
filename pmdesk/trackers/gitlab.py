"""GitLab, its own site or a server of one's own, over its REST interface."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pmdesk.trackers.adapter import Adapter, Issue, Seen, elsewhere, holding, reference, segment
from pmdesk.trackers.draft import IssueDraft, Limits
from pmdesk.trackers.exchange import Operation, Request, get
from pmdesk.trackers.markup import markdown

_PLACE = re.compile(r"/(.+?)(?:/-)?/(?:issues|work_items|incidents)/(?:incident/)?(\d+)")
_TYPES = ("issue", "incident", "test_case", "requirement", "task", "ticket")
_ALREADY_LINKED = 409


@dataclass(frozen=True)
class GitLab(Adapter):
    """A project on GitLab, by its path such as `group/project` or by its number."""

    limits = Limits(
        "GitLab", 255, 1_000_000, markdown, label_breaks=",", has_priority=False,
        links=("relates_to", "blocks", "is_blocked_by"), label_in_text=True,
    )  # fmt: skip

    def headers(self, token: str) -> Mapping[str, str]:
        return {"PRIVATE-TOKEN": token}

    def test(self) -> Operation[str]:
        me = yield from self.asked(get("/api/v4/user"), "this account")
        there = yield from self.asked(get(_project(self.project)), self.project)
        return f"Signed in to GitLab as {me['name']}, who sees {there['path_with_namespace']}."

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        yield from ()
        wanted = draft.issue_type.casefold().replace(" ", "_")
        if not wanted or wanted in _TYPES:
            return replace(draft, issue_type=wanted)
        note = f"GitLab has no type of issue “{draft.issue_type}”; it has {', '.join(_TYPES)}."
        return replace(draft, issue_type="").noting(note)

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        """Look for the label, and for its name in the text: guests cannot set labels."""
        order = {"order_by": "created_at", "sort": "asc"}
        path = f"{_project(self.project)}/issues"
        for asked in ({"labels": draft.label}, {"search": draft.label, "in": "description"}):
            listed = yield from self.asked(get(path, **asked, **order), self.project)
            found = holding(draft.label, listed)
            if found:
                return self._issue(found)
        return None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        known = {
            "title": draft.title,
            "description": markdown(draft),
            "labels": list(draft.labels),
            "due_date": draft.due.isoformat() if draft.due else None,
            "issue_type": draft.issue_type or None,
        }
        body = {name: value for name, value in known.items() if value}
        request = Request("POST", f"{_project(self.project)}/issues", body=body)
        made = yield from self.asked(request, self.project, 201)
        lost = [label for label in draft.labels if label not in made.get("labels", ())]
        notes = (f"GitLab left out the labels {', '.join(lost)}.",) if lost else ()
        return replace(self._issue(made), notes=notes)

    def _issue(self, content: Mapping[str, Any]) -> Issue:
        return Issue(reference(self.project, content["iid"]), content["web_url"])

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Link the issue of the postmortem to the new one; GitLab shows it at both."""
        source = draft.source
        place = self.place(source, _PLACE) if source else None
        if source is None or place is None:
            return (elsewhere(source, self.name),) if source else ()
        project, _, number = issue.key.rpartition("#")
        body = {
            "target_project_id": project or self.project,
            "target_issue_iid": number,
            "link_type": draft.link,
        }
        path = f"{_project(place[0])}/issues/{place[1]}/links"
        answer = yield Request("POST", path, body=body)
        if answer.status != _ALREADY_LINKED:
            self.expect(answer, source.key or source.url, 201)
        return ()

    def state(self, issue: Issue) -> Operation[Seen]:
        project, _, number = issue.key.rpartition("#")
        path = f"{_project(project or self.project)}/issues/{segment(number)}"
        content = yield from self.asked(get(path), issue.key)
        return Seen(content["state"].capitalize(), content["state"] == "closed")


def _project(project: str) -> str:
    return f"/api/v4/projects/{segment(project)}"
