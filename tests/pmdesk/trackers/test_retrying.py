"""A request is sent again only where that does no harm, and after as long as was asked for."""

from datetime import UTC, datetime

import pytest

from pmdesk.trackers.exchange import Fault, Request, Response, get
from pmdesk.trackers.retrying import delay, may_repeat

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MAKING = Request("POST", "/issues", body={})


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0"}, 0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Mon, 02 Mar 2026 09:00:30 GMT"}, 30),
        ({"retry-after": "Mon, 02 Mar 2026 08:00:00 GMT"}, 0),
        ({"x-ratelimit-reset": "2026-03-02T09:01Z"}, 60),
        ({"x-ratelimit-reset": str(int(NOW.timestamp()) + 12)}, 12),
        ({"ratelimit-reset": str(int(NOW.timestamp()) + 5)}, 5),
        ({"retry-after": "3", "x-ratelimit-reset": "2026-03-02T10:00Z"}, 3),
        ({"retry-after": "soon"}, 120),
        ({}, 120),
    ],
)
def test_a_tracker_says_until_when_to_wait(headers: dict[str, str], seconds: float) -> None:
    assert delay(Response(429, b"", headers), 1, NOW) == seconds


def test_without_a_word_of_the_tracker_waits_grow() -> None:
    assert [delay(Response(503), tried, NOW) for tried in range(3)] == [1, 2, 4]
    assert [delay(Fault("No."), tried, NOW) for tried in range(3)] == [1, 2, 4]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failing_server_is_asked_again_but_nothing_is_made_twice(status: int) -> None:
    assert may_repeat(get("/a"), Response(status))
    assert not may_repeat(MAKING, Response(status, b"", {"retry-after": "1"}))


def test_what_was_put_off_was_not_made_and_is_sent_again() -> None:
    assert may_repeat(MAKING, Response(429))
    assert may_repeat(MAKING, Response(403, b"", {"retry-after": "1"}))
    assert may_repeat(MAKING, Response(403, b"", {"x-ratelimit-remaining": "0"}))
    said = b'{"message": "You have exceeded a secondary rate limit."}'
    assert may_repeat(MAKING, Response(403, said))
    assert not may_repeat(MAKING, Response(403, b"", {"x-ratelimit-remaining": "9"}))


def test_a_lost_connection_is_tried_again_for_questions_only() -> None:
    lost = Fault("Lost.", unknown=True)
    assert may_repeat(get("/a"), lost)
    assert not may_repeat(MAKING, lost)
    assert not may_repeat(get("/a"), Fault("No such server."))


@pytest.mark.parametrize("status", [200, 201, 400, 401, 404, 422])
def test_answers_are_not_asked_for_twice(status: int) -> None:
    assert not may_repeat(get("/a"), Response(status))
