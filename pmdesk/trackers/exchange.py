"""Requests and answers as values, so that what speaks to a tracker needs no network to be tested.

An operation is a generator: it yields a `Request`, is sent the `Response`, and returns what it
found out. Who drives it decides where requests go: `pmdesk.transport` to the network, a test to a
server in memory.
"""

import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pmdesk.errors import PmdeskError

T = TypeVar("T")


@dataclass(frozen=True)
class Pace:
    """How far apart writes must be: `seconds` between those of one `key`."""

    key: str
    seconds: float


@dataclass(frozen=True)
class Request:
    """One question to a tracker. It never holds a token: the transport adds that."""

    method: str
    path: str
    """Below the tracker's address, percent-encoded."""
    query: tuple[tuple[str, str], ...] = ()
    body: Any = None
    """What is sent as JSON, or None."""
    headers: tuple[tuple[str, str], ...] = ()
    repeatable: bool = False
    """Whether sending it twice does no more than sending it once."""
    pace: Pace | None = None


def get(path: str, **query: str) -> Request:
    """Return a request that only reads."""
    return Request("GET", path, tuple(query.items()), repeatable=True)


@dataclass(frozen=True)
class Response:
    """What a tracker answered; header names are in small letters."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Any:
        """The body read as JSON, or None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class Server(Protocol):
    """What requests are sent to: what it is called, where it is, and how it is told the token."""

    @property
    def name(self) -> str:
        """What it is called in sentences."""

    @property
    def address(self) -> str:
        """Where requests go; their paths are below it."""

    def headers(self, token: str) -> Mapping[str, str]:
        """Return the headers that go with every request, the token among them."""


class Fault(PmdeskError):
    """A tracker refused, or nothing came of asking it; the text says what to do."""

    def __init__(self, sentence: str, *, status: int = 0, unknown: bool = False) -> None:
        super().__init__(sentence)
        self.status = status
        """The HTTP status, 0 where there was no answer."""
        self.unknown = unknown
        """Whether the request may have been carried out all the same."""


class Cancelled(PmdeskError):
    """The user called the work off; what was sent before that stands."""

    def __init__(self) -> None:
        super().__init__("Cancelled.")


Operation = Generator[Request, Response, T]
Send = Callable[[Request], Response]
"""Sends one request and waits for the answer; raises `Fault` or `Cancelled`."""


def drive(operation: Operation[T], send: Send) -> T:
    """Carry an operation out and return its result; a fault is raised inside it first."""
    try:
        request = next(operation)
        while True:
            try:
                response = send(request)
            except Fault as fault:
                request = operation.throw(fault)
            else:
                request = _told(operation, response)
    except StopIteration as end:
        result: T = end.value
        return result


def _told(operation: Operation[Any], response: Response) -> Request:
    """Hand an answer over; one that lacks what it must have is as good as none."""
    try:
        return operation.send(response)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        sentence = "The tracker answered with something that pmdesk does not know how to read."
        missing = f" It was looking for {error.args[0]}." if isinstance(error, KeyError) else ""
        raise Fault(sentence + missing, status=response.status, unknown=True) from error


_REFUSED = (
    "{tracker} does not accept the token. Make a new one and set it in the directory, under "
    "Trackers."
)
_SENTENCES = {
    203: _REFUSED,
    400: "{tracker} did not accept the request{why}.",
    401: _REFUSED,
    403: "{tracker} does not allow this account to do that{why}. Ask who runs it for the right.",
    404: "{tracker} does not know {what}, or hides it from this account. Check project and rights.",
    409: "{tracker} has changed in the meantime{why}. Try again.",
    410: "{tracker} no longer offers {what}{why}.",
    413: "This is more than {tracker} takes at once{why}. Shorten the text.",
    422: "{tracker} did not accept the values{why}.",
    429: "{tracker} asks for fewer requests, for now. Try again in some minutes.",
}
_OTHER = "{tracker} answered with the status {status}{why}. Check its address in the directory."
_BROKEN = "{tracker} has a problem of its own (status {status}). Try again later."
_GARBLED = (
    "{tracker} answered with something that cannot be read. Check its address in the directory, "
    "and whether a sign-in page stands before it."
)
_SERVER_ERROR = 500
_LONGEST_WHY = 300


def expect(response: Response, tracker: str, what: str, *statuses: int) -> Any:
    """Return the content of an answer that has one of the `statuses`, or raise `Fault`.

    `what` is what was asked for, as it stands in a sentence.
    """
    if response.status in statuses:
        content = response.content
        if content is None and response.body.strip():
            raise Fault(_GARBLED.format(tracker=tracker), status=response.status, unknown=True)
        return content
    raise refusal(response, tracker, what)


def refusal(response: Response, tracker: str, what: str) -> Fault:
    """Return the fault that an answer stands for."""
    status = response.status
    is_broken = status >= _SERVER_ERROR
    sentence = _BROKEN if is_broken else _SENTENCES.get(status, _OTHER)
    complaint = complaints(response.content)
    why = f": {complaint}" if complaint else ""
    text = sentence.format(tracker=tracker, what=what, status=status, why=why)
    return Fault(text.replace("..", "."), status=status, unknown=is_broken or status < 400)  # noqa: PLR2004


_SPEAKING = (
    "userPresentableMessage", "errorMessages", "errors", "message", "error", "error_description",
    "extensions",
)  # fmt: skip
"""Where trackers put what they have to say, in the order in which it helps."""


def complaints(content: Any) -> str:
    """Return what a tracker's error says, on one line, whatever its shape."""
    said = list(dict.fromkeys(" ".join(text.split()) for text in _said(content)))
    return "; ".join(text for text in said if text).strip(" .")[:_LONGEST_WHY]


def _said(content: Any, name: str = "") -> Generator[str]:
    if isinstance(content, str):
        yield f"{name}: {content}" if name else content
    elif isinstance(content, list):
        for part in content:
            yield from _said(part, name)
    elif isinstance(content, dict):
        known = [key for key in _SPEAKING if content.get(key)]
        for key in known:
            yield from _said(content[key])
        if not known:
            for key, part in content.items():
                yield from _said(part, str(key))
