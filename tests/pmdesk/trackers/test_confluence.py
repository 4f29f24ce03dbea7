"""A write-up becomes a draft in Confluence, which people then look through and publish."""

from typing import Any

import pytest

from pmdesk.trackers.confluence import Confluence, Post
from pmdesk.trackers.exchange import Fault, Request, Response, Send, drive
from tests.pmdesk.trackers.servers.memory import said

CLOUD = Confluence("https://acme.atlassian.net/wiki/", "OPS", "ann@example.com")
OWN = Confluence("https://wiki.example.com/confluence", "OPS")


def answering(made: list[Request], links: dict[str, str], *, has_space: bool = True) -> Send:
    def send(request: Request) -> Response:
        made.append(request)
        if request.method == "POST":
            return said(200, {"id": "77", "_links": links})
        if "user" in request.path:
            return said(200, {"displayName": "Ann"})
        return said(200, {"results": [{"id": "5", "key": "OPS"}] if has_space else []})

    return send


def test_a_draft_is_made_in_the_cloud() -> None:
    made: list[Request] = []
    links = {"base": "https://acme.atlassian.net/wiki", "editui": "/pages/edit-v2/77"}
    post = drive(CLOUD.draft("Cards refused", "<p>&amp;</p>"), answering(made, links))
    assert post == Post("77", "https://acme.atlassian.net/wiki/pages/edit-v2/77")
    assert [request.path for request in made] == ["/wiki/api/v2/spaces", "/wiki/api/v2/blogposts"]
    body: dict[str, Any] = made[1].body
    assert body == {
        "spaceId": "5", "status": "draft", "title": "Cards refused",
        "body": {"representation": "storage", "value": "<p>&amp;</p>"},
    }  # fmt: skip
    assert not made[1].repeatable


def test_a_draft_is_made_on_a_server_of_ones_own() -> None:
    made: list[Request] = []
    post = drive(OWN.draft("Cards refused", "<p>x</p>"), answering(made, {}))
    assert post.url == ("https://wiki.example.com/confluence/pages/resumedraft.action?draftId=77")
    assert made[1].path == "/rest/api/content"
    assert made[1].body["status"] == "draft"
    assert made[1].body["space"] == {"key": "OPS"}
    assert made[1].body["body"]["storage"]["value"] == "<p>x</p>"


def test_the_cloud_and_a_server_of_ones_own_are_told_the_token_differently() -> None:
    assert CLOUD.headers("t") == {"Authorization": "Basic YW5uQGV4YW1wbGUuY29tOnQ="}
    assert OWN.headers("t") == {"Authorization": "Bearer t"}
    assert CLOUD.address == "https://acme.atlassian.net"
    assert OWN.address == "https://wiki.example.com/confluence"
    assert Confluence("https://api.atlassian.com/ex/confluence/1", "OPS").is_cloud


@pytest.mark.parametrize("confluence", [CLOUD, OWN], ids=["cloud", "own"])
def test_a_test_says_who_one_is_and_that_the_space_is_there(confluence: Confluence) -> None:
    sentence = drive(confluence.test(), answering([], {}))
    assert sentence == "Signed in to Confluence as Ann, who sees the space OPS."


@pytest.mark.parametrize("confluence", [CLOUD, OWN], ids=["cloud", "own"])
def test_an_unknown_space_is_a_sentence(confluence: Confluence) -> None:
    made: list[Request] = []
    with pytest.raises(Fault, match="does not know the space OPS"):
        drive(confluence.draft("x", "y"), answering(made, {}, has_space=False))
    assert not any(request.method == "POST" for request in made)


def test_too_large_a_post_is_not_sent() -> None:
    made: list[Request] = []
    with pytest.raises(Fault, match="takes posts of 5 MB"):
        drive(CLOUD.draft("x", "y" * 5_000_001), answering(made, {}))
    assert made == []


def test_a_refusal_is_a_sentence() -> None:
    def send(request: Request) -> Response:
        if request.method == "GET":
            return said(200, {"results": [{"id": "5"}]})
        return said(400, {"errors": [{"title": "A blog post with this title already exists"}]})

    with pytest.raises(Fault, match="title already exists"):
        drive(CLOUD.draft("x", "y"), send)
