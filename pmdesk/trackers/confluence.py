"""Confluence: drafts of blog posts, in the cloud (version 2) and on a server of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.trackers.adapter import basic, host
from pmdesk.trackers.exchange import Fault, Operation, Request, Response, expect, get

LARGEST = 5_000_000
"""Bytes of a post that Confluence takes."""

_CLOUD = (".atlassian.net", "api.atlassian.com")
_LONGEST_TITLE = 255


@dataclass(frozen=True)
class Post:
    """A draft that Confluence has, and where to go on with it."""

    id: str
    url: str


@dataclass(frozen=True)
class Confluence:
    """A space of a Confluence; in the cloud, the account is the e-mail address of the token."""

    url: str
    space: str
    account: str = ""

    name = "Confluence"

    @property
    def is_cloud(self) -> bool:
        """Whether it is Atlassian's own; a server of one's own wants another token and version."""
        return host(self.url).endswith(_CLOUD)

    @property
    def address(self) -> str:
        """Where requests go; their paths are below it."""
        return self.url.rstrip("/").removesuffix("/wiki") if self.is_cloud else self.url.rstrip("/")

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the headers that go with every request, the token among them."""
        if not self.is_cloud:
            return {"Authorization": f"Bearer {token}"}
        return basic(self.account, token)

    def test(self) -> Operation[str]:
        """Say who the token belongs to, and that the space is there."""
        wiki = "/wiki" if self.is_cloud else ""
        me = self._expect((yield get(f"{wiki}/rest/api/user/current")), "this account", 200)
        yield from self._space()
        name = me.get("displayName", "")
        return f"Signed in to Confluence as {name}, who sees the space {self.space}."

    def draft(self, title: str, storage: str) -> Operation[Post]:
        """Make a draft of a blog post; `storage` is in Confluence's own format, XHTML.

        Sending it twice would make two drafts, so nothing is sent again after a lost answer.
        """
        if len(storage.encode()) > LARGEST:
            raise Fault(
                f"Confluence takes posts of {LARGEST // 1_000_000} MB. Leave out some pictures."
            )
        space = yield from self._space()
        title = title[:_LONGEST_TITLE]
        request = self._cloud(space, title, storage) if self.is_cloud else self._own(title, storage)
        made = self._expect((yield request), f"the space {self.space}", 200)
        return Post(str(made["id"]), self._place(made))

    def _space(self) -> Operation[str]:
        """Return the number of the space; raises `Fault` where there is none of its key."""
        asked = (
            get("/wiki/api/v2/spaces", keys=self.space)
            if self.is_cloud
            else get("/rest/api/space", spaceKey=self.space)
        )
        found = self._expect((yield asked), f"the space {self.space}", 200)["results"]
        if not found:
            raise Fault(
                f"Confluence does not know the space {self.space}, or hides it from this account. "
                "Check its key and your rights."
            )
        return str(found[0]["id"])

    def _cloud(self, space: str, title: str, storage: str) -> Request:
        body = {"representation": "storage", "value": storage}
        content = {"spaceId": space, "status": "draft", "title": title, "body": body}
        return Request("POST", "/wiki/api/v2/blogposts", body=content)

    def _own(self, title: str, storage: str) -> Request:
        content = {
            "type": "blogpost",
            "status": "draft",
            "title": title,
            "space": {"key": self.space},
            "body": {"storage": {"representation": "storage", "value": storage}},
        }
        return Request("POST", "/rest/api/content", body=content)

    def _place(self, made: Mapping[str, Any]) -> str:
        """Return where the draft is edited."""
        links = made.get("_links", {})
        below = links.get("editui") or links.get("edit") or links.get("webui") or ""
        base = links.get("base") or (f"{self.address}/wiki" if self.is_cloud else self.address)
        if not below:
            below = f"/pages/resumedraft.action?draftId={made['id']}"
        return f"{base}{below}"

    def _expect(self, response: Response, what: str, *statuses: int) -> Any:
        return expect(response, self.name, what, *statuses)
