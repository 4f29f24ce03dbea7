"""Jira, in the cloud (REST version 3) and in a data center of one's own (version 2)."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from pmdesk.trackers.adapter import (
    Adapter,
    Issue,
    Seen,
    answered,
    basic,
    elsewhere,
    holding,
    host,
    segment,
)
from pmdesk.trackers.draft import IssueDraft, Limits, Source, plain
from pmdesk.trackers.exchange import Operation, Pace, Request, get
from pmdesk.trackers.jira_project import JiraProject, optional
from pmdesk.trackers.markup import adf, wiki

GATEWAY = "api.atlassian.com"
"""Where scoped tokens are accepted, below /ex/jira/ and the identity of the site."""

RELATES = "relates"
_WRITE_GAP = 0.3
"""Seconds between writes to one issue: Jira takes 20 in 2 seconds and 100 in 30."""


@dataclass(frozen=True)
class Jira(Adapter):
    """What both kinds of Jira have in common."""

    site: str = ""
    """The address for people."""
    kinds_of_links: Mapping[str, str] = field(default_factory=dict)
    """Their names by their names in small letters."""
    known: JiraProject | None = None
    """What Jira said about the project, once it was asked."""

    api: ClassVar[str]
    search: ClassVar[str]

    @abstractmethod
    def description(self, draft: IssueDraft) -> Any:
        """Return the body as this Jira wants it."""

    def test(self) -> Operation[str]:
        me = yield from self.asked(get(f"{self.api}/myself"), "this account")
        rights = {"projectKey": self.project, "permissions": "CREATE_ISSUES"}
        found = yield from self.asked(
            get(f"{self.api}/mypermissions", **rights), f"the project {self.project}"
        )
        known = found.get("permissions", {}).get("CREATE_ISSUES", {})
        may = "may" if known.get("havePermission") else "may not"
        return f"Signed in to {self.name} as {me['displayName']}, who {may} create issues in {self.project}."  # noqa: E501

    def prepared(self) -> Operation[Self]:
        site = yield from self._site()
        kinds = yield from self._kinds_of_links()
        told = yield from self._listed(self._createmeta(), "issueTypes")
        known = JiraProject.of(self.project, self.mapping.issue_type, self.limits.issue_type, told)
        if known.type_name in known.types:
            path = f"{self._createmeta()}/{known.types[known.type_name]}"
            known = known.with_fields((yield from self._listed(path, "fields")))
        return replace(self, site=site, kinds_of_links=kinds, known=known)

    def _createmeta(self) -> str:
        return f"{self.api}/issue/createmeta/{segment(self.project)}/issuetypes"

    def _listed(self, path: str, name: str) -> Operation[list[Any]]:
        what = f"the project {self.project}"
        content = yield from self.asked(get(path, maxResults="200"), what)
        listed: list[Any] = content.get(name) or content.get("values") or []
        return listed

    def _site(self) -> Operation[str]:
        """Return the address for people; a gateway has to be asked for it."""
        if host(self.tracker.url) != GATEWAY:
            return self.address
        info = yield from self.asked(get(f"{self.api}/serverInfo"), "its own address")
        return str(info["baseUrl"]).rstrip("/")

    def _kinds_of_links(self) -> Operation[Mapping[str, str]]:
        """Return no kinds where links are turned off."""
        response = yield get(f"{self.api}/issueLinkType")
        if response.status in {403, 404}:
            return {}
        content = self.expect(response, "kinds of links", 200)
        return {kind["name"].casefold(): kind["name"] for kind in content["issueLinkTypes"]}

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        return answered(self._linkable(self.known.checked(draft) if self.known else draft))

    def _linkable(self, draft: IssueDraft) -> IssueDraft:
        """Say how an issue is linked where this Jira has no such kind of link."""
        source = draft.source
        is_here = source is not None and bool(source.key) and self.is_own(source)
        if not is_here or draft.link.casefold() in self.kinds_of_links:
            return draft
        usual = self.kinds_of_links.get(RELATES)
        if usual is None:
            note = "Links between issues are turned off in this Jira: a web link stands instead."
            return draft.noting(note)
        return draft.noting(
            f"“{draft.link}” is no kind of link in this Jira: “{usual}” is used, and a web link "
            "says which it is."
        )

    def _values(self, draft: IssueDraft) -> dict[str, Any]:
        usual = self.mapping.issue_type or self.limits.issue_type
        name = self.known.type_name if self.known else usual
        return {
            "project": {"key": self.project},
            "issuetype": {"name": name},
            "summary": draft.title,
            "description": self.description(draft),
            **optional(draft),
        }

    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        label = draft.label
        phrase = f'"\\"{label}\\""'
        jql = f'labels = "{label}" OR description ~ {phrase} ORDER BY created ASC'
        request = get(f"{self.api}/{self.search}", jql=jql, fields="labels,description")
        content = yield from self.asked(request, "its own search")
        found = holding(label, content["issues"])
        return self._issue(found) if found else None

    def create(self, draft: IssueDraft) -> Operation[Issue]:
        request = Request("POST", f"{self.api}/issue", body={"fields": self._values(draft)})
        content = yield from self.asked(request, f"the project {self.project}", 201)
        return self._issue(content)

    def _issue(self, content: Mapping[str, Any]) -> Issue:
        key = str(content["key"])
        return Issue(key, f"{self.site or self.address}/browse/{key}", str(content["id"]))

    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        source = draft.source
        if source is None:
            return ()
        if not source.key or not self.is_own(source):
            yield from self._point(issue, source, draft.link)
            return (elsewhere(source, self.name),)
        kind = self.kinds_of_links.get(draft.link.casefold())
        if kind:
            return (yield from self._join(issue, source, kind))
        notes = yield from self._relate(issue, source)
        yield from self._point(issue, source, draft.link)
        return (
            *notes,
            f"“{draft.link}” is no kind of link in this Jira; an administrator can add it.",
        )

    def is_own(self, source: Source) -> bool:
        site = self.site or self.tracker.url
        return not source.url or host(source.url) == host(site)

    def _relate(self, issue: Issue, source: Source) -> Operation[tuple[str, ...]]:
        """Link by the kind that every Jira has, unless links are turned off."""
        kind = self.kinds_of_links.get(RELATES)
        return (yield from self._join(issue, source, kind)) if kind else ()

    def _join(self, issue: Issue, source: Source, kind: str) -> Operation[tuple[str, ...]]:
        """Link two issues of this Jira, and read the link back.

        What Jira calls inward is where the link starts: the postmortem, whatever its guide says.
        """
        body = {
            "type": {"name": kind},
            "inwardIssue": {"key": source.key},
            "outwardIssue": {"key": issue.key},
        }
        pace = Pace(source.key, _WRITE_GAP)
        request = Request("POST", f"{self.api}/issueLink", body=body, pace=pace)
        yield from self.asked(request, f"{source.key} or {issue.key}", 200, 201)
        there = yield from self.asked(get(self._path(issue.key), fields="issuelinks"), issue.key)
        if _is_linked(there["fields"].get("issuelinks", ()), source.key):
            return ()
        return (f"Jira does not show the link between {issue.key} and {source.key}. Look there.",)

    def _point(self, issue: Issue, source: Source, relationship: str) -> Operation[None]:
        """Show the address of the postmortem at an issue; doing it again changes nothing."""
        if not source.url:
            return
        body = {
            "globalId": f"pmdesk={source.url}"[:255],
            "relationship": relationship,
            "object": {"url": source.url, "title": f"{source.key} {source.title}".strip()[:255]},
        }
        path = f"{self._path(issue.key)}/remotelink"
        request = Request("POST", path, body=body, repeatable=True)
        yield from self.asked(request, issue.key, 200, 201)

    def _path(self, key: str) -> str:
        return f"{self.api}/issue/{segment(key)}"

    def state(self, issue: Issue) -> Operation[Seen]:
        request = get(self._path(issue.key), fields="status")
        content = yield from self.asked(request, issue.key)
        status = content["fields"]["status"]
        return Seen(status["name"], status.get("statusCategory", {}).get("key") == "done")


def _is_linked(links: Iterable[Mapping[str, Any]], key: str) -> bool:
    """Whether an issue shows the postmortem as where the link starts."""
    return any(link.get("inwardIssue", {}).get("key") == key for link in links)


@dataclass(frozen=True)
class JiraCloud(Jira):
    """Jira in Atlassian's cloud, reached with an API token and the address of its account."""

    # Markup counts too, so there is room left below the 32,767 characters of a field.
    limits = Limits(
        "Jira Cloud", 254, 30_000, plain, issue_type="Task", label_breaks=" ", label_in_text=True
    )
    api = "/rest/api/3"
    search = "search/jql"

    def headers(self, token: str) -> Mapping[str, str]:
        return basic(self.tracker.account, token)

    def description(self, draft: IssueDraft) -> Any:
        return adf(draft)


@dataclass(frozen=True)
class JiraDataCenter(Jira):
    """Jira on a server of one's own, reached with a personal access token."""

    limits = Limits(
        "Jira", 254, 32_767, wiki, issue_type="Task", label_breaks=" ", label_in_text=True
    )
    api = "/rest/api/2"
    search = "search"

    def headers(self, token: str) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {token}"}

    def description(self, draft: IssueDraft) -> Any:
        return wiki(draft)
