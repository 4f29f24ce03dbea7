"""GitHub, its own site or a company's, over its REST interface."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Self
from urllib.parse import quote

from pmdesk.trackers.adapter import (
    Adapter,
    Issue,
    Seen,
    elsewhere,
    holding,
    host,
    reference,
    segment,
)
from pmdesk.trackers.draft import IssueDraft, Limits
from pmdesk.trackers.exchange import Operation, Pace, Request, get
from pmdesk.trackers.markup import markdown

_PLACE = re.compile(r"/([^/]+/[^/]+)/issues/(\d+)")
_ONE_SECOND = Pace("github", 1)
"""GitHub asks for a second between writes, whatever they are about."""

_NO_SUB_ISSUES = {403, 404, 410, 422}
_PAGE = 100
_ALL = {"state": "all", "sort": "created", "per_page": str(_PAGE)}
_MOST_PAGES = 10
"""How far an issue without a label is looked for that may have been made: a request each."""

_WRONG_CLOCK = timedelta(days=1)
"""By how much this machine's clock may be ahead of GitHub's."""


@dataclass(frozen=True)
class GitHub(Adapter):
    """A repository on GitHub; the project is `owner/name`."""

    may_label: bool = True
    """Whether labels are kept; without the right to push, GitHub drops them silently."""

    limits = Limits(
        "GitHub", 256, 65_536, markdown, label=50, has_due=False, has_priority=False,
        links=("sub-issue",), label_in_text=True,
    )  # fmt: skip

    @property
    def address(self) -> str:
        is_public = host(self.tracker.url) == "github.com"
        return "https://api.github.com" if is_public else f"{super().address}/api/v3"

    def headers(self, token: str) -> Mapping[str, str]:
        return {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }

    def test(self) -> Operation[str]:
        me = yield from self.asked(get("/user"), "this account")
        repository = yield from self.asked(get(_repository(self.project)), self.project)
        kept = "may" if _may_push(repository) else "may not"
        has = "takes" if repository.get("has_issues", True) else "does not take"
        return (
            f"Signed in to GitHub as {me['login']}; {self.project} {has} issues, and this account "
            f"{kept} set labels there."
        )

    def prepared(self) -> Operation[Self]:
        repository = yield from self.asked(get(_repository(self.project)), self.project)
        return replace(self, may_label=_may_push(repository))

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        yield from ()
        if self.may_label:
            return draft
        note = "This account has no right to push, so GitHub leaves out all labels."
        return replace(draft, labels=()).noting(note)

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        if self.may_label:
            found = yield from self._listed(draft, labels=draft.label, direction="asc")
            return found
        if draft.sent_at is None:
            found = yield from self._listed(draft, direction="desc")
            return found
        since = f"{draft.sent_at - _WRONG_CLOCK:%Y-%m-%dT%H:%M:%SZ}"
        found = yield from self._listed(draft, _MOST_PAGES, direction="desc", since=since)
        return found

    def _listed(self, draft: IssueDraft, pages: int = 1, **asked: str) -> Operation[Issue | None]:
        """Go through pages of issues until one of them holds the label of a draft."""
        path = f"{_repository(self.project)}/issues"
        for page in range(1, pages + 1):
            request = get(path, **_ALL, **asked, page=str(page))
            listed = yield from self.asked(request, self.project)
            found = holding(draft.label, listed)
            if found:
                return self._issue(found)
            if len(listed) < _PAGE:
                break
        return None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        body: dict[str, Any] = {"title": draft.title, "body": markdown(draft)}
        if draft.labels:
            body["labels"] = list(draft.labels)
        if draft.issue_type:
            body["type"] = draft.issue_type
        made = yield from self._write(f"{_repository(self.project)}/issues", body, self.project)
        kept = {label["name"].casefold() for label in made.get("labels", ())}
        lost = [label for label in draft.labels if label.casefold() not in kept]
        notes = (f"GitHub left out the labels {', '.join(lost)}.",) if lost else ()
        return replace(self._issue(made), notes=notes)

    def _write(self, path: str, body: Any, what: str) -> Operation[Any]:
        request = Request("POST", path, body=body, pace=_ONE_SECOND)
        return (yield from self.asked(request, what, 201))

    def _issue(self, content: Mapping[str, Any]) -> Issue:
        key = reference(self.project, content["number"])
        return Issue(key, content["html_url"], str(content["id"]))

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Make the issue a sub-issue of the postmortem's, which it names in its text as well."""
        source = draft.source
        place = self.place(source, _PLACE) if source else None
        if source is None or place is None:
            return (elsewhere(source, self.name),) if source else ()
        path = f"{_repository(place[0])}/issues/{place[1]}"
        is_joined = yield from self._joined(issue, path)
        if is_joined:
            return ()
        yield from self._mention(issue, f"{draft.kind.label} action", path)
        name = source.key or source.url
        return (f"{name} takes no sub-issues from here: it names the issue in a comment.",)

    def _joined(self, issue: Issue, path: str) -> Operation[bool]:
        """Make a sub-issue, and say whether that is possible."""
        number = issue.id or (yield from self._number(issue))
        listed = yield get(f"{path}/sub_issues", per_page="100")
        if listed.status in _NO_SUB_ISSUES:
            return False
        there = self.expect(listed, "the issue of the postmortem", 200)
        if any(str(sub["id"]) == number for sub in there):
            return True
        body = {"sub_issue_id": int(number)}
        answer = yield Request("POST", f"{path}/sub_issues", body=body, pace=_ONE_SECOND)
        if answer.status in _NO_SUB_ISSUES:
            return False
        self.expect(answer, "the issue of the postmortem", 201)
        return True

    def _number(self, issue: Issue) -> Operation[str]:
        content = yield from self.asked(get(self._path(issue)), issue.key)
        return str(content["id"])

    def _mention(self, issue: Issue, kind: str, path: str) -> Operation[None]:
        what = "the issue of the postmortem"
        comments = yield from self.asked(get(f"{path}/comments", per_page="100"), what)
        if not any(issue.url in (comment.get("body") or "") for comment in comments):
            yield from self._write(f"{path}/comments", {"body": f"{kind}: {issue.url}"}, what)

    def _path(self, issue: Issue) -> str:
        project, _, number = issue.key.rpartition("#")
        return f"{_repository(project or self.project)}/issues/{segment(number)}"

    def state(self, issue: Issue) -> Operation[Seen]:
        content = yield from self.asked(get(self._path(issue)), issue.key)
        reason = content.get("state_reason") if content["state"] == "closed" else None
        word = f"{content['state']} as {reason}" if reason else content["state"]
        return Seen(word.replace("_", " ").capitalize(), content["state"] == "closed")


def _repository(project: str) -> str:
    return f"/repos/{quote(project)}"


def _may_push(repository: Mapping[str, Any]) -> bool:
    return bool(repository.get("permissions", {}).get("push"))
