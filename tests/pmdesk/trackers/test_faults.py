"""Whatever a tracker does wrong, the user gets a sentence and no issue is made twice.

Every tracker in memory answers over a real connection, which is spoilt once while an issue is
being made.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pytest

from pmdesk import transport
from pmdesk.model import TrackerKind
from pmdesk.trackers.exchange import Request, Response
from pmdesk.trackers.raising import Outcome, Result, check, push
from pmdesk.transport import Transport
from tests.pmdesk.trackers.room import Room
from tests.pmdesk.trackers.servers.wire import Wire, listening
from tests.pmdesk.trackers.settings import FIRST, room_for

TOKEN = "Secret/Token+42=="  # noqa: S105 - made up
KINDS = pytest.mark.parametrize("kind", TrackerKind, ids=lambda kind: kind.value)
PREFIXES = {TrackerKind.GITHUB: "/api/v3", TrackerKind.AZURE_DEVOPS: "/acme"}


def makes_an_issue(request: Request) -> bool:
    is_dry = ("validateOnly", "true") in request.query
    return request.method == "POST" and "Add a load test" in json.dumps(request.body) and not is_dry


@dataclass
class Scene:
    """A room whose requests go over a wire, and how long nobody really waited."""

    room: Room
    wire: Wire
    slept: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.room.clock.advance(seconds=seconds)

    def raised(self) -> tuple[Result, ...]:
        """Raise over the wire."""
        room = self.room
        with Transport(
            room.adapter, TOKEN, sleep=self.sleep, clock=lambda: room.clock().timestamp()
        ) as send:
            room.send = send
            return push(room.adapter, check(room.adapter, room.planned(), send), room.world)

    def spoiling(self, spoil: Callable[[Request], Response]) -> None:
        """Answer the first request that makes an issue by `spoil`, all others as they are."""
        left = [spoil]

        def answer(request: Request) -> Response:
            if left and makes_an_issue(request):
                return left.pop()(request)
            self.wire.hangs = self.wire.half = False
            return self.room.server(request)

        self.wire.answer = answer


@contextmanager
def scene(kind: TrackerKind) -> Iterator[Scene]:
    wire = Wire(lambda _: Response(500), prefix=PREFIXES.get(kind, ""))
    with listening(wire):
        made = Scene(room_for(kind, wire.address), wire)
        wire.answer = made.room.server
        yield made


def complaining(status: int, **headers: str) -> Callable[[Request], Response]:
    body = json.dumps({"message": "Because of that."}).encode()
    return lambda _: Response(
        status, body, {name.replace("_", "-"): v for name, v in headers.items()}
    )


def assert_made_once(scene: Scene) -> None:
    """Raise until nothing is left, and find each action in the tracker exactly once."""
    for _ in range(2):
        results = scene.raised()
    assert [one.outcome for one in results] == [Outcome.SKIPPED] * 2
    titles = sorted(made.title for made in scene.room.server.issues)
    assert titles == ["Add a load test", "Alert on refusals"]


@KINDS
def test_over_a_real_connection_issues_are_made_and_linked(kind: TrackerKind) -> None:
    with scene(kind) as one:
        results = one.raised()
        assert [result.outcome for result in results] == [Outcome.CREATED] * 2, results
        if kind is not TrackerKind.LINEAR:
            assert len(one.room.server.links) == 2, "the incident is in this very tracker"
        assert_made_once(one)


REFUSALS = {
    400: "did not accept the request",
    401: "does not accept the token. Make a new one",
    403: "does not allow this account to do that",
    404: "Check project and rights",
    413: "Shorten the text",
    422: "did not accept the values",
}


@KINDS
@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_is_a_sentence_and_nothing_was_made(kind: TrackerKind, status: int) -> None:
    with scene(kind) as one:
        one.spoiling(complaining(status))
        first, second = one.raised()
        assert first.outcome is Outcome.FAILED
        assert REFUSALS[status] in first.sentences[0]
        assert second.outcome is Outcome.CREATED
        assert one.room.current(FIRST).sent_at is None
        assert one.slept < 5
        assert_made_once(one)


@KINDS
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry_After": "17"}, 17), ({"X_RateLimit_Reset": "2999-01-01T00:00Z"}, 0), ({}, 60)],
    ids=["after 17 s", "in a thousand years", "without a word"],
)
def test_who_is_told_to_wait_waits_and_makes_it_once(
    kind: TrackerKind, headers: dict[str, str], seconds: float
) -> None:
    with scene(kind) as one:
        one.spoiling(complaining(429, **headers))
        first, _ = one.raised()
        if seconds:
            assert first.outcome is Outcome.CREATED
            assert seconds - 0.1 < one.slept < seconds + 5
        else:
            assert first.outcome is Outcome.FAILED
            assert "asks for fewer requests" in first.sentences[0]
        assert_made_once(one)


@KINDS
@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("arrived", [True, False], ids=["was made", "was not made"])
def test_a_server_that_fails_may_have_made_it(
    kind: TrackerKind, status: int, *, arrived: bool
) -> None:
    with scene(kind) as one:

        def fails(request: Request) -> Response:
            if arrived:
                one.room.server(request)
            return Response(status, b"<html>Bad gateway</html>", {"Retry-After": "3"})

        one.spoiling(fails)
        first, _ = one.raised()
        assert first.outcome is Outcome.FAILED
        assert f"has a problem of its own (status {status})" in first.sentences[0]
        assert one.room.current(FIRST).sent_at is not None
        assert_made_once(one)


@KINDS
@pytest.mark.parametrize("spoilt", ["half", "hangs"])
def test_an_answer_that_is_cut_or_does_not_come_leaves_no_duplicate(
    kind: TrackerKind, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_TIMEOUT", httpx.Timeout(0.5))
    with scene(kind) as one:

        def spoil(request: Request) -> Response:
            one.wire.half, one.wire.hangs = spoilt == "half", spoilt == "hangs"
            return one.room.server(request)

        one.spoiling(spoil)
        first, _ = one.raised()
        assert first.outcome is Outcome.FAILED
        expected = "broke off" if spoilt == "half" else "did not answer in time"
        assert expected in first.sentences[0]
        assert_made_once(one)


@KINDS
def test_a_sign_in_page_in_place_of_an_answer_leaves_no_duplicate(kind: TrackerKind) -> None:
    with scene(kind) as one:

        def page(request: Request) -> Response:
            one.room.server(request)
            return Response(200 if kind is TrackerKind.AZURE_DEVOPS else 201, b"<html>Sign in")

        one.spoiling(page)
        first, _ = one.raised()
        assert first.outcome is Outcome.FAILED
        assert_made_once(one)
