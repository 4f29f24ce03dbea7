"""Whether a request may be sent again, and after how long."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pmdesk.trackers.exchange import Fault, Request, Response

TRIES = 4
LONGEST_WAIT = 300.0
"""Seconds; who is asked to wait longer is told so instead."""

_TOO_MANY = 429
_FORBIDDEN = 403
_PASSING = {500, 502, 503, 504}
_NO_HEADER = 60.0
"""Seconds to wait where a tracker asks for fewer requests but does not say until when."""


def may_repeat(request: Request, answer: Response | Fault) -> bool:
    """Tell whether a request can be sent again without harm.

    A request that was put off was not carried out. Where that is not known, only those that do
    no more by being sent twice are sent again: never one that makes something.
    """
    if isinstance(answer, Fault):
        return request.repeatable and answer.unknown
    if is_put_off(answer):
        return True
    return request.repeatable and answer.status in _PASSING


def is_put_off(answer: Response) -> bool:
    """Whether a tracker asks for fewer requests; GitHub says so with the status 403, too."""
    if answer.status == _TOO_MANY:
        return True
    is_used_up = answer.headers.get("x-ratelimit-remaining") == "0"
    is_limit = is_used_up or "retry-after" in answer.headers or b"rate limit" in answer.body.lower()
    return answer.status == _FORBIDDEN and is_limit


def delay(answer: Response | Fault, tried: int, now: datetime) -> float:
    """Return how many seconds to wait before the next try; `tried` counts from 0."""
    step = float(2**tried)
    if isinstance(answer, Fault):
        return step
    for name in ("retry-after", "x-ratelimit-reset", "ratelimit-reset"):
        seconds = _until(answer.headers.get(name, ""), now)
        if seconds is not None:
            return seconds
    return _NO_HEADER * step if is_put_off(answer) else step


_EPOCH_FROM = 1_000_000_000
"""Numbers from here on are seconds since 1970, those below seconds from now."""


def _until(value: str, now: datetime) -> float | None:
    """Read a header that says how long or until when: seconds, a date of HTTP, or ISO 8601."""
    value = value.strip()
    if not value:
        return None
    if value.isascii() and value.replace(".", "", 1).isdigit():
        seconds = float(value)
        left = seconds - now.timestamp() if seconds >= _EPOCH_FROM else seconds
        return max(left, 0.0)
    moment = _iso(value) or _http(value)
    return max((moment - now).total_seconds(), 0.0) if moment else None


def _iso(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _http(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
